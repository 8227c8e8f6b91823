"""A quotation cites no source, nor does anything in its paragraph or right behind it.

Why: praise that nobody can look up convinces nobody.
Basis: lists of what reviewers look for in a case study; confidence M.

Flagged: ``The harbour master says: “It has changed how the whole of this coast is lit.”``
Fine:    ``The harbour master says: “It has changed how the whole of this coast is lit” [E4].``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.text import Span
from refcase.validate.backing import as_cited, unsourced_quotations
from refcase.validate.draft import Draft
from refcase.validate.gathering import told_once
from refcase.validate.quotations import Quotation
from refcase.validate.rule import Aside, Hit, rule

# The speaker stands in the sentence that quotes.
_NEAR = 160


@rule("EVI001", "quotation-without-source", Severity.WARNING, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for the first such quotation of each paragraph; the others of it are asides.

    None where an uncited source fits the paragraph: EVI003 tells that, and what to cite.
    """
    if draft.cites_sources:
        yield from told_once(_hits(draft), "paragraph")


def _hits(draft: Draft) -> Iterator[Hit]:
    unsourced = {place: unsourced_quotations(draft, place) for place in range(len(draft.passages))}
    told = {pair.place for pair in draft.pairs} if any(unsourced.values()) else set()
    for place, found in unsourced.items():
        if not found or place in told:
            continue
        first, *others = found
        more = f", nor {'do' if others[1:] else 'does'} {len(others)} more in its paragraph" if others else ""
        yield Hit(
            Span(start=first.start, end=first.end),
            f"this quotation of {first.words} words cites no source{more}",
            hint=_hint(draft, place, first),
            asides=tuple(Aside(Span(start=q.start, end=q.end), "nor does this one") for q in others),
        )


def _hint(draft: Draft, place: int, quotation: Quotation) -> str:
    """What to do; the listed source it may come from, where one fits and is named near the quotation."""
    fit = draft.pairing.source_of(place)
    at = draft.pairing.first(fit.word, place) if fit else -1
    if fit is None or not quotation.start - _NEAR <= at <= quotation.end + _NEAR:
        return "cite the source it comes from, and list that in section 5"
    label = draft.study.sources[fit.source].label
    cite = as_cited(draft, label) if label else draft.called("source", fit.source)
    return f"cite {cite} if it comes from there, as “{fit.word}” suggests; else list its source in section 5"
