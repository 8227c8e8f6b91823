"""The same grant number is listed with different amounts.

Why: a reader cannot tell whether these are two awards, or one of the numbers or amounts is wrong.
Basis: internal consistency; no text of the exercise is needed.

Flagged: ``20080739 £50,000`` and ``20080739 £200,000`` in the grant table
Fine:    ``20080739 £50,000`` and ``20080740 £200,000``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.grantlist import amount_span, repeated
from refcase.validate.rule import Aside, Hit, rule


@rule("GRA004", "grant-twice-different-amounts", Severity.WARNING, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each number listed so, at the second amount."""
    for grants in repeated(draft):
        first = grants[0]
        second = next((grant for grant in grants if grant.amount != first.amount), None)
        if second is None:
            continue
        yield Hit(
            amount_span(draft, second),
            f"{first.number} is listed with two different amounts",
            hint="give each award its own number, or correct the amount",
            asides=tuple(
                Aside(amount_span(draft, grant), "it is listed here too")
                for grant in grants
                if grant is not second
            ),
        )
