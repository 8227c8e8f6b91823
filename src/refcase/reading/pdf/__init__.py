"""Documents from PDF files, through pdfium. Nothing is run and nothing is fetched.

Read is the text of all pages in the order in which one reads it, lines put together to paragraphs as the
page shows them. Running heads and feet, and the numbers of pages, are stepped over: they are no text of the
case study.
"""

from bisect import bisect_right
from collections.abc import Iterator
from hashlib import sha256
from itertools import pairwise
from threading import Lock

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from refcase.patterns import compile_re
from refcase.reading.errors import MOST_CHARACTERS, ReadError, too_much
from refcase.reading.pdf.columns import in_reading_order
from refcase.reading.pdf.furniture import without_furniture
from refcase.reading.pdf.lines import Line, Sheet, Target
from refcase.reading.pdf.notes import with_notes
from refcase.reading.pdf.pages import read_page
from refcase.reading.pdf.paragraphs import Joint, rejoined
from refcase.reading.spelling import spelled
from refcase.text import Document, Facts, Link, Piece, Stretch

__all__ = ["document_from_pdf"]

_MOST_PAGES = 200
_MOST_OBJECTS = 150_000  # letters, lines and pictures as the file draws them
# pdfium is not made for threads: one file at a time.
_ONE_AT_A_TIME = Lock()
_WORD = compile_re(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURE = compile_re(f"[{''.join(_LIGATURES)}]")
# Bullets of symbol fonts, and what pdfium has for a character that it does not know.
_PRIVATE = str.maketrans(
    {n: " " for n in range(0x20) if n != 0x09}
    | {0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF0FC: "✓", 0xFFFE: "-", 0x02: "-"}
)

DAMAGED = "this PDF file is damaged or not complete; save it anew from the program that made it"
PROTECTED = "this PDF file is protected; give its password with --password"
WRONG = "this is not the password of this PDF file; give the right one with --password"
SCANNED = (
    "the pages of this PDF file are pictures, made by scanning, and have no text; "
    "give the Word file, or have the text recognised (OCR) first"
)
EMPTY = "there is no text in it; check that this is the right file"


def document_from_pdf(data: bytes, path: str | None = None, *, password: str | None = None) -> Document:
    """The document that a PDF file holds. In its positions `line` counts the lines of `page`.

    Errors: `ReadError`, whatever is wrong with the file.
    """
    with _ONE_AT_A_TIME:
        return _read(data, path, password)


def _read(data: bytes, path: str | None, password: str | None) -> Document:
    try:
        document = pdfium.PdfDocument(data, password=password)
    except UnicodeEncodeError:
        raise ReadError("protected", WRONG, path) from None
    except (pdfium.PdfiumError, ValueError, TypeError) as fault:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(fault).lower():
            raise ReadError("protected", WRONG if password else PROTECTED, path) from None
        raise ReadError("damaged", DAMAGED, path) from None
    try:
        return _document(_sheets(document, path), path, data)
    except ReadError:
        raise
    except (pdfium.PdfiumError, ValueError, IndexError, OverflowError, MemoryError, UnicodeError):
        raise ReadError("damaged", DAMAGED, path) from None
    finally:
        document.close()


def _sheets(document: pdfium.PdfDocument, path: str | None) -> list[Sheet]:
    pages = len(document)
    if pages > _MOST_PAGES:
        message = f"{pages:,} pages; a case study has few, check that this is the right file"
        raise ReadError("too-large", message, path)
    sheets, size, objects = list[Sheet](), 0, 0
    for number in range(pages):
        sheet = read_page(document, number, _MOST_OBJECTS - objects)
        sheets.append(sheet)
        objects += sheet.objects
        size += sum(len(line.text) for line in sheet.lines)
        if size > MOST_CHARACTERS or objects > _MOST_OBJECTS:
            raise too_much(path)
    if not size:
        scanned = any(sheet.images for sheet in sheets)
        raise ReadError("empty", SCANNED if scanned else EMPTY, path)
    return sheets


def _document(sheets: list[Sheet], path: str | None, data: bytes) -> Document:
    pages = [
        in_reading_order([line for line in own if _shows(line)], sheet.width, sheet.gutter)
        for sheet, own in zip(sheets, without_furniture(sheets), strict=True)
    ]
    if not any(pages):  # a page that is all head and foot
        pages = [[line for line in sheet.lines if _shows(line)] for sheet in sheets]
    targets = [target for sheet in sheets for target in sheet.links]
    addresses = {target.address.casefold() for target in targets}
    placed = with_notes(pages, addresses)
    lines = [line for line, _ in placed]
    words = {word.casefold() for line in _whole(lines) for word in _WORD.findall(line)}
    writing = _Writing(_numbers(sheets))
    for (line, joint), following in zip(placed, [*lines[1:], None], strict=True):
        writing.write(line, joint, following, words)
    text = "".join(writing.parts)
    if not text.strip():
        raise ReadError("empty", EMPTY, path)
    return Document(
        text=text,
        path=path,
        format="pdf",
        sha256=sha256(data).hexdigest(),
        encoding="utf-8",
        pieces=tuple(writing.pieces),
        facts=Facts(
            pages=len(sheets),
            images=sum(sheet.images for sheet in sheets),
            fonts=tuple(writing.fonts),
            superscripts=tuple(writing.superscripts),
            links=tuple(writing.links(targets)),
        ),
    )


def _shows(line: Line) -> bool:
    """Whether anything of the line is shown: some fonts have nothing but invisible characters."""
    return any(text.strip() for _, text in _stretches(line.text))


def _whole(lines: list[Line]) -> Iterator[str]:
    """The lines without the halves of words that are broken at their ends."""
    after_half = False
    for line in lines:
        text = line.text.strip()
        text = text.partition(" ")[2] if after_half else text
        yield text.rpartition(" ")[0] if line.broken else text
        after_half = line.broken


def _numbers(sheets: list[Sheet]) -> dict[tuple[int, int], int]:
    """The number of each line on its page, as one counts down it; furniture counts."""
    numbers = {}
    for sheet in sheets:
        count, base = 0, None
        for line in sorted(sheet.lines, key=lambda line: -line.base):
            if base is None or base - line.base > 0.4 * max(line.size, 1):
                count, base = count + 1, line.base
            numbers[sheet.number, line.at] = count
    return numbers


class _Writing:
    """The text so far, with the place of every stretch of it."""

    def __init__(self, numbers: dict[tuple[int, int], int]) -> None:
        self.parts: list[str] = []
        self.pieces: list[Piece] = []
        self.superscripts: list[Stretch] = []
        self.fonts: list[tuple[int, int, float]] = []
        self._numbers = numbers
        self._length = 0
        self._starts: list[tuple[int, int, int, int]] = []  # page, index in its text, offset here, end there

    def write(self, line: Line, joint: Joint | None, following: Line | None, words: set[str]) -> None:
        """Writes a line behind the one before it."""
        if joint is not None and not (joint is Joint.SPACE and self.parts[-1].endswith(" ")):
            self._put(joint.value)
        number = self._numbers[line.page, line.at]
        first = len(line.text) - len(line.text.lstrip()) if joint is not Joint.SPACE else 0
        shown = line.text[first:].rstrip()
        if line.broken and not (following and rejoined(shown, following.text, words)):
            shown += "-"
        start = self._length
        self._starts.append((line.page, line.at + first, start, line.at + len(line.text)))
        for at, text in _stretches(shown):
            self.pieces.append(Piece(self._length, number, first + at + 1, line.page))
            self._put(text)
        self.superscripts += (
            (start + a - first, start + b - first)
            for a, b in line.raised
            if a > first or (a == first and joint is Joint.GLUED)
        )
        last = self.fonts[-1] if self.fonts else None
        if last and last[2] == line.size:
            self.fonts[-1] = (last[0], self._length, line.size)
        else:
            self.fonts.append((start, self._length, line.size))

    def _put(self, text: str) -> None:
        if text:
            self.parts.append(text)
            self._length += len(text)

    def links(self, targets: list[Target]) -> list[Link]:
        """The links by the text here that is under them."""
        starts = sorted(self._starts)
        found = []
        for target in targets:
            start, end = (self._here(starts, target.page, at) for at in (target.start, target.end - 1))
            if start is not None and end is not None and start <= end:
                found.append(Link(start, end + 1, target.address))
        return sorted(found)

    def _here(self, starts: list[tuple[int, int, int, int]], page: int, index: int) -> int | None:
        """The offset here of a character of a page's text, None for what was stepped over."""
        at = bisect_right(starts, (page, index, self._length + 1, 0)) - 1
        if at < 0 or starts[at][0] != page or index >= starts[at][3]:
            return None
        return min(starts[at][2] + index - starts[at][1], self._length - 1)


def _stretches(line: str) -> list[tuple[int, str]]:
    """The line as it is shown, in stretches that stand so on the page, each with where it begins there."""
    cuts = sorted({0, *(at for found in _LIGATURE.finditer(line) for at in (found.start(), found.end()))})
    shown = []
    for start, end in pairwise([*cuts, len(line)]):
        text, _ = spelled(_LIGATURES.get(line[start:end], line[start:end]).translate(_PRIVATE))
        if text := text.replace("\n", " "):
            shown.append((start, text))
    return shown
