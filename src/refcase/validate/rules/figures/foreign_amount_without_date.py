"""An amount in another currency than sterling has no date.

Why: without a date nobody can say what it was worth in sterling.
Basis: the style guide for figures of REF 2021, not read; 4 amounts of 99 published studies have such a date;
confidence D.

Flagged: ``sales of USD6,000,000``
Fine:    ``sales of USD6,000,000 (03-2019)``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.patterns import compile_re
from refcase.validate.draft import Draft
from refcase.validate.figures import sums
from refcase.validate.gathering import habit
from refcase.validate.rule import Hit, rule

_DATE = compile_re(r"[^.;\n\0]{0,30}?\([^()\n]{0,30}?(?:19|20)\d\d")


@rule("FIG005", "foreign-amount-without-date", Severity.INFO, since="0.1", selected=False)
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for the first such amount, where the exercise has a style guide."""
    if not draft.profile.indicator_style:
        return
    found = [
        each
        for each in sums(draft)
        if each.money.currency != "GBP" and not _DATE.match(draft.view, each.span.end)
    ]
    if found:
        yield from habit(
            [each.span for each in found],
            f"“{found[0].written(draft)}” has no date",
            hint="write month and year behind it, such as (03-2019)",
        )
