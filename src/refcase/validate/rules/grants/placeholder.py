"""A grant has a placeholder such as “N/A” for its number.

Why: without its number nobody can look the grant up.
Basis: measured: 17 in 100 grants of REF 2021 are listed so; funders without numbers exist.

Flagged: ``N/A £20,000``
Fine:    ``EP/K000012/1 £20,000``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.grantlist import is_placeholder, row
from refcase.validate.rule import Aside, Hit, rule


@rule("GRA006", "grant-placeholder", Severity.INFO, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """One hit for all such grants, at the first."""
    found = [grant for grant in draft.study.grants if grant.number and is_placeholder(grant.number)]
    if not found:
        return
    first, *others = found
    more = f", and {len(others)} more {'has' if len(others) == 1 else 'have'} none" if others else ""
    yield Hit(
        row(draft, first),
        f"“{first.number}” is no grant number{more}",
        hint="give the number, if the funder has one",
        asides=tuple(Aside(row(draft, other), "no number here") for other in others),
    )
