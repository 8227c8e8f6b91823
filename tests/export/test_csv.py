"""CSV: nothing in it runs, and nothing in it is lost."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcase.export import csv as csv_tables
from refcase.export import jsonl as jsonl_tables
from refcase.export.csv import cell, guarded, ready, unguarded, writing
from refcase.export.rows import Rows, no_rows
from refcase.export.tables import STUDIES

RUN = ("=", "+", "-", "@", "\t", "\r")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+44 20", "'+44 20"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("'quoted'", "''quoted'"),
        ("plain = text", "plain = text"),
        ("", ""),
    ],
)
def test_what_a_spreadsheet_would_run(text: str, written: str) -> None:
    assert guarded(text) == written
    assert unguarded(written) == text


@given(st.text())
def test_the_first_apostrophe_is_ours(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(RUN)


@pytest.mark.parametrize(
    ("value", "written"),
    [(None, ""), (True, "true"), (12, "12"), (0.5, "0.5"), (["a", "b"], '["a","b"]'), ([], "[]")],
)
def test_other_values(value: object, written: str) -> None:
    assert cell(value) == written


def test_a_cell_may_hold_anything(tmp_path: Path) -> None:
    title = '=a "quoted", title\nin two lines; 漢'
    study = dict.fromkeys(STUDIES.names) | {"study": "a", "title": title, "countries": ["Mali", "=x"]}
    with writing(tmp_path / "t") as add:
        add("a", ready(no_rows() | {"studies": [study]}))
    with (tmp_path / "t/studies.csv").open(encoding="utf-8", newline="") as file:
        [row] = csv.DictReader(file)
    assert unguarded(row["title"]) == title
    assert json.loads(row["countries"]) == ["Mali", "=x"]
    assert tuple(row) == STUDIES.names


@pytest.mark.parametrize("old", ["a", '=a"b,\n', "漢##["])
@pytest.mark.parametrize("key", ["b", 'drafts/-"x", y#row-2', "'##["])
@pytest.mark.parametrize("form", [csv_tables, jsonl_tables])
def test_lines_get_their_key_when_they_are_written(form: Any, old: str, key: str, tmp_path: Path) -> None:
    def rows(study: str) -> Rows:
        sections = [{"study": study, "item": n, "heading": f"{old},{n}\n", "text": None} for n in range(3)]
        failures = [{"path": "=x", "kind": "missing", "message": "gone"}]
        return no_rows() | {"studies": [{"study": study}], "sections": sections, "failures": failures}

    for study in (old, key):
        with form.writing(tmp_path / str(study == key)) as add:
            add(key, form.ready(rows(study)))
    made, wanted = (
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("False", "True")
    )
    assert made == wanted
