"""Blocks → a text as the parser likes it: paragraphs parted by blank lines, the rows of tables one a line.

paragraph  one line (more where a line break says so), its notes on lines below it
row        its cells parted by tabs; a label and the words beside it by a space
full row   cells of several long paragraphs: one cell after the other
"""

import re

from refcase.patterns import compile_re
from refcase.reading.word.blocks import Block, Paragraph, Row, lines_of
from refcase.reading.word.writing import Writer

# The first cell of a row of references or sources: "R1", "[E5a]", "3.2", "iv)", "Source 4:". A letter alone
# is none: it may be a word, or a column's value.
_NUMBERED = r"(?:(?:ref|reference|source|output|paper|no)\.? ?)?[a-z]{0,4} ?[.-]?\d{1,3}(?:\.\d{1,2})?[a-z]?"
_LABEL = compile_re(
    rf"[\[(]?{_NUMBERED}[\])]?[.:]?|[\[(]?(?:[a-z]|[ivx]{{1,5}})(?:[\])][.:]?|[.:])", re.IGNORECASE
)
_LONGEST_LABEL = 16
_WORD = compile_re(r"[^\W\d_]{2}")
# A line of a table may have cells of several paragraphs, if they are short together; and paragraphs that
# stand beside others of their number, as names stand beside their roles in one row, are lines of their own.
_MOST_IN_LINE = 200
_MOST_BESIDE = 100

Cells = list[list[Paragraph]]


class Layout:
    """Writes blocks with `writer`."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._table = 0  # that of the row just written
        self._anchors: list[Paragraph] = []  # paragraphs whose notes and text boxes are still to come

    def write(self, blocks: list[Block], gap: str = "\n\n") -> None:
        """Writes the blocks; `gap` parts the first that shows from what is there."""
        for block in blocks:
            shows = self._row(block, gap) if isinstance(block, Row) else self._paragraph(block, gap)
            gap = "\n\n" if shows else gap

    def _paragraph(self, paragraph: Paragraph, gap: str) -> bool:
        """Writes a paragraph with what is anchored in it; whether it shows itself."""
        self._table = 0
        self._put(paragraph, gap)
        self._anchored()
        return paragraph.shows

    def _put(self, paragraph: Paragraph, gap: str, *, flat: bool = False) -> None:
        if paragraph.shows:
            self._writer.part(gap)
            self._writer.put(paragraph, flat=flat)
        else:
            self._writer.say(paragraph)
        if paragraph.notes or paragraph.boxes:
            self._anchors.append(paragraph)

    def _anchored(self) -> None:
        """Writes the notes and the text boxes of what was written."""
        anchors, self._anchors = self._anchors, []
        for anchor in anchors:
            for mark, content in anchor.notes:
                self._note(mark, content)
            self.write(anchor.boxes)

    def _note(self, mark: str, content: list[Paragraph]) -> None:
        """A note: lines of its own, the first with its mark."""
        for paragraph in content:
            if not paragraph.shows:
                continue
            if mark:
                paragraph.label, paragraph.suffix = f"{mark} {paragraph.label}".rstrip(), " "
                mark = ""
            self._writer.part("\n")
            self._writer.put(paragraph, edges=True)

    def _row(self, row: Row, gap: str) -> bool:
        """Writes a row; whether anything of it shows."""
        cells = [[block for block in cell if isinstance(block, Row) or block.shows] for cell in row.cells]
        if not any(cells):
            for cell in row.cells:
                self.write(cell, gap)
            return False
        lines = _lines(cells)
        if lines is None:
            self._in_turn(row.cells, gap)
            return True
        for cell in row.cells:
            for block in cell:
                if isinstance(block, Paragraph) and not block.shows:
                    self._put(block, "")
        gap = "\n" if self._table == row.table else gap
        for line in lines:
            self._line(line, gap)
            gap = "\n"
        self._anchored()
        self._table = row.table
        return True

    def _line(self, cells: Cells, gap: str) -> None:
        """One line of a table; empty cells before the first filled one leave no trace."""
        filled = [place for place, cell in enumerate(cells) if cell]
        label = filled[0] if len(filled) > 1 and _labels(cells[filled[0]], cells[filled[1]]) else None
        for before, place in zip([None, *filled], filled, strict=False):
            if before is not None:
                gap = " " if before == label else "\t" * (place - before)
            for paragraph in cells[place]:
                self._put(paragraph, gap, flat=True)
                gap = " "

    def _in_turn(self, cells: list[list[Block]], gap: str) -> None:
        """Cells too full for a line: one after the other, a label before the first words of the next."""
        label: list[Block] = []
        for cell in cells:
            shown = [block for block in cell if isinstance(block, Row) or block.shows]
            if label and shown and _labels(label, shown):
                gap = " "
            self.write(cell, gap)
            label, gap = shown, "\n\n"


def _lines(cells: list[list[Block]]) -> list[Cells] | None:
    """The lines that the filled cells of a row make; None where they are too full for that."""
    plain = [[block for block in cell if isinstance(block, Paragraph)] for cell in cells]
    if [len(cell) for cell in plain] != [len(cell) for cell in cells]:
        return None  # a table in a cell
    lines = [[line for paragraph in cell for line in lines_of(paragraph)] for cell in plain]
    filled = [cell for cell in lines if cell]
    most = len(filled[0])
    if len(filled) > 1 and most > 1:
        beside = all(len(cell) == most and max(p.length for p in cell) <= _MOST_BESIDE for cell in filled)
        if beside:
            return [[cell[n : n + 1] for cell in lines] for n in range(most)]
    full = [cell for cell in plain if len(cell) > 1]
    if not full:
        return [plain]
    if len(filled) == 1:
        return None
    if all(sum(p.length for p in cell) <= _MOST_IN_LINE for cell in full):
        return [plain]
    return None


def _labels(cell: list[Block] | list[Paragraph], following: list[Block] | list[Paragraph]) -> bool:
    """Whether a cell holds a label and the next one words: a reference or a source in two cells."""
    only, first = cell[0], following[0]
    if len(cell) > 1 or not isinstance(only, Paragraph) or not isinstance(first, Paragraph):
        return False
    text = f"{only.label} {only.text}".strip() if only.length <= _LONGEST_LABEL else ""
    return _LABEL.fullmatch(text) is not None and _WORD.search(first.text) is not None
