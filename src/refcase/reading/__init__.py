"""Files → Documents: `read` finds the reader for a file.

`FORMATS` is the whole list of what is recognised. A format is known by how its bytes begin, else
by the name's suffix; a new reader is one function in the row of its format.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import IO, NamedTuple

from refcase.reading.errors import ReadError
from refcase.reading.plain import document_from_bytes
from refcase.sizes import in_words
from refcase.text import Document

__all__ = [
    "DEFAULT_MAX_BYTES",
    "FORMATS",
    "STANDARD_INPUT",
    "Format",
    "ReadError",
    "format_named",
    "read",
    "shown",
    "suffixes_read",
]

DEFAULT_MAX_BYTES = 32 * 1024 * 1024
STANDARD_INPUT = "-"
_CHUNK = 1 << 20


class Format(NamedTuple):
    """A kind of file: how to know it and, where refcase reads it, how.

    `name` is for people. `begins` are the bytes such a file starts with, in lower case, none for text.
    `reader` gives the document of the bytes; None means recognised, not read yet.
    """

    name: str
    suffixes: tuple[str, ...]
    begins: tuple[bytes, ...] = ()
    reader: Callable[[bytes, str | None], Document] | None = None


TEXT = Format("a text file", (".txt", ".text", ".md", ".markdown"), reader=document_from_bytes)

# The first that fits; bytes are asked before the suffix, so a Word file named .txt is known for what it is.
FORMATS = (
    TEXT,
    Format("a PDF file", (".pdf",), (b"%pdf-",)),
    Format("a Word document", (".docx", ".docm", ".dotx"), (b"pk\x03\x04",)),
    Format("an old Word document", (".doc", ".dot"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)),
    Format("a rich text file", (".rtf",), (rb"{\rtf",)),
    Format("a web page", (".html", ".htm", ".xhtml", ".mhtml"), (b"<!doctype html", b"<html")),
    Format("an OpenDocument text", (".odt", ".ott")),
    Format("a Pages document", (".pages",)),
    Format("a spreadsheet", (".xlsx", ".xls", ".ods")),
    Format("a presentation", (".pptx", ".ppt", ".odp")),
    Format("a zip archive", (".zip",)),
)


def suffixes_read() -> tuple[str, ...]:
    """The suffixes of the files that refcase reads, lower case, with their dot."""
    return tuple(suffix for kind in FORMATS if kind.reader for suffix in kind.suffixes)


def format_named(path: str) -> Format | None:
    """The format that the suffix of `path` stands for, None when it says nothing."""
    suffix = PurePath(path).suffix.lower()
    return next((kind for kind in FORMATS if suffix in kind.suffixes), None)


def read(path: str | os.PathLike[str], max_bytes: int = DEFAULT_MAX_BYTES) -> Document:
    """The document in the file at `path`; `-` is standard input.

    Errors: `ReadError`, whatever is wrong with the file. A file of more than `max_bytes` is refused.
    """
    given = os.fspath(path)
    name = shown(given)
    data = _bytes_of(given, name, max_bytes)
    if len(data) > max_bytes:
        limit = in_words(max_bytes)
        message = f"larger than the limit of {limit}; if this is a case study, raise the limit (--max-bytes)"
        raise ReadError("too-large", message, name)
    kind = _format_of(data, given)
    if kind.reader is None:
        message = f"this is {kind.name}, which refcase does not read yet; save it as plain text (UTF-8)"
        raise ReadError("unsupported", message, name)
    return kind.reader(data, name)


def shown(path: str) -> str:
    """`path` as it can be written out: what is no text in a file name becomes an escape such as `\\udcff`."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")


def _bytes_of(path: str, name: str, max_bytes: int) -> bytes:
    """What the file holds, one byte past `max_bytes` at most: enough to know that it is too large."""
    try:
        if path == STANDARD_INPUT:
            return _start_of(sys.stdin.buffer, max_bytes + 1)
        if not path:  # pathlib takes the empty name for the folder we are in
            raise FileNotFoundError
        # Asked first because Windows answers "permission denied" when a folder is opened.
        if Path(path).is_dir():
            raise ReadError("directory", "this is a folder; name a file in it", name)
        with Path(path).open("rb") as file:
            return _start_of(file, max_bytes + 1)
    except FileNotFoundError:
        message = "there is no such file; check the name and the folder"
        raise ReadError("missing", message, name) from None
    except PermissionError:
        message = "this file may not be read; close it in other programs or ask for access"
        raise ReadError("permission", message, name) from None
    except ValueError:  # a NUL in the name, say
        raise ReadError("missing", "no file can have this name", name) from None
    except OSError as fault:
        raise ReadError("unreadable", f"the file cannot be read ({fault.strerror or fault})", name) from None


def _start_of(file: IO[bytes], size: int) -> bytes:
    """The first `size` bytes, by the piece: asking for 32 MiB at once sets 32 MiB aside for every file."""
    pieces = []
    while size > 0 and (piece := file.read(min(size, _CHUNK))):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def _format_of(data: bytes, path: str) -> Format:
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    named = format_named(path)
    for kind in FORMATS:
        if start.startswith(kind.begins):
            # Spreadsheets begin as Word files do: where the name tells them apart, believe it.
            return named if named and named.reader is None else kind
    return named or TEXT
