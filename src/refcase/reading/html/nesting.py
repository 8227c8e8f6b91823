"""The tags of a page as elements: each start with its end, whatever the page leaves out or mixes up."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from refcase.reading.html.elements import CELLS, HIDDEN, LISTS, PARAGRAPHS
from refcase.reading.html.tokens import Token

_VOID = frozenset(
    (
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    )
)
_BLOCKS = PARAGRAPHS | CELLS
_TABLE = frozenset(("table",))
# What a start tag ends by itself, and what that is not looked for beyond.
_ENDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset(("li",)), LISTS),
    "dt": (frozenset(("dt", "dd")), frozenset(("dl",))),
    "dd": (frozenset(("dt", "dd")), frozenset(("dl",))),
    "tr": (frozenset(("tr",)), _TABLE),
    "td": (CELLS, frozenset(("tr", "table"))),
    "th": (CELLS, frozenset(("tr", "table"))),
    "tbody": (frozenset(("thead", "tbody", "tfoot")), _TABLE),
    "tfoot": (frozenset(("thead", "tbody", "tfoot")), _TABLE),
    "option": (frozenset(("option",)), frozenset(("select",))),
}
_P = frozenset(("p",))
_HOLDERS = (
    CELLS | LISTS | frozenset(("table", "li", "div", "section", "article", "blockquote", "body", "main"))
)


class Step(NamedTuple):
    """A step through the page: words, a comment, the start or the end of an element.

    `partner` is the index of the step that ends the element which this one starts, else -1.
    """

    token: Token
    kind: str
    name: str
    partner: int = -1


def steps(tokens: Iterable[Token]) -> list[Step]:
    """The page step by step; every start has its end, in the right order."""
    page = _Page()
    end = 0
    for token in tokens:
        if token.kind == "start":
            page.start(token)
        elif token.kind == "end":
            page.end(token)
        else:
            page.found.append(Step(token, token.kind, token.name))
        end = token.end
    page.close(0, Token("end", end, end))
    return page.found


class _Page:
    """The steps so far and the elements that are open."""

    def __init__(self) -> None:
        self.found: list[Step] = []
        self._open: list[tuple[str, int]] = []  # name, and index of the start among the steps
        self._where: dict[str, list[int]] = defaultdict(list)  # of each name, places among the open
        self._blocks: list[int] = []

    def start(self, token: Token) -> None:
        name = token.name
        if name in PARAGRAPHS:
            self._end_inner(_P, _HOLDERS, token)
        if name in _ENDS:
            self._end_inner(*_ENDS[name], token)
        if name in _VOID:
            self.found.append(Step(token, "start", name, len(self.found) + 1))
            self.found.append(Step(token, "end", name))
            return
        self._where[name].append(len(self._open))
        if name in _BLOCKS:
            self._blocks.append(len(self._open))
        self._open.append((name, len(self.found)))
        self.found.append(Step(token, "start", name))

    def end(self, token: Token) -> None:
        """What is open inside is closed too. Words set bold may end beyond a word, not beyond a paragraph."""
        name = token.name
        if name in ("br", "p") and not self._where[name]:  # browsers make an element of it
            self.found.append(Step(token, "start", name, len(self.found) + 1))
            self.found.append(Step(token, "end", name))
        elif (
            name in _BLOCKS or name in HIDDEN
        ):  # what is not shown ends where it says, whatever is open in it
            self._end_inner(frozenset((name,)), frozenset() if name == "table" else _TABLE, token)
        elif self._where[name] and (not self._blocks or self._where[name][-1] > self._blocks[-1]):
            self.close(self._where[name][-1], token)

    def close(self, down_to: int, token: Token) -> None:
        """Ends the elements that are open from `down_to` on."""
        while len(self._open) > down_to:
            name, start = self._open.pop()
            self._where[name].pop()
            if name in _BLOCKS:
                self._blocks.pop()
            self.found[start] = self.found[start]._replace(partner=len(self.found))
            self.found.append(Step(token, "end", name))

    def _end_inner(self, names: frozenset[str], barriers: frozenset[str], token: Token) -> None:
        """Ends the innermost open element of `names`, unless one of `barriers` is open inside it."""
        at = self._innermost(names)
        if at >= 0 and at > self._innermost(barriers - names):
            self.close(at, token)

    def _innermost(self, names: Iterable[str]) -> int:
        return max((self._where[name][-1] for name in names if self._where[name]), default=-1)
