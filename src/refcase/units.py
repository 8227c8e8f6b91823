"""From files to case studies as units of work, and a batch of them to what is kept of it.

All that an export knows of where case studies come from is in `units_of`, `digest` and `studied`.
"""

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from refcase import __version__
from refcase.batch import held_for_unit, unit_rows
from refcase.checker import Asked, Held
from refcase.corpus import how_many, open_collection
from refcase.export.rows import failure_rows
from refcase.export.spool import Kept, Studied
from refcase.export.tables import TABLES
from refcase.reading import ReadError
from refcase.reading.errors import internal_error
from refcase.records import Draft, Failed, Unit
from refcase.records.units import Tell

BATCH = 32  # case studies: a second or two of work, a few megabytes
WORTH_A_PROCESS = 60  # files; below, a second process costs more than it saves


class Orders(NamedTuple):
    """How units are studied: what is asked for, and whether findings are wanted; goes to other processes."""

    asked: Asked
    findings: bool


def units_of(files: Iterable[str], orders: Orders, tell: Tell) -> Iterator[tuple[str, Unit]]:
    """A key and a unit of work for each case study in the files, in order; no key comes twice.

    `tell` is called with what one should know of a collection.
    """
    taken: Counter[str] = Counter()
    for file in files:
        for unit in open_collection(file, max_bytes=orders.asked.max_bytes, tell=tell).units:
            taken[unit.path] += 1
            again = taken[unit.path]
            yield (unit.path if again == 1 else f"{unit.path} ({again})"), unit


def chunks(units: Iterator[tuple[str, Unit]]) -> Iterator[list[tuple[str, Unit]]]:
    """The units in batches, taken as they are asked for."""
    while chunk := list(islice(units, BATCH)):
        yield chunk


def jobs_for(files: Sequence[str], jobs: int) -> int:
    """How many processes share the work: `jobs`, or as many as pay for 0; no more than there is work for."""
    most, total = os.cpu_count() or 1, how_many(files)
    if total is None:  # nobody knows how many a collection holds
        return jobs or most
    return max(1, min(jobs or min(most, 1 + total // WORTH_A_PROCESS), -(-total // BATCH)))


def digest(unit: Unit, orders: Orders) -> str:
    """The digest of what is read and of its settings, "" when that cannot be read (again)."""
    try:
        return _digest(_content(unit), held_for_unit(unit, orders.asked), orders)
    except (OSError, ValueError, ReadError):
        return ""


def _content(unit: Unit) -> str:
    """The digest of the bytes of a file or of the fields of a row. Errors: OSError, ValueError."""
    if isinstance(unit, Failed):
        raise ValueError("there is nothing to read")
    if isinstance(unit, Draft) and unit.data is None:
        with Path(unit.file).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    held = unit.data if isinstance(unit, Draft) else None
    return hashlib.sha256(repr(unit).encode() if held is None else held).hexdigest()


def studied(units: Sequence[tuple[str, Unit]], orders: Orders) -> list[Studied]:
    """What comes of each unit; nothing raises."""
    return [_one(key, unit, orders) for key, unit in units]


def lost(key: str, unit: Unit) -> Studied:
    """What comes of a unit on which a process has ended."""
    return Studied(key, "", failure_rows(internal_error(unit.path, ChildProcessError()), unit.path))


def _one(key: str, unit: Unit, orders: Orders) -> Studied:
    try:
        held = held_for_unit(unit, orders.asked)
        rows = unit_rows(unit, held, orders.asked, findings=orders.findings)
        if not rows["studies"]:
            return Studied(key, "", rows)
        # Of a file the bytes that were read: it may have changed since.
        on_disk = isinstance(unit, Draft) and unit.data is None
        return Studied(
            key, _digest(rows["studies"][0]["sha256"] if on_disk else _content(unit), held, orders), rows
        )
    except ReadError as error:
        return Studied(key, "", failure_rows(error, unit.path))
    except Exception as fault:
        return Studied(key, "", failure_rows(internal_error(unit.path, fault), unit.path))


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
    """The program's version, the shape of its tables and of what is kept: what another made is made anew."""
    shape = hashlib.sha256(repr((TABLES, Kept._fields)).encode()).hexdigest()[:16]
    return f"{__version__} {shape}"
