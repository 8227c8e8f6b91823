"""The samples: parsed as a careful person reads them (truth), and as they were parsed before (golden)."""

import json
from pathlib import Path
from typing import Any

import pytest

import refcase
from refcase.models import CaseStudy, Target
from refcase.render.findings import Sheet, writer

ROOT = Path(__file__).parent.parent
SAMPLES = sorted(path.stem for path in (ROOT / "samples").glob("*.txt"))
ITEM_FIELDS = ("year", "title", "doi")


def test_there_are_samples() -> None:
    assert len(SAMPLES) >= 6


@pytest.fixture(params=SAMPLES)
def sample(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a sample, with the project's folder as the one that paths are told from."""
    monkeypatch.chdir(ROOT)
    return str(request.param)


def test_golden(sample: str, request: pytest.FixtureRequest) -> None:
    golden = Path("samples", f"{sample}.expected.json")
    told = refcase.to_json(refcase.parse_file(f"samples/{sample}.txt")) + "\n"
    if request.config.getoption("--update-golden"):
        golden.write_text(told, encoding="utf-8", newline="\n")
    assert told == golden.read_text(encoding="utf-8")


def test_golden_findings(sample: str, request: pytest.FixtureRequest) -> None:
    golden = Path("tests/golden", f"{sample}.txt")
    told = "".join(writer("text")(list(refcase.check_files(f"samples/{sample}.txt")), Sheet()))
    if request.config.getoption("--update-golden"):
        golden.write_text(told, encoding="utf-8", newline="\n")
    assert told == golden.read_text(encoding="utf-8")


def test_truth(sample: str) -> None:
    truth = json.loads(Path("samples", f"{sample}.truth.json").read_text(encoding="utf-8"))
    study = refcase.parse_file(f"samples/{sample}.txt")
    assert study.title == truth["title"]
    assert [section.number for section in study.sections] == truth["sections"]
    for field in ("institution", "unit_of_assessment"):
        if field in truth:
            assert getattr(study, field) == truth[field]
    for field in ("header", "context"):
        if field in truth:
            assert getattr(study, field).model_dump(mode="json") == truth[field]
    assert references(study) == [
        {key: item[key] for key in ("label", "first_author", *ITEM_FIELDS)} for item in truth["references"]
    ]
    assert [(s.label, [part.label for part in s.parts]) for s in study.sources] == [
        (item["label"], item.get("parts", [])) for item in truth["sources"]
    ]
    assert [(g.label, g.number, g.amount, g.currency) for g in study.grants] == [
        tuple(item.get(key) for key in ("label", "number", "amount", "currency")) for item in truth["grants"]
    ]
    assert citations(study) == [
        (item["section"], item["written"], item["targets"]) for item in truth["citations"]
    ]


def references(study: CaseStudy) -> list[dict[str, Any]]:
    """The fields of the references that the truth files hold."""
    found = []
    for reference in study.references:
        first = reference.authors[0] if reference.authors else None
        fields: dict[str, Any] = {
            "label": reference.label,
            "first_author": (first.family or first.literal) if first else None,
        }
        found.append(fields | {field: getattr(reference, field) for field in ITEM_FIELDS})
    return found


def citations(study: CaseStudy) -> list[tuple[int, str, list[str]]]:
    """The citations as the truth files write them."""
    return [(c.section, c.written, [written(study, target) for target in c.targets]) for c in study.citations]


def written(study: CaseStudy, target: Target) -> str:
    """A target as the truth files write it: `source:E5.a`, `reference:#2` unlabelled, `?:E11` not listed."""
    part = f".{target.part}" if target.part else ""
    if target.kind is None or target.item is None:
        return f"?:{target.label}{part}"
    lists = {"reference": study.references, "source": study.sources, "grant": study.grants}
    label = lists[target.kind][target.item].label
    return f"{target.kind}:{label or f'#{target.item + 1}'}{part}"
