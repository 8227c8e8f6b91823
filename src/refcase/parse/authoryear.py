"""Author-year citations: `(Darrow et al., 2017; Pike 2013)`, `Holm (2010, 2012)`, `Ash’s 2019 monograph`.

Only works that section 3 lists are citations here: an author and a year that match no listed
reference are somebody else's work.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from refcase.models import Citation, Reference, Section, Target
from refcase.text import Span

_YEAR = regex.compile(r"(?<![\d/–-])(?P<year>(?:19|20)\d\d)(?P<letter>[a-h]?)(?![\d/])(?!-\d)")
_NAME = r"[\p{Lu}][\p{L}’'-]{1,30}"
# Between a name and its year: others' names, "et al.", possessives, brackets; never a sentence.
_AFTER_NAME = regex.compile(
    rf"""(?x) (?:’s|'s|’|')? [\s,]* (?: (?:et\s(?:al\b)?\.?|and\s(?:others|colleagues)|&|and|,
      |{_NAME}|\p{{Lu}}\.|[“‘"(\[]|,) [\s,.]* ){{0,6}} [(\[“‘"]?\s* $ """
)
_JOINT = regex.compile(r"(?x) [\s,;]* (?:and|&)? \s* $")
_REACH = 80


class _Work(NamedTuple):
    """A listed work: its place in the list, its year with the letter printed after it, its authors folded."""

    place: int
    letter: str
    families: tuple[str, ...]


def author_year(
    view: str, text: str, sections: Sequence[Section], references: Sequence[Reference]
) -> Iterator[Citation]:
    """The author-year citations in sections 1, 2 and 4, in document order."""
    works: dict[int, list[_Work]] = defaultdict(list)
    for index, reference in enumerate(references):
        families = tuple(_fold(a.family or a.literal or "") for a in reference.authors)
        families = tuple(f for f in families if f)
        if reference.year and families:
            works[reference.year].append(_Work(index, _letter(reference), families))
    if not works:
        return
    for section in sections:
        if section.number in (1, 2, 4):
            yield from _in_section(view, text, section, references, works)


def _letter(reference: Reference) -> str:
    match = regex.search(rf"{reference.year}([a-h])\b", reference.raw)
    return match[1] if match else ""


def _fold(name: str) -> str:
    return name.replace("’", "'").casefold().split(" ")[-1] if name else ""


def _in_section(
    view: str, text: str, section: Section, references: Sequence[Reference], works: dict[int, list[_Work]]
) -> Iterator[Citation]:
    start, stop = section.span.start, section.span.end
    pending: list[tuple[int, int, Target]] = []
    name = ""  # the author of the year before: "(Johnston 2010, 2012)"
    last_end = -1
    for match in _YEAR.finditer(view, start, stop):
        found = _author_before(view, match.start(), start)
        if found:
            name, at = found
        elif last_end >= 0 and _JOINT.fullmatch(view, last_end, match.start()) and name:
            at = match.start()
        else:
            name = ""
            last_end = -1
            continue
        last_end = match.end()
        work = _work(works.get(int(match["year"]), []), name, match["letter"])
        if work is None:
            continue
        label = references[work.place].label or f"{name} {match['year']}{match['letter']}"
        target = Target(kind="reference", label=label, part=None, item=work.place)
        if pending and pending[-1][1] + 60 > at and not _parted(view, pending[-1][1], at):
            pending.append((at, match.end(), target))
        else:
            yield from _flush(text, section, pending)
            pending = [(at, match.end(), target)]
    yield from _flush(text, section, pending)


def _parted(view: str, end: int, start: int) -> bool:
    """Whether two author-year pointers stand in different places: anything but joiners between."""
    return (
        end < start
        and regex.fullmatch(r"[\s,;&]*(?:and\s*|see\s*|also\s*|e\.g\.,?\s*)?", view, pos=end, endpos=start)
        is None
    )


def _flush(text: str, section: Section, pending: list[tuple[int, int, Target]]) -> Iterator[Citation]:
    if not pending:
        return
    start, end = pending[0][0], pending[-1][1]
    if text[end : end + 1] in ")]" and text[start - 1 : start] in ("(", "["):
        start, end = start - 1, end + 1
    yield Citation(
        section=section.number,
        written=text[start:end],
        kind="author-year",
        targets=tuple(target for _, _, target in pending),
        span=Span(start=start, end=end),
    )


_NAMES = regex.compile(_NAME)


def _author_before(view: str, year: int, start: int) -> tuple[str, int] | None:
    """The first author named before a year, and where; None when a sentence stands between."""
    window = max(start, year - _REACH)
    best = None
    for match in _NAMES.finditer(view, window, year):
        if best is None and _AFTER_NAME.fullmatch(view, match.end(), year):
            best = match
            break
    return (best[0], best.start()) if best else None


def _work(works: list[_Work], name: str, letter: str) -> _Work | None:
    """The listed work of that year by that author: its first author first, else any of its authors."""
    name = regex.sub(r"['’]s?$", "", name)
    folded = _fold(name)
    own = [w for w in works if not letter or not w.letter or w.letter == letter]
    for work in own:
        if work.families[0] == folded:
            return work
    return next((w for w in own if folded in w.families), None)
