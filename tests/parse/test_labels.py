"""Labels: spelling one out and reading it back, and the order of letters, numerals and numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcase.labels import ROMANS, Form, Kind, letter, ordinal, roman, spell
from refcase.parse.lines import lines
from refcase.parse.listing import candidates


@pytest.mark.parametrize(
    ("form", "value", "text", "shown"),
    [
        (Form("R", Kind.NUMBER), 3, "R3", "Rn"),
        (Form("", Kind.NUMBER), 12, "12", "n"),
        (Form("", Kind.DOTTED, 3), 4, "3.4", "3.n"),
        (Form("G", Kind.DOTTED, 3), 1, "G3.1", "G3.n"),
        (Form("", Kind.UPPER), 4, "D", "A"),
        (Form("", Kind.LOWER), 26, "z", "a"),
        (Form("", Kind.ROMAN), 9, "ix", "i"),
    ],
)
def test_spelling(form: Form, value: int, text: str, shown: str) -> None:
    assert spell(form, value) == text
    assert form.show() == shown


def test_what_has_no_letter_or_numeral_is_spelled_as_a_number() -> None:
    assert spell(Form("", Kind.UPPER), 27) == "27"
    assert spell(Form("", Kind.LOWER), 30) == "30"
    assert spell(Form("", Kind.ROMAN), 21) == "21"


def test_numerals() -> None:
    assert [roman(text) for text in ROMANS] == list(range(1, 21))
    assert [roman(text) for text in ("", "iiii", "I", "xxi", "a", "1")] == [0] * 6


def test_letters() -> None:
    assert [letter(text) for text in "aAzZ"] == [1, 1, 26, 26]


@pytest.mark.parametrize(
    ("text", "place"),
    [("a", 1), ("C", 3), ("i", 9), ("ii", 2), ("XIV", 14), ("7", 7), ("", 0), ("ab", 0), ("é", 0), ("²", 0)],
)
def test_the_place_of_a_part(text: str, place: int) -> None:
    assert ordinal(text) == place


FORMS = st.one_of(
    st.builds(Form, st.sampled_from(["R", "E", "S", "UR", "CS", ""]), st.just(Kind.NUMBER), st.just(0)),
    st.builds(Form, st.just(""), st.just(Kind.DOTTED), st.sampled_from([3, 5])),
    st.builds(Form, st.just(""), st.sampled_from([Kind.UPPER, Kind.LOWER, Kind.ROMAN]), st.just(0)),
)


@given(FORMS, st.integers(1, 20), st.sampled_from(["[{}] ", "{}) ", "({}) ", "{}. "]))
def test_a_label_spelled_out_reads_back(form: Form, value: int, written: str) -> None:
    text = written.format(spell(form, value)) + "Letter"
    read = [(c.label.form, c.label.value) for c in candidates(lines(text, 0, len(text), 0))]
    assert (form, value) in read
    # A letter may be a numeral too; nothing else may be anything else.
    assert len(read) == 1 or {f.kind for f, _ in read} <= {Kind.ROMAN, Kind.LOWER}
