"""A quantity is claimed without a figure.

Why: “many” convinces nobody; a number, even a rough one, can be checked.
Basis: guidance of the exercise asks for specific claims; most published studies have some of these words.

Flagged: ``Many potters were significantly helped.``
Fine:    ``Many potters (340 of 400) were helped.``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.patterns import compile_regex
from refcase.text import Span
from refcase.validate.draft import Draft
from refcase.validate.rule import Aside, Hit, rule

_VAGUE = compile_regex(
    r"(?i)\b(?:many|several|numerous|various|widely|a\s(?:large\s|wide\s)?(?:number|range)\sof|significant(?:ly)?)\b"
)
# Figures that count: not those of labels such as [R1] or of years.
_FIGURE = compile_regex(r"(?<![\w.(\[])[£$€]?(?!(?:19|20)\d\d\b)\d")


@rule("TXT007", "vague-quantifier", Severity.INFO, since="0.1", selected=False)
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each paragraph with such a word; one, with the others beside it, when there are many."""
    found: list[Span] = []
    for paragraph in draft.claims:
        if paragraph.section == 2 or not _VAGUE.search(draft.view, paragraph.start, paragraph.end):
            continue
        for span in draft.sentences(paragraph):
            match = _VAGUE.search(draft.view, span.start, span.end)
            if (
                match
                and not draft.is_quoted(match.start())
                and not _FIGURE.search(draft.view, span.start, span.end)
            ):
                found.append(Span(start=match.start(), end=match.end()))
                break
    if not found:
        return
    if len(found) <= 5:
        for span in found:
            yield Hit(span, f"“{_said(draft, span)}” without a figure", hint="say how many or how much")
        return
    yield Hit(
        found[0],
        f"“{_said(draft, found[0])}” without a figure, and such words in {len(found) - 1} more paragraphs",
        hint="say how many or how much",
        asides=tuple(Aside(span, f"“{_said(draft, span)}”") for span in found[1:]),
    )


def _said(draft: Draft, span: Span) -> str:
    return " ".join(span.of(draft.view).split())
