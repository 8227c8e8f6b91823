"""Pairs: sources that no claim cites, each with the passage of section 4 it probably belongs to."""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from heapq import nlargest
from typing import NamedTuple

from refcase.links import Links
from refcase.models import CaseStudy, Part, Source
from refcase.patterns import compile_re
from refcase.validate.passages import Passage
from refcase.validate.rarity import Index, Match, keys

# See `rarity` for how often such a pair is right.
_SCORE, _MARGIN = 6.0, 3.0
_FEWEST_PASSAGES = 4
# Two of the words, at least, in one phrase.
_REACH, _WORDS = 100, 3
# What may be a citation that was not read: what begins or ends a bracket ("( D)", "(in 2012; 7)"), a number
# behind a word or a stop, and a label of letters and figures, or with a stop in it, wherever it stands.
_BRACKETED = compile_re(r"(?<=[\[(]) ?(\w+)|(\w+)(?= ?[\])},;])")
_GLUED = compile_re(r"(?<=[A-Za-z.,;)”\"'’])(?:\d\.)?\d{1,2}(?![\d%])")
_MIXED = compile_re(r"[A-Za-z]{1,4}\d{1,2}|\d{1,2}[.:-]\d{1,2}")
_PIECE = compile_re(r"\w+(?:[.:-]\d+)?")


class Pair(NamedTuple):
    """An uncited source or part of one, the place of the passage it fits, and the words they share.

    `at` is where the first of `shared` stands in the passage.
    """

    source: int
    part: Part | None
    place: int
    shared: tuple[str, ...]
    at: int


class Fit(NamedTuple):
    """A source by its place in the list, how well it fits a passage, and the word that tells most."""

    source: int
    score: float
    word: str


class Pairing:
    """The sources of a study held against the passages of its section 4."""

    def __init__(self, view: str, passages: tuple[Passage, ...], study: CaseStudy) -> None:
        self._view, self._passages, self._sources = view, passages, study.sources
        self._written: dict[int, frozenset[str]] = {}

    def pairs(self, links: Links) -> Iterator[Pair]:
        """The uncited sources and parts that fit one passage far better than any other."""
        if len(self._passages) < _FEWEST_PASSAGES or 2 * len(links.uncited_sources) > len(self._sources):
            return  # nothing to choose from; or so little cited that the list may be misread
        uncited: list[tuple[int, Part | None]] = [(n, None) for n in links.uncited_sources]
        for n, label in links.uncited_parts:
            uncited += [(n, part) for part in self._sources[n].parts if part.label == label]
        for n, part in uncited:
            ranked = self._ranked(n, part)
            if not _clear([match.score for match in ranked]):
                continue
            best = ranked[0]
            if self._index.apart(best.shared[:_WORDS], best.place) > _REACH:
                continue
            if not self._seems_cited(best.place, self._sources[n]):
                yield Pair(n, part, best.place, best.shared, self.first(best.shared[0], best.place))

    def source_of(self, place: int) -> Fit | None:
        """The source that fits the passage at this place far better than other sources do."""
        fits = self._fits.get(place, [])
        return fits[0] if _clear([fit.score for fit in fits]) else None

    @cached_property
    def _fits(self) -> dict[int, list[Fit]]:
        """By the place of a passage, the two sources that fit it best."""
        found: dict[int, list[Fit]] = {}
        for n in range(len(self._sources)):
            for match in self._ranked(n, None):
                found.setdefault(match.place, []).append(Fit(n, match.score, match.shared[0]))
        return {place: nlargest(2, fits, key=lambda fit: fit.score) for place, fits in found.items()}

    def first(self, word: str, place: int) -> int:
        """Where a word that the passage shares with a source first stands in it."""
        return self._index.first(word, place)

    @cached_property
    def _index(self) -> Index:
        stretches = ((passage.start, passage.end) for passage in self._passages)
        return Index(self._view, stretches, self._spoken.keys())

    @cached_property
    def _spoken(self) -> Counter[str]:
        """How many sources have a word."""
        return Counter(key for words in self._words for key in words)

    @cached_property
    def _words(self) -> list[dict[str, str]]:
        """The words of each source."""
        return [keys(source.text) for source in self._sources]

    def _ranked(self, n: int, part: Part | None) -> list[Match]:
        own = self._words[n]
        words = keys(part.raw) if part else own
        return self._index.ranked(words, lambda key: self._spoken[key] if key in own else 1)

    def _seems_cited(self, place: int, source: Source) -> bool:
        """Whether the passage may cite the source after all, in a way that was not read."""
        if source.printed_label is None and self._passages[place].cites:
            return True  # counted by its place in the list: one off, and the passage cites it
        if place not in self._written:
            self._written[place] = _labels(self._view, self._passages[place])
        return not self._written[place].isdisjoint(_PIECE.findall(f"{source.label} {source.printed_label}"))


def _labels(view: str, passage: Passage) -> frozenset[str]:
    """Whatever may be a label in a passage."""
    start, end = passage.start, passage.end
    bracketed = (match[match.lastindex or 0] for match in _BRACKETED.finditer(view, start, end))
    return frozenset(bracketed).union(*(p.findall(view, start, end) for p in (_GLUED, _MIXED)))


def _clear(scores: list[float]) -> bool:
    """Whether the first of the scores, best first, is high and far above the second."""
    return bool(scores) and scores[0] >= max(_SCORE, _MARGIN * (scores[1] if len(scores) > 1 else 0))
