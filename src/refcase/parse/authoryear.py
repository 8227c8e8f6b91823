"""Author-year citations: `(Darrow et al., 2017; Pike 2013)`, `Holm (2010, 2012)`, `Ash’s 2019 monograph`.

    pointer := people year (("," | "and") year)*
    people  := as in refcase.parse.people

Only works that section 3 lists are citations here: an author and a year that match no listed
reference are somebody else's work, as a rule; `works_named` gives those too, for a check.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from refcase.lookup import positions
from refcase.models import Citation, Reference, Section, Target
from refcase.parse.people import (
    BETWEEN,
    OPENING,
    REACH,
    comparable,
    may_be_led,
    may_name,
    names_in,
    people_before,
)
from refcase.patterns import compile_re, compile_regex
from refcase.text import Span

_YEAR = compile_re(r"(?<![\d/–-])(?P<year>(?:19|20)\d\d)(?P<letter>[a-h]?)(?![\w/]|-\d)")
_CENTURIES = ("19", "20")
_MORE_LETTERS = compile_regex(r"(?:(?:,| &| and) ?[b-h](?![\w.]))+")  # 2012a,b
_LETTER = compile_regex(r"\b[b-h]\b")
_TOGETHER = compile_regex(r"&|\band\b|\bet\b")
_JOINT = compile_regex(r"\s?[,;&]?\s?(?:and\b)?\s?")


class _Work(NamedTuple):
    """A listed work: its place in the list, the letter printed after its year, its authors, comparable."""

    place: int
    letter: str
    families: tuple[str, ...]


class _Works(NamedTuple):
    """Works to be found by year and first author, by year and any author, and by lettered year.

    Of one author's works in a year a few are kept, so that no text takes long.
    """

    by_first: dict[tuple[int, str], list[_Work]]
    by_any: dict[tuple[int, str], list[_Work]]
    by_year: dict[str, list[_Work]]


_FEW = 12


class _Listed:
    """The listed references that have a year and an author; most texts name none of them so."""

    def __init__(self, references: Sequence[Reference]) -> None:
        self.references = references
        self._families: dict[int, tuple[str, ...]] = {}
        for place, reference in enumerate(references):
            if reference.year:
                named = [comparable(author.family or author.literal or "") for author in reference.authors]
                self._families[place] = tuple([family for family in named if family])
        self.names = {family for families in self._families.values() for family in families}
        self.dated = frozenset([str(references[place].year) for place in self._families])

    @cached_property
    def works(self) -> _Works:
        """The works among the references."""
        works = _Works(defaultdict(list), defaultdict(list), defaultdict(list))
        for place, families in self._families.items():
            if not families:
                continue
            year, letter = self.references[place].year or 0, _letter(self.references[place])
            work = _Work(place, letter, families)
            kept = [works.by_any[year, family] for family in dict.fromkeys(families)]
            kept.append(works.by_first[year, families[0]])
            if letter:
                kept.append(works.by_year[f"{year}{letter}"])
            for own in kept:
                if len(own) < _FEW:
                    own.append(work)
        return works


class _Pointer(NamedTuple):
    """An author and a year found: their stretch and what they point at."""

    start: int
    end: int
    target: Target


def author_year(
    view: str,
    text: str,
    sections: Sequence[Section],
    references: Sequence[Reference],
    years: list[int],
) -> Iterator[Citation]:
    """The author-year citations in sections 1, 2 and 4, in document order.

    `years` are where they may stand in the view.
    """
    listed = _Listed(references)
    if not listed.names:
        return
    for section in sections:
        if section.number in (1, 2, 4):
            start, end = section.span.start, section.span.end
            near = years[bisect_left(years, start) : bisect_left(years, end)]
            near = _telling(view, near, listed.dated)
            yield from _grouped(text, section, list(_pointers(view, section, listed, near)))


# From a year to one that may share its author or its bracket: " and e.g., ", people, and the figures of both.
_NEAR = REACH + 14
_YEAR_LETTERS = frozenset("abcdefgh")


def _telling(view: str, years: list[int], dated: frozenset[str]) -> list[int]:
    """The years that a listed work may be of, and those near in front of one: half of all tell of no work.

    One in other figures than ours may be any, and behind one with letters many more may stand.
    """
    telling: list[int] = []
    last = len(view) + _NEAR
    for year in reversed(years):
        written = view[year : year + 4]
        if (
            written in dated
            or last - year <= _NEAR
            or view[year + 4 : year + 5] in _YEAR_LETTERS
            or not written.isascii()
        ):
            telling.append(year)
            last = year
    return telling[::-1]


class Named(NamedTuple):
    """A work named by its authors and year, listed or not: `author` is the first, `people` all as written."""

    author: str
    people: str
    year: int
    span: Span


def works_named(view: str, start: int, end: int) -> Iterator[Named]:
    """The works that the text from `start` to `end` names by author and year, listed or not."""
    last_end = -1
    for at in positions(view, _CENTURIES, start, end):
        match = _YEAR.match(view, at, end)
        if not match:
            continue
        people = people_before(view, at, start, last_end) if may_be_led(view, at) else None
        last_end = match.end() if people else -1
        if people:
            author, at = people
            named = " ".join(view[at : match.start()].split()).rstrip(" ,([")
            yield Named(author, named, int(match["year"]), Span(start=at, end=match.end()))


def _letter(reference: Reference) -> str:
    """The letter printed after the reference's year: the b of 2013b."""
    for at in positions(reference.raw, (str(reference.year),)):
        if (match := _YEAR.match(reference.raw, at)) and match["letter"]:
            return str(match["letter"])
    return ""


