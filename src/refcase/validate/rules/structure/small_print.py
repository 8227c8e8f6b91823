"""Text is set smaller than the exercise allows.

Why: a case study that does not keep to the template may be sent back.
Basis: the guidance, as universities quote it: Arial 11 point at least.

Flagged: a paragraph in 9 point
Fine:    11 point; a superscript, a word or two
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.text import Span
from refcase.validate.draft import Draft
from refcase.validate.gathering import told_once
from refcase.validate.rule import Hit, rule

# Footnote marks, units and the like are smaller everywhere.
_FEWEST_WORDS = 4
# Programs that make PDF files round sizes: 10.6 point is as often 11.
_ROUNDED = 0.5


@rule("STR022", "small-print", Severity.WARNING, since="0.1", limit="font")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each stretch of some words; they are told as one."""
    limit = draft.profile.font
    if limit is None:
        return
    hits = (
        Hit(
            Span(start=start, end=end),
            f"{len(draft.text[start:end].split()):,} words are set in {points:g} point;"
            f" the least is {limit.value} point",
            hint=f"set them in {limit.value} point",
        )
        for start, end, points in draft.document.facts.fonts
        if 0 < points < limit.value - _ROUNDED and len(draft.text[start:end].split()) >= _FEWEST_WORDS
    )
    yield from told_once(hits, "place", most=1)
