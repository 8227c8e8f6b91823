"""A figure of the summary differs from the one that section 4 gives for the same thing.

Why: an assessor reads the summary first and notices at once.
Basis: lists of what reviewers look for in a case study; confidence D. That both mean the same is a guess.

Flagged: ``used in 4,200 primary schools`` (section 4: ``by 2019, 4,300 primary schools used it``)
Fine:    ``used in over 4,000 primary schools`` (section 4 as above); ``used in 12 countries``
"""

from collections.abc import Iterator
from decimal import Decimal

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.quantities import Quantity, printed, quantities, values
from refcase.validate.rule import Aside, Hit, rule

# Small counts are of many things: three reports here, five reports there.
_SMALLEST = 10
# Figures further apart than this count other things.
_APART = Decimal("2.5")
_CLOSE = Decimal("1.25")
_ENOUGH = 2


@rule("FIG011", "summary-figure-differs", Severity.INFO, since="0.2")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each figure of section 1 that is not in section 4 and has one other there in its place."""
    summary = [each for each in quantities(draft, 1) if each.value >= _SMALLEST]
    if not summary:
        return
    known = {n: _values(draft, n) for n in (1, 4)}
    summary = [each for each in summary if printed(draft.view, each) not in known[4]]
    details = quantities(draft, 4) if summary else []
    for one in summary:
        alike = [each for each in details if each.noun == one.noun]
        if any(_agree(one.value, each.value) for each in alike):
            continue
        if len({each.value for each in summary if each.noun == one.noun and each.near & one.near}) > 1:
            continue
        other = _other(one, alike)
        if other and printed(draft.view, other) not in known[1]:
            said, there = (" ".join(each.span.of(draft.text).split()) for each in (one, other))
            yield Hit(
                one.span,
                f"the summary says “{said}”, section 4 “{there}”",
                hint="give the same figure in both, or say how they differ",
                asides=(Aside(other.span, f"“{there}”"),),
            )


def _values(draft: Draft, number: int) -> set[Decimal]:
    return {
        value
        for section in draft.sections(number)
        for value in values(draft.view, section.span.start, section.span.end)
    }


def _other(one: Quantity, alike: list[Quantity]) -> Quantity | None:
    """The quantity of the same thing, None when there is none or it may be any of several."""
    found = [each for each in alike if each.value and _same(one, each, alike)]
    return found[0] if len({each.value for each in found}) == 1 else None


def _same(one: Quantity, other: Quantity, alike: list[Quantity]) -> bool:
    """Whether both count the same thing, as far as the words tell."""
    apart = max(one.value, other.value) / min(one.value, other.value)
    if apart > _APART or (one.years and other.years and not one.years & other.years):
        return False
    shared = len(one.near & other.near)
    named = one.between == other.between and bool(one.between)
    alone = len({each.value for each in alike}) == 1 and apart <= _CLOSE
    return shared >= _ENOUGH or named or alone


def _agree(one: Decimal, other: Decimal) -> bool:
    """Whether one is the other rounded, up or down: 4,000 and 4,212."""
    gap = abs(one - other)
    return any(gap < Decimal(1).scaleb(int(n.normalize().as_tuple().exponent)) for n in (one, other))
