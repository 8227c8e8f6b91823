"""Many files: which are found, in what order, and that none stops the others."""

import os
from pathlib import Path

import pytest

from refcase import corpus
from refcase.corpus import Outcome, find_files, gathered, parse_files
from refcase.earlier import COLUMNS
from refcase.models import CaseStudy


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in (
        "drafts/b.txt",
        "drafts/A.txt",
        "drafts/c.odt",
        "drafts/notes.xyz",
        "drafts/~$b.txt",
        "drafts/.hidden.txt",
        "drafts/.git/config.txt",
        "drafts/unit 7/ünï.md",
        "drafts/unit 7/d.TXT",
        "empty/c.odt",
    ):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("1. Summary of the impact\nIt helped.\n", encoding="utf-8")
    return tmp_path


def exported(folder: str) -> None:
    """What an export leaves in a folder."""
    Path(folder).mkdir(exist_ok=True)
    Path(folder, "studies.jsonl").write_text('{"text": "1. Summary of the impact"}\n', "utf-8")
    Path(folder, "dictionary.csv").write_text(f"{','.join(COLUMNS)}\n", "utf-8")


def found(*paths: str | os.PathLike[str]) -> list[str]:
    return list(find_files(paths))


ALL = ["drafts/A.txt", "drafts/b.txt", "drafts/unit 7/d.TXT", "drafts/unit 7/ünï.md"]


@pytest.mark.usefixtures("drafts")
class TestFinding:
    def test_a_folder_is_walked_in_order_of_names(self) -> None:
        assert found("drafts") == ALL

    def test_a_path_below_a_folder_is_shown_as_one_would_type_it(self) -> None:
        assert found("./drafts/") == ALL
        assert found(Path("drafts")) == ALL
        assert found(".")[0] == "drafts/A.txt"

    def test_a_file_named_is_always_tried(self) -> None:
        assert found("drafts/c.odt", "drafts/~$b.txt", "drafts/.hidden.txt") == [
            "drafts/c.odt",
            "drafts/~$b.txt",
            "drafts/.hidden.txt",
        ]
        assert found("missing.txt", "", "-") == ["missing.txt", "", "-"]

    def test_patterns_are_filled_in(self) -> None:
        assert found("drafts/*.txt") == ["drafts/A.txt", "drafts/b.txt"]
        assert found("drafts/**/*.md") == ["drafts/unit 7/ünï.md"]
        assert found("nothing*.txt") == ["nothing*.txt"]

    def test_a_name_that_looks_like_a_pattern_is_a_name(self) -> None:
        Path("drafts/b[1].txt").write_text("x", encoding="utf-8")
        assert found("drafts/b[1].txt") == ["drafts/b[1].txt"]

    def test_what_is_named_twice_comes_once(self) -> None:
        assert found("drafts/b.txt", "drafts", "./drafts/b.txt", "-", "-") == [
            "drafts/b.txt",
            "drafts/A.txt",
            *ALL[2:],
            "-",
        ]

    def test_a_folder_with_nothing_to_read_comes_itself(self) -> None:
        assert found("empty") == ["empty"]

    def test_formats_not_read_yet_are_told(self) -> None:
        passed: list[str] = []
        list(find_files(["."], passed.append))
        assert passed == ["drafts/c.odt", "empty/c.odt"]

    def test_an_earlier_export_is_passed_over(self) -> None:
        for folder in ("drafts/tables", "drafts/unit 7/old"):
            exported(folder)
        passed: list[str] = []
        assert list(find_files("drafts", passed.append)) == ALL
        assert passed == ["drafts/c.odt", "drafts/tables", "drafts/unit 7/old"]
        files, told = gathered(["drafts"])
        assert files == ALL
        assert told.endswith("as refcase does not read them: 1 .odt, 2 folders with an earlier export")

        [outcome] = parse_files("drafts/tables")
        assert outcome.error is not None
        assert outcome.error.message.startswith("this folder holds an earlier export and no case studies")

    def test_what_else_lies_in_the_folder_of_an_export_is_read(self) -> None:
        exported("drafts")
        Path("drafts/unit 7/all.jsonl").write_text('{"text": "1. Summary of the impact"}\n', "utf-8")
        expected = [*ALL[:2], "drafts/unit 7/all.jsonl", *ALL[2:]]
        for path in ("drafts", "draft*"):
            files, told = gathered([path])
            assert files == expected
            assert told.endswith(": 1 .odt, 1 folder with an earlier export")
        assert gathered(["drafts/*.txt"]) == (ALL[:2], "")
        assert not {"drafts/dictionary.csv", "drafts/studies.jsonl"} & set(found("drafts/**"))
        assert gathered(["drafts/**/*.jsonl"])[0] == ["drafts/unit 7/all.jsonl"]

    @pytest.mark.parametrize("pattern", ["*", "**", "**/*.jsonl", "*/*.jsonl", "t[2]/studies.*", "t?"])
    def test_a_pattern_fits_no_file_of_an_export(self, pattern: str, monkeypatch: pytest.MonkeyPatch) -> None:
        Path("here").mkdir()
        monkeypatch.chdir("here")
        exported("t2")
        told = "passed over in folders, as refcase does not read them: 1 folder with an earlier export"
        assert gathered([pattern, pattern]) == ([pattern], told)
        [outcome] = parse_files(pattern)
        assert str(outcome.error).endswith(
            "no such file, nor one to read that fits this pattern; check the name and the folder"
        )
        Path("a.txt").write_text("1. Summary of the impact\nIt helped.\n", "utf-8")
        assert gathered([pattern, "a.txt"])[0] == (
            ["a.txt"] if pattern in ("*", "**") else [pattern, "a.txt"]
        )

    def test_a_table_of_an_export_that_is_named_is_tried(self) -> None:
        exported("drafts/t2")
        assert gathered(["drafts/t2/studies.jsonl"]) == (["drafts/t2/studies.jsonl"], "")
        assert gathered(["drafts/t2"]) == (["drafts/t2"], "")

    def test_what_is_called_as_a_table_of_an_export_is_read(self) -> None:
        for name, text in (("dictionary.csv", "my,own\n"), ("all.jsonl", '{"text": "1. Summary"}\n')):
            Path("drafts/unit 7", name).write_text(text, "utf-8")
        assert found("drafts/unit 7")[0] == "drafts/unit 7/all.jsonl"

    def test_a_folder_that_cannot_be_opened_is_not_lost(self, monkeypatch: pytest.MonkeyPatch) -> None:
        scandir = os.scandir

        def refuse(path: str) -> object:
            if str(path).endswith("unit 7"):
                raise PermissionError
            return scandir(path)

        monkeypatch.setattr(os, "scandir", refuse)
        assert found("drafts") == ["drafts/A.txt", "drafts/b.txt", "drafts/unit 7"]
        [*_, last] = parse_files(["drafts"])
        assert last.error is not None
        assert last.error.kind == "permission"

    def test_a_circle_of_links_is_not_followed(self) -> None:
        try:
            Path("drafts/again").symlink_to("..", target_is_directory=True)
        except OSError:
            pytest.skip("links need a right that this user does not have")
        assert found("drafts") == ALL