def _pointers(view: str, section: Section, listed: _Listed, years: list[int]) -> Iterator[_Pointer]:
    author = ""
    last_end = -1
    for year in years:
        if view.startswith(" in ", max(0, year - 4)):  # a date
            continue
        match = _YEAR.match(view, year, section.span.end)
        if not match:
            continue
        # Most years stand near no listed author.
        people = None
        if may_be_led(view, year):
            window = view[max(section.span.start, year - REACH) : year]
            if may_name(window, listed.names) and not listed.names.isdisjoint(names_in(window)):
                people = people_before(view, year, section.span.start, last_end)
        if people:
            author, at = people
        elif author and last_end >= 0 and _JOINT.fullmatch(view, last_end, year):
            at = year  # "(Holm 2010, 2012)"
        elif match["letter"] and view[year - 1 : year] == "(" and (lone := _lone(match, listed.works)):
            author, at = lone, year - 1
        else:
            author, last_end = "", -1
            continue
        more = _MORE_LETTERS.match(view, match.end()) if match["letter"] else None
        last_end = more.end() if more else match.end()
        people_named = view[at:year]
        letters = (match["letter"], *(_LETTER.findall(more[0]) if more else ()))
        for n, letter in enumerate(letters):
            found = _fitting(listed.works, author, people_named, int(match["year"]), letter)
            if n and all(work.letter != letter for work in found):
                continue  # the b of "2007a,b" must be listed so
            if found:
                yield _Pointer(
                    at, last_end, _target(found, f"{author} {match['year']}", letter, listed.references)
                )


def _target(found: list[_Work], written: str, letter: str, references: Sequence[Reference]) -> Target:
    """What an author and a year mean; no item where two fit ("2012", and 2012a and 2012b are listed)."""
    if len(found) > 1 and not letter and all(work.letter for work in found):
        return Target(kind=None, label=written, part=None, item=None)
    place = found[0].place
    return Target(kind="reference", label=references[place].label or written + letter, part=None, item=place)


def _fitting(works: _Works, author: str, people: str, year: int, letter: str) -> list[_Work]:
    """The listed works of that year by that author: as their first author, else as any of their authors.

    `people` are all whom the text names: of several works it means those by all of them.
    """
    name = comparable(author)
    for own in (works.by_first.get((year, name), []), works.by_any.get((year, name), [])):
        found = [w for w in own if not letter or not w.letter or w.letter == letter]
        if found:
            break
    if len(found) > 1:
        names = names_in(people)
        together = _TOGETHER.search(people) is not None
        found = [w for w in found if _by(w, names, together=together)] or found
    return found


def _by(work: _Work, names: set[str], *, together: bool) -> bool:
    """Whether the people named are the work's authors: the first two, or the only one alone."""
    if len(work.families) == 1:
        return work.families[0] in names and not together
    return names.issuperset(work.families[:2])


def _lone(match: re.Match[str], works: _Works) -> str:
    """The author of `(2013b)`: its letter tells the work, if one listed work only bears it."""
    own = works.by_year.get(match["year"] + match["letter"], [])
    return own[0].families[0] if len(own) == 1 else ""


def _grouped(text: str, section: Section, found: list[_Pointer]) -> Iterator[Citation]:
    """The pointers as citations, those of one bracket or one breath together."""
    group: list[_Pointer] = []
    for pointer in found:
        if group and not BETWEEN.fullmatch(text, group[-1].end, max(group[-1].end, pointer.start)):
            yield _citation(text, section, group)
            group = []
        group.append(pointer)
    if group:
        yield _citation(text, section, group)


def _citation(text: str, section: Section, group: list[_Pointer]) -> Citation:
    start, end = group[0].start, group[-1].end
    if text[end : end + 2] in (".)", ".]"):
        end += 1
    if text[end : end + 1] in (")", "]"):
        # with its bracket: the one around it all, or the one around the year
        if opening := OPENING.search(text, max(section.span.start, start - 60), start):
            start = opening.start()
            end += 1
        elif text.count("(", start, end) + text.count("[", start, end) > 0:
            end += 1
    return Citation(
        section=section.number,
        written=text[start:end],
        kind="author-year",
        targets=tuple([pointer.target for pointer in group]),
        span=Span(start=start, end=end),
    )
