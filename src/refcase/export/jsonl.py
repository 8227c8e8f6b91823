"""Tables as JSON lines: a file a table, an object a row, every key in it."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from refcase.export.csv import write_dictionary
from refcase.export.rows import Rows
from refcase.export.tables import TABLES
from refcase.export.writing import Add, opened
from refcase.render.json import dumps


@contextmanager
def writing(folder: Path) -> Iterator[Add]:
    """What adds the rows of a case study to the files in `folder`, whole when the block ends well."""
    folder.mkdir()
    write_dictionary(folder)
    with ExitStack() as stack:
        files = {t.name: stack.enter_context(opened(folder / f"{t.name}.jsonl")) for t in TABLES}

        def add(rows: Rows) -> None:
            for name, many in rows.items():
                files[name].writelines(f"{dumps(row)}\n" for row in many)

        yield add
