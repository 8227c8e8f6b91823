"""Archive (.zip) → its members, one by one: drafts and collections, as they would be in a folder."""

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from zipfile import ZipFile, ZipInfo

from refcase.reading.formats import format_named
from refcase.records.kinds import named_as_collection

_MOST_MEMBERS = 100_000


def members(archive: ZipFile, passed_over: Counter[str]) -> Iterator[ZipInfo]:
    """The members to read, in the order of their names; what refcase knows and does not read is counted."""
    infos = sorted(archive.infolist(), key=lambda info: ([*map(str.casefold, _parts(info))], info.filename))
    for info in infos[:_MOST_MEMBERS]:
        if info.is_dir() or any(_steps_over(part) for part in _parts(info)):
            continue
        kind = format_named(info.filename)
        if named_as_collection(info.filename) or (kind and kind.reader):
            yield info
        elif kind:
            passed_over[PurePosixPath(info.filename).suffix.lower()] += 1


def _parts(info: ZipInfo) -> tuple[str, ...]:
    return PurePosixPath(info.filename).parts


def _steps_over(part: str) -> bool:
    """Hidden files, what a Mac adds, and the locks that Word keeps; `..` is a folder like others here."""
    return (part.startswith((".", "~$")) and part != "..") or part == "__MACOSX"
