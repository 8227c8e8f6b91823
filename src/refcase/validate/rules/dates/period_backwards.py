"""A period ends before it begins.

Why: one of the two years is a slip.
Basis: internal consistency; no text of the exercise is needed.

Flagged: ``2016–2012``, ``from 2015 to 2011``
Fine:    ``2012–2016``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.text import Span
from refcase.validate.dates import any_in, backwards, backwards_near
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule


@rule("DAT006", "period-backwards", Severity.ERROR, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each in sections 1, 2 and 4 and in the header; pages and the like are in the lists."""
    places = backwards_near(draft.view, draft.years)
    if not places:
        return
    first = min((s.heading_span.start for s in draft.study.sections), default=0)
    stretches = [(0, first), *((s.span.start, s.span.end) for s in draft.sections(1, 2, 4))]
    for start, end in stretches:
        if not any_in(places, start, end):
            continue
        for found in backwards(draft.view, start, end):
            span = Span(start=found.start(), end=found.end())
            told = f"the period “{found[0]}” ends before it begins"
            yield Hit(span, told, hint="put the years in order, or mend the one that is wrong")
