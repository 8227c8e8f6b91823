"""Tables as Parquet, a file a table, with the schemas of the definitions."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from refcase.export.arrow import lean_memory, schema_of
from refcase.export.csv import write_dictionary
from refcase.export.gathered import Gathered
from refcase.export.rows import Rows, keyed
from refcase.export.tables import TABLES
from refcase.export.writing import Add

# A group of rows is as large as may wait in memory: nine tables do, each with a copy.
_MOST_ROWS, _MOST_BYTES = 5_000, 2 << 20


@contextmanager
def writing(folder: Path) -> Iterator[Add]:
    """What adds the rows of a case study to the files in `folder`, whole when the block ends well."""
    folder.mkdir()
    write_dictionary(folder)
    with lean_memory(), ExitStack() as stack:
        groups = {}
        for table in TABLES:
            file = pq.ParquetWriter(folder / f"{table.name}.parquet", schema_of(table), compression="zstd")
            groups[table.name] = _Groups(stack.enter_context(file))
        tables = {table.name: Gathered(table, groups[table.name].add) for table in TABLES}

        def add(key: str, rows: Rows) -> None:
            for name, many in keyed(rows, key).items():
                tables[name].add(many)

        yield add
        for name, gathered in tables.items():
            gathered.flush()
            groups[name].flush()


class _Groups:
    """Groups of rows, written when they are large enough."""

    def __init__(self, file: pq.ParquetWriter) -> None:
        self._file = file
        self._waiting: list[pa.Table] = []

    def add(self, table: pa.Table) -> None:
        self._waiting.append(table)
        rows = sum(each.num_rows for each in self._waiting)
        if rows >= _MOST_ROWS or sum(each.nbytes for each in self._waiting) >= _MOST_BYTES:
            self.flush()

    def flush(self) -> None:
        if self._waiting:
            self._file.write_table(pa.concat_tables(self._waiting).combine_chunks())
            self._waiting.clear()
