"""Paragraphs: which lines go on with the one before, as the page shows."""

import re
from enum import Enum
from itertools import pairwise
from statistics import median

from refcase.reading.pdf.pages import Line

# What begins a line of its own: a bullet, a label with its stop or bracket, a section's heading.
_BEGINS = re.compile(
    r"""(?x) \s* (?: [•▪●○◦➢✓–—\uf000-\uf0ff] (?=\s|\w)
    | [\[(]? [A-Za-z]{0,4} [ ]? \d{1,2} (?:\.\d{1,2})? [a-z]? [\])] [.:]? (?=\s|\w)
    | [\[(] [A-Za-z]{1,4} [\])] (?=\s|\w) | [A-Z]{0,4} \d{1,2} (?:\.\d{1,2})? [.:] (?=\s|[A-Z])
    | [a-z] [.)] \s | [ivx]{1,4} [.)] \s | [A-Z]{1,3} \d{1,2} \s ) """
)
_SECTION = re.compile(
    r"(?i)\s*(?:[1-5][.)]?\s*)?(?:summary of the impact|underpinning research|references to the research"
    r"|details of the impact|sources to corroborate|unit of assessment|title of case study|institution:)"
)
# Lines further apart than the usual distance times this have an empty one between them.
_APART = 1.3
# Where too few lines tell, they are taken to be spaced as usual.
_ENOUGH, _SINGLE = 6, 1.2
_INDENT = 6.0
# Pieces of a row closer together than this, as a share of the size, belong to one word.
_GLUED = 0.2
# Further apart than this they are cells of a table.
_CELLS = 1.6
# A character's width as a share of its size, on average.
_WIDTH = 0.5
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*$")
_PATH = re.compile(r"[\w%~.?=&/#+,-]*[/.?=&_%-][\w%~.?=&/#+,-]*|\d[\w-]*")
_OPEN = tuple("/-_=?&%.")


class Joint(Enum):
    """How a line is joined to the one before: with nothing, a space, a tab, a new line, an empty line."""

    GLUED = ""
    SPACE = " "
    CELL = "\t"
    LINE = "\n"
    PARAGRAPH = "\n\n"


def joints(lines: list[Line], targets: set[str]) -> list[Joint]:
    """For each line but the first, how it is joined to the one before.

    `targets` are the addresses that links of the file lead to.
    """
    usual = _usual_distance(lines)
    edges = _edges(lines)
    found = []
    left = lines[0].left if lines else 0.0  # where the row begins that the line before is in
    in_cells = False
    for n, (before, line) in enumerate(pairwise(lines)):
        joint = _joint(before, line, left, usual, edges[n], targets)
        if _one_row(before, line):
            in_cells = in_cells or joint is Joint.CELL
        else:
            following = lines[n + 2] if n + 2 < len(lines) else None
            next_in_cells = following is not None and _in_cells(line, following)
            if joint is Joint.SPACE and (in_cells or next_in_cells):
                joint = Joint.LINE  # a row of a table is a line of its own
            left, in_cells = line.left, False
        found.append(joint)
    return found


def _in_cells(a: Line, b: Line) -> bool:
    """Whether two lines are cells of one row."""
    return _one_row(a, b) and b.left - a.right >= _CELLS * b.size


def _one_row(a: Line, b: Line) -> bool:
    """Whether the second is a further piece of the row that the first is in."""
    return a.page == b.page and abs(a.base - b.base) < 0.4 * b.size and b.left > a.right - 3


def _usual_distance(lines: list[Line]) -> float:
    """The distance between lines, as a multiple of the size of their letters."""
    found = [
        (a.base - b.base) / max(b.size, 1)
        for a, b in pairwise(lines)
        if a.page == b.page and 0 < a.base - b.base < 4 * max(b.size, 1)
    ]
    return median(found) if len(found) >= _ENOUGH else _SINGLE


def _edges(lines: list[Line]) -> list[float]:
    """For each line how far to the right the lines around it go."""
    reach = 12
    rights = [line.right for line in lines]
    return [max(rights[max(0, n - reach) : n + reach]) for n in range(len(lines))]


def _joint(a: Line, b: Line, left: float, usual: float, edge: float, targets: set[str]) -> Joint:
    if a.broken:
        return Joint.GLUED
    same = a.page == b.page
    distance = a.base - b.base
    if _one_row(a, b):
        gap = (b.left - a.right) / max(b.size, 1)
        return Joint.GLUED if gap < _GLUED else Joint.SPACE if gap < _CELLS else Joint.CELL
    if same and (distance > _APART * usual * max(a.size, b.size) or distance < 0):
        return Joint.PARAGRAPH
    if address := _ADDRESS.search(a.text.rstrip()):
        goes_on = _goes_on(address[0], b.text.split(maxsplit=1)[0], targets)
        if goes_on and a.text.rstrip() == a.text:
            return Joint.GLUED
    if abs(a.size - b.size) > 0.8 or _SECTION.match(b.text) or _SECTION.match(a.text):
        return Joint.LINE
    if _BEGINS.match(b.text) or b.left < left - _INDENT:
        return Joint.LINE
    first = b.text.split(maxsplit=1)[0]
    room = edge - a.right
    if room > (len(first) + 1) * _WIDTH * b.size + 2:
        return Joint.LINE  # the word would have fitted: the line was ended
    return Joint.SPACE


def _goes_on(address: str, following: str, targets: set[str]) -> bool:
    """Whether an address at the end of a line goes on with the first word of the next one."""
    start, whole = address.casefold(), (address + following).casefold().rstrip(".,;)")
    if any(whole in target for target in targets):
        return True
    if any(target.endswith(start.rstrip("/")) for target in targets):
        return False
    return address.endswith(_OPEN) and _PATH.fullmatch(following) is not None


def rejoined(left: str, right: str, words: set[str]) -> bool:
    """Whether the hyphen between two halves was put in to break the word: it is written without elsewhere."""
    head = re.search(r"[^\W\d_]+$", left)
    tail = re.match(r"[^\W\d_]+", right)
    if head is None or tail is None or _ADDRESS.search(left):
        return False
    return (head[0] + tail[0]).casefold() in words and f"{head[0]}-{tail[0]}".casefold() not in words
