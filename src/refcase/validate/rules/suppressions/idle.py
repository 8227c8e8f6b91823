"""A suppression meets no finding.

Why: it was needed once; left in place it hides the next fault of its kind.
Basis: internal consistency; no text of the exercise is needed.

Flagged: ``<!-- refcase: ignore LNK003 -- letter to come -->`` over a source that is cited by now
Fine:    the same line over a source that is not cited yet
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.text import Span
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule


@rule("SET001", "idle-suppression", Severity.WARNING, since="0.1", late=True)
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each code that a suppression names and that finds nothing there."""
    for idle in draft.idle:
        of = f"{idle.code} for {idle.label}" if idle.label else idle.code
        if idle.span:
            yield Hit(idle.span, f"{of} finds nothing here", hint="take this line out", label=idle.label)
        else:
            told = f"the settings suppress {of} in this file, where it finds nothing"
            yield Hit(Span(start=0, end=0), told, hint="take it out of the settings", label=idle.label)
