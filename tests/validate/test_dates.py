"""Dates: where those in figures and periods are sought misses none that the patterns would find."""

from hypothesis import given
from hypothesis import strategies as st

from refcase.lookup import folded
from refcase.validate.dates import (
    _FIGURES,
    _YEAR_TO_YEAR,
    backwards_near,
    figures_near,
    impossible,
    impossible_near,
)

YEARS = st.lists(
    st.sampled_from(
        ["19", "20", "2012", "1999", "3", "０２", "-", "–", "—", "/", ".", " ", "\n", " to ", " And "]
    ),
    max_size=12,
).map("".join)


@given(YEARS)
def test_no_year_of_a_date_or_period_is_missed(text: str) -> None:
    near = set(figures_near(folded(text).replace("\n", " ")))
    for pattern in (_FIGURES, _YEAR_TO_YEAR):
        assert {match.start() for match in pattern.finditer(text)} <= near


def test_only_what_the_text_itself_says_is_near() -> None:
    text = "in 2012?2009 and 30/02/2012; 2016–2012, 2012–2016"
    years = figures_near(folded(text))
    assert text.index("2012?") in years
    assert backwards_near(text, years) == [text.index("2016–")]
    assert impossible_near(text, years) == ([], [text.index("2012;")])


def test_places_of_both_centuries_are_in_order() -> None:
    text = "from 1999 to 1995, then 2009–2005, on 30/02/1998, 30/02/2008 and 31 June"
    years = figures_near(folded(text))
    assert backwards_near(text, years) == [text.index("1999 to"), text.index("2009–")]
    near = impossible_near(text, years)
    assert near.in_figures == [text.index("1998,"), text.index("2008 and")]
    assert [span.of(text) for span in impossible(text, 0, len(text), near)] == [
        "31 June",
        "30/02/1998",
        "30/02/2008",
    ]
    assert not list(impossible(text, 0, text.index("30/02"), near))
