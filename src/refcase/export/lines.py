"""Tables as text, a file a table: lines are made where rows are, and get their key where they are written.

Only there it is known whether another case study bears the same key.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from refcase.export.rows import Rows
from refcase.export.tables import TABLES
from refcase.export.writing import Add, opened

Lines = dict[str, list[str]]  # of each table that has any
Start = Callable[[str], str]  # what a line begins with, by the key of its case study

_KEYED = {table.name for table in TABLES if table.key[0] == "study"}


def cut(lines: Lines, rows: Rows, start: Start) -> Lines:
    """The lines of a case study without what they begin with by its key."""
    most = max((len(start(row["study"])) for row in rows["studies"]), default=0)
    return {
        name: [line[most:] for line in many] if name in _KEYED else many
        for name, many in lines.items()
        if many
    }


@contextmanager
def adding(folder: Path, suffix: str, start: Start, heads: Mapping[str, str]) -> Iterator[Add]:
    """What adds lines that were cut to the files in `folder`, each of which begins with its head."""
    with ExitStack() as stack:
        files = {t.name: stack.enter_context(opened(folder / f"{t.name}.{suffix}")) for t in TABLES}
        for name, head in heads.items():
            files[name].write(head)

        def add(key: str, lines: Lines) -> None:
            first = start(key)
            for name, many in lines.items():
                before = first if name in _KEYED else ""
                files[name].write(before + before.join(many))

        yield add
