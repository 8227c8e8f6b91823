"""Kinds: what a file is, by how it begins: a draft, a collection of case studies, or neither."""

import gzip
from enum import Enum
from io import BytesIO
from typing import IO, cast
from zipfile import ZipFile

from refcase.reading.errors import ReadError, no_bytes
from refcase.records.csv import columns_in
from refcase.records.json import has_one, kind_of
from refcase.records.streams import UTF_16, Stream, taken
from refcase.records.units import Limits
from refcase.sizes import in_words

SUFFIXES = (
    ".xlsx",
    ".xlsm",
    ".csv",
    ".tsv",
    ".json",
    ".jsonl",
    ".ndjson",
    ".csv.gz",
    ".json.gz",
    ".jsonl.gz",
    ".zip",
)
_TEXTS = (".csv", ".tsv", ".json", ".jsonl", ".ndjson")
_ZIPPED = (b"PK\x03\x04", b"PK\x05\x06")
_GZIPPED = b"\x1f\x8b"
_WORKBOOK = "xl/workbook.xml"
# Archives that are a draft, or what its reader has words for: Word, OpenDocument, Pages.
_DOCUMENT = {"[Content_Types].xml", "mimetype", "Index/Document.iwa"}


class Kind(Enum):
    """What a file is. `DRAFT` is all that is no collection, a file that nobody knows among them."""

    DRAFT = "draft"
    CSV = "csv"
    JSON = "json"
    LINES = "jsonl"
    WORKBOOK = "xlsx"
    ARCHIVE = "zip"
    OTHER_TABLE = "a table of something else"
    OTHER_JSON = "JSON of another shape"


def named_as_collection(name: str) -> bool:
    """Whether a file so called may be a collection."""
    return name.lower().endswith(SUFFIXES)


class Look:
    """A file at whose beginning we have looked: what kind it is, and its bytes."""

    def __init__(self, kind: Kind, stream: Stream, file: IO[bytes] | None) -> None:
        self.kind = kind
        self.stream = stream
        self._file = file

    def random(self) -> IO[bytes]:
        """All of it as a file in which one can go back and forth; for archives alone."""
        assert self._file is not None
        self._file.seek(0)
        return self._file

    def all_of_it(self, most: int) -> bytes:
        """Its bytes, `most` of them at most."""
        return taken((self.random() if self._file else self.stream.file).read, most)


def look(file: IO[bytes], name: str, limits: Limits, *, seekable: bool) -> Look:
    """What is in `file`, which is called `name`; in one that is packed by gzip, what is packed.

    Errors: `ReadError`, where something is packed that is not read from within.
    """
    stream = Stream(file, limits.stream)
    if stream.head.startswith(_ZIPPED):
        random = file if seekable and file.seekable() else _in_memory(stream, limits.workbook)
        return Look(_zipped(random, name), stream, random)
    if not stream.head.startswith(_GZIPPED):
        return Look(_flat(stream, name, limits.study), stream, None)
    inner = Stream(cast(IO[bytes], gzip.GzipFile(fileobj=stream.file)), limits.stream)
    if inner.head.startswith((*_ZIPPED, _GZIPPED)):
        message = "this is an archive within an archive; unpack the outer one and give what is in it"
        raise ReadError("unsupported", message)
    kind = _flat(inner, name, limits.study)
    if kind is Kind.DRAFT:
        if inner.empty:
            raise no_bytes(name)
        message = "this packed file (gzip) is no collection of case studies; unpack it and give what is in it"
        raise ReadError("unsupported", message)
    return Look(kind, inner, None)


def _in_memory(stream: Stream, most: int) -> IO[bytes]:
    data = taken(stream.file.read, most + 1)
    if len(data) > most:
        message = f"larger than the limit of {in_words(most)} for an archive that is no file of its own"
        raise ReadError("too-large", message)
    return BytesIO(data)


def _zipped(file: IO[bytes], name: str) -> Kind:
    """The kind of an archive, by the names in it."""
    low = name.lower()
    try:
        with ZipFile(file) as archive:
            names = set(archive.namelist())
    except Exception:  # whatever a damaged archive brings up; what it was meant to be says its name
        meant = Kind.WORKBOOK if low.endswith((".xlsx", ".xlsm")) else Kind.DRAFT
        return Kind.ARCHIVE if low.endswith(".zip") else meant
    if _WORKBOOK in names:
        return Kind.WORKBOOK
    return Kind.DRAFT if names & _DOCUMENT else Kind.ARCHIVE


def _flat(stream: Stream, name: str, most: int) -> Kind:
    """The kind of a file that is no archive, by its head; `most` bytes at most come into sight.

    A table and JSON of something else are only told where the name says that it was meant to be such a file.
    Errors: what is wrong with the stream, where nothing before that tells its kind.
    """
    low = name.lower().removesuffix(".gz")
    if low.endswith(_TEXTS) and _lacks_its_mark(stream):
        raise ReadError("damaged", "this is UTF-16 without its mark, it seems; save it anew as UTF-8")
    if columns_in(stream.head):
        return Kind.CSV
    found = kind_of(stream, most)
    if found:
        return Kind(found)
    if low.endswith((".jsonl", ".ndjson")) and has_one(stream.head):
        return Kind.LINES
    if stream.damage:
        raise stream.damage
    if low.endswith((".json", ".jsonl", ".ndjson")):
        return Kind.OTHER_JSON
    return Kind.OTHER_TABLE if low.endswith((".csv", ".tsv")) else Kind.DRAFT


def _lacks_its_mark(stream: Stream) -> bool:
    """Whether every second byte is NUL, as a rule, and none of the others."""
    start = stream.head[:1000]
    fewer, more = sorted((start[::2].count(0), start[1::2].count(0)))
    return not fewer and more > len(start) // 3 and not stream.empty and not start.startswith(UTF_16)
