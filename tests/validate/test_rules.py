"""Every rule on its fixture: `tests/fixtures/rules/CODE.md`.

A line of `### finds` is `severity "the text under the span" message`, and ` -> "suggestion"` where there is
one. The list is complete. Behind it a line may begin with `= `: the case reads the hints as well, and all of
them. A title that ends in `(ref2014)`, `(ref2021)` or `(ref2029)` is checked with
that exercise's profile, else with what they have in common.
"""

import re

import pytest

from fixture_files import FOLDER, Case, load, parameters, quoted
from refcase.parse import parse
from refcase.profiles import load as load_profile
from refcase.reading.plain import document_of
from refcase.text import Facts
from refcase.validate import check
from refcase.validate.registry import all_rules

RULES = FOLDER / "rules"
FILES = sorted(RULES.glob("*.md"))
_PROFILE = re.compile(r"\((common|ref20\d\d)\)$")


_HINT = "= "


def reads_hints(case: Case) -> bool:
    return any(line.startswith(_HINT) for line in case.finds)


def found(code: str, case: Case) -> list[str]:
    told = _PROFILE.search(case.title)
    profile = load_profile(told[1] if told else "common")
    document = document_of(case.text)
    if case.facts:
        document = document.model_copy(update={"facts": Facts.model_validate_json(case.facts)})
    study = parse(document, exercise=profile.exercise)
    rules = [all_rules()[code]]
    if rules[0].late:  # which speaks of what others find
        rules.append(all_rules()["SET002"])
    lines = []
    for finding in check(study, profile=profile, rules=rules):
        suggested = f" -> {quoted(finding.suggestion)}" if finding.suggestion is not None else ""
        lines.append(f"{finding.severity} {quoted(finding.span.of(case.text))} {finding.message}{suggested}")
        if finding.hint and reads_hints(case):
            lines.append(f"{_HINT}{finding.hint}")
    return lines


WITHOUT_HINT = {"LNK013"}


def test_every_rule_has_its_fixture() -> None:
    assert {path.stem for path in FILES} == set(all_rules())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_fixture_finds_and_has_a_near_miss(path) -> None:
    cases = load(path)
    assert any(case.finds for case in cases), "nothing that it finds"
    assert any(not case.finds for case in cases), "no near miss"
    assert any(map(reads_hints, cases)) or path.stem in WITHOUT_HINT, "nothing that reads what it says to do"


@pytest.mark.parametrize(
    ("code", "case"),
    [
        pytest.param(path.stem, *parameter.values, id=parameter.id, marks=parameter.marks)
        for path in FILES
        for parameter in parameters(path)
    ],
)
def test_finds(code: str, case: Case) -> None:
    assert found(code, case) == case.finds


@pytest.mark.parametrize("rule", all_rules().values(), ids=list(all_rules()))
def test_a_rule_says_what_it_must(rule) -> None:
    assert set(rule.parts) == {"Why", "Basis", "Flagged", "Fine"}
    assert len(rule.summary) <= 100 and rule.summary.endswith(".")
