"""The automatic labels of lists, as Word counts them: `numbering.xml`.

    num       → an abstract list, with levels of its own (w:lvl) or starts of its own (w:startOverride)
    abstract  → nine levels, or a style that carries them (w:numStyleLink)
    level     → start, format, text with %1 … %9, suffix, when it restarts

Lists of one abstract list share one count; a list with starts of its own counts anew at its first paragraph.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from refcase.patterns import compile_re
from refcase.reading.spelling import spelled
from refcase.reading.word.names import ALTERNATIVES, VAL, Element, chosen, number, switched_on, value_of, w
from refcase.reading.word.numerals import written
from refcase.reading.word.symbols import shown

LEVELS = 9
_LONGEST = 100  # characters of a level's text; Word's own dialogue takes fewer
_PLACE = compile_re("%([1-9])")
_SUFFIXES = {"nothing": "", "space": " "}
# A round bullet of the second level is the letter o of a typewriter face.
_BULLETS = {"o": "◦", "": "•"}


class Level(NamedTuple):
    """One level of a list. `restart` is the level (from 1) whose number starts it anew, 0 for none, None
    for any higher one; `style` is the paragraph style that stands for the level; `width` is the least
    number of figures.
    """

    start: int = 1
    form: str = "decimal"
    text: str = ""
    suffix: str = " "
    restart: int | None = None
    legal: bool = False
    style: str | None = None
    width: int = 0


class Label(NamedTuple):
    """A label and what parts it from the text: a space (a tab, too, is shown as one) or nothing."""

    text: str
    suffix: str


@dataclass(slots=True)
class _Count:
    """Where an abstract list has come to: each level's number, None before its first."""

    at: list[int | None] = field(default_factory=lambda: [None] * LEVELS)
    begun: set[int] = field(default_factory=set)


class _List(NamedTuple):
    """A num: its abstract list's id, its levels, and its own starts by level."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The lists of a document, counted on as its paragraphs are read, in order.

    `list_of_style` gives the num that a numbering style carries.
    """

    def __init__(self, root: Element | None, list_of_style: Callable[[str], int | None]) -> None:
        self._list_of_style = list_of_style
        self._abstracts: dict[str, Element] = {}
        self._nums: dict[int, Element] = {}
        self._lists: dict[int, _List | None] = {}
        self._counts: dict[str, _Count] = {}
        self._levels = cache(_levels)
        for child in root if root is not None else ():
            if child.tag == w("abstractNum"):
                self._abstracts[child.get(w("abstractNumId"), "")] = child
            elif child.tag == w("num") and (id_ := number(child.get(w("numId")))) is not None:
                self._nums[id_] = child

    def level_of(self, num: int, styles: Iterable[tuple[str, int | None]]) -> int:
        """The level of a paragraph that names none: by its styles, nearest first, and the levels they name.

        A level that says it is a style's comes first, as in headings.
        """
        found = self._list(num)
        linked = {level.style: at for at, level in found.levels.items() if level.style} if found else {}
        for style, named in styles:
            if style in linked:
                return linked[style]
            if named is not None:
                return named
        return 0

    def label(self, num: int, level: int) -> Label | None:
        """The label of the next paragraph of the list at `level`; None where it shows none."""
        found = self._list(num)
        if found is None or level not in found.levels:
            return None
        count = self._counts.setdefault(found.abstract, _Count())
        if num not in count.begun:
            count.begun.add(num)
            for at in found.starts:
                count.at[at] = None
        for at in range(level):  # a level that was skipped counts as if it had been there once
            if count.at[at] is None:
                count.at[at] = found.levels.get(at, Level()).start
        own = count.at[level]
        count.at[level] = found.levels[level].start if own is None else own + 1
        for at in range(level + 1, LEVELS):
            if _restarts(found.levels.get(at, Level()).restart, at, level):
                count.at[at] = None
        return _label(found.levels, level, count.at)

    def _list(self, num: int) -> _List | None:
        if num not in self._lists:
            self._lists[num] = self._read(num)
        return self._lists[num]

    def _read(self, num: int) -> _List | None:
        element = self._nums.get(num)
        if element is None:
            return None
        abstract = self._abstract(value_of(element, w("abstractNumId")))
        if abstract is None:
            return None
        id_, definition = abstract
        levels = dict(self._levels(definition))
        starts: dict[int, int] = {}
        for override in element.iterchildren(w("lvlOverride")):
            at = number(override.get(w("ilvl")))
            if at is None or not 0 <= at < LEVELS:
                continue
            own = override.find(w("lvl"))
            if own is not None:
                levels[at] = _level(own)
            start = number(value_of(override, w("startOverride")))
            if start is not None and at in levels:
                starts[at] = start
                levels[at] = levels[at]._replace(start=start)
        return _List(id_, levels, starts)

    def _abstract(self, id_: str | None) -> tuple[str, Element] | None:
        """The abstract list called `id_`, by way of the style it hands on to; its levels stand there."""
        for _ in range(LEVELS):  # a circle of styles leads nowhere
            found = self._abstracts.get(id_ or "")
            if id_ is None or found is None:
                return None
            style = value_of(found, w("numStyleLink"))
            num = self._list_of_style(style) if style else None
            element = self._nums.get(num) if num is not None else None
            if element is None:
                return id_, found
            id_ = value_of(element, w("abstractNumId"))
        return None


