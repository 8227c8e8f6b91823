"""Tables as one DuckDB file, with the data dictionary and views for the usual questions."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa

from refcase.earlier import DICTIONARY
from refcase.export.arrow import arrow_of, lean_memory
from refcase.export.columns import Table
from refcase.export.dictionary import entries
from refcase.export.gathered import Gathered
from refcase.export.rows import Rows, keyed
from refcase.export.tables import TABLES
from refcase.export.views import VIEWS
from refcase.export.writing import Add

_SETTINGS = ("SET threads = 1", "SET preserve_insertion_order = true")
# Left to itself the database takes most of the machine's memory. Case studies need little; to put away texts
# that are many times as long it needs many times as much, and fails where it may not have it.
_MEMORY, _MOST_MEMORY, _LONG = "24MB", "2GB", 25_000  # bytes of a row, on average
# A group that is not full is read and written anew with what is added to it. Groups of its usual 122,880 rows
# grow until that takes more memory than there is; these stay small, and files are no larger.
_GROUP = 4_096

_ANSWERS = (errno.ENOSPC, errno.EFBIG, errno.EIO)


@contextmanager
def writing(file: Path) -> Iterator[Add]:
    """What adds the rows of a case study to the database in `file`, whole when the block ends well.

    Errors: OSError, whatever the database could not write.
    """
    try:
        with lean_memory(), duckdb.connect() as database:
            for setting in (
                *_SETTINGS,
                f"SET memory_limit = '{_MEMORY}'",
                f"SET temp_directory = {_quoted(f'{file}.tmp')}",
                f"ATTACH {_quoted(str(file))} AS made (ROW_GROUP_SIZE {_GROUP})",
                "USE made",
            ):
                database.execute(setting)
            tables = {table.name: _table(database, table) for table in TABLES}

            def add(key: str, rows: Rows) -> None:
                for name, many in keyed(rows, key).items():
                    tables[name].add(many)

            yield add
            for gathered in tables.values():
                gathered.flush()
            _finish(database)
    except (duckdb.OperationalError, duckdb.FatalException) as fault:
        raise _not_written(str(fault)) from None
    except RuntimeError as fault:
        if "interrupted" in str(fault):  # Ctrl-C during a query
            raise KeyboardInterrupt from None
        raise


def _table(database: duckdb.DuckDBPyConnection, table: Table) -> Gathered:
    """A new table, and what fills it."""

    def take(rows: pa.Table) -> None:
        if rows.nbytes > _LONG * rows.num_rows:
            database.execute(f"SET memory_limit = '{_MOST_MEMORY}'")
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
    database.execute(f"CREATE TABLE {DICTIONARY} AS SELECT * FROM told")
    database.unregister("told")
    for view in VIEWS:
        database.execute(f"CREATE VIEW {view.name} AS {view.sql}")
        database.execute(f"COMMENT ON VIEW {view.name} IS {_quoted(view.about)}")
    database.execute("CHECKPOINT")


def _not_written(told: str) -> OSError:
    """What the system has answered, which the database tells in the middle of much else."""
    for number in _ANSWERS:
        if os.strerror(number) in told:
            return OSError(number, os.strerror(number))
    return OSError(told.splitlines()[0])


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
