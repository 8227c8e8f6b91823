"""Alignment: labels matched to a list by what they are cited for, where their numbers cannot tell.

An export may flatten a nested list: the text cites A1 to A5, B, C, D1 …, the list prints 1 to 19,
group headings numbered too. Labels and items still stand in the same order, and a sentence and
the source it cites share names and rare words. Of all matchings that keep the order, the one
with most in common and the fewest items passed over is taken, if most labels have something in
common with their item at all.
"""

from collections import Counter
from collections.abc import Sequence

from refcase.parse.listing import Item
from refcase.patterns import compile_regex

_WORD = compile_regex(r"[\p{L}\p{M}]{4,}|\d{3,}")
# A word in more items than these tells none of them apart.
_COMMON = 3
# A matching is believed when so many of the labels share a rare word with their item.
_ENOUGH = 0.5
_NEXT = 0.05  # between equals, the item right after the last one
# What words in common must outweigh: an item passed over where no label is missing, a label without item.
_PASSED_OVER = 0.4
_WITHOUT = 0.6
_MOST = 60  # labels and items at most, so that the table of them stays small


def align(
    view: str, passages: Sequence[tuple[int, int]], follows: Sequence[bool], items: Sequence[Item]
) -> list[int | None]:
    """The item for each label, by the passage that cites it, both in order; all None if nothing is clear.

    `follows` says of each label whether it comes right after the one before: A2 after A1, C after B. Before
    the others an item may stand that no label cites, the heading of a group.
    """
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
    chosen = _best_path(shared, follows)
    sure = [place if place is not None and shared[n][place] > 0 else None for n, place in enumerate(chosen)]
    if sum(place is not None for place in sure) < _ENOUGH * len(passages):
        return nothing
    return _filled(sure, chosen, follows)


def _filled(sure: list[int | None], chosen: list[int | None], follows: Sequence[bool]) -> list[int | None]:
    """The sure places, and those of labels that come right before or after one that has its place."""
    filled = list(sure)
    for row, place in enumerate(chosen):
        last = filled[row - 1] if row else None
        if filled[row] is None and place is not None and follows[row] and last == place - 1:
            filled[row] = place
    for row in range(len(chosen) - 2, -1, -1):
        place, after = chosen[row], filled[row + 1]
        if filled[row] is None and place is not None and follows[row + 1] and after == place + 1:
            filled[row] = place
    return filled


def _words(view: str, start: int, end: int) -> set[str]:
    return {match[0].casefold() for match in _WORD.finditer(view, start, end)}


def _best_path(shared: list[list[float]], follows: Sequence[bool]) -> list[int | None]:
    """For each row a column, rising from row to row, with the greatest sum; a row may go without."""
    columns = len(shared[0])
    # [row][column]: the sum from there on, and the step that gives it
    best = [[0.0] * (columns + 1) for _ in range(len(shared) + 1)]
    for row in range(len(shared) - 1, -1, -1):
        best[row][columns] = best[row + 1][columns] - _WITHOUT
        for column in range(columns - 1, -1, -1):
            best[row][column] = max(_steps(best, shared, follows, row, column))
    chosen: list[int | None] = []
    row = column = 0
    while row < len(shared):
        steps = _steps(best, shared, follows, row, column) if column < columns else (0.0, -1.0, -1.0)
        step = steps.index(max(steps))
        if step < 2:
            chosen.append(None if step == 0 else column)
            row += 1
        column += step > 0
    return chosen


def _steps(
    best: list[list[float]], shared: list[list[float]], follows: Sequence[bool], row: int, column: int
) -> tuple[float, float, float]:
    """What it comes to when the row goes without, takes the column, or passes it over."""
    return (
        best[row + 1][column] - _WITHOUT,
        shared[row][column] + _NEXT / (1 + column) + best[row + 1][column + 1],
        best[row][column + 1] - (_PASSED_OVER if follows[row] else 0.0),
    )