@pytest.mark.usefixtures("drafts")
class TestParsing:
    def test_one_bad_file_does_not_stop_the_rest(self) -> None:
        paths = ["drafts/A.txt", "missing.txt", "drafts/notes.xyz", "empty", "drafts/b.txt"]
        Path("drafts/notes.xyz").write_bytes(b"{\\rtf1 x}")
        outcomes = list(parse_files(paths))
        assert [o.path for o in outcomes] == paths
        kinds = [o.error.kind if o.error else None for o in outcomes]
        assert kinds == [None, "missing", "unsupported", "missing", None]
        assert outcomes[3].error is not None
        assert outcomes[3].error.message == (
            "there is no file to read in this folder (refcase reads .txt, .text, .md, .markdown, .pdf, "
            ".docx, .docm, .dotx, .dotm, .html, .htm, .xhtml, .mhtml, .mht, and where they hold case studies "
            ".xlsx, .xlsm, .csv, .tsv, .json, .jsonl, .ndjson, .csv.gz, .json.gz, .jsonl.gz, .zip; "
            "name a file to be told why it is not read)"
        )
        assert outcomes[0].study is not None
        assert outcomes[0].study.path == "drafts/A.txt"

    def test_a_case_study_knows_its_document(self) -> None:
        [outcome] = parse_files(["drafts/A.txt"])
        assert outcome.study is not None
        assert outcome.study.document is not None
        assert outcome.study.document.text.startswith("1. Summary")

    def test_files_are_only_read_when_their_turn_comes(self) -> None:
        outcomes = parse_files(["drafts/A.txt", "later.txt"])
        next(outcomes)
        Path("later.txt").write_text("written in the meantime", encoding="utf-8")
        assert next(outcomes).error is None

    def test_the_limit_and_the_exercise_are_handed_on(self) -> None:
        [refused] = parse_files(["drafts/A.txt"], max_bytes=3)
        assert refused.error is not None
        assert refused.error.kind == "too-large"
        [told] = parse_files(["drafts/A.txt"], exercise="REF2029")
        assert told.study is not None
        assert told.study.exercise == "REF2029"

    def test_a_fault_of_refcase_is_said_to_be_one(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(*_: object, **__: object) -> CaseStudy:
            raise KeyError("secret\ntext of the draft")

        monkeypatch.setattr(corpus, "parse", fail)
        [outcome] = parse_files(["drafts/A.txt"])
        assert outcome.error is not None
        assert outcome.error.kind == "internal"
        assert outcome.error.message.startswith(
            "refcase failed on this file; please report it (KeyError in test_"
        )


def test_an_outcome_is_a_tuple() -> None:
    path, study, error = Outcome("a.txt", None, None)
    assert (path, study, error) == ("a.txt", None, None)


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_pattern_does_not_follow_links_that_lead_back(drafts: Path) -> None:
    (drafts / "drafts/unit 7/up").symlink_to("..")
    (drafts / "drafts/unit 7/again").symlink_to("..")
    assert found("drafts/**/*.TXT") == ["drafts/unit 7/d.TXT"]
    assert found("**/b.txt") == ["drafts/b.txt"]


def test_a_pattern_in_a_folder_whose_name_looks_like_one(drafts: Path) -> None:
    (drafts / "drafts[1]").mkdir()
    (drafts / "drafts[1]/e.txt").write_text("Kilns.", encoding="utf-8")
    assert found("drafts[1]/*.txt") == ["drafts[1]/e.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pattern_steps_over_pipes(drafts: Path) -> None:
    os.mkfifo(drafts / "drafts/pipe.txt")
    (drafts / "drafts/gone.txt").symlink_to("nowhere")
    assert "drafts/pipe.txt" not in found("drafts/*.txt")
    assert "drafts/gone.txt" in found("drafts/*.txt")


def test_one_path_needs_no_list(drafts: Path) -> None:
    assert [outcome.path for outcome in parse_files("drafts/b.txt")] == ["drafts/b.txt"]
