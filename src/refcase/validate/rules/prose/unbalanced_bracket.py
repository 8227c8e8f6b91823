"""A bracket is opened and not closed in its paragraph, or closed and not opened.

Why: a citation with half its brackets is easily overlooked.
Basis: good practice; no text of the exercise is needed.

Flagged: ``the kilns (rebuilt in 2014 were hotter``
Fine:    ``a) the kilns, b) the bees :-)``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.patterns import compile_regex
from refcase.text import Span
from refcase.validate.draft import Draft
from refcase.validate.pairs import unpaired
from refcase.validate.rule import Hit, rule

_PAIRS = {"(": ")", "[": "]"}
# Behind a smiley's eyes or the short label of a list, a bracket has no partner.
_SKIPPED = compile_regex(
    r"(?m)^\s{0,8}[\w.]{1,5}\)|[:;]-?[()]|(?<![\w(\[.])(?:\p{L}|[ivx]{2,4}|\d{1,2})\\?\)"
)
_BRACKET = compile_regex(r"[()\[\]]")


@rule("TXT004", "unbalanced-bracket", Severity.INFO, since="0.1", selected=False)
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each such bracket of sections 1, 2 and 4."""
    view = draft.view
    alone: list[tuple[int, str]] = []
    skipped: set[int] = set()
    for paragraph in draft.claims:
        start, end = paragraph.start, paragraph.end
        if all(view.count(a, start, end) == view.count(b, start, end) for a, b in _PAIRS.items()):
            continue
        marks = [(match.start(), match[0]) for match in _BRACKET.finditer(view, start, end)]
        alone += unpaired(marks, _PAIRS)
        skipped.update(match.end() - 1 for match in _SKIPPED.finditer(view, start, end))
    # What a later paragraph closes was cut by the page or by a list inside the brackets.
    for at, sign in unpaired(alone, _PAIRS):
        if at in skipped:
            continue
        said = "closed" if sign in _PAIRS else "opened"
        yield Hit(
            Span(start=at, end=at + 1),
            f"the bracket “{sign}” is not {said} in this paragraph",
            hint="add its partner, or delete it",
        )
