"""The pages of a PDF file → physical lines, links and pictures, through pdfium."""

from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from refcase.patterns import compile_re
from refcase.reading.pdf.characters import Characters, char_at, characters_of, origin_of, right_of, size_of
from refcase.reading.pdf.lines import Line, Sheet
from refcase.reading.pdf.links import links_of

# A line that ends in a word broken in two: pdfium joins it to the next one with this sign between.
_BROKEN = ("\x02", "\ufffe")  # as releases of pdfium have it
_PIECE = compile_re("\r\n|\x02|\ufffe")
# What may be a superscript: a figure glued to a word or a stop.
_RAISED = compile_re(r"(?<=[^\W\d_])(?<=\w\w)[\d]|(?<=[.,;:)”’\"'])(?<=\w.)\d")
_FIGURES = compile_re(r"\d{1,2}(?:[ ]?[,–-][ ]?\d{1,2}){0,9}")
_SMALLER, _HIGHER = 0.85, 0.12
_MOST_ROWS = 20
_LABEL = compile_re(r"[A-Za-z]{0,2}\d{1,2}(?:\.\d{1,2})?(?:[ ]?[,–-][ ]?[\d.]{1,5}){0,9}|[a-z](?=\s|$)")
_ROW = 0.55
_WORD = compile_re(r"\S+")
# A line much wider than its characters has gaps in it; words so far apart, in sizes, are cells of their own.
_WIDE, _CELLS = 0.5, 1.6
_MOST_CELLS = 8
# A gap between columns is wider than a space; so many wide lines of a page are looked at.
_GAP, _ACROSS, _SAMPLE = 0.8, 0.55, 12


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
            characters = characters_of(text_page, text)
            sheet.lines = _levelled(list(_lines(characters, text, sheet)))
            sheet.links = list(links_of(document, page, characters, sheet.lines))
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


def _lines(characters: Characters, text: str, sheet: Sheet) -> Iterator[Line]:
    """The lines of a page, pieces that stand apart each by itself; notes the gutter between columns."""
    whole = []
    at = 0
    for found in [*_PIECE.finditer(text), None]:
        end = found.start() if found else len(text)
        line = text[at:end]
        if line.strip():
            broken = found is not None and found[0] in _BROKEN
            whole.append(_line(characters, line, at, sheet.number, broken=broken))
        if found:
            at = found.end()
    sheet.gutter = _gutter(characters, whole, sheet.width)
    for each in whole:
        yield from _parted(characters, each, sheet.gutter)


def _gutter(characters: Characters, lines: list[Line], width: float) -> float | None:
    """Where the gap between two columns is, which pdfium puts in one line: most wide lines have it."""
    wide = [line for line in lines if line.right - line.left > _ACROSS * width]
    sample = wide[:: max(1, len(wide) // _SAMPLE)][:_SAMPLE]
    if len(sample) < _SAMPLE // 2:
        return None
    gaps = [[(left, right) for _, left, right in _gaps(characters, line)] for line in sample]
    places = [(left + right) / 2 for each in gaps for left, right in each if width / 4 < left < 3 * width / 4]
    best, at = 0, 0.0
    for place in places[:_MOST_ROWS]:
        count = sum(any(left <= place <= right for left, right in each) for each in gaps)
        best, at = max((best, at), (count, place))
    return at if 4 * best >= 3 * len(sample) else None


def _gaps(characters: Characters, line: Line) -> Iterator[tuple[int, float, float]]:
    """The gaps between words wider than a space: where the word behind each begins, from where, to where."""
    end = 0.0
    for found in _WORD.finditer(line.text):
        left, _ = origin_of(characters, char_at(characters, line.at + found.start()))
        if found.start() and left - end > _GAP * line.size:
            yield found.start(), end, left
        end = right_of(characters, char_at(characters, line.at + found.end() - 1))


def _parted(characters: Characters, line: Line, gutter: float | None) -> Iterator[Line]:
    """The pieces of a line that stand far apart: cells of a row, or lines of two columns."""
    across = gutter is not None and line.left < gutter < line.right
    if not across and line.right - line.left < _WIDE * len(line.text) * line.size:
        yield line
        return
    gaps = list(_gaps(characters, line))
    cuts = [cut for cut, left, right in gaps if right - left > _CELLS * line.size]
    if gutter is not None and (parts := [cut for cut, left, right in gaps if left <= gutter <= right]):
        cuts = parts
    elif len(cuts) > _MOST_CELLS or 2 * len(cuts) > len(line.text.split()):
        cuts = []  # justified: its words stand apart, and are no cells
    start = 0
    for cut in cuts:
        yield _line(characters, line.text[start:cut], line.at + start, line.page, broken=False)
        start = cut
    last = line.text[start:]
    yield _line(characters, last, line.at + start, line.page, broken=line.broken) if cuts else line


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


def _line(characters: Characters, line: str, at: int, page: int, *, broken: bool) -> Line:
    first = len(line) - len(line.lstrip())
    last = len(line.rstrip()) - 1
    start = char_at(characters, at + first)
    left, base = origin_of(characters, start)
    right = right_of(characters, char_at(characters, at + last))
    size = size_of(characters, start)
    raised = tuple(_superscripts(characters, line, at, base))
    return Line(line, page, at, left, right, base, round(size, 1), broken, raised)


def _superscripts(characters: Characters, line: str, at: int, base: float) -> Iterator[tuple[int, int]]:
    """Figures glued to a word that stand higher than its last letter."""
    end = 0
    for found in _RAISED.finditer(line):
        here = found.start()
        figures = _FIGURES.match(line, here)
        if here < end or figures is None:
            continue
        end = figures.end()
        before, char = char_at(characters, at + here - 1), char_at(characters, at + here)
        _, height = origin_of(characters, char)
        _, beside = origin_of(characters, before)
        if height > beside + _HIGHER * size_of(characters, before):
            yield here, end
