"""Findings that are told as one are single findings to suppressions and baselines."""

from pathlib import Path

import pytest

import refcase
from refcase.checker import Asked
from refcase.validate.selection import Selection

LINES = [f"E{n} Letter from town {n}, clerk{n}@town.example" for n in range(1, 8)]


def draft(lines: list[str]) -> str:
    cited = ", ".join(line.partition(" ")[0] for line in lines if line.startswith("E"))
    items = "\n\n".join(lines)
    return (
        "1. Summary of the impact\nBees.\n4. Details of the impact\nTowns kept bees "
        f"[{cited}].\n5. Sources to corroborate the impact\n{items}\n"
    )


def told(lines: list[str]) -> list[refcase.Finding]:
    found = refcase.check(refcase.parse_text(draft(lines), exercise="REF2021"))
    return [finding for finding in found if finding.code == "PII001"]


def test_many_are_told_as_one() -> None:
    (finding,) = told(LINES)
    assert finding.message.endswith("; likewise in 6 more places")
    assert len(finding.related) == 6


def test_few_are_told_each() -> None:
    assert len(told(LINES[:5])) == 5


def test_a_suppression_hides_what_it_is_over_and_nothing_else() -> None:
    lines = [LINES[0], "<!-- refcase: ignore PII001 -- press office -->\n" + LINES[1], *LINES[2:]]
    (finding,) = told(lines)
    assert finding.message.endswith("; likewise in 5 more places")
    assert "clerk2" not in " ".join(related.message for related in finding.related)


@pytest.fixture
def shell_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def report(lines: list[str], baseline: str | None) -> refcase.Report:
    Path("a.txt").write_text(draft(lines), encoding="utf-8")
    asked = Asked(selection=Selection(("PII001",)), exercise="REF2021", baseline=baseline)
    (found,) = refcase.check_files("a.txt", asked)
    return found


@pytest.mark.parametrize(("first", "then", "new", "fixed"), [(6, 7, 1, 0), (7, 6, 0, 1), (6, 5, 0, 1)])
def test_a_baseline_knows_each_by_itself(
    shell_folder: Path, first: int, then: int, new: int, fixed: int
) -> None:
    from refcase.baseline import baseline_of, read_baseline

    Path("known.json").write_text(baseline_of([report(LINES[:first], None)], "known.json"), encoding="utf-8")
    read_baseline.cache_clear()
    found = report(LINES[:then], "known.json")
    assert (len(found.findings), found.fixed) == (new, fixed)


def test_a_baseline_keeps_what_it_knows_of_other_drafts(shell_folder: Path) -> None:
    from refcase.baseline import baseline_of, read_baseline

    for name in ("a.txt", "b.txt", "gone.txt"):
        Path(name).write_text(draft(LINES[:2]), encoding="utf-8")
        asked = Asked(selection=Selection(("PII001",)), exercise="REF2021", baseline="")
        written = baseline_of(refcase.check_files(name, asked), "known.json")
        Path("known.json").write_text(written, encoding="utf-8")
    Path("gone.txt").unlink()
    written = baseline_of(refcase.check_files("a.txt", asked), "known.json")
    Path("known.json").write_text(written, encoding="utf-8")
    read_baseline.cache_clear()
    assert sorted(read_baseline("known.json").files) == ["a.txt", "b.txt"]
