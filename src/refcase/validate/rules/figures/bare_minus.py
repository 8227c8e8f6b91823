"""A fall is written as a percentage with a minus sign.

Why: a minus is easily lost or taken for a dash, and then a fall reads as a rise.
Basis: the style guide for figures of REF 2021 as recalled; confidence R.

Flagged: ``emissions changed (-12%)``
Fine:    ``emissions fell by 12%``; ``8% - 12%``; ``+3% to -2%``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.patterns import compile_re
from refcase.text import Span
from refcase.validate.draft import Draft
from refcase.validate.figures import told
from refcase.validate.gathering import habit
from refcase.validate.rule import Hit, rule

# At the start of a line it may be a bullet; behind a figure or another word the dash of a range.
_MINUS = compile_re(r"[-−–](?<=[ (\[=].)\d{1,3}(?:\.\d+)?%")
_BOUNDS = compile_re(r"\b(?:to|and|between|CI)[ ]$|[\d%\n\0][ ]?$|^ $")
_BEFORE = 12


@rule("FIG010", "bare-minus", Severity.INFO, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for the first such percentage, where the exercise has a style guide."""
    if not draft.profile.indicator_style:
        return
    found = [
        Span(start=match.start(), end=match.end())
        for match in told(draft, _MINUS)
        if not _BOUNDS.search(draft.view, max(0, match.start() - _BEFORE), match.start())
    ]
    if found:
        yield from habit(
            found,
            f"“{found[0].of(draft.text)}” tells a fall with a sign only",
            hint="say in words that it fell, such as “fell by 12%”",
        )
