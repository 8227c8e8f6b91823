"""One row for each case study, with its rows of all tables in it: what an engine of one table can pass on.

A case study is parsed once however many of its tables are wanted; types stay what they are, as they would not
in JSON; a column of Parquet is read without the others; and as many rows come out as went in, which shows
that none was lost.
"""

from collections.abc import Iterator

import pyarrow as pa

from refcase.batch import check_columns, items, rows
from refcase.checker import USUAL, Asked
from refcase.export.arrow import schema_of, tables_of
from refcase.export.tables import TABLES

# Case studies that are Python objects at the same time, about 200 kB each.
_LOT = 32


def schema() -> pa.Schema:
    """`id`, then for each table a list of its rows, called as the table is."""
    lists = (
        pa.field(table.name, pa.list_(pa.field("element", pa.struct(schema_of(table)), nullable=False)))
        for table in TABLES
    )
    return pa.schema([pa.field("id", pa.string(), nullable=False), *lists])


def nested(table: pa.Table, *, options: Asked = USUAL) -> Iterator[pa.RecordBatch]:
    """The rows for the case studies in `table`, in order; its columns are those that `batch.process` takes.

    Errors: as `batch.process`.
    """
    check_columns(table.column_names)
    whole = schema()
    for start in range(0, table.num_rows, _LOT):
        lot = list(items(table.slice(start, _LOT)))
        found = list(rows(lot, options=options))
        made = tables_of(found)
        ids = pa.array([item.id for item in lot], pa.string())
        lists = [
            _lists(made[field.name], [len(each[field.name]) for each in found], field.type)
            for field in whole
            if field.name != "id"
        ]
        yield pa.RecordBatch.from_arrays([ids, *lists], schema=whole)


def _lists(table: pa.Table, lengths: list[int], kind: pa.ListType) -> pa.Array:
    """The rows of the table cut into lists of such lengths."""
    ends = [0]
    for length in lengths:
        ends.append(ends[-1] + length)
    # An array of several chunks, or of none, has no single buffer for the lists to point into.
    one = table.combine_chunks().to_struct_array()
    rows = pa.concat_arrays(one.chunks) if one.num_chunks else pa.array([], kind.value_type)
    return pa.ListArray.from_arrays(pa.array(ends, pa.int32()), rows, type=kind)
