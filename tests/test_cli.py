"""The command as its users meet it: most of it run in a process of its own."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner

import refcase
from refcase.commands import app
from refcase.sizes import in_bytes, in_words

DRAFT = """\
Quieter piling – and porpoises
1. Summary of the impact
Quieter piling became the rule [R1].
2. Underpinning research
We listened to porpoises.
3. References to the research
[R1] Okafor, A. (2015) Piling noise. Marine Sound, 4.
4. Details of the impact
Regulators took it up [R1, E1].
5. Sources to corroborate the impact
E1 Letter from an agency
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "other.txt").write_text("Nothing of the kind.\n", encoding="utf-8")
    (tmp_path / "word.odt").write_bytes(b"PK\x03\x04")
    for name in ("COLUMNS", "NO_COLOR", "PYTHONUNBUFFERED", "PYTHONIOENCODING", "PYTHONUTF8"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def run(
    *arguments: str, stdin: bytes = b"", encoding: str = "utf-8", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "refcase", *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONIOENCODING": encoding} | environment,
    )


def lines(stream: bytes) -> list[str]:
    return stream.decode("utf-8").splitlines()


class TestView:
    def test_a_draft_on_the_screen(self) -> None:
        done = run("parse", "draft.txt")
        shown = done.stdout.decode("utf-8")
        assert (done.returncode, done.stderr) == (0, b"")
        assert shown.startswith("Quieter piling – and porpoises\n  File      draft.txt\n")
        assert "SECTIONS" in shown
        assert "\x1b" not in shown

    def test_several_are_parted_by_a_line(self) -> None:
        shown = run("parse", "draft.txt", "other.txt", COLUMNS="50").stdout.decode("utf-8")
        assert shown.count("\n\n" + "–" * 50 + "\n\n") == 1

    def test_columns_tell_the_width(self) -> None:
        narrow = lines(run("parse", "draft.txt", COLUMNS="45").stdout)
        assert max(map(len, narrow)) <= 45

    def test_a_terminal_without_the_letters(self) -> None:
        done = run("parse", "draft.txt", encoding="ascii")
        assert done.returncode == 0
        assert done.stdout.startswith(rb"Quieter piling \u2013 and porpoises")
        assert run("parse", "draft.txt", encoding="cp1252").stdout.startswith(b"Quieter piling \x96 and")

    def test_a_hostile_draft_cannot_reach_the_terminal(self, folder: Path) -> None:
        (folder / "evil.txt").write_bytes(b"\x1b]0;owned\x07 [bold]T[/]\n" + DRAFT.encode())
        done = run("parse", "evil.txt")
        assert b"\x1b" not in done.stdout + done.stderr
        assert b"\x07" not in done.stdout + done.stderr


class TestJson:
    def test_one_file_is_one_document(self) -> None:
        done = run("parse", "draft.txt", "--format", "json")
        assert done.returncode == 0
        assert done.stdout.decode("utf-8") == refcase.to_json(refcase.parse_file("draft.txt")) + "\n"

    def test_several_are_an_array(self) -> None:
        done = run("parse", "draft.txt", "missing.txt", "other.txt", "--format", "JSON")
        first, second, third = json.loads(done.stdout)
        assert first == refcase.to_data(refcase.parse_file("draft.txt"))
        assert second == {
            "path": "missing.txt",
            "error": {"kind": "missing", "message": "there is no such file; check the name and the folder"},
        }
        assert third["path"] == "other.txt"
        assert done.stdout.startswith(b'[\n  {\n    "schema_version"')

    def test_jsonl_is_a_line_each_in_the_order_given(self) -> None:
        done = run("parse", "other.txt", "word.odt", "draft.txt", "--format", "jsonl")
        found = [json.loads(line) for line in lines(done.stdout)]
        assert [one["path"] for one in found] == ["other.txt", "word.odt", "draft.txt"]
        assert found[1]["error"]["kind"] == "unsupported"

    @pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
    def test_it_is_utf_8_whatever_the_console(self, encoding: str) -> None:
        assert "Quieter piling –" in run("parse", "draft.txt", "-f", "json", encoding=encoding).stdout.decode(
            "utf-8"
        )

    def test_the_same_input_gives_the_same_bytes(self) -> None:
        first, second = (run("parse", ".", "-f", "jsonl", PYTHONHASHSEED=seed).stdout for seed in ("1", "2"))
        assert first == second
        assert first

    def test_standard_input(self) -> None:
        done = run("parse", "-", "-f", "json", stdin=DRAFT.encode("utf-16"))
        data = json.loads(done.stdout)
        assert (data["path"], data["encoding"], data["title"]) == (
            "-",
            "utf-16",
            "Quieter piling – and porpoises",
        )

    def test_the_exercise_can_be_told(self) -> None:
        assert (
            json.loads(run("parse", "draft.txt", "-f", "json", "--exercise", "REF2029").stdout)["exercise"]
            == "REF2029"
        )

    def test_the_schema_is_printed_and_fits(self) -> None:
        schema = json.loads(run("schema").stdout)
        assert schema["$id"] == "urn:refcase:schema:1.0:case-study"
        jsonschema.validate(json.loads(run("parse", "draft.txt", "-f", "json").stdout), schema)


class TestExitCodes:
    def test_no_section_is_1_and_its_json_still_comes(self) -> None:
        done = run("parse", "other.txt", "-f", "json")
        assert done.returncode == 1
        assert json.loads(done.stdout)["sections"] == []
        assert lines(done.stderr) == ["refcase: other.txt: no section of a case study was found in it"]

    def test_2_beats_1_and_the_others_are_done(self) -> None:
        done = run("parse", "missing.txt", "other.txt", "draft.txt")
        assert done.returncode == 2
        assert "Quieter piling" in done.stdout.decode("utf-8")
        assert lines(done.stderr) == [
            "refcase: missing.txt: there is no such file; check the name and the folder",
            "refcase: other.txt: no section of a case study was found in it",
        ]

    def test_a_file_of_another_format_is_told_what_to_do(self) -> None:
        done = run("parse", "word.odt")
        assert (done.returncode, done.stdout) == (2, b"")
        assert lines(done.stderr) == [
            "refcase: word.odt: this is an OpenDocument text, which refcase does not read; "
            "open it in Word or LibreOffice and save it as a Word document (.docx)"
        ]

    def test_a_folder_tells_what_it_passed_over(self) -> None:
        done = run("parse", ".", "-f", "jsonl")
        assert [json.loads(line)["path"] for line in lines(done.stdout)] == ["draft.txt", "other.txt"]
        assert lines(done.stderr)[-1] == (
            "refcase: passed over in folders, as refcase does not read them: 1 .odt"
        )

    def test_a_name_cannot_reach_the_terminal(self) -> None:
        assert lines(run("parse", "a\x1b[2J\nb.txt").stderr) == [
            r"refcase: a\x1b[2J\nb.txt: there is no such file; check the name and the folder"
        ]

    @pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are always text")
    def test_a_name_that_is_no_text(self, folder: Path) -> None:
        Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text(DRAFT, encoding="utf-8")
        for form in ("view", "jsonl"):
            done = run("parse", ".", "-f", form)
            assert done.returncode == 1
            assert rb"caf\udce9.txt" in done.stdout.replace(b"\\\\", b"\\")

    def test_the_limit(self) -> None:
        done = run("parse", "draft.txt", "--max-bytes", "0.1kB")
        assert done.returncode == 2
        assert "larger than the limit of 100 bytes" in done.stderr.decode()


class TestWrongCommands:
    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            (
                ["parse", "a.txt", "--format", "jsno"],
                "'jsno' is none of view, json, jsonl; did you mean json?",
            ),
            (["parse", "a.txt", "--exercise", "2021"], "'2021' is none of auto, ref2014, ref2021, ref2029"),
            (
                ["parse", "a.txt", "--max-bytes", "many"],
                "'many' is no size; write a number of bytes, or 500kB",
            ),
            (["parse", "a.txt", "--formt", "json"], "--formt"),
            (["parse"], "missing argument 'PATH'"),
            (["prase", "a.txt"], "prase"),
            (["draft.txt"], "draft.txt is no command; for what is in it: refcase parse draft.txt"),
        ],
    )
    def test_one_clear_line(self, arguments: list[str], told: str) -> None:
        done = run(*arguments)
        [line] = lines(done.stderr)
        assert (done.returncode, done.stdout) == (2, b"")
        assert line.startswith("refcase: ")
        assert told in line

    def test_no_arguments_show_the_help(self) -> None:
        done = run()
        assert done.returncode == 0
        assert done.stdout == run("--help").stdout
        assert b"refcase parse draft.txt" in done.stdout

    @pytest.mark.parametrize(
        "arguments", [["--help"], ["parse", "--help"], ["parse", "-h"], ["schema", "--help"]]
    )
    def test_help_fits_80_columns(self, arguments: list[str]) -> None:
        done = run(*arguments)
        assert done.returncode == 0
        assert max(map(len, lines(done.stdout))) <= 80


