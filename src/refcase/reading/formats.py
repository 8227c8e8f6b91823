"""Formats: how a file is known for what it is, and who reads it.

`FORMATS` is the whole list of what is recognised, one row a format. A format is known by its bytes, else
by the name's suffix; a new reader is one function in the row of its format.
"""

import re
from importlib import import_module
from io import BytesIO
from pathlib import PurePath
from typing import Literal, NamedTuple, Protocol, cast
from zipfile import ZipFile

from refcase.reading.errors import MOST_CHARACTERS, ReadError, no_bytes, too_much
from refcase.text import Document

Tracked = Literal["accepted", "original"]


class Wishes(NamedTuple):
    """How a file is to be read, where there is a choice.

    `tracked`: a Word file with its tracked changes accepted, or as it was before them. `password` opens a
    protected PDF file.
    """

    tracked: Tracked = "accepted"
    password: str | None = None


USUAL = Wishes()


class Reader(Protocol):
    """What reads a format; errors: `ReadError` alone."""

    def __call__(self, data: bytes, path: str | None, /, **wishes: object) -> Document:
        """The document that the bytes hold."""
        ...


class Format(NamedTuple):
    """A kind of file: how to know it and, where refcase reads it, how.

    `name` is for people. `begins` are the bytes such a file starts with, in lower case, none for text.
    `reader` is a module of `refcase.reading` and the function in it, imported when needed, None for what is
    recognised and not read; `takes` are the wishes it understands, `extra` the extra that brings its library.
    `instead` says what to do with a file that is not read.
    """

    name: str
    suffixes: tuple[str, ...]
    begins: tuple[bytes, ...] = ()
    reader: tuple[str, str] | None = None
    takes: tuple[str, ...] = ()
    extra: str | None = None
    instead: str = "open it in the program it is of and save it as a Word document (.docx)"


_IN_WORD = "open it in Word or LibreOffice and save it as a Word document (.docx)"
_DRAFT = "give the case study itself, as a Word, PDF or text file"
_AS_WORKBOOK = "open it in Excel or LibreOffice and save it as .xlsx"
_UNPROTECTED = "open it in Word, take the password off (File, Info, Protect Document) and save it as .docx"

TEXT = Format("a text file", (".txt", ".text"), reader=("plain", "document_from_bytes"))
MARKDOWN = Format("a Markdown file", (".md", ".markdown"), reader=("markdown", "document_from_markdown"))
WORD = Format(
    "a Word document",
    (".docx", ".docm", ".dotx", ".dotm"),
    (b"pk\x03\x04",),
    ("word", "document_from_docx"),
    ("tracked",),
    "docx",
)
PROTECTED = Format("a Word document with a password", (), instead=_UNPROTECTED)
PROTECTED_WORKBOOK = Format(
    "a workbook with a password", (), instead="open it in Excel, take the password off and save it as .xlsx"
)
OPEN_DOCUMENT = Format("an OpenDocument text", (".odt", ".ott"), instead=_IN_WORD)
PAGES = Format("a Pages document", (".pages",), instead="export it from Pages as a Word document (.docx)")
OLD_WORKBOOK = Format("an old Excel workbook", (".xls", ".xlt"), instead=_AS_WORKBOOK)
SPREADSHEET = Format(
    "a spreadsheet", (".xlsx", ".xlsm", ".xlsb", ".ods"), instead="for case studies save it as .xlsx or CSV"
)
PRESENTATION = Format("a presentation", (".pptx", ".ppt", ".odp"), instead=_DRAFT)
ARCHIVE = Format("a zip archive", (".zip",), instead="unpack it and give the files in it")

