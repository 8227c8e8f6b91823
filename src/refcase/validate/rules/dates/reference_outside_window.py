"""A reference appeared outside the window for underpinning research.

Why: research from outside the window cannot underpin the impact.
Basis: the profile's window: REF 02.2011 for REF 2014, the guidance on submissions, paragraph 304, for
REF 2021; provisional for REF 2029. Unit 16 of REF 2014 may have had five years more.

Flagged: a reference of 1987   (research counts from 1993 in REF 2014)
Fine:    a reference of 1993; one that is in press
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.models import Reference
from refcase.patterns import compile_regex
from refcase.text import Span
from refcase.validate.dates import years
from refcase.validate.draft import Draft
from refcase.validate.gathering import told_once
from refcase.validate.rule import Hit, rule

_TO_COME = compile_regex(r"(?i)\b(?:in press|forthcoming|accepted|to appear|submitted)\b")
_BUILT = compile_regex(r"(?i)\b(?:architecture|built environment)\b")


@rule("DAT002", "reference-outside-window", Severity.WARNING, since="0.1", limit="research")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each reference whose only year is outside."""
    window = draft.profile.research
    if window is None:
        return
    first, last = window.start.year, window.end.year
    years_given = [reference.year for reference in draft.study.references if reference.year is not None]
    if not years_given or first <= min(years_given) <= max(years_given) <= last:
        return  # the usual case
    first -= 5 if _BUILT.search(draft.study.unit_of_assessment or "") else 0
    hits = []
    for n, reference in enumerate(draft.study.references):
        year = reference.year
        if year is None or first <= year <= last or _TO_COME.search(reference.raw):
            continue
        # Reprints and translations have two years.
        if any(first <= other <= last for other, _ in years(reference.raw)):
            continue
        at = reference.raw.find(str(year))
        span = draft.head(reference) if at < 0 else _span(reference, at)
        told = f"{draft.called('reference', n)} is of {year}; research counts from {first} to {last}"
        hits.append(Hit(span, told, hint="cite work from the window as well", label=reference.label))
    yield from told_once(hits, "reference")


def _span(reference: Reference, at: int) -> Span:
    return Span(start=reference.span.start + at, end=reference.span.start + at + 4)
