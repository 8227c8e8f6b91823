"""Running text: hints, without which a pattern is not tried."""

import re

import pytest

import refcase
from refcase.profiles import for_exercise
from refcase.validate.draft import Draft
from refcase.validate.running import Hint, hinted, places

TEXT = "4. Details of the impact\nThe LAMPS burn\nby night [E1], TBC. Who lit them?\n"


def draft_of(text: str) -> Draft:
    study = refcase.parse_text(text)
    assert study.document is not None
    return Draft(study.document, study, for_exercise(None))


@pytest.mark.parametrize(
    ("hint", "expected"),
    [
        ("the lamps", True),  # small letters: however it is written
        ("burn by", True),  # and wrapped
        ("the ferries", False),
        ("TBC", True),  # none: as it is written
        ("LAMPS BURN", False),
        ("?", True),
        ("!", False),
        (re.compile("lamps?"), True),
        (re.compile("LAMPS"), False),  # a pattern alone is for the folded text
        (("lamps", re.compile("LAMPS")), True),  # with a word for the text itself, where that stands
        (("lamps", re.compile("The")), False),
        (("night", re.compile(r"night(?<=by night)")), True),
        (("[", re.compile(r"\[E\d")), True),
        (("[", re.compile(r"\[R\d")), False),
    ],
)
def test_hints(hint: Hint, expected: bool) -> None:
    draft = draft_of(TEXT)
    assert hinted(draft, (hint,), 0, len(TEXT)) is expected
    assert hinted(draft, ("the ferries", hint), 0, len(TEXT)) is expected


def test_a_hint_outside_the_stretch_is_none() -> None:
    draft = draft_of(TEXT)
    end = TEXT.index("?")
    assert not hinted(draft, ("?", ("?", re.compile(r"\?"))), 0, end)
    assert not hinted(draft, ("details",), 10, end)


def test_a_pattern_is_tried_where_a_hint_is_found() -> None:
    import regex

    draft, pattern = draft_of(TEXT), regex.compile("TBC|lit")
    assert [found[0] for found in places(draft, pattern)] == ["TBC", "lit"]
    assert [found[0] for found in places(draft, pattern, hints=("TBC",))] == ["TBC", "lit"]
    assert not list(places(draft, pattern, hints=("TBA",)))
    assert not list(places(draft, pattern, 5))
