"""CSL-JSON: what its schema asks for, as far as references can break it."""

import json
from pathlib import Path

import jsonschema
from hypothesis import given
from refs import Row, anything, author, reference

from refcase.export.csljson import item, writing
from refcase.export.rows import no_rows

STRING = {"type": "string"}
# The part of the published schema (csl-data.json, version 1.0) that holds what we write: types, names, dates.
TYPES = """article article-journal article-magazine article-newspaper bill book broadcast chapter classic
collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview
legal_case legislation manuscript map motion_picture musical_score pamphlet paper-conference patent
performance periodical personal_communication post post-weblog regulation report review review-book software
song speech standard thesis treaty webpage"""
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["type", "id"],
        "additionalProperties": False,
        "properties": {
            "type": {"enum": TYPES.split()},
            "id": {"type": ["string", "number"]},
            "author": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {"family": STRING, "given": STRING, "literal": STRING},
                    "additionalProperties": False,
                },
            },
            "issued": {
                "type": "object",
                "properties": {
                    "date-parts": {
                        "type": "array",
                        "minItems": 1,
                        "maxItems": 2,
                        "items": {
                            "type": "array",
                            "minItems": 1,
                            "maxItems": 3,
                            "items": {"type": ["string", "number"]},
                        },
                    }
                },
                "additionalProperties": False,
            },
            **dict.fromkeys(
                (
                    "title",
                    "container-title",
                    "volume",
                    "issue",
                    "page",
                    "publisher",
                    "DOI",
                    "URL",
                    "ISBN",
                    "note",
                ),
                STRING,
            ),
        },
    },
}


def test_an_article() -> None:
    assert item(reference()) == {
        "id": "drafts/porpoise.txt-ref1",
        "type": "article-journal",
        "title": "Piling noise",
        "container-title": "Marine Sound",
        "volume": "4",
        "issue": "2",
        "page": "67–85",
        "DOI": "10.5555/ms.15",
        "author": [{"family": "Okafor", "given": "A."}, {"family": "Lind", "given": "B."}],
        "issued": {"date-parts": [[2015]]},
    }


def test_bodies_and_what_has_no_title() -> None:
    told = item(reference(title=None, type=None, authors=[author(literal="WHO"), author()]))
    assert told["author"] == [{"literal": "WHO"}]
    assert told["type"] == "document"
    assert told["note"].startswith("[R1] Okafor")


@given(anything)
def test_the_schema_holds(row: Row) -> None:
    jsonschema.validate([item(row)], SCHEMA)


def test_a_list_is_a_list(tmp_path: Path) -> None:
    for n in range(3):
        file = tmp_path / f"{n}.json"
        with writing(file) as add:
            for _ in range(n):
                add("a", no_rows() | {"references": [reference()]})
        assert len(json.loads(file.read_text(encoding="utf-8"))) == n
