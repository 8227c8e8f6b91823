"""Case studies on Dask: partitions of them in, partitions of all tables out.

A task of Dask can give all nine tables at once, each partition of a table being taken from it. So the case
studies are parsed once for all that is computed together:

    made = studied(parts)
    references, failures = dask.compute(made["references"], made["failures"])

Where the tables do not fit into the memory of the workers, `written` puts them into files there.
"""

import os
from collections.abc import Sequence
from typing import Any
from uuid import uuid4

try:
    import pyarrow as pa
    import pyarrow.parquet as pq
    from dask.delayed import delayed
    from pyarrow.fs import FileSelector, FileSystem
except ModuleNotFoundError as missing:
    raise ModuleNotFoundError(
        'to run on Dask, refcase needs more packages: pip install "refcase[dask]"', name=missing.name
    ) from missing

from refcase.batch import check_columns, process
from refcase.checker import USUAL, Asked
from refcase.export.arrow import schema_of
from refcase.export.tables import TABLES

# Case studies whose rows are Python objects at the same time, however large a partition is.
_LOT = 200


def studied(source: Any, *, options: Asked = USUAL) -> dict[str, list[Any]]:
    """For each table its partitions, each a `Delayed` of an Arrow table; nothing runs yet.

    Shape: `source` is a Dask data frame, or a sequence of `Delayed` of Arrow tables or pandas frames, with
    the columns that `refcase.batch.process` takes. A case study that goes wrong is a row in failures. The
    files that `options` name are read on the workers.
    Errors: ValueError when the columns of a data frame are not those; of others, when they are computed.
    """
    made = _made(source, options)
    return {table.name: [part[table.name] for part in made] for table in TABLES}


def frames(source: Any, *, options: Asked = USUAL) -> dict[str, Any]:
    """As `studied`, each table as a Dask data frame, whose types are those of Arrow."""
    import dask.dataframe as dd

    parts = studied(source, options=options)
    return {
        table.name: dd.from_delayed(
            [delayed(_frame)(part) for part in parts[table.name]],
            meta=_frame(schema_of(table).empty_table()),
            verify_meta=False,
        )
        for table in TABLES
    }


def written(source: Any, folder: str | os.PathLike[str], *, options: Asked = USUAL) -> list[Any]:
    """For each partition a `Delayed` that writes its tables, and gives how many rows each has, by its name.

    They are files `TABLE/part-00000.parquet` in `folder`, a path or an address (s3://…) that all workers
    reach. Each is there whole or not at all: a partition that is done twice, as its worker was lost, is
    the same file again. Errors: as `studied`; FileExistsError when anything is in the folder.
    """
    told = os.fspath(folder)
    place = told if "://" in told else os.path.abspath(told)  # noqa: PTH100 - the workers are elsewhere
    system, path = FileSystem.from_uri(place)
    if system.get_file_info(FileSelector(path, allow_not_found=True)):
        raise FileExistsError(f"{told}: there are files in it; name a new folder")
    return [
        delayed(_write)(part, place, f"part-{n:05}.parquet") for n, part in enumerate(_made(source, options))
    ]


def _made(source: Any, options: Asked) -> list[Any]:
    """For each partition a `Delayed` of all tables by name."""
    if hasattr(source, "to_delayed"):
        check_columns(source.columns)
        source = source.to_delayed()
    parts: Sequence[Any] = source
    return [delayed(_tables)(part, options) for part in parts]


def _tables(part: Any, options: Asked) -> dict[str, pa.Table]:
    table = part if isinstance(part, pa.Table) else pa.Table.from_pandas(part, preserve_index=False)
    lots = [
        process(table.slice(start, _LOT), options=options) for start in range(0, table.num_rows or 1, _LOT)
    ]
    return {name: pa.concat_tables(lot[name] for lot in lots) for name in lots[0]}


def _frame(table: pa.Table) -> Any:
    import pandas as pd

    return table.to_pandas(types_mapper=pd.ArrowDtype)


def _write(tables: dict[str, pa.Table], place: str, name: str) -> dict[str, int]:
    system, path = FileSystem.from_uri(place)
    for table, rows in tables.items():
        system.create_dir(f"{path}/{table}", recursive=True)
        # Two workers may write the same partition at the same time, when one was thought lost.
        unfinished = f"{path}/{table}/.{name}.{uuid4().hex}"
        pq.write_table(rows, unfinished, filesystem=system, compression="zstd")
        system.move(unfinished, f"{path}/{table}/{name}")
    return {table: rows.num_rows for table, rows in tables.items()}
