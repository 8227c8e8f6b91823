"""A line that speaks to refcase cannot be understood.

Why: it suppresses nothing, though its author believes so.
Basis: internal consistency; no text of the exercise is needed.

Flagged: ``<!-- refcase: ignroe LNK003 -->``
Fine:    ``<!-- refcase: ignore LNK003 -- the letter comes in March -->``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule
from refcase.validate.selection import SelectionError, read_codes
from refcase.validate.suppressions import comments

_FORM = "write <!-- refcase: ignore LNK003 -- and why --> on a line of its own"


@rule("SET002", "unreadable-suppression", Severity.ERROR, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each line that is misspelt, names no code, or one that no rule has."""
    found = draft.once(comments)
    if not found:
        return  # the usual case
    from refcase.validate.registry import all_rules  # it imports this module

    for comment in found:
        if not comment.codes:
            yield Hit(comment.span, "this line is for refcase and cannot be understood", hint=_FORM)
            continue
        for code in comment.codes:
            try:
                read_codes([code], all_rules())
            except SelectionError as error:
                yield Hit(comment.span, str(error))
