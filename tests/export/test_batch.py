"""The unit of work: case studies in, tables out, on Arrow and without."""

import json
from pathlib import Path

import pyarrow as pa
import pytest

import refcase
from refcase import Asked, batch
from refcase.batch import Item, process, rows
from refcase.export.arrow import schema_of
from refcase.export.tables import TABLES

ROOT = Path(__file__).parent.parent.parent
FAULTS = ROOT / "samples/faults.txt"
WORD = ROOT / "samples/word-draft.docx"


def test_texts_become_tables() -> None:
    table = pa.table({"id": ["a", "b"], "text": [FAULTS.read_text(encoding="utf-8"), "Nothing of the kind."]})
    made = process(table)
    assert list(made) == [each.name for each in TABLES]
    assert made["studies"]["study"].to_pylist() == ["a", "b"]
    assert made["references"].num_rows == 5
    assert set(made["findings"]["study"].to_pylist()) >= {"a"}
    assert made["failures"].num_rows == 0


def test_schemas_are_those_of_the_tables_even_without_a_row() -> None:
    made = process(pa.table({"id": pa.array([], pa.string()), "text": pa.array([], pa.string())}))
    for table in TABLES:
        assert made[table.name].schema.equals(schema_of(table), check_metadata=True)
        assert not any(pa.types.is_null(field.type) for field in made[table.name].schema)


def test_files_are_told_by_their_bytes_or_their_format() -> None:
    page = b"<p>1. Summary of the impact</p><p>It helped.</p>"
    table = pa.table(
        {"id": ["w", "h"], "bytes": [WORD.read_bytes(), page], "format": pa.array([None, "html"])}
    )
    assert process(table)["studies"]["format"].to_pylist() == ["docx", "html"]


def test_what_goes_wrong_is_a_row() -> None:
    items = [
        Item("none"),
        Item("blank", text=" \n"),
        Item("odd", text="x", format="papyrus"),
        Item("binary", data=b"\0\1\2"),
        Item("large", data=b"x" * 100),
        Item("long", text="1. Summary of the impact\n" + "x" * 500_000),
        Item("told", text="x", metadata='{"ukprn": "many"}'),
        Item("good", text=FAULTS.read_text(encoding="utf-8"), metadata='{"id": "12", "other": {"x": "y"}}'),
    ]
    found = list(rows(items, options=Asked(max_bytes=50)))
    kinds = [each["failures"][0]["kind"] if each["failures"] else None for each in found]
    assert kinds == ["empty", "empty", "unsupported", "binary", "too-large", "too-large", "damaged", None]
    assert found[4]["failures"][0]["path"] == "large"
    [study] = found[-1]["studies"]
    assert (study["study"], study["id"], study["other"]) == ("good", "12", {"x": "y"})


def test_a_row_without_an_id_is_a_failure_of_its_own() -> None:
    table = pa.table({"id": ["", None, "b"], "text": ["x"] * 3, "name": [None, "kiln.txt", None]})
    made = process(table)
    assert made["failures"]["path"].to_pylist() == ["a row without an id", "kiln.txt"]
    assert made["studies"]["study"].to_pylist() == ["b"]


@pytest.mark.parametrize(
    ("metadata", "why"), [("[1]", "no JSON object"), ("{", "no JSON"), ('{"ukprn": "many"}', "ukprn")]
)
def test_metadata_that_are_none_are_told_as_what_they_are(metadata: str, why: str) -> None:
    [made] = rows([Item("a", text="x", metadata=metadata)])
    assert made["failures"][0]["message"] == f"its metadata is not that of refcase.Metadata ({why})"


def test_a_fault_of_refcase_is_a_row_and_quotes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RecursionError("the words of the draft")

    monkeypatch.setattr(batch, "parse", fail)
    [found] = rows([Item("a", text="x")])
    [failure] = found["failures"]
    assert failure["kind"] == "internal"
    assert "RecursionError" in failure["message"]
    assert "words of the draft" not in failure["message"]


@pytest.mark.parametrize(("columns", "message"), [(["text"], "a column id"), (["id", "text", "txt"], "txt")])
def test_columns_that_are_not_those(columns: list[str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        process(pa.table({name: ["x"] for name in columns}))


def test_with_and_without_arrow_it_is_the_same() -> None:
    text = FAULTS.read_text(encoding="utf-8")
    [plain] = rows([Item("a", text=text)])
    made = process(pa.table({"id": ["a"], "text": [text]}))
    for name, table in made.items():
        assert json.dumps(table.to_pylist(), sort_keys=True) == json.dumps(plain[name], sort_keys=True)


def test_findings_are_those_of_check() -> None:
    [found] = rows([Item("a", text=FAULTS.read_text(encoding="utf-8"))])
    codes = [finding.code for finding in refcase.check(refcase.parse_file(FAULTS))]
    assert [row["code"] for row in found["findings"]] == codes
