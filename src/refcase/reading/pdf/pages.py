"""The pages of a PDF file → physical lines, links and pictures, through pdfium."""

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

# A line that ends in a word broken in two: pdfium joins it to the next one with this sign between.
_BROKEN = "\x02"
_NEWLINE = "\r\n"
_PIECE = re.compile(r"\r\n|\x02")
# What may be a superscript: a figure glued to a word or a stop.
_RAISED = re.compile(r"(?<=[^\W\d_])(?<=\w\w)[\d]|(?<=[.,;:)”’\"'])(?<=\w.)\d")
_FIGURES = re.compile(r"\d{1,2}(?:[ ]?[,–-][ ]?\d{1,2})*")
_SMALLER, _HIGHER = 0.85, 0.12
_LABEL = re.compile(r"[A-Za-z]{0,2}\d{1,2}(?:\.\d{1,2})?(?:[ ]?[,–-][ ]?[\d.]{1,5})*|[a-z](?=\s|$)")
_ROW = 0.55
_WORD = re.compile(r"\S+")
# A line much wider than its characters has gaps in it; words so far apart, in sizes, are cells of their own.
_WIDE, _CELLS = 0.55, 1.6
_LONGEST_ADDRESS = 4096


class Line(NamedTuple):
    """A physical line of a page.

    Units: points, from the lower left corner; `base` is what its letters stand on. `broken` says that it ends
    within a word, `raised` where superscripts stand in it. `at` is where pdfium's text of the page has it.
    """

    text: str
    page: int
    at: int
    left: float
    right: float
    base: float
    size: float
    broken: bool = False
    raised: tuple[tuple[int, int], ...] = ()


class Target(NamedTuple):
    """A link: the characters of the page's text under it, and where it leads."""

    page: int
    start: int
    end: int
    address: str


@dataclass
class Sheet:
    """A page: its number from 1, its size in points, and what is on it."""

    number: int
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)
    links: list[Target] = field(default_factory=list)
    images: int = 0


def read_page(document: pdfium.PdfDocument, number: int) -> Sheet:
    """What is on the page with that number, from 0; its lines in the order in which the file has them."""
    page = document[number]
    try:
        width, height = page.get_size()
        sheet = Sheet(number + 1, width, height)
        text_page = page.get_textpage()
        try:
            text = text_page.get_text_range()
            sheet.lines = _levelled(list(_lines(text_page.raw, text, number + 1)))
            sheet.links = list(_links(document, page, text_page.raw, number + 1))
        finally:
            text_page.close()
        objects = raw.FPDFPage_CountObjects(page)
        sheet.images = sum(
            raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page, n)) == raw.FPDF_PAGEOBJ_IMAGE
            for n in range(min(objects, _MOST_OBJECTS))
        )
        return sheet
    finally:
        page.close()


_MOST_OBJECTS = 20_000


def _lines(text_page: Any, text: str, page: int) -> Iterator[Line]:
    at = 0
    for found in [*_PIECE.finditer(text), None]:
        end = found.start() if found else len(text)
        line = text[at:end]
        if line.strip():
            yield from _parted(
                text_page, _line(text_page, line, at, page, broken=bool(found and found[0] == _BROKEN))
            )
        if found:
            at = found.end()


def _parted(text_page: Any, line: Line) -> Iterator[Line]:
    """The pieces of a line that stand far apart: cells of a row, or lines of two columns."""
    if line.right - line.left < _WIDE * len(line.text) * line.size:
        yield line
        return
    start, end = 0, 0.0
    for found in _WORD.finditer(line.text):
        left, _ = _origin(text_page, _char(text_page, line.at + found.start()))
        if found.start() and left - end > _CELLS * line.size:
            yield _line(text_page, line.text[start : found.start()], line.at + start, line.page, broken=False)
            start = found.start()
        end = _right(text_page, _char(text_page, line.at + found.end() - 1))
    yield (
        _line(text_page, line.text[start:], line.at + start, line.page, broken=line.broken) if start else line
    )