class TestOutputFile:
    def test_it_holds_what_the_screen_would(self, folder: Path) -> None:
        for form in ("view", "json", "jsonl"):
            done = run("parse", "draft.txt", "-f", form, "-o", "out")
            assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
            assert (folder / "out").read_bytes() == run("parse", "draft.txt", "-f", form).stdout

    def test_nothing_is_left_behind(self, folder: Path) -> None:
        before = {file.name for file in folder.iterdir()}
        run("parse", "draft.txt", "-o", "out.txt")
        assert {file.name for file in folder.iterdir()} == before | {"out.txt"}

    @pytest.mark.parametrize(
        ("output", "told"),
        [
            (".", ".: this is a folder; name a file in it"),
            ("no/such/out.txt", "no/such/out.txt: the folder to write it in does not exist"),
            ("draft.txt/out", "draft.txt/out: this file cannot be written"),
            ("./draft.txt", "./draft.txt: this file is one of those to read; give the output another name"),
        ],
    )
    def test_what_cannot_be_written_is_said_first(self, folder: Path, output: str, told: str) -> None:
        done = run("parse", "draft.txt", "-o", output)
        assert done.returncode == 2
        assert lines(done.stderr)[0].startswith(f"refcase: {told}")
        assert (folder / "draft.txt").read_text(encoding="utf-8") == DRAFT

    def test_an_old_file_survives_a_run_that_reads_nothing(self, folder: Path) -> None:
        (folder / "out.txt").write_text("old", encoding="utf-8")
        done = run("parse", "missing.txt", "-o", "out.txt")
        assert done.returncode == 2
        assert lines(done.stderr)[-1] == "refcase: out.txt: not written, as there is nothing to write in it"
        assert (folder / "out.txt").read_text(encoding="utf-8") == "old"

    def test_a_link_stays_a_link(self, folder: Path) -> None:
        (folder / "real.json").write_text("old", encoding="utf-8")
        try:
            (folder / "link.json").symlink_to("real.json")
        except OSError:
            pytest.skip("links need a right that this user does not have")
        run("parse", "draft.txt", "-f", "json", "-o", "link.json")
        assert (folder / "link.json").is_symlink()
        assert json.loads((folder / "real.json").read_text(encoding="utf-8"))["path"] == "draft.txt"

    @pytest.mark.skipif(not Path("/dev/null").is_char_device(), reason="no such device here")
    def test_a_device_is_not_replaced(self) -> None:
        assert run("parse", "draft.txt", "-o", os.devnull).returncode == 0
        assert Path(os.devnull).is_char_device()

    def test_an_old_file_survives_a_run_that_stops(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from refcase import parsing

        def stop(*_: object, **__: object) -> None:
            raise KeyboardInterrupt

        (folder / "out.json").write_text("old", encoding="utf-8")
        monkeypatch.setattr(parsing, "parse_unit", stop)
        result = CliRunner().invoke(app, ["parse", "draft.txt", "-o", "out.json"])
        assert result.exit_code == 130
        assert (folder / "out.json").read_text(encoding="utf-8") == "old"
        assert not list(folder.glob(".refcase-*"))


class TestFaults:
    def test_a_fault_in_showing_one_file_leaves_the_others(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from refcase import parsing

        whole = parsing.to_data

        def fail(study: refcase.CaseStudy) -> object:
            if study.path == "other.txt":
                raise RuntimeError("no")
            return whole(study)

        monkeypatch.setattr(parsing, "to_data", fail)
        result = CliRunner().invoke(app, ["parse", "other.txt", "draft.txt", "-f", "jsonl"])
        first, second = (json.loads(line) for line in result.stdout.splitlines())
        assert first["error"]["kind"] == "internal"
        assert second["path"] == "draft.txt"
        assert "refcase failed on this file; please report it (RuntimeError in test_cli.py" in result.stderr

    @pytest.mark.skipif(sys.platform == "win32", reason="a shell there cannot close a stream")
    @pytest.mark.parametrize("arguments", ["--version", "--help", "schema", "parse draft.txt --format json"])
    def test_a_stream_that_is_closed(self, folder: Path, arguments: str) -> None:
        command = f'"{sys.executable}" -m refcase {arguments}'
        done = subprocess.run(["sh", "-c", f"{command} >&-"], capture_output=True, check=False)
        assert done.returncode == 2
        assert done.stderr.startswith(b"refcase: the results cannot be written")
        assert done.stderr.count(b"\n") == 1
        done = subprocess.run(["sh", "-c", f"{command} 2>&- <&-"], capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b"")

    @pytest.mark.skipif(sys.platform == "win32", reason="needs a shell with pipes")
    def test_a_reader_that_stops_is_no_fault(self, folder: Path) -> None:
        (folder / "long.txt").write_text(DRAFT + "A long line of text.\n" * 20_000, encoding="utf-8")
        with subprocess.Popen(
            [sys.executable, "-m", "refcase", "parse", "long.txt", "-f", "json"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            assert process.stdout
            assert process.stderr
            process.stdout.read(10)
            process.stdout.close()
            assert process.stderr.read() == b""
            assert process.wait() == 141


def loaded(*arguments: str) -> set[str]:
    """The packages that a run of the command has imported."""
    program = (
        "import sys\nfrom refcase.cli import main\n"
        f"sys.argv = {['refcase', *arguments]!r}\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "sys.stderr.write(' '.join({name.partition('.')[0] for name in sys.modules}))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    return set(done.stderr.decode().split())


def test_the_version_is_told_without_loading_anything() -> None:
    done = run("--version")
    assert (done.returncode, done.stdout.split()) == (0, b"refcase 0.1.0".split())
    assert not {"typer", "click", "pydantic", "rich", "regex"} & loaded("--version")


READERS = {"lxml", "pypdfium2", "html", "markdown_it", "docx", "python_calamine"}
PROCESSES = {"multiprocessing", "concurrent"}
HEAVY = {"matplotlib", "numpy", "pyarrow", "duckdb", "pandas"}


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        ("parse draft.txt", READERS | PROCESSES | HEAVY),
        ("parse draft.txt --format json", READERS | PROCESSES | HEAVY | {"rich"}),
        ("check draft.txt", READERS | PROCESSES | HEAVY),
        ("check draft.txt --format json", READERS | PROCESSES | HEAVY),
        ("export draft.txt --format csv -o tables", READERS | PROCESSES | HEAVY | {"rich"}),
        ("stats draft.txt", READERS | PROCESSES | HEAVY),
        ("rules", READERS | PROCESSES | HEAVY),
    ],
)
def test_what_is_not_needed_is_not_loaded(arguments: str, unwanted: set[str]) -> None:
    assert not unwanted & loaded(*arguments.split())


def test_json_does_not_load_rich() -> None:
    assert "rich" not in loaded("parse", "draft.txt", "--format", "json")
    assert "rich" not in loaded("parse", "draft.txt", "--format", "jsonl", "-o", "out.jsonl")
    assert "rich" not in loaded("schema")


@pytest.mark.parametrize(
    ("written", "size"),
    [
        ("1000", 1000),
        ("5MB", 5_000_000),
        ("32MiB", 32 << 20),
        ("1.5 kib", 1536),
        ("2g", 2_000_000_000),
        ("7b", 7),
    ],
)
def test_sizes(written: str, size: int) -> None:
    assert in_bytes(written) == size


@pytest.mark.parametrize("written", ["", "0", "-5", "5 parsecs", "MB", "1,000", "٣", "0.1", "1e6"])
def test_what_is_no_size(written: str) -> None:
    with pytest.raises(ValueError, match="is no size"):
        in_bytes(written)


def test_sizes_in_words() -> None:
    assert [in_words(n) for n in (1, 1000, 1024, 32 << 20, 3 << 30)] == [
        "1 byte",
        "1,000 bytes",
        "1 KiB",
        "32 MiB",
        "3 GiB",
    ]


DOCS = Path(__file__).parent.parent / "docs"


def test_the_page_about_the_command_has_every_option() -> None:
    page = (DOCS / "cli.md").read_text(encoding="utf-8")
    helped = "".join(
        run(*arguments, "--help").stdout.decode("utf-8") for arguments in ([], ["parse"], ["schema"])
    )
    options = set(re.findall(r"--[a-z][a-z-]+", helped))
    assert {"--format", "--output", "--max-bytes"} <= options
    assert not {option for option in options if option not in page}


@pytest.mark.parametrize("named", [["samples/database-page.txt"], ["samples"], ["no-such.txt"], []])
def test_a_check_without_options_is_that_with_the_usual_ones(named: list[str]) -> None:
    """The one is read by a look at the arguments, the other by the parser of options."""
    from refcase import cli

    told = [cli._is_simple_check(["check", *more, *named]) for more in ([], ["--format", "text"])]
    assert told == [bool(named), False]
    plain, optioned = (
        subprocess.run(
            [sys.executable, "-m", "refcase", "check", *more, *named],
            cwd=Path(__file__).parent.parent,
            capture_output=True,
            check=False,
        )
        for more in ([], ["--format", "text"])
    )
    assert (plain.returncode, plain.stdout, plain.stderr) == (
        optioned.returncode,
        optioned.stdout,
        optioned.stderr,
    )


def test_without_docstrings_there_are_no_rules() -> None:
    """Python leaves docstrings out under -OO, and the rules are told by theirs."""
    run = subprocess.run(
        [sys.executable, "-OO", "-m", "refcase", "check", "samples/faults.txt"],
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("refcase: rules are told by their docstrings")
    assert run.stderr.count("\n") == 1
