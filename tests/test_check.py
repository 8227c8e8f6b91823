"""`refcase check` as its users meet it: what it says, and its exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

import refcase
from refcase import cli, settings
from refcase.baseline import read_baseline
from refcase.checker import _lost
from refcase.corpus import open_collection
from refcase.render.findings.summary import in_words
from refcase.report import tally

CLEAN = """\
Quieter piling – and porpoises
1. Summary of the impact
Quieter piling became the rule [R1].
2. Underpinning research
We listened to porpoises [R1].
3. References to the research
[R1] Okafor, A. (2015) Piling noise. Marine Sound, 4. doi:10.5555/ms.15
4. Details of the impact
Regulators took it up [E1].
5. Sources to corroborate the impact
E1 Letter from an agency
"""
FAULTY = CLEAN.replace("took it up [E1]", "took it up [E1, E4]")
LINKS = ("--select", "LNK001,SET")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings._nearest.cache_clear()
    read_baseline.cache_clear()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    for name, text in {"clean.txt": CLEAN, "faulty.txt": FAULTY}.items():
        Path(name).write_text(text, encoding="utf-8")
    Path("word.docx").write_bytes(b"PK\x03\x04")
    return tmp_path


class Shell:
    """Runs commands in this process."""

    def __init__(self, captured: pytest.CaptureFixture[str]) -> None:
        self.captured = captured
        self.out = self.err = ""

    def __call__(self, *arguments: str) -> int:
        code = cli.run(list(arguments))
        self.out, self.err = self.captured.readouterr()
        return code


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(capsys)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["clean.txt", *LINKS], 0),
        (["faulty.txt", *LINKS], 1),
        (["clean.txt", "faulty.txt", *LINKS], 1),
        (["faulty.txt", *LINKS, "--exit-zero"], 0),
        (["faulty.txt", "--select", "SET"], 0),
        (["faulty.txt", *LINKS, "--ignore", "LNK001"], 0),
        (["faulty.txt", *LINKS, "--statistics"], 1),
        (["faulty.txt", *LINKS, "-q"], 1),
        (["faulty.txt", *LINKS, "--config", "lenient.toml"], 0),
        (["faulty.txt", *LINKS, "--config", "lenient.toml", "--fail-on", "info"], 1),
        (["faulty.txt", *LINKS, "--config", "strict.toml"], 1),
        (["missing.txt"], 2),
        (["faulty.txt", "missing.txt", "--exit-zero"], 2),
        (["word.docx", "clean.txt"], 2),
        (["clean.txt", "--select", "LMK"], 2),
        (["clean.txt", "--select", ""], 2),
        (["clean.txt", "--select", ","], 2),
        (["clean.txt", "--config", "empty.toml"], 2),
        (["odd/clean.txt", "clean.txt"], 0),
        (["x" * 300 + "/a.txt", "clean.txt"], 2),
        (["clean.txt", "--write-baseline", "-"], 2),
        (["clean.txt", "--write-baseline", "k.json", "-o", "out.txt"], 2),
        (["clean.txt", "--statistics", "-f", "csv"], 2),
        (["clean.txt", "--baseline", "later.json"], 2),
        (["clean.txt", "--fail-on", "eror"], 2),
        (["clean.txt", "--format", "htlm"], 2),
        (["clean.txt", "--exercise", "ref2022"], 2),
        (["clean.txt", "--profile", "ref2022"], 2),
        (["clean.txt", "--profile", "missing.toml"], 2),
        (["clean.txt", "--config", "missing.toml"], 2),
        (["clean.txt", "--config", "wrong.toml"], 2),
        (["clean.txt", "--baseline", "missing.json"], 2),
        (["clean.txt", "--baseline", "clean.txt"], 2),
        (["clean.txt", "-j", "-1"], 2),
        (["clean.txt", "-j", "x"], 2),
        (["clean.txt", "--max-bytes", "lots"], 2),
        (["clean.txt", "-o", "no/such/folder.txt"], 2),
        (["clean.txt", "-o", "clean.txt"], 2),
        (["wrong/clean.txt", "clean.txt"], 2),
        ([], 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_the_exit_code(shell: Shell, arguments: list[str], code: int) -> None:
    Path("lenient.toml").write_text('[severity]\nLNK001 = "info"', encoding="utf-8")
    Path("strict.toml").write_text('fail-on = "info"\n[severity]\nLNK001 = "info"', encoding="utf-8")
    Path("wrong.toml").write_text("ignroe = []", encoding="utf-8")
    Path("empty.toml").write_text("select = []", encoding="utf-8")
    Path("later.json").write_text('{"schema_version": "9.0", "files": {}}', encoding="utf-8")
    Path("odd").mkdir()
    Path("odd/pyproject.toml").write_text("tool = 3", encoding="utf-8")
    Path("odd/clean.txt").write_text(CLEAN, encoding="utf-8")
    Path("wrong").mkdir()
    Path("wrong/refcase.toml").write_text("ignroe = []", encoding="utf-8")
    Path("wrong/clean.txt").write_text(CLEAN, encoding="utf-8")
    assert shell("check", *arguments) == code
    assert "Traceback" not in shell.err
    if code == 2:
        assert all(line.startswith("refcase: ") for line in shell.err.splitlines())
        assert shell.err


def test_the_other_files_are_checked_all_the_same(shell: Shell) -> None:
    assert shell("check", "missing.txt", "faulty.txt", *LINKS) == 2
    assert "missing.txt: there is no such file" in shell.err
    assert "faulty.txt:9:" in shell.out and "LNK001" in shell.out


def test_quiet_says_nothing(shell: Shell) -> None:
    assert shell("check", "faulty.txt", "clean.txt", *LINKS, "-q") == 1
    assert (shell.out, shell.err) == ("", "")
    Path("drafts").mkdir()
    Path("drafts", "clean.txt").write_bytes(Path("clean.txt").read_bytes())
    Path("drafts", "other.json").write_text("{}", encoding="utf-8")
    shell("check", "drafts", *LINKS, "-q")
    assert (shell.out, shell.err) == ("", "")


def test_the_library_gives_what_the_command_gives(shell: Shell) -> None:
    shell("check", "faulty.txt", "--format", "json")
    told = json.loads(shell.out)["reports"][0]["findings"]
    found = refcase.check(refcase.parse_file("faulty.txt"))
    assert [(t["code"], t["message"]) for t in told] == [(f.code, f.message) for f in found]


def test_what_check_writes_meets_its_schema(shell: Shell) -> None:
    shell("schema", "check")
    schema = json.loads(shell.out)
    jsonschema.Draft202012Validator.check_schema(schema)
    shell("check", "faulty.txt", "missing.txt", "--format", "json")
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(json.loads(shell.out))) == []


def test_processes_change_nothing(shell: Shell) -> None:
    files = [f"{n}.txt" for n in range(9)]
    for n, file in enumerate(files):
        Path(file).write_text(FAULTY if n % 2 else CLEAN, encoding="utf-8")
    shell("check", *files, "missing.txt", "-j", "1", "--format", "jsonl")
    alone = shell.out
    assert shell("check", *files, "missing.txt", "-j", "3", "--format", "jsonl") == 2
    assert shell.out == alone


def test_standard_input_and_processes() -> None:
    from test_cli import run

    Path("b.txt").write_text(CLEAN, encoding="utf-8")
    done = run("check", "-", "b.txt", "clean.txt", *LINKS, "-j", "2", stdin=FAULTY.encode("utf-8"))
    assert done.returncode == 1
    assert b"-:9:" in done.stdout


# A program whose processes end at one of the drafts: each imports it anew.
FATAL = """
import os, sys
from refcase import checker, cli
as_ever = checker.check_unit
def check_unit(unit, asked):
    return os._exit(3) if unit.path == "4.txt" else as_ever(unit, asked)
