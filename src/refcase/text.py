"""Text with positions: `Document`, `Span`, `Position`.

A span is a half-open pair of code-point offsets into `Document.text`; line and
column are worked out only when something is shown to a person.
"""

from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

import regex
from pydantic import BaseModel, ConfigDict


class Position(NamedTuple):
    """Where something stands, for people: line and column, both from 1."""

    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.line}:{self.column}"


class Span(BaseModel):
    """A half-open stretch `[start, end)` of a document's text.

    Units: code points of `Document.text`, that is after decoding and newline normalisation.
    """

    # Not "forbid": the JSON adds line and column to each span, and must read back.
    model_config = ConfigDict(frozen=True, extra="ignore")

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters the span covers."""
        return text[self.start : self.end]


_NEWLINE = regex.compile(r"\n")


class Document(BaseModel):
    """A text as read, with what is known of where it came from.

    Shape: `text` has `\\n` newlines only, ordinary spaces for no-break ones, and no zero-width
    characters or soft hyphens; `removed` holds, for each character taken out, the offset in
    `text` at which it stood, so that columns still agree with the user's editor.
    `path` is as the user typed it, `-` for standard input, None for a text given by the library.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    path: str | None = None
    format: str = "text"
    sha256: str
    encoding: str
    removed: tuple[int, ...] = ()

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """The offset of each line's first character; always begins with 0."""
        return (0, *(m.end() for m in _NEWLINE.finditer(self.text)))

    def position(self, offset: int) -> Position:
        """Line and column, from 1, of the character at `offset` as the user's editor counts them."""
        line = bisect_right(self.line_starts, offset)
        start = self.line_starts[line - 1]
        gone = bisect_right(self.removed, offset) - bisect_right(self.removed, start - 1)
        return Position(line, offset - start + 1 + gone)
