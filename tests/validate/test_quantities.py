"""Quantities: whether the figures of one stand in a stretch as they are printed."""

import pytest

from refcase.text import Span
from refcase.validate.quantities import figures, stands

SAID = "We trained 1,200, and 43 more."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In all 1,200 came", True),
        ("In all 1,200, or more", True),
        ("In all 1,200. Then", True),
        ("1,200", True),
        ("In all 11,200 came", False),
        ("In all 1,200,000 came", False),
        ("In all 1,200.5 came", False),
        ("In all 1,2001 came", False),
        ("In all 3,1,200 came", False),
        ("In all .1,200 came", False),
        ("In all 1,200,.5 came", False),
        ("In all 1200 came", False),  # seen by `figures` only
        ("In all 11,200 and then 1,200 came", True),
    ],
)
def test_figures_as_printed(text: str, expected: bool) -> None:
    at = SAID.index("1,200")
    view = f"{SAID}\n{text}\n"
    start, end = len(SAID) + 1, len(SAID) + 1 + len(text)
    assert stands(view, start, end, Span(start=at, end=at + 5)) is expected
    if expected:  # it never sees what is not there
        assert "1200" in figures(view, start, end)
