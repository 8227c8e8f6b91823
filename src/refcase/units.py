"""From files to units of work, and a batch of units to what is kept of it.

All that an export knows of where case studies come from is in `units_of`, `digest` and `studied`.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from refcase import __version__
from refcase.batch import file_rows, held_for_file
from refcase.checker import Asked, Held
from refcase.export.rows import failure_rows
from refcase.export.spool import Studied
from refcase.export.tables import TABLES
from refcase.reading import STANDARD_INPUT, ReadError, shown
from refcase.reading.errors import internal_error

BATCH = 32  # case studies: a second or two of work, a few megabytes
WORTH_A_PROCESS = 60  # files; below, a second process costs more than it saves


class Unit(NamedTuple):
    """A case study to be read: the name of its file."""

    path: str


class Orders(NamedTuple):
    """How units are studied: what is asked for, and whether findings are wanted; goes to other processes."""

    asked: Asked
    findings: bool


def units_of(files: Iterable[str]) -> Iterator[tuple[str, Unit]]:
    """A key and a unit of work for each case study in the files, in order; no key comes twice."""
    for file in files:
        yield shown(file), Unit(file)


def chunks(units: Iterator[tuple[str, Unit]]) -> Iterator[list[tuple[str, Unit]]]:
    """The units in batches, taken as they are asked for."""
    while chunk := list(islice(units, BATCH)):
        yield chunk


def jobs_for(files: Sequence[str], jobs: int) -> int:
    """How many processes share the work: `jobs`, or as many as pay for 0; no more than there is work for."""
    if STANDARD_INPUT in files:  # another process has a standard input of its own, with nothing in it
        return 1
    wanted = jobs or min(os.cpu_count() or 1, 1 + len(files) // WORTH_A_PROCESS)
    return max(1, min(wanted, -(-len(files) // BATCH)))


def digest(unit: Unit, orders: Orders) -> str:
    """The digest of the bytes of the file and of its settings, "" when they cannot be read (again)."""
    if unit.path == STANDARD_INPUT:
        return ""
    try:
        with Path(unit.path).open("rb") as file:
            data = hashlib.file_digest(file, "sha256").hexdigest()
        return _digest(data, held_for_file(unit.path, orders.asked), orders)
    except (OSError, ValueError, ReadError):
        return ""


def studied(units: Sequence[tuple[str, Unit]], orders: Orders) -> list[Studied]:
    """What comes of each unit; nothing raises."""
    return [_one(key, unit, orders) for key, unit in units]


def lost(key: str, unit: Unit) -> Studied:
    """What comes of a unit on which a process has ended."""
    error = internal_error(key, ChildProcessError())
    return Studied(key, "", failure_rows(error, shown(unit.path)))


def _one(key: str, unit: Unit, orders: Orders) -> Studied:
    try:
        held = held_for_file(unit.path, orders.asked)
        rows = file_rows(unit.path, held, orders.asked, findings=orders.findings)
        data = rows["studies"][0]["sha256"] if rows["studies"] else None
        return Studied(key, _digest(data, held, orders) if data else "", rows)
    except ReadError as error:
        return Studied(key, "", failure_rows(error, shown(unit.path)))
    except Exception as fault:
        return Studied(key, "", failure_rows(internal_error(shown(unit.path), fault), shown(unit.path)))


def _digest(data: str, held: Held, orders: Orders) -> str:
    settings, suppressed = held.settings, [entry.model_dump() for entry in held.settings.suppress]
    told = [
        data,
        made_by(),
        held.exercise,
        sorted(held.codes),
        settings.held_to(None).model_dump_json(),
        bool(held.profile),
        {code: severity.value for code, severity in settings.severity.items()},
        sorted(settings.acronyms),
        suppressed,
        orders.asked.max_bytes,
        orders.asked.wishes,
        orders.findings,
    ]
    return hashlib.sha256(json.dumps(told, default=str).encode()).hexdigest()[:32]


@cache
def made_by() -> str:
    """The program's version with the shape of its tables: what was made by another is made anew."""
    shape = hashlib.sha256(repr(TABLES).encode()).hexdigest()[:16]
    return f"{__version__} {shape}"
