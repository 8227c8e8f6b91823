"""A citation points at a label that neither list has.

Why: a reader who follows [E11] and finds ten sources doubts the other ten. Nothing is said where text within
the list could not be placed (STR007): what is cited may stand there.
Basis: internal consistency; no text of the exercise is needed.

Flagged: ``… quoted in Parliament [E11].``   (section 5 ends with E10)
Fine:    ``… quoted in Parliament [E10].``
"""

from collections import Counter
from collections.abc import Iterator

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.gathering import told_once
from refcase.validate.listed import Lists, claims_of, meant
from refcase.validate.rule import Hit, rule


@rule("LNK001", "cited-not-listed", Severity.ERROR, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each citation of such a label, where the list prints labels and reads without doubt."""
    if not draft.links.missing:
        return  # the usual case
    lists = Lists(draft)
    lacking = [
        (missing.label, citations)
        for missing in draft.links.missing
        if missing.source is None
        and (citations := [c for c in claims_of(missing) if lists.lacks(missing, c)])
    ]
    near = {label: meant(draft, label) for label, _ in lacking}
    times = Counter(near.values())  # what several may mean none does for sure
    for label, citations in lacking:
        own = near[label]
        hint = f"did you mean {own}?" if own and times[own] == 1 else f"list {label}, or cite what is meant"
        told = f"{label} is cited and not listed"
        hits = [Hit(c.span, told, hint=hint, label=label) for c in citations]
        yield from told_once(hits, "place", by=label)