def _levelled(lines: list[Line]) -> list[Line]:
    """The lines, pieces of one row set level: a superscript stands in the row of the word before it."""
    levelled: list[Line] = []
    for line in lines:
        last = levelled[-1] if levelled else None
        if (
            last
            and abs(last.base - line.base) < _ROW * max(last.size, line.size)
            and line.left > last.right - 3
        ):
            if line.size < _SMALLER * last.size:
                figures = _LABEL.match(line.text)
                raised = (figures.span(),) if figures and line.base > last.base else line.raised
                line = line._replace(base=last.base, size=last.size, raised=raised)
            elif last.size < _SMALLER * line.size:  # the row begins with a superscript
                levelled[-1] = last._replace(base=line.base, size=line.size)
        levelled.append(line)
    return levelled


def _line(text_page: Any, line: str, at: int, page: int, *, broken: bool) -> Line:
    first = len(line) - len(line.lstrip())
    last = len(line.rstrip()) - 1
    start = _char(text_page, at + first)
    left, base = _origin(text_page, start)
    right = _right(text_page, _char(text_page, at + last))
    size = _size(text_page, start)
    raised = tuple(_superscripts(text_page, line, at, base))
    return Line(line, page, at, left, right, base, round(size, 1), broken, raised)


def _char(text_page: Any, index: int) -> int:
    """The number that pdfium gives the character at `index` of the page's text."""
    found: int = raw.FPDFText_GetCharIndexFromTextIndex(text_page, index)
    return max(found, 0)


def _size(text_page: Any, char: int) -> float:
    """The size of a character on the page: many files have letters of one point, drawn larger."""
    size: float = raw.FPDFText_GetFontSize(text_page, char)
    matrix = raw.FS_MATRIX()
    if raw.FPDFText_GetMatrix(text_page, char, matrix):
        size *= math.hypot(matrix.c, matrix.d) or 1.0
    return size


def _origin(text_page: Any, char: int) -> tuple[float, float]:
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text_page, char, x, y)
    return x.value, y.value


def _right(text_page: Any, char: int) -> float:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(text_page, char, left, right, bottom, top)
    return right.value


def _superscripts(text_page: Any, line: str, at: int, base: float) -> Iterator[tuple[int, int]]:
    """Figures glued to a word that are smaller than it and stand higher."""
    end = 0
    for found in _RAISED.finditer(line):
        here = found.start()
        figures = _FIGURES.match(line, here)
        if here < end or figures is None:
            continue
        before, char = _char(text_page, at + here - 1), _char(text_page, at + here)
        size, around = _size(text_page, char), _size(text_page, before)
        _, height = _origin(text_page, char)
        _, beside = _origin(text_page, before)
        if size < _SMALLER * around or height > beside + _HIGHER * around:
            end = figures.end()
            yield here, end


def _links(document: pdfium.PdfDocument, page: Any, text_page: Any, number: int) -> Iterator[Target]:
    """The links of a page that lead out of the file."""
    position, link = ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page, position, link):
        address = _address(document, link)
        box = raw.FS_RECTF()
        if not address or not raw.FPDFLink_GetAnnotRect(link, box):
            continue
        middle = (box.top + box.bottom) / 2
        first = raw.FPDFText_GetCharIndexAtPos(text_page, box.left + 1, middle, 3, 3)
        last = raw.FPDFText_GetCharIndexAtPos(text_page, box.right - 1, middle, 3, 3)
        if first < 0 or last < first:
            continue
        start = raw.FPDFText_GetTextIndexFromCharIndex(text_page, first)
        end = raw.FPDFText_GetTextIndexFromCharIndex(text_page, last)
        if 0 <= start <= end:
            yield Target(number, start, end + 1, address)


def _address(document: pdfium.PdfDocument, link: Any) -> str:
    action = raw.FPDFLink_GetAction(link)
    size = raw.FPDFAction_GetURIPath(document, action, None, 0) if action else 0
    if not 1 < size <= _LONGEST_ADDRESS:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAction_GetURIPath(document, action, buffer, size)
    return buffer.raw[: size - 1].decode("utf-8", "replace").strip()
