"""Lines are spaced more closely than the exercise allows.

Why: a case study that does not keep to the template may be sent back.
Basis: the guidance, as universities quote it: single spacing at least.

Flagged: a paragraph with lines at 0.9
Fine:    single spacing
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.text import Span
from refcase.validate.draft import Draft
from refcase.validate.gathering import told_once
from refcase.validate.rule import Hit, rule

# An exact distance is a line or not depending on the font.
_ROUNDED = 0.05


@rule("STR024", "tight-lines", Severity.WARNING, since="0.1", limit="spacing")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each paragraph; they are told as one."""
    limit = draft.profile.spacing
    if limit is None:
        return
    hits = (
        Hit(
            Span(start=start, end=end),
            f"lines here are spaced at {lines:g}; the least is single spacing",
            hint="set the spacing of lines to single (Home, Line Spacing, 1.0)",
        )
        for start, end, lines in draft.document.facts.spacing
        if lines < limit.value - _ROUNDED
    )
    yield from told_once(hits, "paragraph", most=1)
