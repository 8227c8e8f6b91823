"""Tables as CSV, a file a table, with nothing in a cell that a spreadsheet would run."""

import csv
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from refcase.export.dictionary import NAME, Entry, entries
from refcase.export.rows import Rows
from refcase.export.tables import TABLES
from refcase.export.writing import Add, opened
from refcase.render.json import dumps

# What a spreadsheet takes for the beginning of a formula, in some languages in full width too, or steps over
# in front of one; and the apostrophe itself, so that taking off the first one always gives back the text.
_GUARDED = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")


@contextmanager
def writing(folder: Path) -> Iterator[Add]:
    """What adds the rows of a case study to the files in `folder`, whole when the block ends well."""
    folder.mkdir()
    write_dictionary(folder)
    with ExitStack() as stack:
        files = {t.name: stack.enter_context(opened(folder / f"{t.name}.csv")) for t in TABLES}
        writers = {name: csv.writer(file, lineterminator="\n") for name, file in files.items()}
        for table in TABLES:
            writers[table.name].writerow(table.names)

        def add(rows: Rows) -> None:
            for name, many in rows.items():
                writers[name].writerows([cell(value) for value in row.values()] for row in many)

        yield add


def cell(value: Any) -> str:
    """A value as the text of a cell: nothing for None, JSON for lists and records, guarded for text."""
    if value is None:
        return ""
    if isinstance(value, str):
        return guarded(value)
    if type(value) is int:  # most are; `dumps` takes ten times as long to say the same
        return str(value)
    return dumps(value)  # true, 0.5, ["a","b"]


def guarded(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would run it, or where it begins with one."""
    return f"'{text}" if text.startswith(_GUARDED) else text


def unguarded(text: str) -> str:
    """The text as it was before `guarded`."""
    return text.removeprefix("'")


def write_dictionary(folder: Path) -> None:
    """Writes the data dictionary into the folder."""
    with opened(folder / f"{NAME}.csv") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(Entry._fields)
        writer.writerows([cell(value) for value in entry] for entry in entries())
