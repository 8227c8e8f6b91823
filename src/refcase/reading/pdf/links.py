"""Links of a page, each with the characters that are under it."""

import ctypes
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from refcase.patterns import compile_re
from refcase.reading.pdf.characters import Characters, box_of, char_at
from refcase.reading.pdf.lines import Line, Target

# What a link may lead to; others ("javascript:", "file:") are nobody's evidence.
_OUTWARD = compile_re(r"(?i)(?:https?|ftp|mailto):[^\x00-\x20]+$")
_MOST_LINKS, _MOST_ROWS = 2_000, 20
_LONGEST_ADDRESS = 4096


def links_of(
    document: pdfium.PdfDocument, page: Any, characters: Characters, lines: list[Line]
) -> Iterator[Target]:
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
                    yield from _under(characters, line, left, right, bottom, top, address)


def _under(
    characters: Characters, line: Line, left: float, right: float, bottom: float, top: float, address: str
) -> Iterator[Target]:
    """The stretch of a line that lies in an area."""
    inside = []
    for n, character in enumerate(line.text):
        if character.isspace():
            continue
        box = box_of(characters, char_at(characters, line.at + n))
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