def _restarts(restart: int | None, level: int, passed: int) -> bool:
    """Whether a number at level `passed` starts the deeper `level` anew."""
    if restart is None or restart > level:
        return True
    return passed < restart


def _levels(definition: Element) -> dict[int, Level]:
    found = {}
    for child in definition.iterchildren(w("lvl")):
        at = number(child.get(w("ilvl")))
        if at is not None and 0 <= at < LEVELS:
            found[at] = _level(child)
    return found


def _level(element: Element) -> Level:
    start = number(value_of(element, w("start")))
    form, width = _form(element)
    text = (
        spelled((value_of(element, w("lvlText")) or "")[:_LONGEST])[0].replace("\n", " ").replace("\t", " ")
    )
    legal = element.find(w("isLgl"))
    if form == "bullet":
        fonts = element.find(f"{w('rPr')}/{w('rFonts')}")
        text = shown(text, fonts.get(w("ascii")) if fonts is not None else None).strip()
        pictured = element.find(w("lvlPicBulletId")) is not None
        text = _BULLETS.get(text, text) if text or pictured else ""
    return Level(
        start=0 if start is None else start,
        form=form,
        text=text,
        suffix=_SUFFIXES.get(value_of(element, w("suff")) or "", " "),
        restart=number(value_of(element, w("lvlRestart"))),
        legal=legal is not None and switched_on(legal),
        style=value_of(element, w("pStyle")),
        width=width,
    )


def _form(level: Element) -> tuple[str, int]:
    """The format of a level, and how many figures it has at least: "001, 002, 003, ..." is three."""
    plain = level.find(w("numFmt"))
    for alternatives in level.iterchildren(ALTERNATIVES):
        branch = chosen(alternatives)
        plain = branch.find(w("numFmt")) if branch is not None and plain is None else plain
    if plain is None:
        return "decimal", 0
    form = plain.get(VAL) or "decimal"
    if form == "custom":
        first = plain.get(w("format"), "").partition(",")[0].strip()
        return "decimal", min(len(first), LEVELS) if first.isdecimal() else 0
    return form, 0


def _label(levels: dict[int, Level], level: int, at: list[int | None]) -> Label | None:
    own = levels[level]

    def place(match: re.Match[str]) -> str:
        named = int(match[1]) - 1
        value = at[named]
        if named > level or value is None:
            return ""
        shown_as = levels.get(named, Level())
        form = shown_as.form
        # "Legal" numbers are in figures throughout; those with a leading zero keep it.
        if own.legal and form != "decimalZero":
            form = "decimal"
        return written(value, form).rjust(shown_as.width, "0") if shown_as.width else written(value, form)

    text = own.text if own.form == "bullet" else _PLACE.sub(place, own.text)
    if not text.strip():
        return None
    stripped = text.rstrip()
    return Label(stripped.lstrip(), " " if len(stripped) < len(text) else own.suffix)
