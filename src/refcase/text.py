"""Text with positions: `Document`, `Span`, `Position`; and what a file says besides: `Facts`, `Link`.

A span is a half-open pair of code-point offsets into `Document.text`; line and
column, page and paragraph are worked out only when something is shown to a person.
"""

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from refcase.base import Model, maker
from refcase.lookup import foreign_in


class Position(NamedTuple):
    """Where something stands, for people: line and column, both from 1, and what else the file tells.

    In a text, a web page and Markdown `line` is that of the file; in a PDF file that of `page`. Word has no
    lines of its own: there `line` is the number of the `paragraph`, and `column` counts its characters.
    In a row of a collection both are those within the `cell` ("row 2, Details of the impact").
    `page` and `cell` (in Word "table 2, row 3, cell 1") are None where the file does not say.
    """

    line: int
    column: int
    page: int | None = None
    paragraph: int | None = None
    cell: str | None = None

    def __str__(self) -> str:
        if self.paragraph is not None:
            place = f"paragraph {self.paragraph}:{self.column}"
            told = ", ".join(
                [*([f"page {self.page}"] if self.page else []), *([self.cell] if self.cell else [])]
            )
            return f"{place} ({told})" if told else place
        line = f"{self.line}:{self.column}"
        if self.cell is not None:
            return f"{self.cell}, line {line}"
        return line if self.page is None else f"page {self.page}, line {line}"


class Piece(NamedTuple):
    """A stretch of the text that stands in the file without a break: it begins at `offset` of the text,
    and there at `line` and `column` of the file; it ends where the next one begins.
    """

    offset: int
    line: int
    column: int = 1
    page: int | None = None
    cell: str | None = None


# Not "forbid": the JSON adds line and column to each span, and must read back.
class Span(Model, extra="ignore"):
    """A half-open stretch `[start, end)` of a document's text.

    Units: code points of `Document.text`, that is after decoding and newline normalisation.
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters the span covers."""
        return text[self.start : self.end]


made_span = maker(Span)

Stretch = tuple[int, int]


class Link(NamedTuple):
    """The text from `start` to `end` leads to `target`, an address as the file has it."""

    start: int
    end: int
    target: str


class Facts(Model):
    """What a file says of its text besides the words; nothing for a text file.

    Units: stretches are offsets into the text, half open; fonts are in points, spacing in lines (1.0 is
    single), margins in centimetres. `pages` is None where the file does not say. A comment, a tracked
    insertion and a tracked deletion (of no width: it is not in the text) stand where they are anchored.
    `generated` are labels that are shown and are no characters of the file: Word's automatic numbers, and
    numbers of a list that an export restarted. `superscripts` are raised stretches glued to a word.
    """

    pages: int | None = None
    images: int = 0
    comments: tuple[Stretch, ...] = ()
    insertions: tuple[Stretch, ...] = ()
    deletions: tuple[Stretch, ...] = ()
    fonts: tuple[tuple[int, int, float], ...] = ()
    spacing: tuple[tuple[int, int, float], ...] = ()
    narrowest_margin: float | None = None
    generated: tuple[Stretch, ...] = ()
    superscripts: tuple[Stretch, ...] = ()
    links: tuple[Link, ...] = ()


NO_FACTS = Facts()


class Outline(NamedTuple):
    """Where the parts of a case study stand in a text that was put together from the fields of a row.

    `head` and `context` are the stretches before the first section and after the last; of each section there
    is its number, the stretch of its heading and that of its body, in order.
    """

    head: Stretch
    sections: tuple[tuple[int, Stretch, Stretch], ...]
    context: Stretch | None


_BEHIND_ALL = float("inf")


class Document(Model):
    """A text as read, with what is known of where it came from.

    Shape: `text` has `\\n` newlines only, ordinary spaces for no-break ones, no zero-width characters
    or soft hyphens, and figures only of which Python knows the value; `removed` holds, for each character
    taken out, the offset in `text` at which it stood, so that columns still agree with the user's editor;
    `wider` tells from which offsets on the file has bytes of UTF-8 that the text has not. `pieces` tell
    where the text stands in a file that is no plain text; they are in order, the first begins at 0, and
    none spans a newline. `format` is text, markdown, html, docx or pdf; csv, xlsx, json or jsonl for a row
    of a collection, which has an `outline`. `path` is as the user typed it, `-` for
    standard input, None for a text given by the library.
    """

    text: str
    path: str | None = None
    format: str = "text"
    sha256: str
    encoding: str
    removed: tuple[int, ...] = ()
    wider: tuple[tuple[int, int], ...] = ()
    pieces: tuple[Piece, ...] = ()
    facts: Facts = NO_FACTS
    outline: Outline | None = None

    @cached_property
    def foreign(self) -> str:
        """The characters of the text that are not of ASCII, in order."""
        return foreign_in(self.text)

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """The offset of each line's first character; always begins with 0."""
        # Half the time of looking for each line's end.
        return (0, *accumulate(len(line) + 1 for line in self.text.split("\n")[:-1]))

    def line_of(self, offset: int) -> Stretch:
        """The stretch of the text's own line that `offset` is in, without its newline."""
        line = bisect_right(self.line_starts, offset)
        end = self.line_starts[line] - 1 if line < len(self.line_starts) else len(self.text)
        return self.line_starts[line - 1], end

    def position(self, offset: int) -> Position:
        """Where the character at `offset` stands, as the user's editor or reader counts."""
        if self.pieces:
            return self._placed(offset)
        line = bisect_right(self.line_starts, offset)
        start = self.line_starts[line - 1]
        gone = bisect_right(self.removed, offset) - bisect_right(self.removed, start - 1)
        return Position(line, offset - start + 1 + gone)

    def _placed(self, offset: int) -> Position:
        # A piece is a tuple that begins with its offset: this comes behind every piece that begins there.
        behind = (offset, _BEHIND_ALL)
        piece = self.pieces[max(0, bisect_right(self.pieces, behind) - 1)]
        column = piece.column + max(0, offset - piece.offset)
        paragraph = piece.line if self.format == "docx" else None
        return Position(piece.line, column, piece.page, paragraph, piece.cell)
