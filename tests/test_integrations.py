"""The unit of work on Dask and on Spark: the rows are those of one machine, whatever dies on the way."""

import gzip
import importlib
import json
import os
import shutil
import signal
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from refcase import Asked
from refcase.batch import items, rows
from refcase.export.arrow import schema_of
from refcase.export.tables import TABLES
from refcase.integrations.nested import nested, schema

SAMPLES = Path(__file__).parent.parent / "samples"
CORPUS = os.environ.get("REFCASE_CORPUS")
MOST = 200
PARTS = 4
NAMES = [table.name for table in TABLES]
COLUMNS = pa.schema(
    {
        "id": pa.string(),
        "text": pa.string(),
        "bytes": pa.binary(),
        "name": pa.string(),
        "metadata": pa.string(),
    }
)
POISONOUS = {"binary": b"\0\1\2", "cut.docx": (SAMPLES / "word-draft.docx").read_bytes()[:3000]}
Tables = dict[str, list[str]]


def from_samples() -> list[dict[str, Any]]:
    """The samples, among them two that nobody can read."""
    found: list[dict[str, Any]] = [
        {"id": path.stem, "text": path.read_text(encoding="utf-8")} for path in sorted(SAMPLES.glob("*.txt"))
    ]
    found[0]["metadata"] = '{"id": "12", "countries": ["Norway"], "other": {"x": "y"}}'
    found[4:4] = [{"id": name, "bytes": data} for name, data in POISONOUS.items()]
    word = (SAMPLES / "word-draft.docx").read_bytes()
    return [*found, {"id": "word", "name": "word-draft.docx", "bytes": word}]


def from_corpus() -> list[dict[str, Any]]:
    if not CORPUS:
        pytest.skip("REFCASE_CORPUS does not name a folder of real case studies")
    found: list[dict[str, Any]] = []
    for file in sorted(Path(CORPUS, "corpus").glob("*.jsonl.gz"), reverse=True):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            told = map(json.loads, islice(lines, MOST - len(found)))
            found += [{"id": data["id"], "text": data["text"]} for data in told]
    return found


@pytest.fixture(scope="module", params=[from_samples, from_corpus])
def table(request: pytest.FixtureRequest) -> pa.Table:
    found: list[dict[str, Any]] = request.param()
    return pa.Table.from_pylist([dict.fromkeys(COLUMNS.names) | row for row in found], COLUMNS)


@pytest.fixture(scope="module")
def expected(table: pa.Table) -> Tables:
    """What one machine makes of the table."""
    found = list(rows(items(table)))
    return {name: told(row for each in found for row in each[name]) for name in NAMES}


def told(many: Any) -> list[str]:
    """Rows in an order of their own, as none is kept."""
    return sorted(json.dumps(row, sort_keys=True) for row in many)


def told_by(table: pa.Table) -> list[str]:
    return told(table.to_pylist(maps_as_pydicts="strict"))


@pytest.fixture(scope="module")
def files(table: pa.Table, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The table in files, as a cluster reads them."""
    folder, size = tmp_path_factory.mktemp("source"), -(-table.num_rows // PARTS)
    made = [str(folder / f"{n}.parquet") for n in range(-(-table.num_rows // size))]
    for n, file in enumerate(made):
        pq.write_table(table.slice(n * size, size), file)
    return made


class TestNested:
    def test_a_row_for_each_with_its_rows(self, table: pa.Table, expected: Tables) -> None:
        made = pa.Table.from_batches(nested(table), schema())
        assert made["id"].to_pylist() == table["id"].to_pylist()
        for name in NAMES:
            lists = made[name].to_pylist(maps_as_pydicts="strict")
            assert told(row for each in lists for row in each) == expected[name]

    def test_no_rows(self) -> None:
        assert list(nested(COLUMNS.empty_table())) == []

    def test_columns_that_are_not_those(self) -> None:
        with pytest.raises(ValueError, match="a column id"):
            list(nested(pa.table({"text": ["x"]})))


@pytest.mark.parametrize(
    ("name", "package"),
    [("dask", "dask.delayed"), ("spark", "pyspark.sql"), ("spark", "pyarrow"), ("spark", "pandas")],
)
def test_what_is_missing_is_told(name: str, package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, f"refcase.integrations.{name}", raising=False)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ModuleNotFoundError, match=rf'pip install "refcase\[{name}\]"'):
        importlib.import_module(f"refcase.integrations.{name}")


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two workers of Dask, each a process; one that dies is started again."""
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address=None,
            silence_logs="CRITICAL",
        ) as made,
        distributed.Client(made) as client,
    ):
        yield client


