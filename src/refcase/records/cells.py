"""Cells: what one shows, as text, with the line and column of the cell that each stretch of it stands at."""

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from refcase.patterns import compile_re
from refcase.reading.building import Builder
from refcase.reading.errors import ReadError
from refcase.reading.spelling import spelled, spelled_within
from refcase.records.values import ENTITY, sound, tidied
from refcase.text import NO_FACTS, Document, Facts, Piece, Stretch


class Cell(NamedTuple):
    """What a cell shows. `pieces` are as in a document, but know no cell yet."""

    text: str
    pieces: tuple[Piece, ...] = ()
    facts: Facts = NO_FACTS

    def bracketed(self) -> "Cell":
        """The item of a list with the brackets that stand around it."""
        first = self.pieces[0]
        return self._replace(text=f"[{self.text}]", pieces=(first._replace(column=max(1, first.column - 1)),))


EMPTY = Cell("")

# What only the cells of a Markdown export have: a heading or bold words at the very start, escaped signs.
_MARKDOWN = compile_re(r"\s*(?:#{1,6}[ ]|\*\*)|.{0,2000}?\\[\[\]().\-_*]", re.DOTALL)
_ENTITY_OR_TAG = compile_re(
    rf"(?P<entity>{ENTITY.pattern})|(?P<block></?(?:p|br|div|li|ul|ol|tr|h[1-6])\b[^<>]{{0,300}}>)"
    r"|</?(?:b|i|u|em|strong|su[bp]|span|a|font)\b[^<>]{0,300}>",
    re.IGNORECASE,
)


def reads_as_markdown(written: str) -> bool:
    """Whether a cell is Markdown, where its columns do not tell."""
    return _MARKDOWN.match(written) is not None


def markdown_cell(written: str) -> Cell:
    """What a cell of Markdown shows; the cell as it is where its reader cannot read it.

    Errors: `ReadError` of kind "too-large".
    """
    from refcase.reading.markdown import document_from_markdown  # a library that only Markdown needs

    if not written.strip():
        return EMPTY
    try:
        return _of(document_from_markdown(sound(written).encode()))
    except ReadError as error:
        if error.kind == "too-large":
            raise
        return EMPTY if error.kind == "empty" else text_cell(written, entities=False)


def text_cell(written: str, entities: bool) -> Cell:
    """What a cell of text shows: its lines without the space around them, and no two empty ones together.

    With `entities`, HTML's are undone, and its tags end a line or go.
    """
    source, removed = spelled(sound(written))
    builder = Builder(source, removed)
    at = 0
    for line in source.split("\n"):
        builder.newline()
        _line(builder, line, at, entities)
        at += len(line) + 1
    try:
        return _of(builder.document("text", None, b"", "utf-8"))
    except ReadError:
        return EMPTY


def _line(builder: Builder, line: str, at: int, entities: bool) -> None:
    """Writes a line of the source, which stands at `at`."""
    end = 0
    if entities and ("&" in line or "<" in line):
        for found in _ENTITY_OR_TAG.finditer(line):
            _words(builder, line[end : found.start()], at + end)
            if found["entity"]:
                shown = spelled_within(html.unescape(found[0]))
                if shown.strip():
                    builder.shown(shown, at + found.start())
                else:
                    builder.space(at + found.start())
            elif found["block"]:
                builder.newline()
            end = found.end()
    _words(builder, line[end:], at + end)


def _words(builder: Builder, words: str, at: int) -> None:
    """Writes words as they are; the space at their ends parts them from what else is on the line."""
    bare = words.strip()
    lead = len(words) - len(words.lstrip())
    if lead:
        builder.space(at)
    builder.text(bare, at + lead)
    if bare and words[-1].isspace():
        builder.space(at + lead + len(bare))


def words_cell(written: str, *, entities: bool = False) -> Cell:
    """What a cell says, on one line."""
    bare = written.strip()
    [cell] = word_cells(written, [(at := written.find(bare), at + len(bare))], entities=entities)
    return cell


def word_cells(written: str, stretches: Iterable[Stretch], *, entities: bool = False) -> Iterator[Cell]:
    """What stands in each stretch of a cell, on one line, with its place in the cell."""
    starts = [0, *(found.end() for found in re.finditer(r"\r\n?|\n", written))]
    for start, end in stretches:
        text = tidied(sound(written[start:end]), entities=entities)
        line = bisect_right(starts, start)
        yield Cell(text, (Piece(0, line, start - starts[line - 1] + 1),)) if text else EMPTY


def _of(document: Document) -> Cell:
    return Cell(document.text, document.pieces, document.facts)
