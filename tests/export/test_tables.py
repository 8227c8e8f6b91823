"""The tables: every field of the models has its column, and keys lead to what they mean."""

from pathlib import Path

import pytest

import refcase
from refcase import Award, Metadata, batch, models
from refcase.base import Model
from refcase.earlier import COLUMNS, NAMES, is_export
from refcase.export.csv import write_dictionary
from refcase.export.dictionary import Entry, entries
from refcase.export.kinds import Kind, kind_of
from refcase.export.rows import Rows, keyed, no_rows, rows_of
from refcase.export.tables import LEFT_OUT, TABLES
from refcase.reading.plain import document_of
from refcase.records.kinds import Kind as FileKind
from refcase.text import Span

ROOT = Path(__file__).parent.parent.parent
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))

# Where the fields of each model are, but for spans, which are the columns of the place.
HOMES = {
    models.CaseStudy: "studies",
    models.Header: "studies",
    models.Context: "studies",
    Metadata: "studies",
    models.Section: "sections",
    models.Reference: "references",
    models.Source: "sources",
    models.Part: "parts",
    models.Grant: "grants",
}
# Fields of a case study that are tables, or whose own fields are columns of studies.
ELSEWHERE = {"sections", "references", "sources", "grants", "citations", "header", "context", "schemes"}
ELSEWHERE |= {"metadata", "span", "parts"}


def rows(path: Path, key: str = "k") -> Rows:
    study = refcase.parse_file(path)
    return rows_of(study, [], key)


@pytest.mark.parametrize(
    ("model", "table"), HOMES.items(), ids=lambda value: getattr(value, "__name__", value)
)
def test_every_field_is_in_a_column(model: type[Model], table: str) -> None:
    columns = next(each for each in TABLES if each.name == table).names
    left_out = {name for owner, name in LEFT_OUT if owner is model}
    assert set(model.model_fields) - set(columns) - left_out - ELSEWHERE == set()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_rows_have_the_columns_and_their_keys(path: Path) -> None:
    found = rows(path)
    for table in TABLES:
        assert all(tuple(row) == table.names for row in found[table.name])
        keys = [tuple(row[name] for name in table.key) for row in found[table.name]]
        assert len(set(keys)) == len(keys)
        assert not any(None in key for key in keys)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_targets_point_to_rows(path: Path) -> None:
    found = rows(path)
    there = {
        (kind, row["item"])
        for kind, table in (("reference", "references"), ("source", "sources"), ("grant", "grants"))
        for row in found[table]
    }
    pointed = {(row["kind"], row["item"]) for row in found["citations"] if row["kind"]}
    assert pointed and pointed <= there
    assert {row["source"] for row in found["parts"]} <= {row["item"] for row in found["sources"]}


def test_a_database_goes_before_the_text() -> None:
    study = refcase.parse_file(SAMPLES[0])
    told = Metadata(id="7", title="As the database has it", grants=(Award(number="X1", amount="5"),))
    [row] = rows_of(study.model_copy(update={"metadata": told}), [], "7")["studies"]
    assert (row["title"], row["id"], row["grants"]) == (told.title, "7", [{"number": "X1", "amount": "5"}])
    assert row["institution"] == study.institution


def test_half_a_pair_of_utf16_is_written_as_unknown() -> None:
    study = refcase.parse_file(SAMPLES[0])
    document = document_of(study.document.text, "a.txt")  # type: ignore[union-attr]
    odd = study.model_copy(update={"title": "half \ud800 of it"}).with_document(document)
    assert rows_of(odd, [], "k")["studies"][0]["title"] == "half \ufffd of it"
    assert {row["study"] for row in rows_of(study, [], "\udcff")["references"]} == {"\ufffd"}


def test_a_new_key_is_in_every_table() -> None:
    found = keyed(rows(SAMPLES[0]), "new")
    assert {row["study"] for many in found.values() for row in many} == {"new"}
    assert set(no_rows()) == {table.name for table in TABLES}


def test_kinds() -> None:
    assert kind_of(str | None) == Kind("string")
    assert str(kind_of(tuple[str, ...])) == "list of strings"
    assert str(kind_of(tuple[models.Author, ...])) == "list of {family, given, literal}"
    assert "page" in dict(kind_of(Span).fields)
    with pytest.raises(TypeError, match="no column can hold"):
        kind_of(set[str])


def test_an_export_is_known_by_its_dictionary(tmp_path: Path) -> None:
    assert Entry._fields == COLUMNS
    assert tuple(table.name for table in TABLES) == NAMES
    assert not is_export(tmp_path)
    write_dictionary(tmp_path)
    assert is_export(tmp_path)


def test_the_dictionary_names_every_format() -> None:
    [told] = [each.description for each in entries() if each[:2] == ("studies", "format")]
    named = set(told.removeprefix("format of the file: ").replace(";", ",").split(", "))
    collections = {kind.value for kind in FileKind if " " not in kind.value} - {"draft", "zip"}
    assert {name.split()[0] for name in named} == {*batch._SUFFIXES, *collections}


def test_the_dictionary_has_every_column() -> None:
    told = list(entries())
    assert len(told) == sum(len(table.columns) for table in TABLES)
    assert all(entry.description and entry.type for entry in told)
