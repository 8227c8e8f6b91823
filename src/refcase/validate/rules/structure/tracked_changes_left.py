"""Tracked changes were left in the file.

Why: what is read depends on who opens it: with the changes, or without.
Basis: internal consistency; no text of the exercise is needed.

Flagged: a Word file with an insertion and two deletions that nobody accepted
Fine:    one without
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.text import Span
from refcase.validate.draft import Draft
from refcase.validate.gathering import told_once
from refcase.validate.rule import Hit, rule

_HINT = "accept or reject it in Word (Review, Accept)"


@rule("STR020", "tracked-changes-left", Severity.WARNING, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each insertion and deletion; they are told as one."""
    facts = draft.document.facts
    changes = [(start, end, "inserted") for start, end in facts.insertions]
    changes += ((start, end, "deleted") for start, end in facts.deletions)
    hits = (
        Hit(Span(start=start, end=end), f"text {kind} here is still tracked as a change", hint=_HINT)
        for start, end, kind in sorted(changes)
    )
    yield from told_once(hits, "place", most=1)
