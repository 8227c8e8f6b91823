"""An amount is shortened with m, bn, k or such a word where the style guide has all its digits.

Why: figures of all case studies are searched and added up together.
Basis: the style guide for figures of REF 2021, not read; 59 amounts of 99 published studies are shortened
and 52 in full; confidence D.

Flagged: ``saved GBP22 million``
Fine:    ``saved GBP22,000,000``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.figures import sums
from refcase.validate.gathering import habit
from refcase.validate.rule import Hit, rule


@rule("FIG003", "short-form-amount", Severity.INFO, since="0.1", selected=False)
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for the first such amount, where the exercise has a style guide."""
    found = [each for each in sums(draft) if each.scale] if draft.profile.indicator_style else []
    if found:
        first = found[0]
        yield from habit(
            [each.span for each in found],
            f"“{first.written(draft)}” does not have all its digits",
            hint="write the whole amount",
            suggestion=first.sign + first.in_full,
        )