checker.check_unit = check_unit
if __name__ == "__main__":
    sys.exit(cli.run(sys.argv[1:]))
"""


def test_a_process_that_ends_costs_one_case_study(shell: Shell) -> None:
    Path("fatal.py").write_text(FATAL, encoding="utf-8")
    files = [f"{n}.txt" for n in range(20)]
    for file in files:
        Path(file).write_text(FAULTY, encoding="utf-8")
    command = [sys.executable, "fatal.py", "check", *files, *LINKS, "-j", "2", "-f", "json"]
    done = subprocess.run(command, capture_output=True, timeout=60)
    assert done.returncode == 2
    assert done.stderr.startswith(b"refcase: 4.txt: ")
    reports = json.loads(done.stdout)["reports"]
    assert [report["path"] for report in reports] == files
    assert [report["path"] for report in reports if report["error"]] == ["4.txt"]


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX's")
def test_an_interrupted_run_ends_at_once() -> None:
    program = (
        "import os, signal, sys\nfrom refcase import checking, cli\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "def _watched(reports, *_):\n"
        "    yield next(reports)\n    os.kill(os.getpid(), signal.SIGINT)\n    yield from reports\n"
        "checking._watched = _watched\nsys.argv[1:] = ['check', 'many.jsonl', '-j', '2']\ncli.main()\n"
    )
    row = json.dumps({"text": FAULTY}) + "\n"
    Path("many.jsonl").write_text(row * 5_000, encoding="utf-8")
    # The processes write to the pipes too: they only end when all have ended.
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=30)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"refcase: stopped\n")


class TestBaseline:
    def test_one_that_is_there_stays_when_a_draft_cannot_be_read(self, shell: Shell) -> None:
        shell("check", "faulty.txt", *LINKS, "--write-baseline", "known.json")
        before = Path("known.json").read_text(encoding="utf-8")
        assert shell("check", "clean.txt", "missing.txt", *LINKS, "--write-baseline", "known.json") == 2
        assert "known.json: not written" in shell.err
        assert Path("known.json").read_text(encoding="utf-8") == before

    def test_what_is_known_is_left_out(self, shell: Shell) -> None:
        assert shell("check", "faulty.txt", *LINKS, "--write-baseline", "known.json") == 0
        assert shell.out == ""
        assert shell("check", "faulty.txt", *LINKS, "--baseline", "known.json") == 0

    def test_lines_may_shift(self, shell: Shell) -> None:
        shell("check", "faulty.txt", *LINKS, "--write-baseline", "known.json")
        Path("faulty.txt").write_text("\n\n" + FAULTY.replace("1. Sum", "\n\n1. Sum"), encoding="utf-8")
        assert shell("check", "faulty.txt", *LINKS, "--baseline", "known.json") == 0

    def test_what_is_new_is_told(self, shell: Shell) -> None:
        shell("check", "faulty.txt", *LINKS, "--write-baseline", "known.json")
        more = FAULTY.replace("listened to porpoises [R1]", "listened to porpoises [R1, R7]")
        Path("faulty.txt").write_text(more, encoding="utf-8")
        assert shell("check", "faulty.txt", *LINKS, "--baseline", "known.json", "-f", "json") == 1
        report = json.loads(shell.out)["reports"][0]
        assert [f["label"] for f in report["findings"]] == ["R7"]
        assert (report["known"], report["fixed"]) == (1, 0)

    def test_what_is_fixed_is_counted(self, shell: Shell) -> None:
        shell("check", "faulty.txt", *LINKS, "--write-baseline", "known.json")
        Path("faulty.txt").write_text(CLEAN, encoding="utf-8")
        shell("check", "faulty.txt", *LINKS, "--baseline", "known.json", "-f", "json")
        assert json.loads(shell.out)["reports"][0]["fixed"] == 1
        read_baseline.cache_clear()
        shell("check", "faulty.txt", "--select", "SET", "--baseline", "known.json", "-f", "json")
        assert json.loads(shell.out)["reports"][0]["fixed"] == 0  # that rule did not run

    def test_no_word_of_the_draft_is_in_it(self, shell: Shell) -> None:
        shell("check", "faulty.txt", *LINKS, "--write-baseline", "known.json")
        assert "Regulators" not in Path("known.json").read_text(encoding="utf-8")

    def test_seen_from_its_own_folder(
        self, shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        shell("check", "faulty.txt", *LINKS, "--write-baseline", "known.json")
        (folder / "below").mkdir()
        monkeypatch.chdir(folder / "below")
        assert shell("check", "../faulty.txt", *LINKS, "--baseline", "../known.json") == 0


def test_show_settings(shell: Shell) -> None:
    Path("refcase.toml").write_text('profile = "ref2029"\nignore = ["LNK"]', encoding="utf-8")
    assert shell("check", "clean.txt", "faulty.txt", "--show-settings") == 0
    (told,) = json.loads(shell.out)
    assert told["drafts"] == ["clean.txt", "faulty.txt"]
    assert told["settings"] == "refcase.toml"
    assert told["profile"]["name"] == "ref2029"
    assert not any(code.startswith("LNK") for code in told["rules"])


def test_statistics(shell: Shell) -> None:
    shell("check", "clean.txt", "faulty.txt", *LINKS, "--statistics")
    assert shell.out == "1  LNK001  error    cited-not-listed (in 1 of 2 files)\n"
    shell("check", "clean.txt", *LINKS, "--statistics")
    assert shell.out == "No findings in 1 file.\n"
    shell("check", "faulty.txt", *LINKS, "--statistics", "-f", "json")
    assert json.loads(shell.out) == [
        {"code": "LNK001", "severity": "error", "name": "cited-not-listed", "findings": 1, "files": 1}
    ]


def test_sums_tell_files_and_the_case_studies_of_a_collection_apart(shell: Shell) -> None:
    good, bad = {"id": "a", "text": FAULTY}, {"id": "b", "text": ""}
    Path("all.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in (good, bad)), encoding="utf-8")
    Path("broken.json").write_text("{", encoding="utf-8")
    for jobs in "12":
        shell("check", "missing.txt", "broken.json", *LINKS, "-j", jobs)
        assert shell.out == "2 files not checked.\n"
        shell("check", "all.jsonl", "clean.txt", "missing.txt", *LINKS, "-j", jobs)
        assert shell.out.splitlines()[-1] == (
            "Found 1 error in 1 case study and 1 file; 1 case study and 1 file not checked."
        )
    shell("check", "all.jsonl", *LINKS, "--statistics")
    assert shell.out == "1  LNK001  error    cited-not-listed (in 1 of 1 case studies)\n"
    shell("check", "all.jsonl", "clean.txt", *LINKS, "--statistics")
    assert shell.out == "1  LNK001  error    cited-not-listed (in 1 of 2 case studies and files)\n"


@pytest.mark.parametrize("jobs", "12")
def test_rows_that_are_spoilt_or_too_large_are_case_studies_not_files(shell: Shell, jobs: str) -> None:
    Path("all.jsonl").write_text(f"{json.dumps({'id': 'a', 'text': CLEAN})}\n{{bad", encoding="utf-8")
    names = ",".join(f'"{name}"' for name in ("Id", "Title", "Summary of the impact"))
    long = "x\n" * 2_000
    Path("all.csv").write_text(f'{names}\nb,T,It rang.\nc,T,"{long}"\n', encoding="utf-8")
    shell("check", "all.jsonl", "all.csv", "missing.txt", *LINKS, "--max-bytes", "3kB", "-j", jobs)
    failures = [line for line in shell.err.splitlines() if "no columns" not in line]
    assert failures == [
        "refcase: all.jsonl#row-2: row 2 is no JSON (expecting property name enclosed in double quotes)",
        "refcase: all.csv#c: row 3 is larger than the limit of 3,000 bytes; "
        "if this is a case study, raise the limit (--max-bytes)",
        "refcase: missing.txt: there is no such file; check the name and the folder",
    ]
    assert shell.out == "No findings in 2 case studies; 2 case studies and 1 file not checked.\n"


@pytest.mark.parametrize(("name", "told"), [("rows.jsonl", "1 case study"), ("draft.txt", "1 file")])
def test_one_on_which_a_process_has_ended_is_counted_as_what_it_is(name: str, told: str) -> None:
    Path("rows.jsonl").write_text(json.dumps({"id": "a", "text": CLEAN}), encoding="utf-8")
    Path("draft.txt").write_text(CLEAN, encoding="utf-8")
    reports = [_lost(unit) for unit in open_collection(name).units]
    assert in_words(tally(reports)) == f"{told} not checked."


def test_a_summary_page_on_github(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    Path("summary.md").write_text("before\n", encoding="utf-8")
    assert shell("check", "faulty.txt", *LINKS, "--format", "github") == 1
    assert shell.out.startswith("::error ")
    summary = Path("summary.md").read_text(encoding="utf-8")
    assert summary.startswith("before\n") and "LNK001" in summary


class TestRules:
    def test_a_table(self, shell: Shell) -> None:
        assert shell("rules") == 0
        assert "LNK001  error     cited-not-listed" in shell.out

    def test_as_data(self, shell: Shell) -> None:
        assert shell("rules", "--format", "json") == 0
        rules = json.loads(shell.out)
        assert {
            "code",
            "name",
            "severity",
            "selected",
            "since",
            "summary",
            "why",
            "basis",
            "flagged",
            "fine",
        } == set(rules[0])

    def test_explained(self, shell: Shell) -> None:
        assert shell("explain", "lnk001") == 0
        assert shell.out.startswith("LNK001 cited-not-listed (error; since 0.1)\n\nA citation points at")

    def test_explained_by_a_code_that_is_misspelt(self, shell: Shell) -> None:
        assert shell("explain", "LMK001") == 2
        assert "did you mean LNK001?" in shell.err
