"""What the body of a Word file is read into: paragraphs and the rows of tables, not yet a text.

Offsets inside a paragraph count its characters as read, before refcase's spelling is given to them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeVar

T = TypeVar("T")

# A cell of names or roles is far shorter; each line is held against all that is said of the paragraph.
_MOST_IN_LINES = 500

MarkKind = Literal["superscript", "insertion", "deletion", "link", "generated"]


class Turn(NamedTuple):
    """From `at` on, the paragraph's characters stand in the file at `line` and `column`, on `page`."""

    at: int
    line: int
    column: int
    page: int | None


class Mark(NamedTuple):
    """Something said of a stretch of a paragraph; `target` is where a link leads."""

    kind: MarkKind
    start: int
    end: int
    target: str = ""


@dataclass(slots=True)
class Paragraph:
    """A paragraph as read.

    `label` is its automatic number and `suffix` what parts it from the text. `comments` are the ends of
    commented stretches: id and offset. `sizes` are the offsets from which a size of type holds. `boxes`
    are the text boxes anchored in it, `notes` its foot- and endnotes, each with its mark.
    """

    number: int
    page: int | None
    cell: str | None
    parts: list[str] = field(default_factory=list)
    length: int = 0
    label: str = ""
    suffix: str = ""
    spacing: float = 1.0
    turns: list[Turn] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    comments: list[tuple[str, int]] = field(default_factory=list)
    sizes: list[tuple[int, float]] = field(default_factory=list)
    boxes: list["Block"] = field(default_factory=list)
    notes: list[tuple[str, list["Paragraph"]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.turns.append(Turn(0, self.number, 1, self.page))

    def add(self, text: str) -> None:
        """Appends `text`, which stands in the file without a break after what is there."""
        self.parts.append(text)
        self.length += len(text)

    def turn(self, line: int, column: int, page: int | None) -> None:
        """What is added next stands elsewhere in the file."""
        if self.turns[-1].at == self.length:
            self.turns.pop()
        self.turns.append(Turn(self.length, line, column, page))

    def column(self) -> int:
        """The column in the file of what is added next."""
        last = self.turns[-1]
        return last.column + self.length - last.at

    def mark(self, kind: MarkKind, start: int, target: str = "") -> None:
        """Marks what was added since `start`; touching marks of the same kind become one."""
        if self.marks and self.marks[-1].kind == kind and kind != "generated":
            last = self.marks[-1]
            if last.end == start and last.target == target:
                self.marks[-1] = last._replace(end=self.length)
                return
        self.marks.append(Mark(kind, start, self.length, target))

    @property
    def text(self) -> str:
        """The characters as read."""
        return "".join(self.parts)

    @property
    def shows(self) -> bool:
        """Whether a reader of the page sees anything of it."""
        return bool(self.label) or any(part.strip() for part in self.parts)


def lines_of(paragraph: Paragraph) -> list[Paragraph]:
    """The lines of a paragraph that has line breaks, each as a paragraph of its own; empty ones left out.

    The first has the label, the last the notes and text boxes.
    """
    text = paragraph.text
    said = len(paragraph.turns) + len(paragraph.marks) + len(paragraph.comments) + len(paragraph.sizes)
    if "\n" not in text.strip() or max(len(text), said) > _MOST_IN_LINES:
        return [paragraph]
    found: list[Paragraph] = []
    end = -1
    for words in text.split("\n"):
        start, end = end + 1, end + 1 + len(words)
        line = Paragraph(paragraph.number, paragraph.page, paragraph.cell, [words], len(words))
        line.spacing = paragraph.spacing
        line.turns = [
            Turn(max(0, at - start), number, column + max(0, start - at), page)
            for (at, number, column, page), after in _with_next(paragraph.turns)
            if at < end and (after is None or after.at > start)
        ] or [Turn(0, *paragraph.turns[-1][1:])]
        line.marks = [
            mark._replace(start=max(0, mark.start - start), end=min(len(words), mark.end - start))
            for mark in paragraph.marks
            if mark.start <= end and (mark.end > start or mark.start == mark.end >= start)
        ]
        line.comments = [(id_, at - start) for id_, at in paragraph.comments if start <= at <= end]
        line.sizes = [
            (max(0, at - start), size)
            for (at, size), after in _with_next(paragraph.sizes)
            if at < end and (after is None or after[0] > start)
        ]
        if line.shows:
            found.append(line)
    found[0].label, found[0].suffix = paragraph.label, paragraph.suffix
    found[-1].notes, found[-1].boxes = paragraph.notes, paragraph.boxes
    return found


def _with_next(entries: list[T]) -> Iterator[tuple[T, T | None]]:
    return zip(entries, [*entries[1:], None], strict=True)


class Row(NamedTuple):
    """A row of the table numbered `table`: what each of its cells holds."""

    table: int
    cells: list[list["Block"]]


Block = Paragraph | Row
