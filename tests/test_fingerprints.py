"""What a finding is known by: its rule, its label, its text, and which of several it is."""

import refcase
from refcase.findings import Finding, Severity
from refcase.fingerprints import fingerprints
from refcase.profiles import load
from refcase.text import Span
from refcase.validate.registry import all_rules


def finding(start: int, end: int, *, code: str = "LNK001", label: str | None = None) -> Finding:
    return Finding(
        code=code,
        name="a-rule",
        severity=Severity.ERROR,
        message="a fault",
        label=label,
        span=Span(start=start, end=end),
    )


def made(text: str, *findings: Finding) -> list[str]:
    return fingerprints(refcase.parse_text(text).document, findings)


def test_the_same_text_twice_has_two_fingerprints() -> None:
    first, second = made("[E4] and [E4]", finding(0, 4), finding(9, 13))
    assert first != second


def test_the_label_and_the_rule_tell_findings_apart() -> None:
    told = made(
        "[E4, E5]", finding(0, 8, label="E4"), finding(0, 8, label="E5"), finding(0, 8, code="LNK002")
    )
    assert len(set(told)) == 3


def test_lines_may_shift_and_be_wrapped_anew() -> None:
    assert made("the old kiln", finding(0, 12)) == made("\n\nthe\nold kiln", finding(2, 14))


def test_a_finding_before_it_changes_nothing() -> None:
    assert made("[E3] [E4]", finding(5, 9)) == made("[E3] [E4]", finding(0, 4), finding(5, 9))[1:]


STUDY = """4. Details of the impact
Kilns spread [E1], [E2] and [E7].
5. Sources to corroborate the impact
E1 Minutes
E2 Letter
E3 Report
"""


def severity(told: dict[str, Severity], own: dict[str, Severity]) -> Severity:
    profile = load("common").model_copy(update={"severity": told})
    rule = all_rules()["LNK001"]
    (found,) = refcase.check(refcase.parse_text(STUDY), profile=profile, rules=[rule], severity=own)
    return found.severity


def test_what_the_user_says_goes_before_the_profile() -> None:
    assert severity({}, {}) == Severity.ERROR
    assert severity({"lnk": Severity.INFO}, {}) == Severity.INFO
    assert severity({"LNK001": Severity.INFO}, {"LNK001": Severity.WARNING}) == Severity.WARNING


def test_a_rule_is_no_graver_than_its_basis_is_sure() -> None:
    items = "".join(f"R{n} Flint, A. (2010) Kilns {n}.\n" for n in range(1, 8))
    text = f"3. References to the research\n{items}"
    rule = all_rules()["ITM001"]
    found = {}
    for confidence in "HMLDR":
        limit = load("common").references.model_copy(update={"confidence": confidence})
        profile = load("common").model_copy(update={"references": limit})
        (told,) = refcase.check(refcase.parse_text(text), profile=profile, rules=[rule])
        found[confidence] = told.severity.value
    assert found == {"H": "warning", "M": "warning", "L": "info", "D": "info", "R": "info"}
