"""The line that says how far a run has come."""

import pytest

from refcase.progress import Progress, in_time


def shown(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().err.split("\r")[-1].rstrip()


def test_how_far_how_fast_how_long(capsys: pytest.CaptureFixture[str]) -> None:
    now = [0.0]
    progress = Progress(13_000, shown=True, timed=True, clock=lambda: now[0])
    progress.show(0)
    assert shown(capsys) == "refcase: [....................] 0 of 13,000 files"
    now[0] = 100.0
    progress.show(6_500)
    assert shown(capsys) == "refcase: [##########..........] 6,500 of 13,000 files, 65 a second, 2 min left"
    progress.show(6_500, skipped=6_400)  # those done before say nothing of the rate
    assert shown(capsys).endswith("1 a second, 1 h 48 min left")
    progress.wipe()
    assert shown(capsys) == ""


def test_a_draft_that_turns_out_to_hold_many(capsys: pytest.CaptureFixture[str]) -> None:
    now = [0.0]
    for total in (25, None):  # None: a collection is among the files
        progress = Progress(total, shown=True, timed=True, clock=lambda: now[0])
        now[0] += 100.0
        progress.show(1_200)
        assert shown(capsys) == "refcase: 1,200 case studies, 12 a second"
    progress = Progress(25, shown=True, timed=True, clock=lambda: now[0])
    now[0] += 100.0
    progress.show(25)  # as many as files: none need hold many
    assert shown(capsys) == "refcase: [####################] 25 of 25 files, 15 a minute, 0 s left"


def test_without_a_bar(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress(345, shown=True)
    progress.show(12)
    assert shown(capsys) == "refcase: 12 of 345 files"


def test_nothing_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    for progress in (Progress(500, shown=False, timed=True), Progress(5, shown=True, timed=True)):
        progress.show(3)
        progress.wipe()
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(5, "5 s"), (89, "89 s"), (120, "2 min"), (5400, "1 h 30 min"), (6500, "1 h 48 min")],
)
def test_times(seconds: float, told: str) -> None:
    assert in_time(seconds) == told
