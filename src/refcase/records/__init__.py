"""Collections: files that hold many case studies, a row each; and folders in one file (.zip).

`opened` says of a path what it is and gives its units one by one: one for a draft, one a row of a collection.
What a file is, its content says. A unit is read into a document later, perhaps in another process.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import PurePosixPath
from typing import NamedTuple
from zipfile import ZipFile, ZipInfo

from refcase.reading import DEFAULT_MAX_BYTES, STANDARD_INPUT, file_at, shown
from refcase.reading.errors import ReadError, internal_error, no_bytes
from refcase.records.archive import members
from refcase.records.csv import rows as rows_of_csv
from refcase.records.json import lines, objects
from refcase.records.kinds import Kind, Look, look, named_as_collection
from refcase.records.rows import records_of, wanted
from refcase.records.streams import archive_in, member_of, told_of
from refcase.records.units import Draft, Failed, Limits, Record, Tell, Unit
from refcase.records.workbook import rows as rows_of_workbook
from refcase.records.workbook import seems_to_hold
from refcase.sizes import in_words

__all__ = [
    "Draft",
    "Failed",
    "Limits",
    "Opened",
    "Record",
    "Unit",
    "is_collection",
    "named_as_collection",
    "opened",
]

_ROWS = {Kind.CSV: rows_of_csv, Kind.JSON: objects, Kind.LINES: lines}
_OTHER = {
    Kind.OTHER_TABLE: "this table holds no case studies; its first line must name columns such as {}",
    Kind.OTHER_JSON: "this JSON holds no case studies; each must be an object with “text”, or with fields "
    "such as {}",
}


class Opened(NamedTuple):
    """What a path comes to: whether it is a collection, and its case studies, read as they are asked for."""

    collection: bool
    units: Iterator[Unit]


class _Place(NamedTuple):
    """Where we are: what the file or member is called, the file on disk, the limits, who is told."""

    name: str
    file: str
    limits: Limits
    tell: Tell


def opened(path: str, limits: Limits, tell: Tell) -> Opened:
    """What is at `path`, `-` for standard input; never raises: what is wrong is a failure among the units.

    `tell` is called with what people should know and is no error.
    """
    place = _Place(shown(path), path, limits, tell)
    stack = ExitStack()
    try:
        with told_of(place.name):
            standard = path == STANDARD_INPUT
            file = sys.stdin.buffer if standard else stack.enter_context(file_at(path, place.name))
            seen = look(file, place.name, limits, seekable=not standard)
            if seen.kind is Kind.DRAFT:
                with stack:
                    return Opened(False, iter([_draft(seen, place) if standard else Draft(place.name, path)]))
    except ReadError as error:
        stack.close()
        # Whoever names a folder is told so by the reader of drafts.
        unit = Draft(place.name, path) if error.kind == "directory" else Failed(place.name, path, error)
        return Opened(False, iter([unit]))
    except Exception as fault:
        stack.close()
        return Opened(False, iter([Failed(place.name, path, internal_error(place.name, fault))]))
    return Opened(True, _closing(stack, seen, place))


def _closing(stack: ExitStack, seen: Look, place: _Place) -> Iterator[Unit]:
    with stack:
        yield from _safe(seen, place)


def _safe(seen: Look, place: _Place) -> Iterator[Unit]:
    """The units of a collection; what goes wrong is the last of them."""
    try:
        with told_of(place.name):
            yield from _units(seen, place)
    except ReadError as error:
        yield Failed(place.name, place.file, error)
    except Exception as fault:
        yield Failed(place.name, place.file, internal_error(place.name, fault))


def _units(seen: Look, place: _Place) -> Iterator[Unit]:
    limits = place.limits
    if seen.kind in _OTHER:
        if seen.stream.empty:
            raise no_bytes(place.name)
        raise ReadError("unsupported", _OTHER[seen.kind].format(wanted()))
    if seen.kind is Kind.ARCHIVE:
        yield from _archived(seen, place)
        return
    if seen.kind is Kind.WORKBOOK:
        data = seen.all_of_it(limits.workbook + 1)
        rows = rows_of_workbook(data, limits.workbook)
        yield from records_of(rows, place.name, place.file, "xlsx", limits, place.tell)
        return
    with told_of(place.name, rows=True):
        found = _ROWS[seen.kind](seen.stream, limits.study)
        yield from records_of(found, place.name, place.file, seen.kind.value, limits, place.tell)
        if seen.stream.damage:
            raise seen.stream.damage


def _draft(seen: Look, place: _Place) -> Unit:
    """A draft that is no file on disk: its bytes, or why it is not read."""
    data = seen.all_of_it(place.limits.study + 1)
    if len(data) > place.limits.study:
        limit = in_words(place.limits.study)
        message = f"larger than the limit of {limit}; if this is a case study, raise the limit (--max-bytes)"
        return Failed(place.name, place.file, ReadError("too-large", message, place.name))
    return Draft(place.name, place.file, data)


def _archived(seen: Look, place: _Place) -> Iterator[Unit]:
    passed_over: Counter[str] = Counter()
    nothing = True
    with archive_in(seen.random()) as archive:
        for info in members(archive, passed_over):
            inside = place._replace(name=f"{place.name}!{info.filename}")
            units = _member(archive, info, inside)
            first = next(units, None)
            if first is None:
                passed_over[PurePosixPath(info.filename).suffix.lower()] += 1
                continue
            nothing = False
            yield first
            yield from units
    if passed_over:
        told = ", ".join(f"{count} {suffix}" for suffix, count in sorted(passed_over.items()))
        place.tell(f"{place.name}: passed over, as refcase does not read them: {told}")
    if nothing:
        raise ReadError("missing", "there is no case study to read in this archive")


def _member(archive: ZipFile, member: ZipInfo, place: _Place) -> Iterator[Unit]:
    """The units of a member, none where it holds no case studies."""
    try:
        with told_of(place.name), member_of(archive, member) as file:
            seen = look(file, place.name, place.limits, seekable=False)
            if seen.kind is Kind.ARCHIVE:
                message = "this is an archive within an archive; unpack the outer one and give what is in it"
                yield Failed(place.name, place.file, ReadError("unsupported", message, place.name))
            elif seen.kind is Kind.DRAFT:
                yield _draft(seen, place)
            elif seen.kind not in _OTHER and not _of_something_else(seen):
                yield from _safe(seen, place)
    except ReadError as error:
        yield Failed(place.name, place.file, error)


def _of_something_else(seen: Look) -> bool:
    return seen.kind is Kind.WORKBOOK and not seems_to_hold(seen.random())


def is_collection(path: str) -> bool:
    """Whether the file at `path`, found in a folder, is called as a collection may be and is one.

    One that is damaged, or may not be read, may be one: whoever reads it is told what is wrong with it.
    """
    if not named_as_collection(path):
        return False
    try:
        with told_of(path), file_at(path, path) as file:
            seen = look(file, path, Limits(DEFAULT_MAX_BYTES), seekable=True)
            if seen.kind is not Kind.ARCHIVE:
                return (
                    seen.kind is not Kind.DRAFT and seen.kind not in _OTHER and not _of_something_else(seen)
                )
            place = _Place(path, path, Limits(DEFAULT_MAX_BYTES), lambda line: None)
            with archive_in(seen.random()) as archive:
                return any(next(_member(archive, info, place), None) for info in members(archive, Counter()))
    except ReadError as error:
        return error.kind in ("damaged", "permission", "unreadable")
    except Exception:
        return False
