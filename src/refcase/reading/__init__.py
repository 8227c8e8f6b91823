"""Files → Documents: `read` takes the bytes of a file to the reader of its format (`reading.formats`)."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from refcase.devices import is_device
from refcase.reading.errors import ReadError
from refcase.reading.formats import (
    FORMATS,
    USUAL,
    Format,
    Wishes,
    format_named,
    format_of,
    read_as,
    suffixes_read,
)
from refcase.sizes import in_words
from refcase.text import Document

__all__ = [
    "DEFAULT_MAX_BYTES",
    "FORMATS",
    "STANDARD_INPUT",
    "USUAL",
    "Format",
    "ReadError",
    "Wishes",
    "file_at",
    "format_named",
    "read",
    "shown",
    "suffixes_read",
]

DEFAULT_MAX_BYTES = 32 * 1024 * 1024
STANDARD_INPUT = "-"
_CHUNK = 1 << 20


def read(
    path: str | os.PathLike[str], max_bytes: int = DEFAULT_MAX_BYTES, wishes: Wishes = USUAL
) -> Document:
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
    return read_as(format_of(data, given), data, name, wishes)


def shown(path: str) -> str:
    """`path` as it can be written out: what is no text in a file name becomes an escape such as `\\udcff`."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")


@contextmanager
def file_at(path: str, name: str) -> Iterator[IO[bytes]]:
    """The file at `path`, to be read. Errors: `ReadError`, whatever the system answers, also within."""
    try:
        if not path:  # pathlib takes the empty name for the folder we are in
            raise FileNotFoundError
        # Asked first because Windows answers "permission denied" when a folder is opened.
        if Path(path).is_dir():
            raise ReadError("directory", "this is a folder; name a file in it", name)
        if is_device(path):  # it could be read once only, or never ends
            message = "this is a device or a pipe; give it as standard input and name that -"
            raise ReadError("unreadable", message, name)
        with Path(path).open("rb") as file:
            yield file
    except FileNotFoundError:
        # Brackets are in many a name that is no pattern.
        pattern = ", nor one to read that fits this pattern" if "*" in path or "?" in path else ""
        message = f"there is no such file{pattern}; check the name and the folder"
        raise ReadError("missing", message, name) from None
    except PermissionError:
        message = "this file may not be read; close it in other programs or ask for access"
        raise ReadError("permission", message, name) from None
    except ValueError:  # a NUL in the name, say
        raise ReadError("missing", "no file can have this name", name) from None
    except OSError as fault:
        raise ReadError("unreadable", f"the file cannot be read ({fault.strerror or fault})", name) from None


def _bytes_of(path: str, name: str, max_bytes: int) -> bytes:
    """What the file holds, one byte past `max_bytes` at most: enough to know that it is too large."""
    if path == STANDARD_INPUT:
        try:
            return _start_of(sys.stdin.buffer, max_bytes + 1)
        except (OSError, ValueError) as fault:
            reason = getattr(fault, "strerror", None) or fault
            raise ReadError("unreadable", f"the file cannot be read ({reason})", name) from None
    with file_at(path, name) as file:
        return _start_of(file, max_bytes + 1)


def _start_of(file: IO[bytes], size: int) -> bytes:
    """The first `size` bytes, by the piece: asking for 32 MiB at once sets 32 MiB aside for every file."""
    pieces = []
    while size > 0 and (piece := file.read(min(size, _CHUNK))):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)
