"""Which rules run: prefixes, the more exact code decides, misspelt ones are told."""

import pytest

from refcase.findings import Severity
from refcase.validate.rule import Rule
from refcase.validate.selection import Selection, SelectionError, choose, read_codes


def a_rule(code: str, name: str, *, selected: bool = True) -> Rule:
    return Rule(code, name, Severity.INFO, "0.1", selected, False, "", lambda draft: iter(()))


RULES = {
    rule.code: rule
    for rule in (
        a_rule("LNK001", "cited-not-listed"),
        a_rule("LNK002", "listed-not-cited"),
        a_rule("STR001", "section-missing"),
        a_rule("TXT001", "doubled-word", selected=False),
    )
}


@pytest.mark.parametrize(
    ("selections", "run"),
    [
        ([], "LNK001 LNK002 STR001"),
        ([Selection(select=("LNK",))], "LNK001 LNK002"),
        ([Selection(select=("ALL",))], "LNK001 LNK002 STR001 TXT001"),
        ([Selection(select=("ALL",), ignore=("LNK",))], "STR001 TXT001"),
        ([Selection(select=("ALL",), ignore=("ALL",))], ""),
        ([Selection(select=("LNK001",), ignore=("LNK",))], "LNK001"),
        ([Selection(select=("LNK",), ignore=("LNK00",))], ""),
        ([Selection(extend_select=("TXT",))], "LNK001 LNK002 STR001 TXT001"),
        ([Selection(ignore=("STR",))], "LNK001 LNK002"),
        ([Selection(select=("STR",)), Selection(extend_select=("TXT",))], "STR001 TXT001"),
        ([Selection(ignore=("LNK",)), Selection(select=("LNK001",))], "LNK001"),
        ([Selection(select=("LNK",)), Selection(ignore=("LNK002",))], "LNK001"),
        ([Selection(select=())], ""),
    ],
)
def test_what_runs(selections: list[Selection], run: str) -> None:
    assert " ".join(rule.code for rule in choose(RULES, selections)) == run


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        (["LNK"], ("LNK",)),
        (["lnk001, str"], ("LNK001", "STR")),
        (["LNK0,STR001", "all"], ("LNK0", "STR001", "ALL")),
        (["", ","], ()),
    ],
)
def test_codes(written: list[str], codes: tuple[str, ...]) -> None:
    assert read_codes(written, RULES) == codes


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("LNK003", "there is no rule 'LNK003'; did you mean LNK002?"),
        ("LMK", "there is no rule 'LMK'; did you mean LNK?"),
        ("cited-not-listed", "there is no rule 'cited-not-listed'; did you mean LNK001?"),
        ("zzzzzz", "there is no rule 'zzzzzz'; refcase rules lists them all"),
    ],
)
def test_misspelt(written: str, told: str) -> None:
    with pytest.raises(SelectionError) as fault:
        read_codes([written], RULES)
    assert str(fault.value) == told
