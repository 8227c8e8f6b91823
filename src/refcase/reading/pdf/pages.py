"""The pages of a PDF file → physical lines, links and pictures, through pdfium."""

import ctypes
import math
import re
from bisect import bisect_left, bisect_right
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
_FIGURES = re.compile(r"\d{1,2}(?:[ ]?[,–-][ ]?\d{1,2}){0,9}")
_SMALLER, _HIGHER = 0.85, 0.12
# What a link may lead to; others ("javascript:", "file:") are nobody's evidence.
_OUTWARD = re.compile(r"(?i)(?:https?|ftp|mailto):[^\x00-\x20]+$")
_MOST_LINKS, _MOST_ROWS = 2_000, 20
_LABEL = re.compile(r"[A-Za-z]{0,2}\d{1,2}(?:\.\d{1,2})?(?:[ ]?[,–-][ ]?[\d.]{1,5}){0,9}|[a-z](?=\s|$)")
_ROW = 0.55
_WORD = re.compile(r"\S+")
# A line much wider than its characters has gaps in it; words so far apart, in sizes, are cells of their own.
_WIDE, _CELLS = 0.5, 1.6
_MOST_CELLS = 8
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
    objects: int = 0


def read_page(document: pdfium.PdfDocument, number: int, most_objects: int = 100_000) -> Sheet:
    """What is on the page with that number, from 0; its lines in the order in which the file has them.

    Of a page with more than `most_objects` only their number is told.
    """
    page = document[number]
    try:
        width, height = page.get_size()
        sheet = Sheet(number + 1, width, height)
        sheet.objects, sheet.images = _drawn(page, most_objects)
        if sheet.objects > most_objects:
            return sheet
        text_page = page.get_textpage()
        try:
            text = text_page.get_text_range()
            sheet.lines = _levelled(list(_lines(text_page.raw, text, number + 1)))
            sheet.links = list(_links(document, page, text_page.raw, sheet.lines))
        finally:
            text_page.close()
        sheet.lines = _from_corner(page, sheet.lines)
        return sheet
    finally:
        page.close()


def _drawn(page: Any, most: int) -> tuple[int, int]:
    """How many objects a page draws, up to more than `most`, and how many of them are pictures.

    A form is drawn each time it is named, and may name others: a small file can draw millions.
    """
    objects = images = 0
    waiting = [(raw.FPDFPage_GetObject, page, raw.FPDFPage_CountObjects(page))]
    while waiting and objects <= most:
        get, holder, count = waiting.pop()
        objects += max(count, 0)
        for n in range(min(max(count, 0), most)):
            drawn = get(holder, n)
            kind = raw.FPDFPageObj_GetType(drawn)
            images += kind == raw.FPDF_PAGEOBJ_IMAGE
            if kind == raw.FPDF_PAGEOBJ_FORM:
                waiting.append((raw.FPDFFormObj_GetObject, drawn, raw.FPDFFormObj_CountObjects(drawn)))
    return objects, images


def _from_corner(page: Any, lines: list[Line]) -> list[Line]:
    """The lines measured from the lower left corner of the page, wherever its coordinates begin."""
    left, bottom, _, _ = page.get_bbox()
    if not left and not bottom:
        return lines
    return [
        line._replace(left=line.left - left, right=line.right - left, base=line.base - bottom)
        for line in lines
    ]


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
    start, end, cuts = 0, 0.0, list[int]()
    words = list(_WORD.finditer(line.text))
    for found in words:
        left, _ = _origin(text_page, _char(text_page, line.at + found.start()))
        if found.start() and left - end > _CELLS * line.size:
            cuts.append(found.start())
        end = _right(text_page, _char(text_page, line.at + found.end() - 1))
    if len(cuts) > _MOST_CELLS or 2 * len(cuts) > len(words):
        yield line  # justified: its words stand apart, and are no cells
        return
    for cut in cuts:
        yield _line(text_page, line.text[start:cut], line.at + start, line.page, broken=False)
        start = cut
    last = line.text[start:]
    yield _line(text_page, last, line.at + start, line.page, broken=line.broken) if cuts else line


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
                whole = ((0, len(last.text.rstrip())),)
                levelled[-1] = last._replace(base=line.base, size=line.size, raised=whole)
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
    return abs(size)


