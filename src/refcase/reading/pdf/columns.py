"""Reading order: the columns of a page one after the other, where the file has them line by line."""

from itertools import pairwise
from statistics import median

from refcase.reading.pdf.lines import Line

# Columns go on over several lines; cells of a table side by side are short.
_FEWEST, _FEW = 6, 3
_NARROWEST = 0.2
_FULL = 0.6


def in_reading_order(lines: list[Line], width: float, gutter: float | None = None) -> list[Line]:
    """The lines as one reads them: nearly every file has them so, and its order is kept.

    Where lines alternate between a left and a right column of running text, the left column comes first.
    `gutter` is where the columns are parted, None where the page does not tell.
    """
    middle = width / 2 if gutter is None else gutter
    sides = [_side(line, middle) for line in lines]
    turns = sum(a != b for a, b in pairwise(sides) if a and b)
    left = [line for line, side in zip(lines, sides, strict=True) if side < 0]
    right = [line for line, side in zip(lines, sides, strict=True) if side > 0]
    fewest = _FEWEST if gutter is None else _FEW
    if (
        turns < fewest
        or min(len(left), len(right)) < fewest
        or not all(_runs(c, width) for c in (left, right))
    ):
        return lines
    ordered: list[Line] = []
    block: list[tuple[Line, int]] = []
    for line, side in zip(lines, sides, strict=True):
        if side:
            block.append((line, side))
            continue
        ordered += _parted(block)
        block = []
        ordered.append(line)
    return [*ordered, *_parted(block)]


def _side(line: Line, middle: float) -> int:
    """-1 for a line left of the middle of the page, 1 right of it, 0 across it."""
    return -1 if line.right < middle + 5 else 1 if line.left > middle - 5 else 0


def _runs(column: list[Line], width: float) -> bool:
    """Whether the lines are running text: most as wide as the widest, and no column of labels."""
    widths = [line.right - line.left for line in column]
    return median(widths) > _FULL * max(widths) and max(widths) > _NARROWEST * width


def _parted(block: list[tuple[Line, int]]) -> list[Line]:
    return [line for line, side in sorted(block, key=lambda each: each[1])]
