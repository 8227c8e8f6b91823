"""What Dask and Spark cost: `python benchmarks/engines.py [--runs N] [--studies N] [--few N] [ENGINE …]`.

The case studies of REFCASE_CORPUS (a folder with `corpus/*.jsonl.gz`), else the samples, are repeated
until there are N, in Parquet files of 200. Prints for each engine, with two workers, the medians of the runs:
seconds, seconds of CPU of all its processes, and from many and few what a study costs and what the start
does. `one` is a single process without an engine. For Linux.
"""

import argparse
import os
import subprocess
import sys
from contextlib import suppress
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

import pyarrow as pa
import pyarrow.parquet as pq
from studies import texts

A_FILE = 200


def one(source: Path, target: Path) -> None:
    from refcase.checker import USUAL
    from refcase.integrations.dask import _tables, _write

    for file in sorted(source.iterdir()):
        _write(_tables(pq.read_table(file), USUAL), str(target), file.name)


def dask(source: Path, target: Path) -> None:
    from dask import delayed
    from distributed import Client, LocalCluster

    from refcase.integrations.dask import written

    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as made,
        Client(made) as client,
    ):
        parts = [delayed(pq.read_table)(str(file)) for file in sorted(source.iterdir())]
        client.compute(written(parts, target), sync=True)


def spark(source: Path, target: Path, *, split: bool = False) -> None:
    from pyspark.sql import SparkSession

    from refcase.export.tables import TABLES
    from refcase.integrations.spark import studied, table

    os.environ["PYSPARK_PYTHON"] = sys.executable
    settings = {
        "spark.log.level": "ERROR",
        "spark.sql.files.maxPartitionBytes": str(4 << 20),
        "spark.sql.files.openCostInBytes": "0",
        "spark.ui.enabled": "false",
    }
    session = SparkSession.builder.master("local[2]").config(map=settings).getOrCreate()
    studied(session.read.parquet(str(source))).write.parquet(str(target / "studied"))
    for each in TABLES if split else ():
        table(session.read.parquet(str(target / "studied")), each.name).write.parquet(str(target / each.name))
    session.stop()


ENGINES = {
    "one": one,
    "dask": dask,
    "spark": spark,
    "spark-tables": lambda source, target: spark(source, target, split=True),
}


def collection(folder: Path, studies: int) -> Path:
    """So many case studies in files."""
    folder.mkdir()
    found = list(islice(cycle(texts()), studies))
    for start in range(0, studies, A_FILE):
        lot = found[start : start + A_FILE]
        ids = [f"study-{start + n:08}" for n in range(len(lot))]
        pq.write_table(pa.table({"id": ids, "text": lot}), folder / f"{start:08}.parquet")
    return folder


def measured(engine: str, source: Path) -> tuple[float, float]:
    """Seconds, and seconds of CPU of all its processes.

    Spark's Python workers are waited for by nobody, who could ask for their sum; so it is read as they run.
    """
    spent: dict[str, int] = {}
    with TemporaryDirectory() as target:
        start = perf_counter()
        command = [sys.executable, __file__, "--child", engine, str(source), str(Path(target, "made"))]
        child = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        while child.poll() is None:
            for stat in Path("/proc").glob("[0-9]*/stat"):
                with suppress(OSError):
                    fields = stat.read_text().rpartition(")")[2].split()
                    if fields[3] == str(child.pid):  # the session
                        spent[stat.parent.name] = int(fields[11]) + int(fields[12])
            sleep(0.1)
        seconds = perf_counter() - start
        assert list(Path(target).rglob("*.parquet")), "nothing was written"
    return seconds, sum(spent.values()) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Makes the collections, runs the engines in turn, prints what it took."""
    if sys.argv[1:2] == ["--child"]:
        ENGINES[sys.argv[2]](Path(sys.argv[3]), Path(sys.argv[4]))
        return
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--studies", type=int, default=2_000)
    parser.add_argument("--few", type=int, default=400)
    parser.add_argument("engines", nargs="*", default=list(ENGINES))
    asked = parser.parse_args()
    with TemporaryDirectory() as made:
        many = collection(Path(made, "many"), asked.studies)
        few = collection(Path(made, "few"), asked.few)
        for engine in asked.engines:
            runs = [(*measured(engine, many), *measured(engine, few)) for _ in range(asked.runs)]
            wall, cpu, wall_few, cpu_few = (median(run[n] for run in runs) for n in range(4))
            each = (cpu - cpu_few) / (asked.studies - asked.few)
            print(
                f"{engine:14} {asked.studies:,} case studies: {wall:5.1f} s, CPU {cpu:5.1f} s;"
                f" {asked.few:,}: {wall_few:5.1f} s, CPU {cpu_few:5.1f} s;"
                f" CPU {each * 1e3:5.1f} ms each, and {cpu_few - each * asked.few:4.1f} s to start",
                flush=True,
            )


if __name__ == "__main__":
    main()
