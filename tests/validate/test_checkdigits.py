"""Check digits and grant numbers: known ones check, and no change of one digit goes unseen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcase.validate.checkdigits import isbn, issn, orcid, ror
from refcase.validate.grantnumbers import check_characters

# Examples of the standards' own documentation, and two identifiers of the research registries.
GOOD = [
    (isbn, "9780306406157"),
    (isbn, "0306406152"),
    (isbn, "080442957X"),
    (issn, "03785955"),
    (issn, "2434561X"),
    (orcid, "0000000218250097"),
    (orcid, "000000021694233X"),
    (ror, "03yrm5c26"),
    (ror, "01k4yrm29"),
]
BAD = [
    (isbn, "978030640615"),
    (isbn, "97803064061X7"),
    (isbn, ""),
    (issn, "0378595"),
    (issn, "0378-5955"),
    (orcid, "00000002182500"),
    (orcid, "00000002182500٩7"),
    (ror, "01k4yrl29"),
    (ror, "11k4yrm29"),
    (ror, "01k4yrm2x"),
]


@pytest.mark.parametrize(("check", "known"), GOOD)
def test_known_ones_check(check, known) -> None:
    assert check(known)


@pytest.mark.parametrize(("check", "known"), BAD)
def test_what_has_not_the_form_does_not(check, known) -> None:
    assert not check(known)


@given(st.sampled_from(GOOD), st.data())
def test_another_digit_does_not_check(good, data) -> None:
    check, known = good
    at = data.draw(st.sampled_from([n for n, character in enumerate(known) if character.isdigit()]))
    other = data.draw(st.sampled_from("0123456789".replace(known[at], "")))
    assert not check(known[:at] + other + known[at + 1 :])


def test_grant_numbers_that_are_known_check() -> None:
    assert check_characters("H", "03808") == "6"
    assert check_characters("T", "02215") == "9"
    assert len(check_characters("I", "01788")) == 2


@pytest.mark.parametrize(("letter", "digits"), [("H", "50373"), ("W", "03808"), ("H", "")])
def test_other_series_have_no_rule(letter, digits) -> None:
    assert check_characters(letter, digits) == ""


@given(st.sampled_from("ABCDEFGHJKLMNOPQRSTUV"), st.integers(0, 9999), st.integers(1, 4), st.integers(1, 9))
def test_another_digit_asks_for_another_character(letter, number, at, step) -> None:
    digits = f"0{number:04}"
    other = digits[:at] + str((int(digits[at]) + step) % 10) + digits[at + 1 :]
    assert check_characters(letter, digits) != check_characters(letter, other)
