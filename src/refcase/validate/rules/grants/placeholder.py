"""A grant has a placeholder such as “N/A” for its number.

Why: without its number nobody can look the grant up.
Basis: measured: 17 in 100 grants of REF 2021 are listed so; funders without numbers exist.

Flagged: ``N/A £20,000``
Fine:    ``EP/K000012/1 £20,000``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.gathering import told_once
from refcase.validate.grantlist import is_placeholder, row
from refcase.validate.rule import Hit, rule


@rule("GRA006", "grant-placeholder", Severity.INFO, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each such grant; they are told as one."""
    hits = (
        Hit(
            row(draft, grant),
            f"“{grant.number}” is no grant number",
            hint="give the number, if the funder has one",
        )
        for grant in draft.study.grants
        if grant.number and is_placeholder(grant.number)
    )
    yield from told_once(hits, "grant", most=1)
