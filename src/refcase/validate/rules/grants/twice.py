"""The same grant is listed twice with the same amount.

Why: the second line adds nothing, or one of the two was meant to be another grant.
Basis: internal consistency; two awards under one number do occur.

Flagged: ``20080739 £50,000`` twice in the grant table
Fine:    ``20080739 £50,000`` once in section 3 and once in the table
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.grantlist import repeated, row
from refcase.validate.rule import Aside, Hit, rule


@rule("GRA005", "grant-twice", Severity.INFO, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each grant that repeats one above it."""
    for grants in repeated(draft):
        for index, grant in enumerate(grants):
            same = next((other for other in grants[:index] if other.amount == grant.amount), None)
            if same is not None:
                yield Hit(
                    row(draft, grant),
                    f"{grant.number} is listed twice with the same amount",
                    hint="take one out, or correct it",
                    asides=(Aside(row(draft, same), "the same grant"),),
                )