def _origin(text_page: Any, char: int) -> tuple[float, float]:
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text_page, char, x, y)
    return x.value, y.value


def _right(text_page: Any, char: int) -> float:
    return _box(text_page, char)[1]


def _box(text_page: Any, char: int) -> tuple[float, float, float, float]:
    """Left, right, bottom and top of a character."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(text_page, char, left, right, bottom, top)
    return left.value, right.value, bottom.value, top.value


def _superscripts(text_page: Any, line: str, at: int, base: float) -> Iterator[tuple[int, int]]:
    """Figures glued to a word that stand higher than its last letter."""
    end = 0
    for found in _RAISED.finditer(line):
        here = found.start()
        figures = _FIGURES.match(line, here)
        if here < end or figures is None:
            continue
        end = figures.end()
        before, char = _char(text_page, at + here - 1), _char(text_page, at + here)
        _, height = _origin(text_page, char)
        _, beside = _origin(text_page, before)
        if height > beside + _HIGHER * _size(text_page, before):
            yield here, end


def _links(document: pdfium.PdfDocument, page: Any, text_page: Any, lines: list[Line]) -> Iterator[Target]:
    """The links of a page that lead out of the file, each with the characters whose middle is under it."""
    position, link = ctypes.c_int(0), raw.FPDF_LINK()
    rows = sorted(lines, key=lambda line: line.base)
    bases = [line.base for line in rows]
    for _ in range(_MOST_LINKS):
        if not raw.FPDFLink_Enumerate(page, position, link):
            break
        address = _address(document, link)
        for left, right, bottom, top in _areas(link) if address else ():
            near = rows[bisect_left(bases, bottom - 2) : bisect_right(bases, top)]
            for line in near[:_MOST_ROWS]:
                if line.left < right and line.right > left:
                    yield from _under(text_page, line, left, right, bottom, top, address)


def _under(
    text_page: Any, line: Line, left: float, right: float, bottom: float, top: float, address: str
) -> Iterator[Target]:
    """The stretch of a line that lies in an area."""
    inside = []
    for n, character in enumerate(line.text):
        if character.isspace():
            continue
        box = _box(text_page, _char(text_page, line.at + n))
        if left <= (box[0] + box[1]) / 2 <= right and bottom <= (box[2] + box[3]) / 2 <= top:
            inside.append(n)
    if inside:
        yield Target(line.page, line.at + inside[0], line.at + inside[-1] + 1, address)


def _areas(link: Any) -> Iterator[tuple[float, float, float, float]]:
    """The areas of a link: one for each line it is on, where the file tells."""
    corners = raw.FS_QUADPOINTSF()
    count = raw.FPDFLink_CountQuadPoints(link)
    for n in range(min(count, _MOST_ROWS)):
        if raw.FPDFLink_GetQuadPoints(link, n, corners):
            xs = (corners.x1, corners.x2, corners.x3, corners.x4)
            ys = (corners.y1, corners.y2, corners.y3, corners.y4)
            yield min(xs), max(xs), min(ys), max(ys)
    box = raw.FS_RECTF()
    if not count and raw.FPDFLink_GetAnnotRect(link, box):
        yield box.left, box.right, min(box.bottom, box.top), max(box.bottom, box.top)


def _address(document: pdfium.PdfDocument, link: Any) -> str:
    action = raw.FPDFLink_GetAction(link)
    size = raw.FPDFAction_GetURIPath(document, action, None, 0) if action else 0
    if not 1 < size <= _LONGEST_ADDRESS:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAction_GetURIPath(document, action, buffer, size)
    address = buffer.raw[: size - 1].decode("utf-8", "replace").strip()
    return address if _OUTWARD.match(address) else ""
