"""Comments were left in the file.

Why: they are meant for the authors, and some programs print them beside the text.
Basis: internal consistency; no text of the exercise is needed.

Flagged: a Word file with three comments
Fine:    one without
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.text import Span
from refcase.validate.draft import Draft
from refcase.validate.gathering import told_once
from refcase.validate.rule import Hit, rule


@rule("STR019", "comments-left", Severity.WARNING, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each comment, where it is anchored; they are told as one."""
    hits = (
        Hit(Span(start=start, end=end), "a comment was left here", hint="answer it, then delete it in Word")
        for start, end in draft.document.facts.comments
    )
    yield from told_once(hits, "place", most=1)
