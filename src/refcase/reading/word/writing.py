"""Paragraphs → text, and with each where its characters came from and what is said of them."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable

from refcase.patterns import compile_re
from refcase.reading.spelling import spelled
from refcase.reading.word.blocks import MarkKind, Paragraph, Turn
from refcase.text import Link, Piece, Stretch

# All that refcase's spelling makes a newline of; it puts one character for one, but for those it takes out.
_NEWLINE = compile_re("[\n\x85\u2028\u2029]")

# Columns of one paragraph are right behind so many characters taken out; only a hostile file has more.
_MOST_TAKEN = 5_000

Measured = tuple[int, int, float]


class Writer:
    """A text being written; what is said of its stretches is in the other attributes."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.marks: dict[MarkKind, list[Stretch]] = defaultdict(list)
        self.links: list[Link] = []
        self.comments: dict[str, list[int]] = defaultdict(list)
        self.sizes: list[Measured] = []
        self.spacings: list[Measured] = []
        self._parts: list[str] = []
        self._size = 0
        self._end = Piece(0, 1)  # where the paragraph written last ends in the file

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._parts)

    def part(self, gap: str) -> None:
        """Writes what parts two paragraphs; nothing before the first. A blank line is of the one above."""
        if not self._parts or not gap:
            return
        self._parts.append(gap)
        if gap == "\n\n":
            self.pieces.append(self._end._replace(offset=self._size + 1))
        self._size += len(gap)

    def put(self, paragraph: Paragraph, *, flat: bool = False, edges: bool = False) -> None:
        """Writes a paragraph that shows. `flat`: on one line; `edges`: without white space at its edges."""
        raw = paragraph.text
        blank = None if edges else "\n"
        first = len(raw) - len(raw.lstrip(blank))
        raw = raw[first:].rstrip(blank)
        text, removed = spelled(raw)
        if flat:
            text = text.replace("\n", " ")
        taken = [first + at + n for n, at in enumerate(removed)]
        if paragraph.label:
            self._label(paragraph, paragraph.suffix if text else "")
        base, end = self._size, self._size + len(text)

        def place(at: int) -> int:
            """The offset in the text of what stands at `at` in the paragraph."""
            gone = bisect_left(taken, at) if taken else 0
            return min(max(base + at - first - gone, base), end)

        for at in _begins(paragraph, raw, first, taken):
            turn, offset = _turn(paragraph, at), place(at)
            if self.pieces and self.pieces[-1].offset == offset:
                self.pieces.pop()
            if offset < end or not (text or paragraph.label):
                column = turn.column + at - turn.at
                self.pieces.append(Piece(offset, turn.line, column, turn.page, paragraph.cell))
        self._parts.append(text)
        self._size = end
        last = paragraph.turns[-1]
        self._end = Piece(0, last.line, paragraph.column(), last.page, paragraph.cell)
        self._say(paragraph, place, text, base)
        self._measure(paragraph, place, base, end)

    def say(self, paragraph: Paragraph) -> None:
        """Keeps what is said of a paragraph that does not show, at the place where it would stand."""
        self._say(paragraph, lambda at: self._size, "", self._size)

    def _label(self, paragraph: Paragraph, suffix: str) -> None:
        opens = paragraph.turns[0]
        self.pieces.append(Piece(self._size, opens.line, 1, opens.page, paragraph.cell))
        self.marks["generated"].append((self._size, self._size + len(paragraph.label)))
        self._parts.append(paragraph.label + suffix)
        self._size += len(paragraph.label) + len(suffix)

    def _say(self, paragraph: Paragraph, place: Callable[[int], int], text: str, base: int) -> None:
        for mark in paragraph.marks:
            start, end = place(mark.start), place(mark.end)
            if mark.kind == "link":
                if end > start:
                    self.links.append(Link(start, end, mark.target))
            elif mark.kind == "superscript":
                stretch = text[start - base : end - base]
                start += len(stretch) - len(stretch.lstrip())
                end -= len(stretch) - len(stretch.rstrip())
                if start < end and start > base and not text[start - base - 1].isspace():
                    self.marks["superscript"].append((start, end))
            else:
                self.marks[mark.kind].append((start, end))
        for id_, at in paragraph.comments:
            self.comments[id_].append(place(at))

    def _measure(self, paragraph: Paragraph, place: Callable[[int], int], base: int, end: int) -> None:
        ends = [place(at) for at, _ in paragraph.sizes[1:]] + [end]
        for (at, size), stop in zip(paragraph.sizes, ends, strict=True) if paragraph.sizes else ():
            _extend(self.sizes, place(at), stop, size)
        _extend(self.spacings, base, end, paragraph.spacing)


def _extend(measured: list[Measured], start: int, end: int, value: float) -> None:
    """Adds a stretch; the last one goes on where it has the same value."""
    if start >= end:
        return
    if measured and measured[-1][2] == value:
        measured[-1] = (measured[-1][0], end, value)
    else:
        measured.append((start, end, value))


def _begins(paragraph: Paragraph, raw: str, first: int, taken: list[int]) -> list[int]:
    """Where a paragraph's pieces begin, in order: at turns, behind line breaks and what was taken out."""
    lines = [first + found.end() for found in _NEWLINE.finditer(raw)]
    if len(paragraph.turns) == 1 and not lines and not taken:
        return [first]
    turns = (turn.at for turn in paragraph.turns if turn.at > first)
    return sorted({first, *lines, *turns, *(at + 1 for at in taken[:_MOST_TAKEN])})


def _turn(paragraph: Paragraph, at: int) -> Turn:
    """The turn of a paragraph that holds at the offset `at`."""
    if len(paragraph.turns) == 1:
        return paragraph.turns[0]
    return paragraph.turns[max(0, bisect_right(paragraph.turns, at, key=_begin) - 1)]


def _begin(turn: Turn) -> int:
    return turn.at
