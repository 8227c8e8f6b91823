"""Styles: what a paragraph or a run looks like, with all that it inherits."""

from collections.abc import Container
from typing import NamedTuple, TypeVar

from lxml import etree

from refcase.reading.word.names import W, child, integer, number, switch, value

# What Word takes where nothing is said: ten points, single spacing.
_HALF_POINTS = 20
_DEEPEST = 20


_Said = TypeVar("_Said")


def _said(own: _Said | None, below: _Said | None) -> _Said | None:
    """The value that counts: one's own, where one has any."""
    return below if own is None else own


class Look(NamedTuple):
    """How characters look; None where nothing is said. Units: `size` in half points."""

    size: int | None = None
    hidden: bool | None = None
    raised: bool | None = None

    def over(self, below: "Look") -> "Look":
        """This laid over `below`."""
        return Look(
            _said(self.size, below.size), _said(self.hidden, below.hidden), _said(self.raised, below.raised)
        )


class Shape(NamedTuple):
    """How a paragraph stands; None where nothing is said.

    `list_id` "0" takes the paragraph out of a list. Units: `line` in 240ths of a line for the rule "auto", in
    20ths of a point for others.
    """

    list_id: str | None = None
    level: int | None = None
    line: int | None = None
    rule: str | None = None
    breaks: bool | None = None

    def over(self, below: "Shape") -> "Shape":
        """This laid over `below`."""
        return Shape(
            _said(self.list_id, below.list_id),
            _said(self.level, below.level),
            _said(self.line, below.line),
            _said(self.rule, below.rule),
            _said(self.breaks, below.breaks),
        )


def look_of(properties: etree._Element | None) -> Look:
    """What `w:rPr` itself says."""
    if properties is None or not len(properties):
        return Look()
    upright = value(properties, "vertAlign")
    return Look(
        size=number(properties, "sz"),
        hidden=switch(properties, "vanish"),
        raised=None if upright is None else upright == "superscript",
    )


def shape_of(properties: etree._Element | None) -> Shape:
    """What `w:pPr` itself says."""
    if properties is None or not len(properties):
        return Shape()
    listed = child(properties, "numPr")
    spacing = child(properties, "spacing")
    return Shape(
        list_id=value(listed, "numId"),
        level=number(listed, "ilvl"),
        line=None if spacing is None else integer(spacing.get(f"{W}line")),
        rule=None if spacing is None else spacing.get(f"{W}lineRule"),
        breaks=switch(properties, "pageBreakBefore"),
    )


class Styles:
    """What `styles.xml` says."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self.normal = ""
        for style in [] if root is None else root.iterchildren(f"{W}style"):
            name = style.get(f"{W}styleId", "")
            self._elements.setdefault(name, style)
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on"):
                self.normal = name
        defaults = child(root, "docDefaults")
        self._look = look_of(child(child(defaults, "rPrDefault"), "rPr"))
        self._shape = shape_of(child(child(defaults, "pPrDefault"), "pPr"))
        self._looks: dict[str, Look] = {}
        self._shapes: dict[str, Shape] = {}

    @property
    def lists(self) -> dict[str, str]:
        """The ids of the lists that numbering styles name, by style."""
        found = {}
        for name, style in self._elements.items():
            if style.get(f"{W}type") == "numbering":
                list_id = shape_of(child(style, "pPr")).list_id
                if list_id:
                    found[name] = list_id
        return found

    def look(self, style: str) -> Look:
        """How characters look in a style, paragraph's or character's, without the document's defaults."""
        chain = self._chain(style, self._looks)
        for name in reversed(chain):
            below = self._looks.get(self._base(name), Look())
            self._looks[name] = look_of(child(self._elements[name], "rPr")).over(below)
        return self._looks.get(style, Look())

    def shape(self, style: str) -> Shape:
        """How a paragraph of a style stands."""
        chain = self._chain(style, self._shapes)
        for name in reversed(chain):
            below = self._shapes.get(self._base(name), self._shape)
            self._shapes[name] = shape_of(child(self._elements[name], "pPr")).over(below)
        return self._shapes.get(style, self._shape)

    def _base(self, style: str) -> str:
        return value(self._elements[style], "basedOn") or ""

    def _chain(self, style: str, known: Container[str]) -> list[str]:
        """The style and those that it is based on, as far as they are not known yet."""
        found: dict[str, None] = {}
        while style in self._elements and style not in found and style not in known:
            found[style] = None
            style = self._base(style)
        return list(found)

    def points(self, look: Look) -> float:
        """The size of characters in points."""
        return (look.over(self._look).size or _HALF_POINTS) / 2

    def above(self, style: str) -> list[str]:
        """The style and those that it is based on, itself first."""
        found: list[str] = []
        while style in self._elements and style not in found and len(found) < _DEEPEST:
            found.append(style)
            style = value(self._elements[style], "basedOn") or ""
        return found
