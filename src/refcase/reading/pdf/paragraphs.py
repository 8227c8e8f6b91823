"""Paragraphs: which lines go on with the one before, as the page shows."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from enum import Enum
from itertools import pairwise
from statistics import median

from refcase.patterns import compile_re
from refcase.reading.pdf.lines import Line

# What begins a line of its own: a bullet, a label with its stop or bracket, a section's heading.
_BEGINS = compile_re(
    r"""(?x) \s* (?: [•▪●○◦➢✓–—\uf000-\uf0ff] (?=\s|\w)
    | [\[(]? [A-Za-z]{0,4} [ ]? \d{1,2} (?:\.\d{1,2})? [a-z]? [\])] [.:]? (?=\s|\w)
    | [\[(] [A-Za-z]{1,4} [\])] (?=\s|\w) | [A-Z]{0,4} \d{1,2} (?:\.\d{1,2})? [.:] (?=\s|[A-Z])
    | [a-z] [.)] \s | [ivx]{1,4} [.)] \s | [A-Z]{1,3} \d{1,2} \s ) """
)
_SECTION = compile_re(
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
_LEADS = ("", "http://", "https://")  # where the page prints "www.…" alone
_ADDRESS = compile_re(r"(?:https?://|www\.)\S*$")
_PATH = compile_re(r"[\w%~.?=&/#+,-]*[/.?=&_%-][\w%~.?=&/#+,-]*|\d[\w-]*")
_OPEN = tuple("/-_=?&%.")
_PATH_AGAIN = compile_re(r"[_/%=&?-]\w|[\w%-]*/[\w%-]|[\w%-]{1,60}\.(?:pdf|html?|aspx?|php|docx?)\b")
_DOI = compile_re(r"\b10\.\d{4,9}/\S*$")
# "737-" and "753", "age-" and "friendly"; but "individual- and".
_COMPOUND = compile_re(r"\w[-–]$")
_HALF = compile_re(r"(?!(?:and|or|to)\b)\w")
_JOINERS = frozenset(("and", "or"))
_STOPS = tuple(".:;!?")
# A gap of one empty line is twice the usual distance.
_OVER_A_GAP = 2.2
_OTHER_SIZE = 0.8
# A column is at least so wide, as a share of all the text.
_NARROWEST = 0.35


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
    known = sorted(targets)
    usual = _usual_distance(lines)
    edges = _edges(lines)
    found = []
    left = lines[0].left if lines else 0.0  # where the row begins that the line before is in
    in_cells = False
    for n, (before, line) in enumerate(pairwise(lines)):
        joint = _joint(before, line, left, usual, edges[n], known)
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
    """For each line how far to the right the lines around it go.

    Where all around are short, as in a list of names, it is how far the text goes anywhere.
    """
    reach = 12
    rights = [line.right for line in lines]
    widest = max(rights, default=0.0)
    start = min((line.left for line in lines), default=0.0)
    edges = []
    for n, line in enumerate(lines):
        edge = max(rights[max(0, n - reach) : n + reach])
        short = edge - line.left < _NARROWEST * (widest - start)
        edges.append(widest if short else edge)
    return edges


def _joint(a: Line, b: Line, left: float, usual: float, edge: float, targets: list[str]) -> Joint:
    if _one_row(a, b):
        gap = (b.left - a.right) / max(b.size, 1)
        return Joint.GLUED if gap < _GLUED else Joint.SPACE if gap < _CELLS else Joint.CELL
    said = a.text.rstrip()
    first = b.text.split(maxsplit=1)[0]
    room = edge - a.right
    full = room <= (len(first) + 1) * _WIDTH * b.size + 2  # the word would not have fitted
    heads = _SECTION.match(b.text) is not None or _SECTION.match(a.text) is not None
    lines = (a.base - b.base) / max(usual * max(a.size, b.size), 1)
    if a.page == b.page and (lines > _APART or lines < 0):
        # A sentence goes on over one empty line, or in the next column.
        goes_on = full and lines < _OVER_A_GAP and not heads and _goes_on_in(said, first)
        if not goes_on:
            return Joint.PARAGRAPH
    if a.broken and not _SECTION.match(b.text):  # pdfium has put the halves together
        return Joint.GLUED
    if heads or abs(a.size - b.size) > _OTHER_SIZE:
        return Joint.LINE
    if said == a.text and _is_broken(said, first, targets):
        return Joint.GLUED
    if _begins(said, b.text, full=full) or (b.left < left - _INDENT and not _goes_on_in(said, first)):
        return Joint.LINE
    joined = first in _JOINERS and said[-1:] in (",", ";")  # a long address had no room on the line
    return Joint.SPACE if full or joined else Joint.LINE


def _goes_on_in(said: str, first: str) -> bool:
    """Whether a sentence that has not come to its stop goes on with a small letter."""
    return first[:1].islower() and said[-1:] not in _STOPS


def _begins(said: str, following: str, *, full: bool) -> bool:
    """Whether a line begins an item: with a label, not within a sentence that has one in brackets."""
    label = _BEGINS.match(following)
    if label is None:
        return False
    behind = following[label.end() :].lstrip(" “‘\"'([")
    return not full or said[-1:] in _STOPS or not behind[:1].islower() or behind[:4] in ("http", "www.")


def _is_broken(said: str, first: str, targets: list[str]) -> bool:
    """Whether what stands at the end of a full line is broken there: a web address, a DOI, a compound."""
    if address := _ADDRESS.search(said):
        return _goes_on(address[0], first, targets)
    if _DOI.search(said):
        return said[-1] in "./-_(" or first[0] in "./-_("
    return _COMPOUND.search(said) is not None and _HALF.match(first) is not None


def _goes_on(address: str, following: str, targets: list[str]) -> bool:
    """Whether an address at the end of a line goes on with the first word of the next one."""
    start, whole = address.casefold(), (address + following).casefold().rstrip(".,;)")
    near = [target for lead in _LEADS for target in _beginning(targets, lead + start)]
    if any(whole in target for target in near):
        return True
    if any(target.endswith(start.rstrip("/")) for target in near):
        return False
    if address.endswith(_OPEN) and _PATH.fullmatch(following):
        return True
    return _PATH_AGAIN.match(following) is not None


def _beginning(targets: list[str], start: str) -> Iterator[str]:
    """The addresses, which are sorted, that begin so."""
    for at in range(bisect_left(targets, start), len(targets)):
        if not targets[at].startswith(start):
            return
        yield targets[at]


def rejoined(left: str, right: str, words: set[str]) -> bool:
    """Whether the hyphen between two halves was put in to break the word.

    It is where the word stands without it elsewhere, or neither half is a word of the text.
    """
    head = re.search(r"[^\W\d_]+$", left)
    tail = re.match(r"[^\W\d_]+", right)
    if head is None or tail is None or _ADDRESS.search(left) or not tail[0][0].islower():
        return False
    first, second = head[0].casefold(), tail[0].casefold()
    if f"{first}-{second}" in words:
        return False
    return first + second in words or (first not in words and second not in words)
