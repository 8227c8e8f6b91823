"""The hidden folder beside a target: taken away, taken over, and what it never harms."""

import os
from pathlib import Path

import pytest

from refcase.export import staging
from refcase.export.csv import write_dictionary
from refcase.export.rows import no_rows
from refcase.export.spool import Spool, Studied, encoded
from refcase.export.staging import Staging, checked
from refcase.export.swapping import swap
from refcase.export.writing import ready
from refcase.output import OutputError

OURS = frozenset({"studies.csv", "references.csv", "dictionary.csv"})


def hidden(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".refcase-")]


def abandoned(target: Path, run: str = "run") -> Path:
    """What a run that was killed leaves: a folder without a lock."""
    left = Staging(target, run, resume=False)
    Spool(left.kept).keep(encoded([Studied("a", "1", no_rows())], ready("csv")))
    left.whole.write_text("half", encoding="utf-8")
    os.close(left._lock)
    return left.folder


@pytest.mark.parametrize("old", [False, True])
def test_a_file_takes_its_place(tmp_path: Path, old: bool) -> None:
    target = tmp_path / "all.bib"
    if old:
        target.write_text("old", encoding="utf-8")
        target.chmod(0o640)
    stage = Staging(target, "run", resume=False)
    stage.whole.write_text("new", encoding="utf-8")
    stage.finish()
    assert target.read_text(encoding="utf-8") == "new"
    assert hidden(tmp_path) == []
    if old and os.name != "nt":
        assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("swaps", [True, False])
def test_a_folder_takes_its_place(tmp_path: Path, swaps: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not swaps:
        monkeypatch.setattr(staging, "swap", lambda *_: False)
    target = tmp_path / "tables"
    for text in ("one", "two"):
        stage = Staging(target, "run", resume=False)
        stage.whole.mkdir()
        (stage.whole / "studies.csv").write_text(text, encoding="utf-8")
        stage.finish()
        assert (target / "studies.csv").read_text(encoding="utf-8") == text
    assert hidden(tmp_path) == []


def test_two_folders_are_exchanged(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    if not swap(tmp_path / "a", tmp_path / "b"):
        pytest.skip("this system cannot")
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b"]


@pytest.mark.skipif(os.name == "nt", reason="a folder with an open file in it cannot be moved there")
def test_a_file_in_the_place_of_the_folder_above_is_none_of_ours(tmp_path: Path) -> None:
    above = tmp_path / "above"
    above.mkdir()
    stage = Staging(above / "tables", "run", resume=False)
    above.rename(tmp_path / "moved")
    above.touch()
    stage.close(keep=False)
    assert above.is_file()


def test_leftovers_go_with_the_next_run(tmp_path: Path) -> None:
    target = tmp_path / "tables"
    left = abandoned(target)
    Staging(target, "run", resume=False).close(keep=False)
    assert not left.exists()
    assert hidden(tmp_path) == []


def test_those_of_a_run_under_way_stay(tmp_path: Path) -> None:
    target = tmp_path / "tables"
    other = Staging(target, "run", resume=False)
    mine = Staging(target, "run", resume=True)
    assert other.folder.exists()
    assert mine.folder != other.folder
    for stage in (mine, other):
        stage.close(keep=False)


def test_those_of_another_target_stay(tmp_path: Path) -> None:
    left = abandoned(tmp_path / "tables")
    Staging(tmp_path / "tables2", "run", resume=False).close(keep=False)
    assert left.exists()


def test_a_run_goes_on_where_one_like_it_was_killed(tmp_path: Path) -> None:
    target = tmp_path / "tables"
    left = abandoned(target)
    stage = Staging(target, "run", resume=True)
    assert stage.folder == left
    assert not stage.whole.exists()
    assert Spool(stage.kept).has("a", "1")
    stage.close(keep=False)


def test_a_run_of_another_kind_begins_anew(tmp_path: Path) -> None:
    target = tmp_path / "tables"
    left = abandoned(target, "another version")
    stage = Staging(target, "run", resume=True)
    assert len(Spool(stage.kept)) == 0
    assert not left.exists()
    stage.close(keep=False)


def test_an_output_set_aside_when_a_run_was_killed_is_put_back(tmp_path: Path) -> None:
    target = tmp_path / "tables"
    left = abandoned(target)
    (left / "old").mkdir()
    (left / "old" / "studies.csv").touch()
    Staging(target, "run", resume=False).close(keep=False)
    assert (target / "studies.csv").exists()


def test_a_batch_cut_off_is_as_if_not_there(tmp_path: Path) -> None:
    folder = tmp_path / "batches"
    spool = Spool(folder)
    spool.keep(encoded([Studied("a", "1", no_rows()), Studied("b", "", no_rows())], ready("csv")))
    spool.keep(encoded([Studied("c", "3", no_rows())], ready("csv")))
    [*_, last] = sorted(folder.iterdir())
    last.write_bytes(last.read_bytes()[:-9])
    again = Spool(folder)
    assert again.has("a", "1") and not again.has("a", "2")
    assert not again.has("b", "")  # what could not be read is tried again
    assert not again.knows("c")
    again.keep(encoded([Studied("c", "4", no_rows())], ready("csv")))
    assert Spool(folder).has("c", "4")


@pytest.mark.parametrize(
    ("output", "folder", "message"),
    [
        ("gone/tables", True, "the folder to write it in does not exist"),
        ("full", True, "it holds notes.txt"),
        (".", True, "the folder we are in"),
        ("full", False, "this is a folder"),
        ("full/notes.txt", True, "this is a file"),
        ("old", True, "is to be read"),
    ],
)
def test_what_is_not_written_over(
    output: str, folder: bool, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("full", "old"):
        Path(name).mkdir()
    Path("full/notes.txt").touch()
    write_dictionary(Path("old"))
    Path("old/studies.csv").touch()
    with pytest.raises(OutputError, match=message):
        checked(output, folder=folder, ours=OURS, files=["old/studies.csv"])


def test_an_older_export_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    write_dictionary(tmp_path / "old")
    (tmp_path / "old/studies.csv").touch()
    assert checked(str(tmp_path / "old"), folder=True, ours=OURS, files=["a.txt"]).name == "old"


@pytest.mark.parametrize("own", ["studies.csv", "dictionary.csv", "references.csv/"])
def test_tables_that_somebody_else_has_made_stay(own: str, tmp_path: Path) -> None:
    if own.endswith("/"):  # a folder, beside what an export has left
        write_dictionary(tmp_path)
        (tmp_path / own).mkdir()
    else:
        (tmp_path / own).write_text("my,own\n")
    with pytest.raises(OutputError, match="none of an export's tables"):
        checked(str(tmp_path), folder=True, ours=OURS, files=[])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
@pytest.mark.parametrize(("folder", "told"), [(True, "name a folder"), (False, "name a file")])
def test_nothing_takes_the_place_of_a_pipe(folder: bool, told: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for output in (str(tmp_path / "pipe"), os.devnull):
        with pytest.raises(OutputError, match=f"this is a device or a pipe; {told}"):
            checked(output, folder=folder, ours=OURS, files=[])


@pytest.mark.skipif(not os.path.exists("/dev/fd"), reason="this system has no names for open pipes")  # noqa: PTH110
def test_a_pipe_without_a_path_is_a_pipe() -> None:
    ours, theirs = os.pipe()
    with pytest.raises(OutputError, match="this is a device or a pipe; name a file"):
        checked(f"/dev/fd/{theirs}", folder=False, ours=OURS, files=[])
    os.close(ours)
    os.close(theirs)
