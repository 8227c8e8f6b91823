"""A section is there twice.

Why: a reader, and refcase, take the longer of two lists for the list; the other one is lost on them.
Basis: the template has each heading once.

Flagged: ``4. Details of the impact`` … ``4. Details of the impact (continued)``
Fine:    each heading once
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule


@rule("STR002", "section-doubled", Severity.WARNING, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each heading that was there before."""
    for note in draft.study.notes:
        if note.kind == "section-doubled" and note.span:
            yield Hit(note.span, note.message, hint="keep one of the headings")
