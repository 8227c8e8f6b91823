"""What a paragraph or a run looks like, as far as refcase asks: by itself, its styles and the defaults."""

from functools import cache
from typing import NamedTuple

from refcase.reading.word.names import OFF, VAL, Element, number, switched_on, value_of, w

_LONGEST_LINEAGE = 20  # Word itself bases styles on styles to a depth of about ten
_POINTS_WITHOUT_WORD = 10.0  # where neither styles nor defaults name a size
SINGLE = 240


class Look(NamedTuple):
    """Properties, each None where nothing is said.

    `size` is in points; `raised` and `hidden` are those of characters; `list_` and `level` say which list
    a paragraph is in (list 0: none); `line` and `rule` are its line spacing; `breaks`: it begins a page.
    """

    size: float | None = None
    raised: bool | None = None
    hidden: bool | None = None
    list_: int | None = None
    level: int | None = None
    line: int | None = None
    rule: str | None = None
    breaks: bool | None = None

    def over(self, other: "Look") -> "Look":
        """These properties, and those of `other` where these say nothing."""
        return Look._make(theirs if own is None else own for own, theirs in zip(self, other, strict=True))


PLAIN = Look()


class Styles:
    """The styles of a document by id; without a styles part, none."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self.usual = ""  # the paragraph style of a paragraph that names none
        self._defaults = PLAIN
        for child in root if root is not None else ():
            if child.tag == w("style"):
                id_ = child.get(w("styleId"), "")
                self._elements.setdefault(id_, child)
                if child.get(w("type")) == "paragraph" and child.get(w("default")) in ("1", "true", "on"):
                    self.usual = id_
            elif child.tag == w("docDefaults"):
                self._defaults = look_of(
                    child.find(f"{w('pPrDefault')}/{w('pPr')}"), child.find(f"{w('rPrDefault')}/{w('rPr')}")
                )
        self._looks: dict[str, Look] = {}
        self.own = cache(self._own)
        self.paragraph = cache(self._paragraph)
        self.shaped = cache(self._shaped)
        self.run = cache(self._run)

    def size(self, look: Look) -> float:
        """The size of characters in points."""
        return look.size or self._defaults.size or _POINTS_WITHOUT_WORD

    def list_of(self, style: str) -> int | None:
        """The list that a numbering style carries."""
        return self.own(style).list_

    def _own(self, id_: str) -> Look:
        element = self._elements.get(id_)
        if element is None:
            return PLAIN
        return look_of(element.find(w("pPr")), element.find(w("rPr")))

    def lineage(self, id_: str) -> tuple[str, ...]:
        """The style and those it is based on, nearest first."""
        found: dict[str, None] = {}
        at: str | None = self._known(id_)
        while at is not None and at not in found and len(found) < _LONGEST_LINEAGE:
            found[at] = None
            at = self._base(at)
        return tuple(found)

    def character(self, id_: str) -> Look:
        """What a style says, by itself and by those it is based on."""
        waiting: dict[str, None] = {}
        at: str | None = id_
        while at is not None and at not in self._looks and at not in waiting:
            waiting[at] = None
            at = self._base(at)
        look = self._looks.get(at, PLAIN) if at is not None else PLAIN
        for style in reversed(waiting):
            look = self._looks[style] = self.own(style).over(look)
        return look

    def _paragraph(self, id_: str) -> Look:
        return self.character(self._known(id_)).over(self._defaults)

    def _shaped(self, id_: str, own: Look) -> Look:
        """A paragraph's look: its own properties over its style's."""
        return own.over(self.paragraph(id_))

    def _run(
        self, base: Look, style: str | None, size: str | None, align: str | None, vanish: str | None
    ) -> Look:
        """A run's look: its own properties as the file has them, over its style's, over its paragraph's."""
        look = Look(
            size=_points(size),
            raised=None if align is None else align == "superscript",
            hidden=None if vanish is None else vanish not in OFF,
        )
        return look.over(self.character(style) if style else PLAIN).over(base)

    def _known(self, id_: str) -> str:
        """The style that counts: the usual one for one that is not there."""
        return id_ if id_ in self._elements else self.usual

    def _base(self, id_: str) -> str | None:
        element = self._elements.get(id_)
        return None if element is None else value_of(element, w("basedOn"))


def look_of(paragraph: Element | None, run: Element | None) -> Look:
    """What `w:pPr` and `w:rPr` say themselves."""
    size = raised = hidden = list_ = level = line = rule = breaks = None
    for child in run if run is not None else ():
        tag = child.tag
        if tag == _SIZE:
            size = _points(child.get(VAL))
        elif tag == _ALIGN:
            raised = child.get(VAL) == "superscript"
        elif tag == _VANISH:
            hidden = switched_on(child)
    for child in paragraph if paragraph is not None else ():
        tag = child.tag
        if tag == _NUMBERING:
            for part in child:
                if part.tag == _LIST:
                    list_ = number(part.get(VAL))
                elif part.tag == _LEVEL:
                    level = number(part.get(VAL))
        elif tag == _SPACING:
            line, rule = number(child.get(_LINE)), child.get(_RULE)
        elif tag == _BREAKS:
            breaks = switched_on(child)
    return Look(size, raised, hidden, list_, level, line, rule, breaks)


def _points(halves: str | None) -> float | None:
    """A size of type in points, of the half points that the file counts in."""
    count = number(halves)
    return count / 2 if count and count > 0 else None


_SIZE, _ALIGN, _VANISH = w("sz"), w("vertAlign"), w("vanish")
_NUMBERING, _LIST, _LEVEL = w("numPr"), w("numId"), w("ilvl")
_SPACING, _LINE, _RULE, _BREAKS = w("spacing"), w("line"), w("lineRule"), w("pageBreakBefore")
