"""Paragraphs and rows → the text of a document, with the place in the file of every stretch of it."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise

from refcase.reading.spelling import spelled
from refcase.reading.word.paragraphs import Bit, Block, Paragraph, Row
from refcase.reading.word.symbols import PRIVATE
from refcase.text import Link, Piece, Stretch

# A cell with nothing but a label, beside one with the item: a list kept in a table.
_LABEL = re.compile(
    r"[\[(]?(?:[A-Za-z]{0,4}[ .]?\d{1,2}(?:\.\d{1,2})?[a-z]?|[A-Za-z]|[ivx]{1,4})[\])]?[.:)]?"
)
_SHORTEST = 12  # characters of an item
_BREAK = re.compile("\n")
_PRIVATE = re.compile("[\uf000-\uf0ff]")


class Writing:
    """The text so far, and what the file says of it; stretches are offsets into the text."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.links: list[Link] = []
        self.superscripts: list[Stretch] = []
        self.generated: list[Stretch] = []
        self.insertions: list[Stretch] = []
        self.deletions: list[Stretch] = []
        self.comments: list[Stretch] = []
        self.fonts: list[tuple[int, int, float]] = []
        self.spacing: list[tuple[int, int, float]] = []
        self._parts: list[str] = []
        self._length = 0
        self._last = "\n"
        self._in_row = False

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._parts)

    def write(self, blocks: Iterable[Block]) -> None:
        """Writes the blocks, an empty line between paragraphs, a line for each row of a table."""
        for block in blocks:
            if isinstance(block, Row):
                self._row(block)
            elif not block.is_empty:
                self._part(row=False)
                self._paragraph(block)

    def _part(self, *, row: bool) -> None:
        """Begins a new line, or behind an empty one: rows of a table stand together."""
        if self._length:
            self._raw("\n" if row and self._in_row else "\n\n")
        self._in_row = row

    def _row(self, row: Row) -> None:
        cells = [[p for p in cell if not p.is_empty] for cell in row.cells]
        filled = [cell for cell in cells if cell]
        if not filled:
            return
        first = filled[0][0]
        if len(filled) == 2 and len(filled[0]) == 1 and _labels(first, filled[1]):
            self._part(row=False)
            self._paragraph(first)
            self._raw(" ")
            for before, paragraph in pairwise([None, *filled[1]]):
                if before is not None:
                    self._raw("\n")
                if paragraph is not None:
                    self._paragraph(paragraph)
        elif any(len(cell) > 1 for cell in filled):  # a frame with several cells: each is read for itself
            for cell in filled:
                for paragraph in cell:
                    self._part(row=False)
                    self._paragraph(paragraph)
        else:
            self._part(row=True)
            for n, cell in enumerate(filled):
                if n:
                    self._raw("\t")
                self._paragraph(cell[0], in_line=True)

    def _raw(self, text: str) -> None:
        """Writes what stands for no characters of the file."""
        self._parts.append(text)
        self._length += len(text)
        self._last = text[-1]

    def _paragraph(self, paragraph: Paragraph, *, in_line: bool = False) -> None:
        start = self._length
        if paragraph.label:
            self._piece(paragraph, 1, paragraph.page)
            self._raw(paragraph.label)
            self.generated.append((start, self._length))
            if paragraph.gap and paragraph.bits:
                self._raw(paragraph.gap)
        anchors = iter([*paragraph.anchors, None])
        anchor = next(anchors)
        column = 1
        page = paragraph.page
        for n, bit in enumerate(paragraph.bits):
            while anchor is not None and anchor.bit <= n:
                self._anchor(anchor.kind)
                anchor = next(anchors)
            page = bit.page or page
            column = self._bit(bit, paragraph, column, page, in_line=in_line)
        while anchor is not None:
            self._anchor(anchor.kind)
            anchor = next(anchors)
        if not paragraph.bits and not paragraph.label:
            self._piece(paragraph, 1, paragraph.page)
        if paragraph.lines is not None and self._length > start:
            self.spacing.append((start, self._length, round(paragraph.lines, 2)))

    def _anchor(self, kind: str) -> None:
        if kind != "comment's end":
            (self.comments if kind == "comment" else self.deletions).append((self._length, self._length))
        elif self.comments and self.comments[-1][0] == self.comments[-1][1]:
            self.comments[-1] = (self.comments[-1][0], self._length)

    def _piece(self, paragraph: Paragraph, column: int, page: int | None) -> None:
        if self.pieces and self.pieces[-1].offset == self._length:
            self.pieces.pop()
        self.pieces.append(Piece(self._length, paragraph.number, column, page, paragraph.cell))

    def _bit(self, bit: Bit, paragraph: Paragraph, column: int, page: int | None, *, in_line: bool) -> int:
        """Writes a bit; the column behind it."""
        start = self._length
        glued = not self._last.isspace()
        text, removed = spelled(bit.text)
        text = _PRIVATE.sub(lambda found: PRIVATE.get(ord(found[0]), found[0]), text)
        if in_line:
            text = text.replace("\n", " ")
        # A piece begins with the bit, behind a break of the line, and where a character was taken out.
        cuts = sorted({0, *removed, *(found.end() for found in _BREAK.finditer(text))})
        for at, until in pairwise([*cuts, len(text)]):
            if until > at:
                self._piece(paragraph, column + at + bisect_right(removed, at), page)
                self._raw(text[at:until])
        column += len(text) + len(removed)
        end = self._length
        if end > start:
            if bit.target:
                self._link(start, end, bit.target)
            if bit.raised and glued and bit.text.strip():
                self._join(self.superscripts, start, end)
            if bit.inserted:
                self._join(self.insertions, start, end)
            if self.fonts and self.fonts[-1][2] == bit.points:
                self.fonts[-1] = (self.fonts[-1][0], end, bit.points)
            elif bit.text.strip():
                self.fonts.append((start, end, bit.points))
        return column

    def _link(self, start: int, end: int, target: str) -> None:
        last = self.links[-1] if self.links else None
        if last is not None and last.end == start and last.target == target:
            self.links[-1] = Link(last.start, end, target)
        else:
            self.links.append(Link(start, end, target))

    @staticmethod
    def _join(found: list[Stretch], start: int, end: int) -> None:
        if found and found[-1][1] == start:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))


def _labels(first: Paragraph, item: list[Paragraph]) -> bool:
    """Whether the first cell holds nothing but the label of the item in the second."""
    label = (first.label + first.text).strip()
    return _LABEL.fullmatch(label) is not None and sum(len(p.text) for p in item) >= _SHORTEST
