"""Real case studies, where there are any: none raises, and the laws hold for every one.

They lie outside the repository; `REFCASE_CORPUS` names the folder. It may hold `corpus/*.jsonl.gz`
(a case study a line, in "text") and `gold/*.txt`.
"""

import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import refcase
from laws import broken

FOLDER = Path(os.environ.get("REFCASE_CORPUS") or "/nowhere")
ALL = 200  # of a file with more, so many are read, evenly spread

pytestmark = pytest.mark.skipif(
    not os.environ.get("REFCASE_CORPUS"), reason="REFCASE_CORPUS does not name a folder of real case studies"
)


def _texts() -> list[object]:
    archives = sorted(FOLDER.glob("corpus/*.jsonl.gz"))
    files = sorted(FOLDER.glob("gold/*.txt"))
    return [pytest.param(path, id=path.name) for path in [*archives, *files]]


def _read(path: Path) -> Iterator[tuple[str, str]]:
    if path.suffix != ".gz":
        yield path.stem, path.read_text(encoding="utf-8")
        return
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        studies = list(lines)
    for line in studies[:: max(1, len(studies) // ALL)]:
        data = json.loads(line)
        yield data["id"], data["text"]


def test_the_folder_holds_case_studies() -> None:
    assert FOLDER.is_dir()
    assert _texts()


@pytest.mark.parametrize("path", _texts())
def test_the_laws_hold(path: Path) -> None:
    found = {name: broken(refcase.parse_text(text)) for name, text in _read(path)}
    assert found
    assert {name: faults for name, faults in found.items() if faults} == {}
