"""Workbook (.xlsx) → rows: those of the first sheet whose columns are those of case studies."""

import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from io import BytesIO
from itertools import islice
from math import isfinite
from typing import IO, Any
from zipfile import ZipFile, ZipInfo

from refcase.patterns import compile_re
from refcase.reading.errors import ReadError
from refcase.records.columns import apart, hold_case_studies
from refcase.records.rows import Row, wanted
from refcase.records.streams import archive_in, member_of
from refcase.sizes import in_words

_SHEETS = compile_re(r"xl/(?:worksheets/[^/]+\.xml|sharedStrings\.xml)", re.IGNORECASE)
_CHUNK = 1 << 20
_SCANNED = 64 << 20  # bytes of a part in which the names of columns are looked for
_WORDS = re.compile(rb"<(?:\w+:)?t(?:\s[^>]{0,200})?>([^<]{4,120})</")
# A cell far off makes the library set a whole rectangle aside; real downloads have 7,000 rows and 30 columns.
_PLACE = re.compile(rb"<(?:\w+:)?(?:c|row)\s[^>]{0,200}?\br\s?=\s?[\"']([A-Za-z]{0,3})(\d{1,7})[\"']")
_MOST_CELLS = 20_000_000
_HEADS = 50  # rows, from the first with a cell in it, in which the names of the columns are looked for
_DAMAGED = "this workbook is damaged; open it in Excel or LibreOffice and save it anew as .xlsx"


def seems_to_hold(file: IO[bytes]) -> bool:
    """Whether a workbook has the names of sections among its words; nothing is installed for that."""
    with archive_in(file) as archive:
        for info in _parts(archive):
            with member_of(archive, info) as part:
                rest, left = b"", _SCANNED
                while left > 0 and (piece := part.read(_CHUNK)):
                    left -= len(piece)
                    text = rest + piece
                    if hold_case_studies(name.decode("utf-8", "replace") for name in _WORDS.findall(text)):
                        return True
                    rest = text[-256:]
    return False


def _parts(archive: ZipFile) -> list[ZipInfo]:
    return [info for info in archive.infolist() if _SHEETS.fullmatch(info.filename)]


def rows(data: bytes, most: int) -> Iterator[Row]:
    """The rows below the names of the columns; their numbers are those that Excel shows.

    Errors: `ReadError`: a workbook that unpacks to more than `most` bytes, is damaged or protected, or holds
    no case studies; or the library is not installed.
    """
    _check(data, most)
    try:
        library = import_module("python_calamine")
    except ModuleNotFoundError:
        message = 'to read a spreadsheet, refcase needs one more package: pip install "refcase[xlsx]"'
        raise ReadError("missing-extra", message) from None
    try:
        book = library.CalamineWorkbook.from_filelike(BytesIO(data))
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            if sheet.start is None:  # it is empty, and the library panics when asked for its rows
                continue
            numbered = enumerate(sheet.iter_rows(), 1)  # from the sheet's first row, empty or not
            names = _names(islice(numbered, sheet.start[0] + _HEADS))
            if names is not None:
                yield from _rows(names, numbered)
                return
    except library.PasswordError:
        raise ReadError("protected", "this workbook has a password; save it without and give that") from None
    except (library.CalamineError, ValueError, OSError):
        raise ReadError("damaged", _DAMAGED) from None
    message = f"this workbook holds no case studies; a row above them must name columns such as {wanted()}"
    raise ReadError("unsupported", message)


def _check(data: bytes, most: int) -> None:
    """Refuses a workbook that is made to do harm, before the library sees it.

    Unpacking all of it also tells a part whose declared size is not its own.
    """
    with archive_in(BytesIO(data)) as archive:
        declared = sum(info.file_size for info in archive.infolist())
        if declared > most:
            message = f"this workbook unpacks to more than {in_words(most)}, more than case studies can need"
            raise ReadError("too-large", message)
        for info in archive.infolist():
            with member_of(archive, info) as part:
                _measure(part, sheet="worksheets/" in info.filename)


def _measure(part: IO[bytes], *, sheet: bool) -> None:
    rest, width, height = b"", 0, 0
    while piece := part.read(_CHUNK):
        if not sheet:
            continue
        text = rest + piece
        for letters, number in set(_PLACE.findall(text)):
            width, height = max(width, _column(letters)), max(height, int(number))
        rest = text[-256:]
    if width * height > _MOST_CELLS:
        message = f"this workbook has a cell in row {height:,}, far below what case studies need; delete it"
        raise ReadError("too-large", message)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = 26 * number + letter - 64
    return number


def _names(numbered: Iterable[tuple[int, list[Any]]]) -> list[str] | None:
    """The names of the columns, None where no row has them; the row that has them is the last one taken."""
    for _, cells in numbered:
        names = [_as_words(cell) for cell in cells]
        if hold_case_studies(names):
            return names
    return None


def _rows(names: list[str], numbered: Iterable[tuple[int, list[Any]]]) -> Iterator[Row]:
    known = apart(names)
    for number, cells in numbered:
        if any(cell != "" for cell in cells):
            yield Row(number, dict(zip(known, map(_as_words, cells), strict=False)))


def _as_words(cell: object) -> str:
    """What a cell says; a whole number without the fraction that a workbook gives it.

    A number too large for one is nothing: no spreadsheet holds such, and what was written is lost.
    """
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell) if isfinite(cell) else ""
    return str(cell)
