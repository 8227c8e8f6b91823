"""A space stands between the code of a currency and the amount.

Why: figures of all case studies are searched together, and this form is the odd one out.
Basis: the style guide for figures of REF 2021, not read; 135 amounts of 99 published studies are written
without the space, 1 with it; confidence D.

Flagged: ``saved GBP 1,200,000``
Fine:    ``saved GBP1,200,000``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.figures import sums
from refcase.validate.gathering import habit
from refcase.validate.rule import Hit, rule


@rule("FIG002", "space-after-currency-code", Severity.INFO, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for the first such amount, where the exercise has a style guide."""
    if not draft.profile.indicator_style:
        return
    found = [each for each in sums(draft) if each.is_coded and draft.text[each.span.start + 3].isspace()]
    if found:
        first = found[0].written(draft)
        yield from habit(
            [each.span for each in found],
            f"a space stands in “{first}”",
            hint="close it up",
            suggestion=first[:3] + first[3:].lstrip(),
        )
