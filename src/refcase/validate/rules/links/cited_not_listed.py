"""A citation points at a label that neither list has.

Why: a reader who follows [E11] and finds ten sources doubts the other ten.
Basis: internal consistency; no text of the exercise is needed.

Flagged: ``… quoted in Parliament [E11].``   (section 5 ends with E10)
Fine:    ``… quoted in Parliament [E10].``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule


@rule("LNK001", "cited-not-listed", Severity.ERROR, since="0.2")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each citation of such a label."""
    for missing in draft.links.missing:
        if missing.source is not None:
            continue
        for citation in missing.citations:
            yield Hit(
                citation.span,
                f"{missing.label} is cited and not listed",
                hint=f"list {missing.label}, or cite what is meant",
                label=missing.label,
            )
