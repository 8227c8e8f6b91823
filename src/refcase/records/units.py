"""Units: the case studies that a path comes to, each as small as it can be and free of open files.

One process may find them and another read them: what a unit holds is what the file has, not yet interpreted.
"""

from collections.abc import Callable
from typing import NamedTuple

from refcase.models import Exercise
from refcase.reading.errors import ReadError
from refcase.records.values import Value

# Called with one line for a person that is no error: a column that is not there, an id that two rows have.
Tell = Callable[[str], object]


def unheard(told: str) -> None:
    """Tells nobody."""


class Draft(NamedTuple):
    """A case study that is a file of its own: at `path`, or, where they are there, in the bytes of `data`.

    `path` is as given; `FILE!member` for one in an archive. `file` is the file that it lies in.
    """

    path: str
    file: str
    data: bytes | None = None


class Record(NamedTuple):
    """A case study that is a row of a collection: `path` is `FILE#ID`, or `FILE#row-N` without an id.

    `fields` are the raw values by the names of `columns.COLUMNS`, those that are there; `names` what the
    collection calls these fields; `other` its further fields. `row` counts as a spreadsheet does, and in JSON
    from 1. `format` and `encoding` are those of the document that it will be.
    """

    path: str
    file: str
    row: int
    format: str
    encoding: str
    exercise: Exercise | None
    fields: dict[str, Value]
    names: dict[str, str]
    other: dict[str, str]


class Failed(NamedTuple):
    """A file, or with `row` a row of a collection, that cannot be read."""

    path: str
    file: str
    error: ReadError
    row: bool = False


Unit = Draft | Record | Failed


def is_row(unit: Unit) -> bool:
    """Whether it is a row of a collection, read or not, and not a file."""
    return isinstance(unit, Record) or (isinstance(unit, Failed) and unit.row)


class Limits(NamedTuple):
    """How much is read at most, in bytes: of a case study, of a collection that streams, of a workbook."""

    study: int
    stream: int = 4 << 30
    workbook: int = 512 << 20
