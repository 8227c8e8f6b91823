"""Streams: bytes that are read once, from the front, after a look at how they begin; never without end."""

import io
import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from gzip import BadGzipFile
from typing import IO, Any, NamedTuple
from zipfile import BadZipFile, ZipFile, ZipInfo

from refcase.reading.errors import ReadError
from refcase.sizes import in_words

HEAD = 1 << 16
_CHUNK = 1 << 16
UTF_16 = (b"\xff\xfe", b"\xfe\xff")  # its marks
_NOTHING = b"\xef\xbb\xbf\xff\xfe \t\r\n\0"  # marks of UTF-8 and UTF-16, white space of both
_TOO_MUCH = "there is more in it than a collection of case studies can have (the limit is {})"
_OF_BAD_HEADERS = (ValueError, OverflowError, struct.error)
_DAMAGED = "it is cut off or damaged; "
_ANEW = f"{_DAMAGED}fetch it or save it anew"
_BEFORE = f"{_DAMAGED}what comes before the damage was read"
_PERHAPS = f"{_BEFORE}, and may be damaged too"  # known at the end by a sum, it may be anywhere


class _Counted(io.RawIOBase):
    """`head`, then what `stream` still gives; `ReadError` once that is more than `most` bytes."""

    def __init__(self, head: bytes, stream: "Stream", most: int) -> None:
        self._head = head
        self._stream = stream
        self._most = most
        self._left = most

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        """Fills the buffer; 0 at the end. Errors: what is wrong with it, once all is handed out."""
        if self._head:
            piece, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        else:
            piece = self._stream.next(len(buffer))
            damage = self._stream.damage
            # Behind packed rows that are all there, what is wrong is told when they have been read.
            if damage and not isinstance(damage, BadGzipFile):
                raise damage
        self._left -= len(piece)
        if self._left < 0:
            raise ReadError("too-large", _TOO_MUCH.format(in_words(self._most)))
        buffer[: len(piece)] = piece
        return len(piece)


class Stream:
    """A stream with its beginning in sight: `head`, at first `HEAD` bytes, all there is where they are fewer.

    `most` bytes are read of it at most. `damage` is what is wrong where it could not be read further.
    """

    def __init__(self, file: IO[bytes], most: int) -> None:
        # What reads until it has enough loses what it has when it comes to damage.
        self._read: Callable[[int], bytes] = getattr(file, "read1", file.read)
        self._most = most
        self.damage: Exception | None = None
        self._file: io.BufferedReader | None = None
        self.head = taken(self.next, HEAD)
        self.whole = len(self.head) < HEAD

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it but white space or the mark of an encoding."""
        return self.whole and not self.damage and not self.head.strip(_NOTHING)

    def next(self, size: int) -> bytes:
        """What comes next, `size` bytes at most; none at the end and from any damage on."""
        if self.damage:
            return b""
        try:
            return self._read(size)
        except Exception as fault:
            self.damage = fault
            return b""

    def grow(self) -> None:
        """Brings twice as much in sight; not once `file` was asked for."""
        more = taken(self.next, len(self.head))
        self.whole = len(more) < len(self.head)
        self.head += more

    @property
    def file(self) -> io.BufferedReader:
        """All of it as a file that is read from the front."""
        if self._file is None:
            self._file = io.BufferedReader(_Counted(self.head, self, self._most), _CHUNK)
        return self._file


def taken(read: Callable[[int], bytes], size: int) -> bytes:
    """The next `size` bytes, fewer only at the end."""
    pieces = []
    while size > 0 and (piece := read(min(size, _CHUNK))):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def decoded(line: bytes) -> tuple[str, str]:
    """A line of text and its encoding: UTF-8, or Windows-1252 where that fails.

    Line by line, as nobody knows the end of a stream: one odd line does not spoil the others.
    """
    try:
        return line.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace"), "cp1252"


class Line(NamedTuple):
    """A line of a text with its end and its encoding; `large` is each piece of one larger than the limit."""

    words: str
    encoding: str
    large: bool = False

    @property
    def ends(self) -> bool:
        """Whether it is no piece with more of the line behind it."""
        return self.words.endswith("\n")


def text_lines(stream: Stream, most: int) -> Iterator[Line]:
    """The lines of a text, one larger than `most` in pieces; UTF-16 is known by its mark."""
    large = False
    for line in _pieces(stream, most + 1):
        large = large or line.large
        yield line._replace(large=large)
        large = large and not line.ends


def _pieces(stream: Stream, size: int) -> Iterator[Line]:
    if stream.head.startswith(UTF_16):
        text = io.TextIOWrapper(stream.file, "utf-16", errors="replace", newline="\n")
        while words := text.readline(size):
            yield Line(words, "utf-16", len(words) >= size)
        return
    marked = stream.head.startswith(b"\xef\xbb\xbf")
    mark = 3 if marked else 0
    while line := stream.file.readline(size):
        words, encoding = decoded(line[mark:])
        yield Line(words, "utf-8-sig" if marked and encoding == "utf-8" else encoding, len(line) >= size)
        mark = 0


def archive_in(file: IO[bytes]) -> ZipFile:
    """The archive in `file`. Errors: `BadZipFile`, whatever its headers bring up."""
    try:
        return ZipFile(file)
    except _OF_BAD_HEADERS:
        raise BadZipFile from None


def member_of(archive: ZipFile, member: ZipInfo) -> IO[bytes]:
    """A member to be read. Errors: as `told_of` knows them."""
    try:
        return archive.open(member)
    except _OF_BAD_HEADERS:
        raise BadZipFile from None


@contextmanager
def told_of(name: str, *, rows: bool = False) -> Iterator[None]:
    """What goes wrong within, in words: a `ReadError` that names the file. With `rows`, some are read."""
    try:
        yield
    except ReadError as error:
        raise ReadError(error.kind, error.message, error.path or name) from None
    except NotImplementedError:
        message = "it is packed in a way that refcase cannot unpack; pack it anew as an ordinary .zip"
        raise ReadError("damaged", message, name) from None
    except BadZipFile:
        raise ReadError("damaged", _PERHAPS if rows else _ANEW, name) from None
    except (EOFError, zlib.error):
        raise ReadError("damaged", _BEFORE if rows else _ANEW, name) from None
    except RuntimeError as fault:
        if "password" not in str(fault) and "encrypted" not in str(fault):
            raise
        raise ReadError("protected", "it has a password; unpack it and give what is in it", name) from None
    except OSError as fault:
        if fault.errno is None:  # of a gzip file
            before = _PERHAPS if "CRC" in str(fault) else _BEFORE
            raise ReadError("damaged", before if rows else _ANEW, name) from None
        raise ReadError("unreadable", f"the file cannot be read ({fault.strerror or fault})", name) from None
