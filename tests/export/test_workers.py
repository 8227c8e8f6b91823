"""Work shared out to processes; what they do here is small, and some of it ends them."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from time import sleep

import pytest

from refcase.workers import _AHEAD, in_order, shared_out


def doubled(things: Sequence[int]) -> list[int]:
    return [2 * thing for thing in things]


def ends_on_seven(things: Sequence[int]) -> list[int]:
    if 7 in things:
        os._exit(3)
    return doubled(things)


def fails(things: Sequence[int]) -> list[int]:
    raise ValueError(f"no {things[0]}")


CHUNKS = [[1, 2], [3], [6, 7, 8], [9, 10]]


@pytest.mark.parametrize("jobs", [1, 2, 9])
def test_each_chunk_comes_back(jobs: int) -> None:
    found = {tuple(chunk): made for chunk, made in shared_out(doubled, CHUNKS, jobs)}
    assert found == {tuple(chunk): doubled(chunk) for chunk in CHUNKS}


def test_a_process_that_ends_takes_one_thing_along() -> None:
    found = sorted((list(chunk), made) for chunk, made in shared_out(ends_on_seven, CHUNKS, 2))
    assert found == [
        ([1, 2], [2, 4]),
        ([3], [6]),
        ([6], [12]),
        ([7], None),
        ([8], [16]),
        ([9, 10], [18, 20]),
    ]


def slow_at_first(things: Sequence[int]) -> list[int]:
    if 0 in things:
        sleep(2)
    return doubled(things)


@pytest.mark.parametrize("jobs", [1, 2, 9])
def test_in_order(jobs: int) -> None:
    found = [(list(chunk), made) for chunk, made in in_order(doubled, CHUNKS, jobs)]
    assert found == [(chunk, doubled(chunk)) for chunk in CHUNKS]


def test_what_a_process_ended_on_has_its_place() -> None:
    found = [(thing, made) for chunk, made in in_order(ends_on_seven, CHUNKS, 2) for thing in chunk]
    assert [thing for thing, _ in found] == [1, 2, 3, 6, 7, 8, 9, 10]
    assert [thing for thing, made in found if made is None] == [7]


def test_one_that_takes_long_is_not_left_behind_for_ever() -> None:
    taken = []

    def chunks() -> Iterator[list[int]]:
        for n in count():
            taken.append(n)
            yield [n]

    results = in_order(slow_at_first, chunks(), 2)
    assert next(results) == ([0], [0])
    assert len(taken) <= 2 * _AHEAD + 3
    results.close()


@pytest.mark.parametrize("jobs", [1, 2])
def test_errors_come_back(jobs: int) -> None:
    with pytest.raises(ValueError, match="no 1"):
        list(shared_out(fails, [[1]], jobs))


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is POSIX's")
def test_processes_end_with_their_parent() -> None:
    program = (
        "import os, time\nfrom refcase.workers import _AHEAD, in_order, shared_out\n"
        "def chunks():\n    yield [1]\n    yield [2]\n    os.kill(os.getpid(), 9)\n"
        "list(shared_out(print, chunks(), 2))\n"
    )
    # The processes write to the pipe too: it only ends when they have ended.
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=60)
    assert done.returncode == -signal.SIGKILL


SCRIPT = """
from refcase.workers import in_order

def doubled(things):
    return [2 * thing for thing in things]

print([made for _, made in in_order(doubled, [[1, 2], [3], [4]], 2)])
"""


def test_a_script_that_each_process_would_start_anew(tmp_path: Path) -> None:
    """What is asked for without `if __name__ == "__main__":` is done all the same, and the reason said."""
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, encoding="utf-8")
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (0, "[[2, 4], [6], [8]]\n")
    assert 'below `if __name__ == "__main__":`' in done.stderr
