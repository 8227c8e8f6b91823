"""CSV → rows: with commas, semicolons or tabs, one at a time."""

import csv
import re
from collections.abc import Iterator
from itertools import chain, repeat

from refcase.reading.errors import ReadError
from refcase.records.columns import apart, hold_case_studies
from refcase.records.rows import Row, Spoilt, too_large
from refcase.records.streams import UTF_16, Line, Stream, text_lines
from refcase.sizes import in_words

_DELIMITERS = ",;\t"
_END = "\x00end of the file\x00"  # a row of its own, unless a quotation mark before it is still open


def columns_in(head: bytes) -> tuple[tuple[str, ...], str] | None:
    """The names of the columns in the first line and what parts them; None where they are of other things."""
    encoding = "utf-16" if head.startswith(UTF_16) else "utf-8-sig"
    first = head.decode(encoding, "replace").lstrip("\r\n").split("\n", 1)[0].rstrip("\r")
    for delimiter in _DELIMITERS:
        try:
            names = next(csv.reader([first], delimiter=delimiter), [])
        except csv.Error:
            continue
        if len(names) > 1 and hold_case_studies(names):
            return apart(names), delimiter
    return None


def rows(stream: Stream, most: int) -> Iterator[Row | Spoilt]:
    """The rows below the names of the columns; their numbers are those that a spreadsheet shows.

    A quotation mark that is never closed ends the file: nobody knows where the next row begins.
    """
    found = columns_in(stream.head)
    assert found is not None
    names, delimiter = found
    lines = _Lines(stream, most, delimiter)
    # The limit is the module's, and no other of its readers runs in this program.
    csv.field_size_limit(lines.most + 1)
    reader = csv.reader(lines, delimiter=delimiter)
    number, named, uneven = 0, False, False
    while True:
        lines.begin()
        try:
            values = next(reader, None)
        except csv.Error:
            message = (
                f"row {number + 1} cannot be told from the next ones, which were not read; "
                "save the file anew as CSV"
            )
            yield Spoilt(number + 1, ReadError("damaged", message))
            return
        if values is None or values == [_END]:
            return
        number += 1
        if values and _END in values[-1]:
            message = f"row {number} has a quotation mark that is never closed; what follows it was not read"
            yield Spoilt(number, ReadError("damaged", message))
            return
        if lines.endless:
            message = (
                f"row {number} is larger than the limit of {in_words(most)}, or has a quotation mark that is "
                "never closed; what follows was not read"
            )
            yield Spoilt(number, ReadError("too-large", message))
            return
        if lines.large and named:
            yield Spoilt(number, too_large(number, most))
        elif named and values:
            row = _row(number, names, values, lines.encodings)
            short = len(values) < len(names)
            breaks_off = short and not uneven and not lines.ended
            yield row._replace(breaks_off=True) if breaks_off and isinstance(row, Row) else row
            uneven = uneven or short
        named = named or bool(values)  # empty lines may stand above the names


class _Lines:
    """The lines as the reader of CSV asks for them; of a row that is too large what ends it, no more.

    A row of several lines is too large past `most` characters: more than the limit, so that its id is told.
    """

    def __init__(self, stream: Stream, most: int, delimiter: str) -> None:
        self.most = max(most, 131_072)
        self._pieces = text_lines(stream, most)
        self._signs = re.compile(f'["{delimiter}]|[^"{delimiter}]+')
        self._delimiter = delimiter
        self.begin()

    def begin(self) -> None:
        """Begins a row."""
        self.encodings: set[str] = set()
        self.large = self.endless = self.ended = False
        self._size = 0

    def __iter__(self) -> Iterator[str]:
        for line in self._pieces:
            quoted = self._size > 0  # for what else does the row go on
            self._size += len(line.words)
            self.encodings.add(line.encoding)
            self.ended = line.words.endswith(("\n", "\r"))
            if line.large or self._size > self.most:
                self.large = True
                self.endless = self._skip(line, quoted)
                yield '"\n' if quoted else "x\n"
            else:
                yield line.words
        yield _END

    def _skip(self, line: Line | None, quoted: bool) -> bool:
        """Steps over the rest of a row, from a line on; whether it ends within quotation marks."""
        fresh = not quoted  # at the start of a cell, where a quotation mark opens, or just behind one
        while line:
            for found in self._signs.finditer(line.words):
                sign = found[0]
                if quoted:
                    quoted = sign != '"'
                    fresh = not quoted
                else:
                    quoted = fresh and sign == '"'
                    fresh = sign == self._delimiter
            if line.ends and not quoted:
                return False
            line = next(self._pieces, None)
        return quoted


def _row(number: int, names: tuple[str, ...], values: list[str], encodings: set[str]) -> Row | Spoilt:
    beyond = [value for value in values[len(names) :] if value.strip()]
    if beyond:
        message = (
            f"row {number} has {len(values)} cells, and there are {len(names)} columns; "
            "check its quotation marks"
        )
        return Spoilt(number, ReadError("damaged", message))
    encoding = next((each for each in ("cp1252", "utf-16", "utf-8-sig") if each in encodings), "utf-8")
    cells = chain(values, repeat(""))  # a row that ends early has the columns of its header all the same
    return Row(number, dict(zip(names, cells, strict=False)), encoding)
