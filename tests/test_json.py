"""The JSON: the names and the shape users rely on, positions, and bytes that harm no reader."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import refcase
from making import TEXT, study
from refcase.models import CaseStudy, Leftover
from refcase.reading.errors import ReadError
from refcase.reading.plain import document_of
from refcase.render.json import SCHEMA_ID, dumps, error_data, schema, to_data, to_json
from refcase.text import Span

VALIDATOR = jsonschema.Draft202012Validator(schema())


NOWHERE_ELSE = {"page": None, "paragraph": None, "cell": None}  # a text file has none


def test_names_and_order_of_the_whole() -> None:
    assert list(to_data(study())) == [
        "schema_version",
        "tool",
        "path",
        "format",
        "encoding",
        "sha256",
        "exercise",
        "title",
        "institution",
        "unit_of_assessment",
        "header",
        "sections",
        "references",
        "sources",
        "grants",
        "context",
        "citations",
        "schemes",
        "notes",
        "regions",
        "leftovers",
        "metadata",
    ]


def test_a_reference_in_full() -> None:
    assert to_data(study())["references"][1] == {
        "label": "R2",
        "printed_label": "[R2]",
        "raw": "[R2] Lind, B. (2016) Bubble curtains. Marine Sound, 5.",
        "authors": [{"family": "Lind", "given": "B.", "literal": None}],
        "year": 2016,
        "title": "Bubble curtains",
        "container": None,
        "volume": None,
        "issue": None,
        "pages": None,
        "publisher": None,
        "doi": None,
        "url": None,
        "isbn": None,
        "type": None,
        "span": {"start": 238, "end": 292, "line": 6, "column": 1} | NOWHERE_ELSE,
    }


def test_a_citation_and_a_part_know_their_line_and_column() -> None:
    data = to_data(study())
    assert data["citations"][2]["span"] == {"start": 372, "end": 385, "line": 8, "column": 55} | NOWHERE_ELSE
    assert data["sources"][1]["parts"][1]["span"]["column"] == len("E2 Consents a) Borkum ") + 1


def test_columns_count_what_was_taken_out() -> None:
    written = TEXT.replace("Quieter piling [R1", "Quieter\u200b piling\u00ad [R1")
    changed = study(document=document_of(written))
    assert to_data(changed)["citations"][0]["span"]["column"] == len("Quieter  piling  ") + 1


def test_the_schema_is_a_schema_and_fits() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    assert schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema()["$id"] == SCHEMA_ID
    VALIDATOR.validate(to_data(study()))
    VALIDATOR.validate(to_data(refcase.parse_text(TEXT)))
    VALIDATOR.validate(to_data(refcase.parse_text("")))


@pytest.mark.parametrize("lost", ["title", "sections", "leftovers"])
def test_the_schema_wants_every_key(lost: str) -> None:
    data = to_data(study())
    del data[lost]
    assert not VALIDATOR.is_valid(data)


def test_the_schema_wants_no_other_key_and_every_position() -> None:
    assert not VALIDATOR.is_valid(to_data(study()) | {"invented": 1})
    data = to_data(study())
    del data["references"][0]["span"]["line"]
    assert not VALIDATOR.is_valid(data)


def test_the_schema_knows_a_file_that_could_not_be_read() -> None:
    failure = error_data(ReadError("empty", "there is no text in it", "a.txt"))
    assert failure == {"path": "a.txt", "error": {"kind": "empty", "message": "there is no text in it"}}
    jsonschema.validate(
        failure,
        schema()
        | {"$ref": "#/$defs/ReadFailure", "properties": {}, "required": [], "additionalProperties": True},
    )


def test_every_definition_of_the_schema_closes_its_objects() -> None:
    for definition in schema()["$defs"].values():
        assert definition["additionalProperties"] is False
        assert definition["required"] == list(definition["properties"])


def test_the_same_case_study_gives_the_same_text() -> None:
    assert to_json(study()) == to_json(study())
    assert to_json(study()).startswith('{\n  "schema_version": "1.0",\n')
    assert "\n" not in to_json(study(), indent=None)
    assert "£50,000" in to_json(study())


def test_a_case_study_comes_back_from_its_json() -> None:
    there = study()
    back = CaseStudy.model_validate_json(to_json(there))
    assert back == there
    assert hash(back) == hash(there)
    assert back != study(title="another")
    assert back.document is None
    with pytest.raises(ValueError, match="pass its document too"):
        to_json(back)
    assert to_json(back, there.document) == to_json(there)


def test_the_public_door_gives_the_same() -> None:
    parsed = refcase.parse_text(TEXT)
    assert refcase.to_json(parsed) == to_json(parsed)
    assert refcase.to_data(parsed) == json.loads(refcase.to_json(parsed))


@pytest.mark.parametrize(
    "character", ["\x1b", "\x7f", "\x85", "\x9b", "\u2028", "\u202e", "\u2066", "\ud800", "\n"]
)
def test_characters_that_could_harm_are_escapes(character: str) -> None:
    written = dumps({"raw": f"a{character}b"})
    assert written == f'{{"raw":"a{json.dumps(character)[1:-1]}b"}}'
    assert json.loads(written)["raw"] == f"a{character}b"


@given(st.text(st.characters(), max_size=40))
def test_any_string_can_be_written_on_one_line(raw: str) -> None:
    left = Leftover(reason="any", raw=raw, span=Span(start=0, end=len(raw)))
    written = to_json(study(leftovers=(left,)), indent=None) if raw.isprintable() else dumps({"raw": raw})
    written.encode("utf-8")
    assert len(written.splitlines()) == 1
    assert raw in (
        json.loads(written).get("raw"),
        *(left["raw"] for left in json.loads(written).get("leftovers", ())),
    )


@given(st.text(st.sampled_from([*map(chr, range(0x22)), *"\\#[a\x7f\x85\u2028\ud800é中"]), max_size=12))
@example('\\n\n\\"\t##[\0\r\x1f')
def test_long_fields_are_escaped_as_all_others(raw: str) -> None:
    there = study(title=raw, leftovers=(Leftover(reason=raw, raw=raw, span=Span(start=0, end=0)),))
    written = to_json(there, indent=None)
    assert f'"reason":{dumps(raw)},"raw":{dumps(raw)},' in written
    assert f'"raw": {dumps(raw)},' in to_json(there)


def test_the_page_about_the_json_has_every_key() -> None:
    page = (Path(__file__).parent.parent / "docs" / "json.md").read_text(encoding="utf-8")
    whole = schema()
    keys = {
        *whole["properties"],
        *(key for definition in whole["$defs"].values() for key in definition["properties"]),
    }
    assert not {key for key in keys if not re.search(rf"\b{key}\b", page)}


class Noted(CaseStudy):
    """A case study with a field of somebody's own."""

    remark: str = "none"


