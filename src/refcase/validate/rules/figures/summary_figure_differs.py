"""A figure of the summary differs from the one that section 4 gives for the same thing.

Why: an assessor reads the summary first and notices at once.
Basis: lists of what reviewers look for in a case study; confidence D. That both mean the same is a guess.

Flagged: ``used in 4,200 primary schools`` (section 4: ``by 2019, 4,300 primary schools used it``)
Fine:    ``used in over 4,000 primary schools`` (section 4 as above); ``used in 12 countries``
"""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.quantities import Quantity, figures, printed, quantities, stands
from refcase.validate.rule import Aside, Hit, rule

# Small counts are of many things: three reports here, five reports there.
_SMALLEST = 10
# Figures further apart than this count other things.
_APART = Decimal("2.5")
_CLOSE = Decimal("1.25")
_ENOUGH = 2
# Where so many things of a kind are counted, each may be any of them.
_MANY = 30
# So many are looked up faster one by one.
_FEW = 20


@rule("FIG011", "summary-figure-differs", Severity.INFO, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each figure of section 1 that is not in section 4 and has one other there in its place."""
    summary = [each for each in quantities(draft, 1) if each.value >= _SMALLEST]
    if not summary:
        return
    if len(summary) <= _FEW:
        summary = [each for each in summary if not _stands(draft, 4, each)]  # the usual case: none is left
    if len(summary) > _FEW or any(_may_stand(draft, 4, each) for each in summary):
        known = _figures(draft, 4)
        summary = [each for each in summary if printed(draft.view, each) not in known]
    wanted = Counter(each.noun for each in summary)
    details = quantities(draft, 4, wanted.keys()) if wanted else []
    nouns = Counter(each.noun for each in details)
    for one in summary:
        if not 0 < nouns[one.noun] <= _MANY or wanted[one.noun] > _MANY:
            continue
        alike = [each for each in details if each.noun == one.noun]
        if any(_agree(one, each) for each in alike):
            continue
        if len({each.value for each in summary if each.noun == one.noun and each.near & one.near}) > 1:
            continue
        other = _other(one, alike)
        if other and printed(draft.view, other) not in _figures(draft, 1):
            said, there = (" ".join(each.span.of(draft.text).split()) for each in (one, other))
            yield Hit(
                one.span,
                f"the summary says “{said}”, section 4 “{there}”",
                hint="give the same figure in both, or say how they differ",
                asides=(Aside(other.span, f"“{there}”"),),
            )


def _stands(draft: Draft, number: int, quantity: Quantity) -> bool:
    return any(
        stands(draft.view, section.span.start, section.span.end, quantity.span)
        for section in draft.sections(number)
    )


def _may_stand(draft: Draft, number: int, quantity: Quantity) -> bool:
    """Whether its figures may stand in the section with other commas."""
    figure = printed(draft.view, quantity)
    return any(
        figure in draft.view[section.span.start : section.span.end].replace(",", "")
        for section in draft.sections(number)
    )


def _figures(draft: Draft, number: int) -> set[str]:
    return {
        figure
        for section in draft.sections(number)
        for figure in figures(draft.view, section.span.start, section.span.end)
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
    if one.noun == "%":
        return shared > _ENOUGH
    alone = len({each.value for each in alike}) == 1
    if apart > _CLOSE:  # one of several may be a part of the whole
        return alone and shared >= _ENOUGH
    return alone or shared > 0 or (bool(one.between) and one.between == other.between)


def _agree(one: Quantity, other: Quantity) -> bool:
    """Whether one is the other rounded, up or down, or not much more where it may be: 4,000 and 4,212."""
    gap = abs(one.value - other.value)
    less, more = sorted((one, other), key=lambda each: each.value)
    if less.at_least and not more.at_least and more.value <= less.value * _CLOSE:
        return True
    return any(gap < Decimal(1).scaleb(int(n.value.normalize().as_tuple().exponent)) for n in (one, other))
