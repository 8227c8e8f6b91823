"""Rows → Arrow tables, with the schema that the table's definition says, never one that is guessed."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pyarrow as pa

from refcase.export.columns import Table
from refcase.export.kinds import Kind
from refcase.export.rows import Row, Rows
from refcase.export.tables import TABLES

_PLAIN = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "map": pa.map_(pa.string(), pa.string()),
}


def type_of(kind: Kind) -> pa.DataType:
    """The Arrow type of a kind."""
    if kind.name == "list" and kind.item:
        return pa.list_(type_of(kind.item))
    if kind.name == "record":
        return pa.struct([(name, type_of(each)) for name, each in kind.fields])
    return _PLAIN[kind.name]


def schema_of(table: Table) -> pa.Schema:
    """The Arrow schema of a table; each field says what it holds, and the key may not be missing."""
    return pa.schema(
        [
            pa.field(
                column.name,
                type_of(column.kind),
                nullable=column.name not in table.key,
                metadata={"about": column.about},
            )
            for column in table.columns
        ],
        metadata={"about": table.about},
    )


def arrow_of(table: Table, rows: Iterable[Row]) -> pa.Table:
    """The rows of one table as Arrow."""
    maps = [column.name for column in table.columns if column.kind.name == "map"]
    return pa.Table.from_pylist([_mapped(row, maps) for row in rows], schema_of(table))


def tables_of(many: Iterable[Rows]) -> dict[str, pa.Table]:
    """All tables with the rows of many case studies, by name."""
    gathered: Rows = {table.name: [] for table in TABLES}
    for rows in many:
        for name, found in rows.items():
            gathered[name] += found
    return {table.name: arrow_of(table, gathered[table.name]) for table in TABLES}


@contextmanager
def lean_memory() -> Iterator[None]:
    """Within the block Arrow gives memory back at once; its own pools keep more the longer a run is."""
    before = pa.default_memory_pool()
    pa.set_memory_pool(pa.system_memory_pool())
    try:
        yield
    finally:
        pa.set_memory_pool(before)


def _mapped(row: Row, maps: list[str]) -> dict[str, Any]:
    """The row with its maps as Arrow takes them, as pairs."""
    return {**row, **{name: list(row[name].items()) for name in maps if row[name]}} if maps else row