def test_what_a_copy_has_in_a_field_is_written_though_its_type_is_another() -> None:
    odd = {"raw": None, "text": 3, "urls": "x", "parts": None, "span": True}
    source = study().sources[0].model_copy(update=odd)
    written = to_data(study().model_copy(update={"sources": (source,), "notes": ((), "y")}))
    assert written["sources"] == [to_data(study())["sources"][0] | odd]
    assert written["notes"] == [[], "y"]


def test_a_model_made_from_ours_is_written_with_its_own_fields() -> None:
    known = study()
    assert known.document
    noted = Noted(**{name: getattr(known, name) for name in CaseStudy.model_fields}).with_document(
        known.document
    )
    assert to_data(noted) == to_data(known) | {"remark": "none"}


@given(st.text(alphabet="ab\n \u2003\u00ad\u200b\r\U00010d40", max_size=40))
def test_places_in_the_json_are_those_of_the_document(text: str) -> None:
    document = document_of(text)
    spans = [Span(start=at, end=at) for at in range(len(document.text) + 1)]
    known = study().model_copy(
        update={"leftovers": tuple(Leftover(reason="", raw="", span=s) for s in spans)}
    )
    told = [left["span"] for left in to_data(known, document)["leftovers"]]
    assert [(s["line"], s["column"]) for s in told] == [document.position(s.start)[:2] for s in spans]
