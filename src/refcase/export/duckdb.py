"""Tables as one DuckDB file, with the data dictionary and views for the usual questions."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa

from refcase.export.arrow import arrow_of
from refcase.export.columns import Table
from refcase.export.dictionary import NAME, entries
from refcase.export.gathered import Gathered
from refcase.export.rows import Rows
from refcase.export.tables import TABLES
from refcase.export.views import VIEWS
from refcase.export.writing import Add

# More than any batch needs; left to itself it takes most of the machine's memory.
_SETTINGS = ("SET memory_limit = '256MB'", "SET threads = 1", "SET preserve_insertion_order = true")


@contextmanager
def writing(file: Path) -> Iterator[Add]:
    """What adds the rows of a case study to the database in `file`, whole when the block ends well.

    Errors: OSError, whatever the database could not write.
    """
    try:
        with duckdb.connect(file) as database:
            for setting in _SETTINGS:
                database.execute(setting)
            tables = {table.name: _table(database, table) for table in TABLES}

            def add(rows: Rows) -> None:
                for name, many in rows.items():
                    tables[name].add(many)

            yield add
            for gathered in tables.values():
                gathered.flush()
            _finish(database)
    except duckdb.IOException as fault:
        raise OSError(str(fault).splitlines()[0]) from None


def _table(database: duckdb.DuckDBPyConnection, table: Table) -> Gathered:
    """A new table, and what fills it."""

    def take(rows: pa.Table) -> None:
        database.register("added", rows)
        database.execute(f'INSERT INTO "{table.name}" SELECT * FROM added')
        database.unregister("added")

    database.register("empty", arrow_of(table, ()))
    database.execute(f'CREATE TABLE "{table.name}" AS SELECT * FROM empty')
    database.unregister("empty")
    database.execute(f'COMMENT ON TABLE "{table.name}" IS {_quoted(table.about)}')
    for column in table.columns:
        database.execute(f'COMMENT ON COLUMN "{table.name}"."{column.name}" IS {_quoted(column.about)}')
    return Gathered(table, take)


def _finish(database: duckdb.DuckDBPyConnection) -> None:
    told = pa.Table.from_pylist([entry._asdict() for entry in entries()])
    database.register("told", told)
    database.execute(f"CREATE TABLE {NAME} AS SELECT * FROM told")
    database.unregister("told")
    for view in VIEWS:
        database.execute(f"CREATE VIEW {view.name} AS {view.sql}")
        database.execute(f"COMMENT ON VIEW {view.name} IS {_quoted(view.about)}")
    database.execute("CHECKPOINT")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
