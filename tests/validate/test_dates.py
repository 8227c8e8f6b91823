"""Dates: where those in figures and periods are sought misses none that the patterns would find."""

from hypothesis import given
from hypothesis import strategies as st

from refcase.lookup import folded
from refcase.validate.dates import _FIGURES, _YEAR_TO_YEAR, backwards_near, figures_near, impossible_near

YEARS = st.lists(
    st.sampled_from(
        ["19", "20", "2012", "1999", "3", "０２", "-", "–", "—", "/", ".", " ", "\n", " to ", " And "]
    ),
    max_size=12,
).map("".join)


@given(YEARS)
def test_no_year_of_a_date_or_period_is_missed(text: str) -> None:
    near = set(figures_near(folded(text).replace("\n", " ")))
    for pattern in (*_FIGURES, _YEAR_TO_YEAR):
        assert {match.start() for match in pattern.finditer(text)} <= near


def test_only_what_the_text_itself_says_is_near() -> None:
    text = "in 2012?2009 and 30/02/2012; 2016–2012, 2012–2016"
    years = figures_near(folded(text))
    assert text.index("2012?") in years
    assert backwards_near(text, years) == [text.index("2016–")]
    assert impossible_near(text, years) == [text.index("2012;")]
