"""A grant in the table has an amount that is no amount of money.

Why: the value of each grant is collected as a number.
Basis: form of the exercise's own export: all 16,450 values of REF 2021 are whole numbers.

Flagged: ``[EP/K000012/1: see letter]``
Fine:    ``[EP/K000012/1: 20000]``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.text import Span
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule


@rule("GRA008", "grant-amount-unreadable", Severity.WARNING, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each such row of the table."""
    for grant in draft.study.grants:
        if grant.section is not None or grant.amount is not None or ":" not in grant.raw:
            continue
        written = grant.raw.rpartition(":")[2].rstrip("] ;").strip()
        if not written:
            continue
        start = grant.span.start + grant.raw.rindex(written)
        yield Hit(
            Span(start=start, end=start + len(written)),
            f"“{written}” is no amount of money",
            hint="give the value in figures",
        )
