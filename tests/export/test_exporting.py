"""`refcase export` as its users meet it: what is written, what is said, what is left when it is stopped."""

import csv
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from collections_made import ROW_2021, csv_of, table_of
from refcase.export.spool import Kept
from refcase.export.tables import TABLES
from refcase.export.views import VIEWS
from refcase.units import made_by

SAMPLES = Path(__file__).parent.parent.parent / "samples"
posix = pytest.mark.skipif(os.name == "nt", reason="signals and limits are POSIX's")

# Runs the command with batches of two, and ends the process, or has it interrupted, once two are kept.
STOPPED = """
import os, signal, sys
from refcase import units
from refcase.cli import main
from refcase.export.spool import Spool
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore it
units.BATCH = 2
keep, kept = Spool.keep, []
def keep_and_stop(self, batch):
    keep(self, batch)
    kept.append(batch)
    if len(kept) == 2:
        os.kill(os.getpid(), signal.{signal})
Spool.keep = keep_and_stop
sys.argv = ["refcase", *{arguments!r}]
main()
"""


# Has the command interrupted while it reads the first draft.
INTERRUPTED = """
import os, signal, sys
import refcase.corpus
from refcase.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)
refcase.corpus.parse = lambda *_, **__: os.kill(os.getpid(), signal.SIGINT)
sys.argv = ["refcase", *{arguments!r}, "-j", "1"]
main()
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("drafts").mkdir()
    for path in sorted(SAMPLES.glob("*.txt")):
        Path("drafts", path.name).write_bytes(path.read_bytes())
    return tmp_path


def run(*arguments: str, stdin: bytes = b"") -> tuple[int, str, list[str]]:
    """Exit code, standard output, and the lines of standard error."""
    done = subprocess.run([sys.executable, "-m", "refcase", *arguments], input=stdin, capture_output=True)
    return done.returncode, done.stdout.decode(), done.stderr.decode().splitlines()


def stopped(how: str, *arguments: str) -> tuple[int, list[str]]:
    """Exit code and standard error of a run that is stopped when two batches are kept."""
    program = STOPPED.format(signal=how, arguments=list(arguments))
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=120)
    return done.returncode, done.stderr.decode().splitlines()


def contents(folder: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}


def hidden() -> list[str]:
    return [path.name for path in Path().iterdir() if path.name.startswith(".refcase-")]


def test_an_export_in_the_folder_that_it_was_made_of_is_no_case_study() -> None:
    told = f"Wrote {len(list(Path('drafts').iterdir()))} case studies to drafts/"
    for name in ("one", "one", "two"):  # written over the second time
        code, wrote, complaints = run("export", "drafts", "-f", "jsonl", "-o", f"drafts/{name}")
        assert (code, wrote) == (0, f"{told}{name}.\n")
    said = "passed over in folders, as refcase does not read them: 1 folder with an earlier export"
    assert complaints == [f"refcase: {said}"]


@pytest.mark.parametrize("name", ["jsonl", "csv", "parquet"])
def test_a_folder_of_tables(name: str) -> None:
    code, told, complaints = run("export", "drafts", "-f", name, "-o", "tables")
    assert (code, complaints) == (0, [])
    assert told == "Wrote 10 case studies to tables.\n"
    assert sorted(contents("tables")) == sorted(
        ["dictionary.csv", *(f"{table.name}.{name}" for table in TABLES)]
    )
    assert hidden() == []


def test_the_formats_hold_the_same() -> None:
    for name in ("jsonl", "csv", "parquet"):
        run("export", "drafts", "-f", name, "-o", name)
    run("export", "drafts", "-f", "duckdb", "-o", "all.duckdb")
    with duckdb.connect("all.duckdb", read_only=True) as database:
        for table in TABLES:
            lines = Path(f"jsonl/{table.name}.jsonl").read_text(encoding="utf-8").splitlines()
            rows = [json.loads(line) for line in lines]
            assert pq.read_table(f"parquet/{table.name}.parquet").to_pylist() == rows
            with Path(f"csv/{table.name}.csv").open(encoding="utf-8", newline="") as file:
                cells = list(csv.DictReader(file))
            assert len(cells) == len(rows)
            first = table.columns[0].name
            assert [row[first] for row in cells] == [row[first] for row in rows]
            found = database.sql(f'SELECT * FROM "{table.name}"').to_arrow_table().to_pylist()
            assert found == rows


def test_the_usual_questions_have_answers() -> None:
    run("export", "drafts", "-f", "duckdb", "-o", "all.duckdb")
    with duckdb.connect("all.duckdb", read_only=True) as database:
        for view in VIEWS:
            assert database.execute(f"SELECT count(*) FROM {view.name}").fetchone() != (0,), view.name
        uncited = database.execute("SELECT label FROM uncited_sources WHERE study LIKE '%faults%'").fetchall()
        assert uncited == [("E4",), ("E7",)]
        names = database.execute("SELECT count(*) FROM dictionary").fetchone()
        assert names == (sum(len(table.columns) for table in TABLES),)


@posix
def test_a_name_that_a_terminal_obeys_is_shown() -> None:
    told = run("export", "drafts", "-f", "bibtex", "-o", "y\n\x1b[31mred")
    assert told == (0, "Wrote 10 case studies to y\\n\\x1b[31mred.\n", [])
    assert Path("y\n\x1b[31mred").is_file()


def test_a_collection_is_exported_row_by_row() -> None:
    other = ROW_2021 | {"REF impact case study identifier": "", "Title": "=Kilns"}
    Path("drafts/all.csv").write_text(csv_of(table_of(ROW_2021, other, {**other, "Title": "Kilns"})), "utf-8")
    first = run("export", "drafts/all.csv", "-f", "jsonl", "-o", "one")
    assert first[0] == 0
    shared = run("export", "drafts/all.csv", "-f", "jsonl", "-o", "two", "-j", "2")
    assert contents("one") == contents("two")
    assert first[2] == shared[2]
    rows = [json.loads(line) for line in Path("one/studies.jsonl").read_text("utf-8").splitlines()]
    assert [row["study"] for row in rows] == [
        ROW_2021["REF impact case study identifier"],
        "drafts/all.csv#row-3",
        "drafts/all.csv#row-4",
    ]
    assert [row["title"] for row in rows][1:] == ["=Kilns", "Kilns"]
    assert {row["ukprn"] for row in rows} == {10009999}


@pytest.mark.parametrize("name", ["csl-json", "bibtex", "ris"])
def test_a_bibliography(name: str) -> None:
    assert run("export", "drafts", "-f", name, "-o", "all")[0] == 0
    code, told, complaints = run("export", "drafts", "-f", name)
    assert (code, complaints) == (0, [])
    assert told.encode() == Path("all").read_bytes()


@pytest.mark.parametrize(("name", "suffix"), [("csl-json", "json"), ("bibtex", "bib"), ("ris", "ris")])
def test_golden(name: str, suffix: str, request: pytest.FixtureRequest) -> None:
    golden = SAMPLES.parent / "tests/golden/export" / f"vancouver.{suffix}"
    told = run("export", "drafts/vancouver.txt", "-f", name)[1].replace("\r\n", "\n")
    if request.config.getoption("--update-golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(told, encoding="utf-8", newline="\n")
    assert told == golden.read_text(encoding="utf-8")


def test_what_cannot_be_read_is_told_and_kept_apart() -> None:
    Path("drafts/empty.txt").touch()
    code, told, complaints = run("export", "drafts", "gone.txt", "-f", "jsonl", "-o", "tables")
    assert code == 2
    assert told == "Wrote 10 case studies to tables; 2 files could not be read.\n"
    assert [line.split(": ")[1] for line in complaints] == ["drafts/empty.txt", "gone.txt"]
    told = Path("tables/failures.jsonl").read_text(encoding="utf-8")
    failures = [json.loads(line) for line in told.splitlines()]
    assert [(row["path"], row["kind"]) for row in failures] == [
        ("drafts/empty.txt", "empty"),
        ("gone.txt", "missing"),
    ]


def test_a_row_that_cannot_be_read_is_no_file() -> None:
    empty = {name: "" if name[:1].isdigit() else cell for name, cell in ROW_2021.items()}
    Path("all.csv").write_text(csv_of(table_of(ROW_2021, empty)), "utf-8")
    told = run("export", "all.csv", "gone.txt", "-f", "csv", "-o", "tables")[1]
    assert told == "Wrote 1 case study to tables; 1 case study and 1 file could not be read.\n"


def test_what_is_passed_over_in_folders_is_told() -> None:
    for name in ("plan.odt", "old.doc", "old.rtf"):
        Path("drafts", name).write_bytes(b"x")
    told = "refcase: passed over in folders, as refcase does not read them: 1 .doc, 1 .odt, 1 .rtf"
    wrote = "Wrote 10 case studies to tables.\n"
    assert run("export", "drafts", "-f", "csv", "-o", "tables") == (0, wrote, [told])
    assert run("export", "drafts", "-f", "csv", "-o", "tables", "-q") == (0, "", [])


def test_an_old_output_stays_when_nothing_could_be_read() -> None:
    Path("all.bib").write_text("old", encoding="utf-8")
    code, _, complaints = run("export", "gone.txt", "-f", "bibtex", "-o", "all.bib")
    assert code == 2
    assert "there is no such file" in complaints[0]
    assert "nothing to write" in complaints[1]
    assert Path("all.bib").read_text(encoding="utf-8") == "old"
    assert hidden() == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-f", "csv"], "name the folder to write to"),
        (["-f", "duckdb"], "name the file to write to"),
        (["-f", "xml", "-o", "x"], "none of jsonl, csv"),
        (["-o", "x"], "--format"),
        (["-f", "ris", "--resume"], "name the output"),
        (["-f", "csv", "-o", "drafts"], "which is none of an export's tables"),
        (["-f", "ris", "-o", "drafts/faults.txt"], "one of those to read"),
        (["-f", "csv", "-o", "gone/x"], "the folder to write it in does not exist"),
        (["-f", "csv", "-o", "x", "--profile", "nobody"], "nobody"),
    ],
)
def test_a_wrong_command_is_one_line(arguments: list[str], said: str) -> None:
    code, told, complaints = run("export", "drafts", *arguments)
    assert (code, told, len(complaints)) == (2, "", 1)
    assert said in complaints[0]


def test_what_is_to_be_installed_is_told_before_any_work() -> None:
    program = (
        "import sys\nsys.modules['pyarrow'] = None\nfrom refcase import exporting\n"
        "exporting.gathered = None\nfrom refcase.cli import main\n"
        "sys.argv = ['refcase', 'export', 'drafts', '-f', 'parquet', '-o', 'x']\nmain()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True)
    assert done.returncode == 2
    assert done.stderr.decode().rstrip().endswith('pip install "refcase[parquet]"')


def test_what_is_not_needed_is_not_loaded() -> None:
    program = (
        "import sys\nfrom refcase.cli import main\n"
        "sys.argv = ['refcase', 'export', 'drafts', '-f', '{}', '-o', '{}']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print({{'rich', 'pyarrow', 'duckdb', 'matplotlib', 'numpy'}} & set(sys.modules), file=sys.stderr)\n"
    )
    for name in ("csv", "jsonl", "bibtex"):
        done = subprocess.run(
            [sys.executable, "-c", program.format(name, f"{name}.out")], capture_output=True, check=True
        )
        assert done.stderr.decode().strip() == "set()"


def test_processes_change_nothing() -> None:
    for n in range(70):  # more than two batches
        Path(f"drafts/more-{n:02}.txt").write_text(
            f"1. Summary of the impact\nIt helped {n}.\n", encoding="utf-8"
        )
    run("export", "drafts", "-f", "csv", "-o", "one", "-j", "1")
    run("export", "drafts", "-f", "csv", "-o", "two", "-j", "2")
    assert contents("one") == contents("two")


def test_standard_input_is_a_case_study() -> None:
    text = (SAMPLES / "faults.txt").read_bytes()
    code, told, _ = run("export", "-", "-f", "csl-json", stdin=text)
    assert code == 0
    assert json.loads(told)[0]["id"] == "--ref1"


@posix
@pytest.mark.parametrize("name", ["csv", "parquet", "bibtex"])
def test_a_run_that_was_killed_goes_on_as_if_it_had_not_been(name: str) -> None:
    run("export", "drafts", "-f", name, "-o", "whole")
    code, _ = stopped("SIGKILL", "export", "drafts", "-f", name, "-o", "out")
    assert code == -signal.SIGKILL
    assert not Path("out").exists()
    [left] = hidden()
    assert len(list(Path(left, "batches").iterdir())) == 2
    assert run("export", "drafts", "-f", name, "-o", "out", "--resume", "-q") == (0, "", [])
    made, whole = Path("out"), Path("whole")
    assert (
        (contents("out") == contents("whole")) if made.is_dir() else (made.read_bytes() == whole.read_bytes())
    )
    assert hidden() == []


@posix
def test_a_database_goes_on_too() -> None:
    arguments = ("export", "drafts", "-f", "duckdb", "-o", "all.duckdb")
    assert stopped("SIGKILL", *arguments)[0] == -signal.SIGKILL
    assert run(*arguments, "--resume")[0] == 0
    run("export", "drafts", "-f", "duckdb", "-o", "whole.duckdb")
    tables = []
    for file in ("all.duckdb", "whole.duckdb"):
        with duckdb.connect(file, read_only=True) as database:
            tables.append({t.name: database.execute(f'FROM "{t.name}"').fetchall() for t in TABLES})
    assert tables[0] == tables[1]


@posix
def test_what_has_changed_in_between_is_read_anew() -> None:
    stopped("SIGKILL", "export", "drafts", "-f", "csv", "-o", "out")
    changed = Path("drafts/clashing-numbers.txt")  # the first: it was done
    changed.write_text(changed.read_text(encoding="utf-8").replace("2007", "2008"), encoding="utf-8")
    Path("drafts/database-page.txt").unlink()
    Path("drafts/a-new-one.txt").write_text("1. Summary of the impact\nIt helped.\n", encoding="utf-8")
    run("export", "drafts", "-f", "csv", "-o", "out", "--resume")
    run("export", "drafts", "-f", "csv", "-o", "whole")
    assert contents("out") == contents("whole")


@posix
def test_rows_are_counted_as_such_where_a_run_goes_on_too() -> None:
    text = (SAMPLES / "vancouver.txt").read_text(encoding="utf-8")
    good = [json.dumps({"id": f"i{n}", "text": text}) for n in range(7)]
    Path("rows.jsonl").write_text("\n".join(["{bad", *good, "[]"]), encoding="utf-8")
    arguments = ("export", "rows.jsonl", "-f", "csv", "-o", "out")
    stopped("SIGKILL", *arguments)
    code, told, complaints = run(*arguments, "--resume")
    assert (code, told) == (2, "Wrote 7 case studies to out; 2 case studies could not be read.\n")
    assert [line.split(": ")[1] for line in complaints] == ["rows.jsonl#row-1", "rows.jsonl#row-9"]


@posix
def test_other_settings_are_held_to_anew() -> None:
    stopped("SIGKILL", "export", "drafts", "-f", "csv", "-o", "out")
    Path("drafts/refcase.toml").write_text('ignore = ["ITM"]\n', encoding="utf-8")
    run("export", "drafts", "-f", "csv", "-o", "out", "--resume")
    run("export", "drafts", "-f", "csv", "-o", "whole")
    assert contents("out") == contents("whole")
    assert b"ITM" not in contents("out")["findings.csv"]


@posix
def test_ctrl_c_promises_nothing_where_nothing_is_left() -> None:
    assert stopped("SIGINT", "export", "drafts", "-f", "bibtex") == (130, ["refcase: stopped"])
    assert hidden() == []


@posix
@pytest.mark.parametrize("arguments", [("check", "drafts"), ("check", "drafts", "-q"), ("stats", "drafts")])
def test_ctrl_c_is_answered(arguments: tuple[str, ...]) -> None:
    program = INTERRUPTED.format(arguments=list(arguments))
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout, done.stderr.split("\n")[-2:]) == (130, "", ["refcase: stopped", ""])


@posix
def test_ctrl_c_again_while_the_program_ends_is_not_heard() -> None:
    again = "import atexit, os, signal\natexit.register(os.kill, os.getpid(), signal.SIGINT)\n"
    program = again + INTERRUPTED.format(arguments=["export", "drafts", "-f", "duckdb", "-o", "out"])
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (130, "refcase: stopped\n")


@posix
def test_ctrl_c_behind_a_reader_that_is_gone() -> None:
    program = (
        "import os, sys\nfrom refcase import checking, cli\n"
        "def run(request):\n    sys.stdout.write('x')\n    raise KeyboardInterrupt\n"
        "checking.run = run\nsys.argv = ['refcase', 'check', 'drafts']\ncli.main()\n"
    )
    ours, theirs = os.pipe()
    os.close(ours)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    done = subprocess.run(
        [sys.executable, "-c", program], stdout=theirs, stderr=subprocess.PIPE, env=environment
    )
    os.close(theirs)
    assert (done.returncode, done.stderr) == (141, b"")


def test_what_another_version_kept_is_not_taken_for_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = made_by()
    made_by.cache_clear()
    monkeypatch.setattr(Kept, "_fields", ("rows",))
    assert made_by() != ours
    made_by.cache_clear()


@posix
def test_ctrl_c_leaves_the_old_and_what_is_done() -> None:
    run("export", "drafts", "-f", "csv", "-o", "out")
    before = contents("out")
    Path("drafts/vancouver.txt").unlink()
    code, complaints = stopped("SIGINT", "export", "drafts", "-f", "csv", "-o", "out")
    assert code == 130
    assert complaints == ["refcase: stopped; 4 of 9 files are done, and --resume goes on from there"]
    assert contents("out") == before
    assert len(hidden()) == 1
    run("export", "drafts", "-f", "csv", "-o", "out")  # without --resume: anew, and nothing is left
    assert hidden() == []
    assert b"vancouver" not in contents("out")["studies.csv"]


@posix
@pytest.mark.parametrize(
    ("change", "told", "left"),
    [
        (
            "open('there/out', 'x')",
            "there/out: this is a file; these tables go into a folder; "
            "10 of 10 files are done, and --resume goes on from there once that is mended",
            "Wrote 10 case studies to there/out.\n",
        ),
        ("__import__('shutil').rmtree('there')", "there/out: the folder to write it in does not exist", ""),
        (
            "__import__('shutil').rmtree('there'); open('there', 'x')",
            "there/out: the folder to write it in does not exist",
            "",
        ),
        (
            "__import__('shutil').rmtree('there'); os.kill(os.getpid(), signal.SIGINT)",
            "stopped; there/out: the folder to write it in does not exist",
            "",
        ),
    ],
)
def test_resume_is_promised_only_where_there_is_something_to_go_on_from(
    change: str, told: str, left: str
) -> None:
    Path("there").mkdir()
    arguments = ["export", "drafts", "-f", "csv", "-o", "there/out"]
    program = STOPPED.replace("os.kill(os.getpid(), signal.{signal})", change).format(arguments=arguments)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120)
    assert done.stderr == f"refcase: {told}\n"
    if left:
        Path("there/out").unlink()
        assert run(*arguments, "--resume") == (0, left, [])


@posix
@pytest.mark.parametrize("kept", [0, 1])
def test_a_hidden_folder_is_left_only_with_something_in_it(kept: int) -> None:
    arguments = ["export", "drafts", "-f", "csv", "-o", "out", "-j", "1"]
    one_by_one = STOPPED.replace("units.BATCH = 2", "units.BATCH = 1").replace("len(kept) == 2", "kept")
    program = (one_by_one if kept else INTERRUPTED).format(signal="SIGINT", arguments=arguments)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120)
    more = "; 1 of 10 files is done, and --resume goes on from there" if kept else ""
    assert (done.returncode, done.stderr) == (130, f"refcase: stopped{more}\n")
    assert len(hidden()) == kept


@posix
def test_ctrl_c_counts_case_studies_where_a_file_holds_more_than_one() -> None:
    text = (SAMPLES / "vancouver.txt").read_text(encoding="utf-8")
    many = "\n".join(json.dumps({"id": f"i{n}", "text": text}) for n in range(9))
    Path("rows.txt").write_text(many, encoding="utf-8")
    code, complaints = stopped("SIGINT", "export", "rows.txt", "-f", "csv", "-o", "out")
    assert code == 130
    assert complaints == ["refcase: stopped; 4 case studies are done, and --resume goes on from there"]


@posix
@pytest.mark.parametrize("name", ["csv", "duckdb"])
def test_a_full_disk_is_one_line(name: str) -> None:
    program = (
        "import resource, sys\nresource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))\n"
        "from refcase.cli import main\n"
        f"sys.argv = ['refcase', 'export', 'drafts', '-f', {name!r}, '-o', 'out']\nmain()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True)
    told = done.stderr.decode().splitlines()
    assert (done.returncode, len(told), done.stdout) == (2, 1, b"")
    assert "out: this cannot be written (File too large)" in told[0]
    assert not Path("out").exists()


@posix
def test_a_message_that_cannot_be_printed_is_no_export_that_is_not_written() -> None:
    command = f'"{sys.executable}" -m refcase export drafts missing.txt -f csv -o out'
    for closed, reason in ((">&-", "Bad file descriptor"), (">/dev/full", "No space left on device")):
        if "full" in closed and not Path("/dev/full").exists():
            continue
        done = subprocess.run(["sh", "-c", f"{command} {closed}"], capture_output=True, text=True)
        assert (done.returncode, done.stderr.splitlines()) == (
            2,
            [
                "refcase: missing.txt: there is no such file; check the name and the folder",
                f"refcase: out is written; only the message that says so cannot be written ({reason})",
            ],
        )
        assert "studies.csv" in contents("out")


def test_two_that_bear_the_same_identifier() -> None:
    from refcase.export.spool import Kept
    from refcase.exporting import _unique

    taken: set[str] = set()
    keys = [_unique(Kept("7", path, [], {}), taken) for path in ("a", "b", "b")]
    assert keys == ["7", "b", "b (2)"]
    assert _unique(Kept("", "", ["c: empty"], {}), taken) == ""
    assert len(taken) == 3


def test_two_that_bear_the_same_identifier_have_rows_of_their_own_in_each_format() -> None:
    for name in ("one", "two"):
        Path(f"{name}.csv").write_text(csv_of(table_of(ROW_2021)), "utf-8")
    key = ROW_2021["REF impact case study identifier"]
    for form in ("csv", "jsonl", "parquet"):
        assert run("export", "one.csv", "two.csv", "-f", form, "-o", form)[0] == 0
    for table in ("studies", "sections"):
        lines = Path(f"jsonl/{table}.jsonl").read_text("utf-8").splitlines()
        found = [json.loads(line)["study"] for line in lines]
        assert sorted(set(found)) == sorted([key, f"two.csv#{key}"])
        assert pq.read_table(f"parquet/{table}.parquet")["study"].to_pylist() == found
        with Path(f"csv/{table}.csv").open(encoding="utf-8", newline="") as file:
            assert [row["study"] for row in csv.DictReader(file)] == found
