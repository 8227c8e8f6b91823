"""Some amounts have the symbol of their currency and some its code.

Why: a reader wonders whether the figures were put together by different hands.
Basis: consistency; of 99 published studies of REF 2021 41 keep to one form, 5 mix; confidence D.

Flagged: ``saved GBP1,200,000 in 2016 and £900,000 in 2017``
Fine:    ``saved GBP1,200,000 in 2016 and GBP900,000 in 2017``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.figures import sums
from refcase.validate.rule import Aside, Hit, rule

# The franc and the krone have no symbol.
_WITH_SYMBOL = {"GBP", "EUR", "USD"}


@rule("FIG007", "mixed-currency-styles", Severity.INFO, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for the first amount of the rarer form, where the exercise has a style guide."""
    found = sums(draft) if draft.profile.indicator_style else []
    coded = [each for each in found if each.sign in _WITH_SYMBOL]
    signed = [each for each in found if not each.is_coded]
    if not coded or not signed:
        return
    few, many = (coded, signed) if len(coded) < len(signed) else (signed, coded)
    first, other = few[0].span, many[0].span
    said, there = few[0].written(draft), many[0].written(draft)
    yield Hit(
        first,
        f"“{said}” is written otherwise than “{there}”",
        hint=f"write all amounts in one way: {len(coded)} with a code, {len(signed)} with a symbol",
        asides=(Aside(other, f"“{there}”"),),
    )
