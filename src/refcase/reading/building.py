"""`Builder`: a document's text, put together stretch by stretch with the place of each in the file.

What parts stretches (new lines, a tab between cells, a space) is owed until words follow, so that nothing
is parted at the ends and marks around words begin with the words.
"""

import re
from bisect import bisect_right
from hashlib import sha256
from typing import Literal

from refcase.patterns import compile_re
from refcase.reading.errors import ReadError
from refcase.text import Document, Facts, Link, Piece, Stretch

Kind = Literal["link", "superscript", "insertion", "deletion", "comment"]

_WHITE = " \t\n\r\f"
_SINGLE_SPACED = compile_re(rf"[^{_WHITE}]+(?: [^{_WHITE}]+)*")


class Mark:
    """A stretch of the text that is still being written; `start` is None until words stand in it.

    `glued`: right behind a word. `over`: it ended before there were any.
    """

    __slots__ = ("glued", "kind", "over", "start", "target")

    def __init__(self, kind: Kind, target: str = "") -> None:
        self.kind = kind
        self.target = target
        self.start: int | None = None
        self.glued = False
        self.over = False


class Builder:
    """The text so far, and what the file says of it.

    `source` is the decoded file in refcase's spelling, `removed` as in `Document.removed`. Places (`at`) are
    offsets into `source`.
    """

    def __init__(self, source: str, removed: tuple[int, ...] = ()) -> None:
        self.source = source
        self.removed = removed
        self.length = 0
        self.images = 0
        self._parts: list[str] = []
        self._places: list[tuple[int, int]] = []  # where a piece begins: offset in the text, in the source
        self._next = -1  # the place that would carry the last piece on
        self._last = "\n"  # the last character written
        self._lines = 0  # new lines owed
        self._tab = False
        self._space: int | None = None  # the place of a space that is owed
        self.in_cell = False  # of a table whose rows are a line each: nothing in it begins a line
        self._labels: list[tuple[str, int, bool]] = []
        self._waiting: list[Mark] = []
        self._points: list[Kind] = []  # the kinds of what has no width, and waits
        self._found: dict[Kind, list[Stretch]] = {}
        self._links: list[Link] = []
        self._generated: list[Stretch] = []

    def text(self, words: str, at: int) -> None:
        """Writes `words`, which stand at `at` of the source as they are; no newline is in them."""
        if words:
            self._begin(at)
            self._put(words, at)

    def shown(self, words: str, at: int) -> None:
        """Writes `words`, for which something else stands at `at` of the source."""
        if words:
            self._begin(at)
            self._put(words, at)
            self._next = -1

    def collapsed(self, text: str, at: int) -> None:
        """Writes `text` as browsers do: each run of white space is one space."""
        end = 0
        for found in _SINGLE_SPACED.finditer(text):
            start = found.start()
            if start > end:
                self.space(at + start - 1)
            self.text(found[0], at + start)
            end = found.end()
        if end < len(text):
            self.space(at + end)

    def literal(self, text: str, at: int) -> None:
        """Writes the lines of `text` as they are; white space at their ends counts where more follows."""
        for n, line in enumerate(text.split("\n")):
            if n:
                self.newline()
            bare = line.rstrip()
            self.text(bare, at)
            if len(bare) < len(line):
                self.space(at + len(bare))
            at += len(line) + 1

    def paragraph(self) -> None:
        """What follows begins a paragraph."""
        self._end_line(2)

    def newline(self) -> None:
        """What follows begins a line; after two of these, a paragraph."""
        self._end_line(min(self._lines + 1, 2))

    def _end_line(self, lines: int) -> None:
        if self.in_cell:
            self.space(self.here())
            return
        self._lines = lines
        self._space = None
        self._tab = False

    def tab(self) -> None:
        """What follows is in the next cell of the row."""
        self._tab = True
        self._space = None

    def space(self, at: int) -> None:
        """A space parts what follows from what was, unless more does."""
        if self._space is None:
            self._space = at

    def label(self, label: str, at: int, *, generated: bool) -> None:
        """Before the words that follow stands `label`, such as "1. "."""
        self._labels.append((label, at, generated))

    def drop_labels(self, *, numbers_stay: bool = False) -> None:
        """No words followed: bullets are not shown, numbers are where they are all that a line has."""
        if numbers_stay and (numbers := [label for label in self._labels if label[0][0].isdigit()]):
            last, at, generated = numbers[-1]
            self._labels = [*numbers[:-1], (last.rstrip(), at, generated)]
            self._begin(at)
        self._labels.clear()

    def begin(self, kind: Kind, target: str = "") -> Mark:
        """Something begins here that goes as far as `end` is told."""
        mark = Mark(kind, target)
        self._waiting.append(mark)
        return mark

    def end(self, mark: Mark) -> None:
        """The stretch of `mark` ends here; nothing is noted where no words stand in it."""
        if mark.start is None:
            mark.over = True
        elif mark.kind == "link":
            if not mark.target:  # "[e]()"
                return
            self._links.append(Link(mark.start, self.length, mark.target))
        elif mark.kind != "superscript" or mark.glued:
            self._found.setdefault(mark.kind, []).append((mark.start, self.length))

    def note(self, kind: Kind) -> None:
        """Something of no width stands here, before the words that follow."""
        self._points.append(kind)

    def here(self) -> int:
        """The place right behind the words last written, 0 where nobody knows it."""
        return max(self._next, 0)

    def begins_line(self) -> bool:
        """Whether no words stand before this place on its line."""
        return self._last == "\n" or self._lines > 0

    def begins_with(self, pattern: re.Pattern[str]) -> bool:
        """Whether the text begins so."""
        return pattern.match("".join(self._parts[:40])) is not None

    def document(self, kind: str, path: str | None, data: bytes, encoding: str) -> Document:
        """The document; `ReadError` of kind "empty" where no words were written."""
        text = "".join(self._parts)
        if not text.strip():
            raise ReadError("empty", "there is no text in it; check that this is the right file", path)
        self._place_points()
        facts = Facts(
            images=self.images,
            comments=tuple(sorted(self._found.get("comment", ()))),
            insertions=tuple(sorted(self._found.get("insertion", ()))),
            deletions=tuple(sorted(self._found.get("deletion", ()))),
            superscripts=tuple(sorted(self._found.get("superscript", ()))),
            generated=tuple(self._generated),
            links=tuple(sorted(self._links)),
        )
        digest = sha256(data).hexdigest()
        return Document(
            text=text,
            path=path,
            format=kind,
            sha256=digest,
            encoding=encoding,
            pieces=self._pieces(),
            facts=facts,
        )

    def _begin(self, at: int) -> None:
        """Writes what is owed before the words at `at`."""
        if self._lines:
            if self.length:
                self._parts.append("\n" * self._lines)
                if self._lines > 1:  # an empty line stands where the words below it do
                    self._places.append((self.length + 1, at))
                self.length += self._lines
                self._last = "\n"
            self._lines = 0
        elif self._tab and self._last != "\n":
            self._put("\t", max(at - 1, 0))
            if self.source[max(at - 1, 0) : at] == "\n":
                self._next = -1  # the words do not stand where it would lead
        elif self._space is not None and self._last not in "\n\t":
            self._put(" ", self._space)
            if self.source[self._space : self._space + 1] != " ":
                self._next = -1  # a line end, say: the words are not where it would lead
        self._tab = False
        self._space = None
        if self._waiting and not self._labels:
            glued = not self._last.isspace()
            for mark in self._waiting:
                if not mark.over:
                    mark.start, mark.glued = self.length, glued
            self._waiting = []
        self._place_points()
        if self._labels:
            labels, self._labels = self._labels, []
            for label, place, generated in labels:
                if generated:
                    self._generated.append((self.length, self.length + len(label.rstrip())))
                self._put(label, place)
                self._next = -1
            self._begin(at)

    def _place_points(self) -> None:
        for kind in self._points:
            self._found.setdefault(kind, []).append((self.length, self.length))
        self._points.clear()

    def _put(self, words: str, at: int) -> None:
        if at != self._next or self._last == "\n":
            self._places.append((self.length, at))
        self._parts.append(words)
        self.length += len(words)
        self._last = words[-1]
        self._next = at + len(words)

    def _pieces(self) -> tuple[Piece, ...]:
        starts = [0, *(found.end() for found in re.finditer("\n", self.source))]
        removed = self.removed
        pieces: list[Piece] = []

        def place(offset: int, at: int) -> None:
            line = bisect_right(starts, at)
            start = starts[line - 1]
            gone = bisect_right(removed, at) - bisect_right(removed, start - 1)
            piece = Piece(offset, line, at - start + 1 + gone)
            if pieces and pieces[-1].offset == offset:
                pieces[-1] = piece
            else:
                pieces.append(piece)

        ends = [offset for offset, _ in self._places[1:]] + [self.length]
        for (offset, at), end in zip(self._places, ends, strict=True):
            if end > offset:
                place(offset, at)
                # a character that was taken out breaks the piece it stood in
                for n in range(bisect_right(removed, at), bisect_right(removed, at + end - offset - 1)):
                    place(offset + removed[n] - at, removed[n])
        return tuple(pieces)
