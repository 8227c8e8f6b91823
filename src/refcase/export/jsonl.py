"""Tables as JSON lines: a file a table, an object a row, every key in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from refcase.export.csv import write_dictionary
from refcase.export.lines import Lines, adding, cut
from refcase.export.rows import Rows
from refcase.export.writing import Add
from refcase.render.json import dumps


@contextmanager
def writing(folder: Path) -> Iterator[Add]:
    """What adds the rows of a case study to the files in `folder`, whole when the block ends well."""
    folder.mkdir()
    write_dictionary(folder)
    with adding(folder, "jsonl", _start, {}) as add:
        yield add


def ready(rows: Rows) -> Lines:
    """The lines of a case study, without its key."""
    return cut({name: [f"{dumps(row)}\n" for row in many] for name, many in rows.items()}, rows, _start)


def _start(key: str) -> str:
    """What the line of a row begins with when it has that key."""
    return f'{{"study":{dumps(key)},'
