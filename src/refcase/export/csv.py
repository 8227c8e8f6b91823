"""Tables as CSV, a file a table, with nothing in a cell that a spreadsheet would run."""

import csv
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from refcase.earlier import DICTIONARY
from refcase.export.dictionary import Entry, entries
from refcase.export.lines import Lines, adding, cut
from refcase.export.rows import Rows
from refcase.export.tables import TABLES
from refcase.export.writing import Add, opened
from refcase.render.json import dumps

# What a spreadsheet takes for the beginning of a formula, in some languages in full width too, or steps over
# in front of one; and the apostrophe itself, so that taking off the first one always gives back the text.
_GUARDED = frozenset("=+-@\t\r\n＝＋－＠'")


@contextmanager
def writing(folder: Path) -> Iterator[Add]:
    """What adds the rows of a case study to the files in `folder`, whole when the block ends well."""
    folder.mkdir()
    write_dictionary(folder)
    heads = {table.name: _lines([table.names])[0] for table in TABLES}
    with adding(folder, "csv", _start, heads) as add:
        yield add


def ready(rows: Rows) -> Lines:
    """The lines of a case study, without its key."""
    return cut({name: _lines(map(dict.values, many)) for name, many in rows.items()}, rows, _start)


def _start(key: str) -> str:
    """What the line of a row begins with when it has that key."""
    return _lines([(key, None)])[0].removesuffix("\n")


class _Written(list[str]):
    """What a writer writes, a line each."""

    write = list.append


def _lines(rows: Iterable[Iterable[Any]]) -> list[str]:
    lines = _Written()
    writer = csv.writer(lines, lineterminator="\n")
    # The writer knows what to make of None and of whole numbers, which most values are that are no text.
    writer.writerows(
        [value if value is None or value.__class__ is int else cell(value) for value in row] for row in rows
    )
    return lines


def cell(value: Any) -> str:
    """A value as the text of a cell: nothing for None, JSON for lists and records, guarded for text."""
    if value is None:
        return ""
    return guarded(value) if isinstance(value, str) else dumps(value)  # true, 0.5, ["a","b"]


def guarded(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would run it, or where it begins with one."""
    return f"'{text}" if text[:1] in _GUARDED else text


def unguarded(text: str) -> str:
    """The text as it was before `guarded`."""
    return text.removeprefix("'")


def write_dictionary(folder: Path) -> None:
    """Writes the data dictionary into the folder."""
    with opened(folder / f"{DICTIONARY}.csv") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(Entry._fields)
        writer.writerows([cell(value) for value in entry] for entry in entries())