# The first that fits; bytes are asked before the suffix, so a Word file named .txt is known for what it is.
FORMATS = (
    TEXT,
    MARKDOWN,
    Format("a PDF file", (".pdf",), (b"%pdf-",), ("pdf", "document_from_pdf"), ("password",), "pdf"),
    WORD,
    Format(
        "an old Word document", (".doc", ".dot"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",), instead=_IN_WORD
    ),
    Format("a rich text file", (".rtf",), (rb"{\rtf",), instead=_IN_WORD),
    Format(
        "a web page",
        (".html", ".htm", ".xhtml", ".mhtml", ".mht"),
        (b"<!doctype html", b"<html"),
        ("html", "document_from_html"),
    ),
    OPEN_DOCUMENT,
    PAGES,
    OLD_WORKBOOK,
    SPREADSHEET,
    PRESENTATION,
    ARCHIVE,
)


def suffixes_read() -> tuple[str, ...]:
    """The suffixes of the files that refcase reads, lower case, with their dot."""
    return tuple(suffix for kind in FORMATS if kind.reader for suffix in kind.suffixes)


def format_named(path: str) -> Format | None:
    """The format that the suffix of `path` stands for, None when it says nothing."""
    suffix = PurePath(path).suffix.lower()
    return next((kind for kind in FORMATS if suffix in kind.suffixes), None)


def format_of(data: bytes, path: str) -> Format:
    """The format of a file: by its bytes where they tell, else by its name, else text."""
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for kind in FORMATS:
        if start.startswith(kind.begins):
            if kind is WORD:
                return _in_zip(data) or _zipped(path)
            return _compound(data, path, kind) if b"\xd0\xcf" in start else kind
    if _PDF.search(start):  # readers of PDF let other bytes stand before it
        return next(kind for kind in FORMATS if ".pdf" in kind.suffixes)
    return _markup(start, path) or format_named(path) or TEXT


def _compound(data: bytes, path: str, kind: Format) -> Format:
    """Which of the formats that came before .docx and .xlsx, or wrap them when there is a password."""
    named = format_named(path)
    if b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k" in data:
        return PROTECTED_WORKBOOK if named in (SPREADSHEET, OLD_WORKBOOK) else PROTECTED
    return OLD_WORKBOOK if named is OLD_WORKBOOK or b"W\0o\0r\0k\0b\0o\0o\0k\0" in data else kind


# A comment ends at the first "-->": else each could swallow the next, and twenty of them take a second.
_WEB = re.compile(rb"(?:<\?xml[^>]*>|<!--(?:(?!-->).){0,900}-->|\s)*+(?:<!doctype html|<html)", re.DOTALL)
_PDF = re.compile(rb"%pdf-\d\.\d")


def _markup(start: bytes, path: str) -> Format | None:
    """A web page with a comment or a declaration in front, None for anything else."""
    found = _WEB.match(start) if start.startswith(b"<") else None
    return next(kind for kind in FORMATS if ".html" in kind.suffixes) if found else None


# A name in the archive that tells the format; Word itself is the rest, which its reader judges.
_IN_ZIP = (
    ("xl/workbook.xml", SPREADSHEET),
    ("xl/workbook.bin", SPREADSHEET),
    ("ppt/presentation.xml", PRESENTATION),
    ("Index/Document.iwa", PAGES),
)
_OPEN = {b"text": OPEN_DOCUMENT, b"spreadsheet": SPREADSHEET, b"presentation": PRESENTATION}
_MOST_ENTRIES = 20_000


def _in_zip(data: bytes) -> Format | None:
    """Which of the formats that are zip archives this is, None for an archive that cannot be opened."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                kind = archive.read("mimetype").rpartition(b"opendocument.")[2].partition(b"-")[0]
                return _OPEN.get(kind, ARCHIVE)
    except Exception:  # whatever a damaged archive brings up
        return None
    for name, kind_of in _IN_ZIP:
        if name in names:
            return kind_of
    return WORD if "[Content_Types].xml" in names or len(names) > _MOST_ENTRIES else ARCHIVE


def _zipped(path: str) -> Format:
    """What a damaged archive was meant to be, by its name; Word's reader says that it is damaged."""
    named = format_named(path)
    return named if named in (OPEN_DOCUMENT, PAGES, SPREADSHEET, PRESENTATION, ARCHIVE) else WORD


def read_as(kind: Format, data: bytes, path: str | None, wishes: Wishes = USUAL) -> Document:
    """The document of a file of that format. Errors: `ReadError`, a missing library among the reasons."""
    if not data:
        raise no_bytes(path)
    if kind is SPREADSHEET and (path or "").lower().endswith(".xlsx") and not data.startswith(b"PK"):
        message = "this is called a workbook and is none; check that it is the right file, or save it again"
        raise ReadError("damaged", message, path)
    if kind.reader is None:
        raise ReadError(
            "unsupported", f"this is {kind.name}, which refcase does not read; {kind.instead}", path
        )
    module, function = kind.reader
    try:
        reader = getattr(import_module(f"refcase.reading.{module}"), function)
    except ModuleNotFoundError as missing:
        if kind.extra is None or (missing.name or "").startswith("refcase"):
            raise
        message = f'to read {kind.name}, refcase needs one more package: pip install "refcase[{kind.extra}]"'
        raise ReadError("missing-extra", message, path) from None
    document = cast(Reader, reader)(data, path, **{name: getattr(wishes, name) for name in kind.takes})
    if len(document.text) > MOST_CHARACTERS:
        raise too_much(path)
    return document
