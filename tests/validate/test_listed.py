"""What the lists print, and what was probably meant by a label that they do not."""

import pytest

import refcase
from refcase.profiles import load
from refcase.validate.draft import Draft
from refcase.validate.labelling import Form, printed
from refcase.validate.listed import meant

TEXT = """\
4. Details of the impact
The mayor wrote [E1, E2], and so did the guild [E7a].
5. Sources to corroborate the impact
E1 Minutes
E2 Letter
E7 Letters a) of the mayor b) of the clerk
E12 Report
E16 Film
"""


@pytest.fixture
def draft() -> Draft:
    study = refcase.parse_text(TEXT)
    assert study.document is not None
    return Draft(study.document, study, load("common"))


@pytest.mark.parametrize(
    ("written", "listed"),
    [
        ("E70", "E7b"),  # a digit for a letter
        ("E21", "E12"),  # two that changed places
        ("E18", None),  # E16 or E12?
        ("E6", "E16"),  # one left out
        ("E26", "E16"),  # one for another
        ("E99", None),  # nothing near
        ("12", None),  # numbers alone are all alike
    ],
)
def test_what_was_probably_meant(draft: Draft, written: str, listed: str | None) -> None:
    assert meant(draft, written) == listed


@pytest.mark.parametrize(
    ("label", "form", "value"),
    [
        ("E12", Form("e", "", "number"), 12),
        ("5.3", Form("", "5.", "number"), 3),
        ("7", Form("", "", "number"), 7),
        ("C", Form("", "", "letter"), 3),
        ("Source 4", Form("source", "", "number"), 4),
        ("Flint 2012", None, 0),
    ],
)
def test_a_label_taken_apart(label: str, form: Form | None, value: int) -> None:
    found = printed(label)
    assert (found and found.form) == form
    assert found is None or found.value == value
