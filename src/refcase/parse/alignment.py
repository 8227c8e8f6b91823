"""Alignment: labels matched to a list by what they are cited for, where their numbers cannot tell.

An export may flatten a nested list: the text cites A1 to A5, B, C, D1 …, the list prints 1 to 19,
group headings numbered too. Labels and items still stand in the same order, and a sentence and
the source it cites share names and rare words. Of all matchings that keep the order, the one
with most in common is taken, if most labels have something in common with their item at all.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import regex

from refcase.parse.listing import Item

_WORD = regex.compile(r"[\p{L}\p{M}]{4,}|\d{3,}")
# A word in more items than these tells none of them apart.
_COMMON = 3
# A matching is believed when so many of the labels share a rare word with their item.
_ENOUGH = 0.5
_NEXT = 0.05  # between equals, the item right after the last one
_MOST = 60  # labels and items at most, so that the table of them stays small


def align(view: str, passages: Sequence[tuple[int, int]], items: Sequence[Item]) -> list[int | None]:
    """The item for each label, by the passage that cites it, both in order; all None if nothing is clear."""
    nothing: list[int | None] = [None] * len(passages)
    if not passages or not items or max(len(passages), len(items)) > _MOST:
        return nothing
    words = [_words(view, item.body, item.end) for item in items]
    cited = [_words(view, start, end) for start, end in passages]
    # A word says the more, the fewer items and passages hold it.
    spread = Counter(word for own in words for word in own)
    heard = Counter(word for own in cited for word in own)
    shared = [
        [
            sum(1 / (spread[word] * heard[word]) for word in own & told if spread[word] <= _COMMON)
            for own in words
        ]
        for told in cited
    ]
    chosen = _best_path(shared)
    sure = [place if place is not None and shared[n][place] > 0 else None for n, place in enumerate(chosen)]
    if sum(place is not None for place in sure) < _ENOUGH * len(passages):
        return nothing
    return _filled(sure, len(items))


def _filled(sure: list[int | None], size: int) -> list[int | None]:
    """The places, with those between two sure ones filled in where just as many items lie between."""
    filled = list(sure)
    known = [(-1, -1), *((n, place) for n, place in enumerate(sure) if place is not None), (len(sure), size)]
    for (before, low), (after, high) in pairwise(known):
        if after - before == high - low:
            filled[before + 1 : after] = range(low + 1, high)
    return filled


def _words(view: str, start: int, end: int) -> set[str]:
    return {match[0].casefold() for match in _WORD.finditer(view, start, end)}


def _best_path(shared: list[list[float]]) -> list[int | None]:
    """For each row a column, rising from row to row, with the greatest sum; a row may go without."""
    columns = len(shared[0])
    best = [[0.0] * (columns + 1) for _ in range(len(shared) + 1)]
    for row in range(len(shared) - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            taken = shared[row][column] + _NEXT / (1 + column) + best[row + 1][column + 1]
            best[row][column] = max(taken, best[row][column + 1], best[row + 1][column])
    chosen: list[int | None] = []
    column = 0
    for row in range(len(shared)):
        while column < columns and best[row][column] == best[row][column + 1]:
            column += 1
        if column < columns and best[row][column] > best[row + 1][column]:
            chosen.append(column)
            column += 1
        else:
            chosen.append(None)
    return chosen
