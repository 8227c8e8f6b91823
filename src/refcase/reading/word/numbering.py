"""Automatic list labels, as Word shows them.

A list (`num`) is made after a pattern (`abstractNum`) with nine levels; each level has a format, a text
such as `[E%1]` or `%1.%2`, and counts on from one paragraph to the next. Lists of one pattern count
together, but where one says that it starts anew.
"""

from dataclasses import dataclass, field, replace

from lxml import etree

from refcase.reading.word.formats import written
from refcase.reading.word.names import W, child, integer, number, switch, value

_LEVELS = 9
BULLET = "•"


@dataclass(frozen=True)
class Level:
    """How one level of a list is numbered. `restart` is the level below which it begins again, 0 never."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    legal: bool = False
    style: str | None = None


@dataclass(frozen=True)
class _List:
    """One list: its pattern, the levels that it has of its own, and where it starts anew."""

    pattern: str
    own: dict[int, Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """What `numbering.xml` says; gives labels, in the order of the paragraphs."""

    def __init__(self, root: etree._Element | None, style_lists: dict[str, str]) -> None:
        """`style_lists` are the ids of the lists that numbering styles name, by style."""
        self._patterns: dict[str, dict[int, Level]] = {}
        self._linked: dict[str, str] = {}
        self._lists: dict[str, _List] = {}
        self._style_lists = style_lists
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        for element in [] if root is None else root.iterchildren(f"{W}abstractNum", f"{W}num"):
            if element.tag == f"{W}abstractNum":
                self._read_pattern(element)
            else:
                self._read_list(element)

    def _read_pattern(self, element: etree._Element) -> None:
        name = element.get(f"{W}abstractNumId", "")
        self._patterns[name] = {
            at: _level(level)
            for level in element.iterchildren(f"{W}lvl")
            if (at := integer(level.get(f"{W}ilvl"))) is not None and 0 <= at < _LEVELS
        }
        link = value(element, "numStyleLink")
        if link:
            self._linked[name] = link

    def _read_list(self, element: etree._Element) -> None:
        own: dict[int, Level] = {}
        starts: dict[int, int] = {}
        for override in element.iterchildren(f"{W}lvlOverride"):
            at = integer(override.get(f"{W}ilvl"))
            if at is None or not 0 <= at < _LEVELS:
                continue
            level = child(override, "lvl")
            if level is not None:
                own[at] = _level(level)
            start = number(override, "startOverride")
            if start is not None:
                starts[at] = start
                if at in own:
                    own[at] = replace(own[at], start=start)
        self._lists[element.get(f"{W}numId", "")] = _List(value(element, "abstractNumId") or "", own, starts)

    def _pattern_of(self, found: _List) -> str:
        """The pattern of a list; one that only names a style has that style's."""
        name = found.pattern
        for _ in range(4):
            style = self._linked.get(name)
            following = self._lists.get(self._style_lists.get(style or "", ""))
            if style is None or following is None or following.pattern == name:
                break
            name = following.pattern
        return name

    def level_of_style(self, list_id: str, style: str) -> int | None:
        """The level of a list that a paragraph style stands for, None when it names none."""
        found = self._lists.get(list_id)
        if found is None:
            return None
        levels = {**self._patterns.get(self._pattern_of(found), {}), **found.own}
        return next((at for at, level in sorted(levels.items()) if level.style == style), None)

    def label(self, list_id: str, at: int) -> tuple[str, str] | None:
        """The next label of a list at a level (from 0) and what parts it from the text; None for no list."""
        found = self._lists.get(list_id)
        if found is None or not 0 <= at < _LEVELS:
            return None
        pattern = self._pattern_of(found)
        levels = {**self._patterns.get(pattern, {}), **found.own}
        level = levels.get(at)
        if level is None:
            return None
        self._count(list_id, found, pattern, levels, at)
        if level.format == "bullet":
            return BULLET, " "
        label = self._shown(found, pattern, levels, at)
        return (label, "" if level.suffix == "nothing" else " ") if label else None

    def _count(self, list_id: str, found: _List, pattern: str, levels: dict[int, Level], at: int) -> None:
        counts = self._counts.setdefault(pattern, [None] * _LEVELS)
        for upper in range(at + 1):
            if upper in found.starts and (list_id, upper) not in self._begun:
                self._begun.add((list_id, upper))
                counts[upper] = None
        for upper in range(at):
            if counts[upper] is None and upper in levels:
                counts[upper] = self._start(
                    found, levels, upper
                )  # what no paragraph has shown counts as used
        now = counts[at]
        counts[at] = self._start(found, levels, at) if now is None else now + 1
        for lower in range(at + 1, _LEVELS):
            after = levels[lower].restart if lower in levels else None
            if after is None or at < after:
                counts[lower] = None

    def _start(self, found: _List, levels: dict[int, Level], at: int) -> int:
        return found.starts.get(at, levels[at].start)

    def _shown(self, found: _List, pattern: str, levels: dict[int, Level], at: int) -> str:
        """The level's text with the counts in it: `%2` is the second level's."""
        counts, level = self._counts[pattern], levels[at]
        shown, rest = "", level.text
        while "%" in rest:
            before, _, rest = rest.partition("%")
            shown += before
            if rest[:1] not in tuple("123456789"):
                shown += "%"
                continue
            meant = int(rest[0]) - 1
            rest = rest[1:]
            if meant > at or meant not in levels:
                continue  # Word shows nothing for a level below
            count = counts[meant]
            form = "decimal" if level.legal else levels[meant].format
            shown += written(count or 0, form)
        return shown + rest


def _level(element: etree._Element) -> Level:
    form = value(element, "numFmt") or "decimal"
    text = value(element, "lvlText") or ""
    start = number(element, "start")
    return Level(
        start=1 if start is None else start,
        format=form,
        text=text,
        suffix=value(element, "suff") or "tab",
        restart=number(element, "lvlRestart"),
        legal=bool(switch(element, "isLgl")),
        style=value(element, "pStyle"),
    )
