"""A grant is listed with an amount of nought.

Why: a grant of nothing reads as a figure that was not at hand.
Basis: measured: 143 of 16,450 grants of REF 2021 have it; support in kind may be meant.

Flagged: ``EP/K000012/1 £0``
Fine:    ``EP/K000012/1 £20,000``
"""

from collections.abc import Iterator
from decimal import Decimal

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.grantlist import amount_span
from refcase.validate.rule import Hit, rule


@rule("GRA007", "grant-zero-amount", Severity.INFO, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each such grant."""
    for grant in draft.study.grants:
        if grant.amount is not None and Decimal(grant.amount) == 0:
            yield Hit(
                amount_span(draft, grant),
                f"{grant.number or 'a grant'} has an amount of 0",
                hint="give the amount, or leave the grant out",
            )
