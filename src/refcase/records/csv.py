"""CSV → rows: with commas, semicolons or tabs, one at a time."""

import csv
from collections.abc import Iterator
from itertools import chain, repeat

from refcase.reading.errors import ReadError
from refcase.records.columns import apart, hold_case_studies
from refcase.records.rows import Row, Spoilt
from refcase.records.streams import Stream, text_lines
from refcase.sizes import in_words

_DELIMITERS = ",;\t"
_END = "\x00end of the file\x00"  # a row of its own, unless a quotation mark before it is still open


def columns_in(head: bytes) -> tuple[tuple[str, ...], str] | None:
    """The names of the columns in the first line and what parts them; None where they are of other things."""
    encoding = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
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

    A cell larger than `most` bytes and a quotation mark that is never closed end the file: nobody knows
    where the next row begins.
    """
    found = columns_in(stream.head)
    assert found is not None
    names, delimiter = found
    encodings: set[str] = set()

    def lines() -> Iterator[str]:
        for line, encoding in text_lines(stream, most):
            encodings.add(encoding)
            yield line
        yield _END

    # The limit is the module's, and no other of its readers runs in this program.
    csv.field_size_limit(max(most, 131_072))
    reader = csv.reader(lines(), delimiter=delimiter)
    number, named = 0, False
    while True:
        try:
            values = next(reader, None)
        except csv.Error as fault:
            message = _in_words(number + 1, str(fault), most)
            yield Spoilt(number + 1, ReadError("damaged", message))
            return
        if values is None or values == [_END]:
            return
        number += 1
        if values and _END in values[-1]:
            message = f"row {number} has a quotation mark that is never closed; what follows it was not read"
            yield Spoilt(number, ReadError("damaged", message))
            return
        if named and values:
            yield _row(number, names, values, encodings)
        named = named or bool(values)  # empty lines may stand above the names
        encodings.clear()


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


def _in_words(row: int, fault: str, most: int) -> str:
    if "field larger" in fault:
        return (
            f"row {row} has a cell larger than the limit of {in_words(most)}, or a quotation mark that is "
            "never closed; what follows was not read"
        )
    return f"row {row} cannot be told from the next ones; save the file anew as CSV"
