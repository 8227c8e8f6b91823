"""The databases' own downloads, where there are any: rows in are rows out, and the rows say what they are.

They lie outside the repository; `REFCASE_CORPUS` names the folder. It may hold `exports/`, the files as they
are downloaded, and `corpus/*.jsonl.gz`, the texts of the same case studies with what the databases say.
"""

import gzip
import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import refcase
from laws import broken, document_keeps_its_laws
from refcase.corpus import parse_files
from refcase.models import CaseStudy

FOLDER = Path(os.environ.get("REFCASE_CORPUS") or "/nowhere")

pytestmark = pytest.mark.skipif(
    not os.environ.get("REFCASE_CORPUS"), reason="REFCASE_CORPUS does not name a folder of real case studies"
)

EXPORTS = {
    "ref2014-api-classics.json": (59, "ref2014"),
    "ref2014-database.xlsx": (19, "ref2014"),
    "ref2021-dashboard.csv": (49, "ref2021"),
    "ref2021-database.xlsx": (49, "ref2021"),
}
# The page shows a list counted on from 6, which the export begins anew at 1.
OTHERWISE_LISTED = {"cf0f849c-8796-447f-982b-c4d36249ddc6"}
_OTHER_NAMES = {"name_of_funders": "funders", "researcher_orcids": "orcids"}


@cache
def studies(name: str) -> list[CaseStudy]:
    if not (FOLDER / "exports" / name).is_file():
        pytest.skip(f"there is no exports/{name}")
    if name.endswith(".xlsx"):
        pytest.importorskip("python_calamine")
    outcomes = list(parse_files(FOLDER / "exports" / name))
    assert [str(outcome.error) for outcome in outcomes if outcome.error] == []
    return [outcome.study for outcome in outcomes if outcome.study]


@cache
def corpus(exercise: str) -> dict[str, Any]:
    with gzip.open(FOLDER / "corpus" / f"{exercise}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return {(data := json.loads(line))["id"].removeprefix(f"{exercise}-"): data for line in lines}


def pairs(name: str) -> list[tuple[CaseStudy, dict[str, Any]]]:
    """The case studies of an export with what the corpus has of them."""
    known = corpus(EXPORTS[name][1])
    return [
        (study, known[study.metadata.id])
        for study in studies(name)
        if study.metadata and study.metadata.id in known
    ]


def tidy(value: str) -> str:
    return " ".join(value.split())


@pytest.mark.parametrize("name", EXPORTS)
class TestExports:
    def test_rows_in_are_rows_out(self, name: str) -> None:
        found = studies(name)
        assert len(found) == EXPORTS[name][0]
        assert len({study.path for study in found}) == len(found)
        assert {study.exercise for study in found} == {EXPORTS[name][1].upper()}

    def test_the_laws_hold(self, name: str) -> None:
        for study in studies(name):
            assert study.document is not None
            assert broken(study) == []
            document_keeps_its_laws(study.document)
            assert not [note for note in study.notes if note.kind == "metadata-differs"]

    def test_the_rows_say_what_they_are(self, name: str) -> None:
        for study, data in pairs(name):
            truth = data["truth"]
            unit = study.unit_of_assessment
            number = study.metadata.unit_number if study.metadata else None
            assert study.title == tidy(truth["title"])
            assert study.institution == tidy(truth["institution"])
            assert truth["uoa"] in (unit, f"{number} {unit}")

    def test_the_items_are_those_of_the_text(self, name: str) -> None:
        for study, data in pairs(name):
            text = refcase.parse_text(data["text"])
            assert [(r.label, tidy(r.raw)) for r in study.references] == [
                (r.label, tidy(r.raw)) for r in text.references
            ]
            assert [(c.section, c.written, c.targets) for c in study.citations] == [
                (c.section, c.written, c.targets) for c in text.citations
            ]
            own = study.metadata.id if study.metadata else None
            assert [
                (s.label, tidy(s.text), len(s.parts))
                if own in OTHERWISE_LISTED
                else (s.label, tidy(s.raw), len(s.parts))
                for s in study.sources
            ] == [
                (s.label, tidy(s.text), len(s.parts))
                if own in OTHERWISE_LISTED
                else (s.label, tidy(s.raw), len(s.parts))
                for s in text.sources
            ]


@pytest.mark.parametrize("name", ["ref2021-dashboard.csv", "ref2021-database.xlsx"])
def test_grants_and_lists_are_the_sources_own(name: str) -> None:
    for study, data in pairs(name):
        truth = data["truth"]
        assert [[g.number, g.amount] for g in study.grants if g.section is None] == [
            [tidy(number), amount] for number, amount in truth["grants"]
        ]
        for field, values in truth["context"].items():
            own = getattr(study.context, _OTHER_NAMES.get(field, field))
            # The corpus cuts "[Office [X]]" at its first closing bracket.
            assert [value.removesuffix("]") for value in own] == [tidy(v).removesuffix("]") for v in values]
