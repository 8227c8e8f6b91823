"""The same grant is listed twice with the same amount.

Why: the second line adds nothing, or one of the two was meant to be another grant.
Basis: internal consistency; two awards under one number do occur.

Flagged: ``20080739 £50,000`` twice in the grant table
Fine:    ``20080739 £50,000`` once in section 3 and once in the table
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.models import Grant
from refcase.validate.draft import Draft
from refcase.validate.grantlist import repeated, row
from refcase.validate.rule import Aside, Hit, rule


@rule("GRA005", "grant-twice", Severity.INFO, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each grant that repeats one above it."""
    for grants in repeated(draft):
        seen: dict[str | None, Grant] = {}
        for grant in grants:
            same = seen.setdefault(grant.amount, grant)
            if same is not grant:
                yield Hit(
                    row(draft, grant),
                    f"{grant.number} is listed twice with the same amount",
                    hint="take one out, or correct it",
                    asides=(Aside(row(draft, same), "the same grant"),),
                )
