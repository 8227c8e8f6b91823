"""A quotation is opened and not closed in its paragraph, or closed and not opened.

Why: a reader cannot tell the words of a witness from those of the author.
Basis: good practice; no text of the exercise is needed.

Flagged: ``The guild wrote: “Our kilns are hotter.``
Fine:    ``The guild wrote: “Our kilns are hotter.”``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.patterns import compile_regex
from refcase.text import Span
from refcase.validate.draft import Draft
from refcase.validate.pairs import unpaired
from refcase.validate.rule import Hit, rule

_PAIRS = {"“": "”"}
_MARK = compile_regex("[“”]")
# Other marks that may be the partner: straight, low, doubled single ones.
_OTHERS = compile_regex("[\"„‟″]|''|’’|‘‘")


@rule("TXT005", "unbalanced-quotation", Severity.INFO, since="0.1", selected=False)
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each such mark of sections 1, 2 and 4; quotations of several paragraphs are whole."""
    view = draft.view
    alone: list[tuple[int, str]] = []
    for paragraph in draft.claims:
        start, end = paragraph.start, paragraph.end
        if view.count("“", start, end) == view.count("”", start, end) or _OTHERS.search(view, start, end):
            continue
        left = unpaired([(match.start(), match[0]) for match in _MARK.finditer(view, start, end)], _PAIRS)
        # Each paragraph of a long quotation opens anew; only the last closes.
        if alone and alone[-1][1] == "“" and left and left[0] == (start, "“"):
            left = left[1:]
        alone += left
    for at, sign in unpaired(alone, _PAIRS):
        said = "opened and not closed" if sign in _PAIRS else "closed and not opened"
        yield Hit(
            Span(start=at, end=at + 1),
            f"a quotation is {said} in this paragraph",
            hint="add its partner, or delete it",
        )