class TestDask:
    def test_the_rows_are_those_of_one_machine(
        self, cluster: Any, files: list[str], expected: Tables
    ) -> None:
        import dask

        from refcase.integrations.dask import studied

        [made] = cluster.compute([studied([dask.delayed(pq.read_table)(file) for file in files])], sync=True)
        for each in TABLES:
            assert all(part.schema.equals(schema_of(each)) for part in made[each.name])
            assert told_by(pa.concat_tables(made[each.name])) == expected[each.name]

    def test_a_worker_that_dies_loses_nothing(
        self, cluster: Any, files: list[str], expected: Tables, tmp_path: Path
    ) -> None:
        import dask

        from refcase.integrations.dask import written

        marker = str(tmp_path / "killed")

        def deadly(file: str) -> pa.Table:
            if file == files[PARTS // 2] and not os.path.exists(marker):  # noqa: PTH110 - runs on a worker
                open(marker, "x").close()  # noqa: PTH123
                os.kill(os.getpid(), signal.SIGKILL)
            return pq.read_table(file)

        source = [dask.delayed(deadly)(file) for file in files]
        counts = cluster.compute(written(source, tmp_path / "made"), sync=True)
        assert Path(marker).exists()
        for name in NAMES:
            files = sorted((tmp_path / "made" / name).iterdir())
            assert [file.name for file in files] == [f"part-{n:05}.parquet" for n in range(len(source))]
            made = pa.concat_tables(pq.read_table(file) for file in files)
            assert made.num_rows == sum(count[name] for count in counts)
            assert told_by(made) == expected[name]
        with pytest.raises(FileExistsError, match="new folder"):
            written(source, tmp_path / "made")

    def test_frames_have_types_before_they_are_made(
        self, cluster: Any, table: pa.Table, expected: Tables
    ) -> None:
        dd = pytest.importorskip("dask.dataframe")
        import pandas as pd

        from refcase.integrations.dask import frames

        # Dask takes columns of Python objects for strings, and bytes are none.
        source = dd.from_pandas(table.to_pandas(types_mapper=pd.ArrowDtype), npartitions=2)
        made = frames(source)
        references = made["references"]
        assert dict(references.dtypes) == dict(references.compute().dtypes)
        assert str(references.dtypes["year"]) == "int64[pyarrow]"
        got = pa.Table.from_pandas(made["citations"].compute(), preserve_index=False)
        assert told_by(got) == expected["citations"]
        with pytest.raises(ValueError, match="no column other"):
            frames(source.assign(other=1))

    def test_tables_together_are_one_pass(self, monkeypatch: pytest.MonkeyPatch) -> None:
        dask = pytest.importorskip("dask")
        pytest.importorskip("dask.dataframe")
        from refcase.integrations import dask as ours

        process, seen = ours.process, []

        def counted(table: pa.Table, *, options: Asked) -> dict[str, pa.Table]:
            seen.append(table.num_rows)
            return process(table, options=options)

        monkeypatch.setattr(ours, "process", counted)
        source = [dask.delayed(pa.table({"id": [str(n)], "text": ["x"]})) for n in range(3)]
        for make in (ours.studied, ours.frames):
            made = make(source)
            dask.compute(made["studies"], made["references"], scheduler="synchronous")
            assert seen == [1, 1, 1]
            seen.clear()


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """A session of Spark with two workers, each a process; a task that fails is done again."""
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        pytest.skip("there is no Java, which Spark needs")
    session = pytest.importorskip("pyspark.sql").SparkSession
    settings = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",  # so few rows are not worth more
        "spark.log.level": "OFF",
        "spark.sql.codegen.wholeStage": "false",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        made = session.builder.master("local[2, 4]").config(map=settings).getOrCreate()
        yield made
        made.stop()


@pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")
class TestSpark:
    @pytest.fixture
    def frame(self, spark: Any, files: list[str]) -> Any:
        return spark.read.parquet(*files).repartition(PARTS)

    @staticmethod
    def collected(frame: Any) -> list[str]:
        return told(row.asDict(recursive=True) for row in frame.collect())

    def test_written_once_and_read_by_the_table(
        self, spark: Any, frame: Any, table: pa.Table, expected: Tables, tmp_path: Path
    ) -> None:
        from refcase.integrations import spark as ours

        made = ours.studied(frame)
        assert made.schema == ours.schema()
        made.write.parquet(str(tmp_path / "made"))
        rows = pq.read_table(tmp_path / "made").to_pylist(maps_as_pydicts="strict")
        assert sorted(row["id"] for row in rows) == sorted(table["id"].to_pylist())
        for name in NAMES:
            assert told(each for row in rows for each in row[name]) == expected[name]
        back = spark.read.parquet(str(tmp_path / "made"))
        for name in ("studies", "findings", "failures"):  # with maps, with lists of records, with gaps
            assert self.collected(ours.table(back, name)) == expected[name]

    def test_a_worker_that_dies_loses_nothing(self, frame: Any, expected: Tables, tmp_path: Path) -> None:
        from refcase.integrations import spark as ours

        marker = str(tmp_path / "killed")

        def deadly(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
            for batch in batches:
                yield batch
                if not os.path.exists(marker):  # noqa: PTH110 - runs on a worker
                    open(marker, "w").close()  # noqa: PTH123
                    os._exit(1)

        made = ours.studied(frame).mapInArrow(deadly, ours.schema())
        assert self.collected(ours.table(made, "citations")) == expected["citations"]
        assert Path(marker).exists()

    def test_what_is_not_there_is_told(self, frame: Any) -> None:
        from refcase.integrations import spark as ours

        with pytest.raises(ValueError, match="a column text or bytes"):
            ours.studied(frame.select("id"))
        with pytest.raises(ValueError, match="no table reference is known"):
            ours.table(ours.studied(frame), "reference")


def test_the_poisonous_fail_alone() -> None:
    """What the clusters are compared with: all but two are studies."""
    found = [dict.fromkeys(COLUMNS.names) | row for row in from_samples()]
    made = list(rows(items(pa.Table.from_pylist(found, COLUMNS))))
    assert {row["path"] for each in made for row in each["failures"]} == set(POISONOUS)
    assert sum(len(each["studies"]) for each in made) == len(found) - len(POISONOUS)
