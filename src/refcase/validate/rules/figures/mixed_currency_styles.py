"""Some amounts have the symbol of their currency and some its code.

Why: a reader wonders whether the figures were put together by different hands.
Basis: consistency; of 99 published studies of REF 2021 46 keep to one form, 5 mix; confidence D.

Flagged: ``saved GBP1,200,000 in 2016 and £900,000 in 2017``
Fine:    ``saved GBP1,200,000 in 2016 and GBP900,000 in 2017``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.figures import sums
from refcase.validate.rule import Aside, Hit, rule


@rule("FIG007", "mixed-currency-styles", Severity.INFO, since="0.2")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for the first amount of the rarer form, where the exercise has a style guide."""
    found = sums(draft) if draft.profile.indicator_style else []
    coded = [each for each in found if each.is_coded]
    signed = [each for each in found if not each.is_coded]
    if not coded or not signed:
        return
    few, many = (coded, signed) if len(coded) < len(signed) else (signed, coded)
    first, other = few[0].span, many[0].span
    yield Hit(
        first,
        f"“{first.of(draft.text)}” is written otherwise than “{other.of(draft.text)}”",
        hint=f"write all amounts in one way: {len(coded)} with a code, {len(signed)} with a symbol",
        asides=(Aside(other, f"“{other.of(draft.text)}”"),),
    )
