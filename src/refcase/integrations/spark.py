"""Case studies on Spark: a data frame of them in, a row for each with its rows of all tables out.

Spark gives a job one table. So `studied` puts all nine in one row for each case study, and `table` takes one
of them out again. Written once and read nine times, the case studies are parsed once:

    studied(frame).write.parquet("studied")
    references = table(spark.read.parquet("studied"), "references")
"""

from collections.abc import Iterator
from functools import partial

try:
    import pandas  # noqa: F401  # not used here: Spark refuses `mapInArrow` without it
    import pyarrow as pa
    from pyspark.sql import DataFrame, types
    from pyspark.sql.functions import explode
except ModuleNotFoundError as missing:
    raise ModuleNotFoundError(
        'to run on Spark, refcase needs more packages: pip install "refcase[spark]"', name=missing.name
    ) from missing

from refcase.batch import check_columns
from refcase.checker import USUAL, Asked
from refcase.export.kinds import Kind
from refcase.export.tables import TABLES
from refcase.integrations.nested import nested

_PLAIN: dict[str, types.DataType] = {
    "string": types.StringType(),
    "integer": types.LongType(),
    "number": types.DoubleType(),
    "boolean": types.BooleanType(),
    "map": types.MapType(types.StringType(), types.StringType()),
}


def studied(frame: DataFrame, *, options: Asked = USUAL) -> DataFrame:
    """A row for each row of `frame`: its `id`, and for each table a list of its rows; nothing runs yet.

    Shape: `frame` has the columns that `refcase.batch.process` takes. A case study that goes wrong is in the
    list failures. The files that `options` name are read on the workers.
    Errors: ValueError when the columns are not those.
    """
    check_columns(frame.columns)
    return frame.mapInArrow(partial(_nested, options=options), schema())


def table(frame: DataFrame, name: str) -> DataFrame:
    """The table of that name, from what `studied` gave, or from where that was written.

    Errors: ValueError when there is no such table.
    """
    if name not in (names := [each.name for each in TABLES]):
        raise ValueError(f"no table {name} is known; there are {', '.join(names)}")
    return frame.select(explode(name).alias("row")).select("row.*")


def schema() -> types.StructType:
    """The schema of what `studied` gives: that of `nested`, in Spark's words."""
    made = types.StructType([types.StructField("id", types.StringType(), nullable=False)])
    for each in TABLES:
        row = types.StructType(
            [
                types.StructField(column.name, _type_of(column.kind), nullable=column.name not in each.key)
                for column in each.columns
            ]
        )
        made.add(each.name, types.ArrayType(row, containsNull=False))
    return made


def _type_of(kind: Kind) -> types.DataType:
    if kind.name == "list" and kind.item:
        return types.ArrayType(_type_of(kind.item))
    if kind.name == "record":
        return types.StructType([types.StructField(name, _type_of(each)) for name, each in kind.fields])
    return _PLAIN[kind.name]


def _nested(batches: Iterator[pa.RecordBatch], *, options: Asked) -> Iterator[pa.RecordBatch]:
    """What runs on the workers."""
    for batch in batches:
        yield from nested(pa.Table.from_batches([batch]), options=options)
