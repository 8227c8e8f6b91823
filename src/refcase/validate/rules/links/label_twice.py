"""A citation names the same item twice.

Why: one of the two was probably meant to be another.
Basis: internal consistency; no text of the exercise is needed.

Flagged: ``… as both letters say [E3, E3].``
Fine:    ``… as both letters say [E3, E4].``
"""

from collections import Counter
from collections.abc import Iterator

from refcase.findings import Severity
from refcase.links import CLAIMING
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule


@rule("LNK016", "label-twice-in-citation", Severity.INFO, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each such citation in one pair of brackets."""
    for citation in draft.study.citations:
        if (
            len(citation.targets) < 2
            or citation.kind != "label"
            or citation.section not in CLAIMING
            or len(citation.written) > 40
        ):
            continue
        named = [t.label + (t.part or "") for t in citation.targets if t.item is not None]
        if len(set(named)) == len(named):
            continue  # the usual case
        twice = [label for label, count in Counter(named).items() if count > 1]
        if citation.written.count(twice[0]) > 1:
            told = f"“{citation.written}” names {twice[0]} twice"
            yield Hit(citation.span, told, hint="take one out, or cite what is meant", label=twice[0])
