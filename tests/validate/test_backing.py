"""Backing: what may be a citation glued to a word is found from its figures."""

from hypothesis import given
from hypothesis import strategies as st

from refcase.validate.backing import _GLUED, _glued

TEXTS = st.text(alphabet="abA.,5 3;)1[’\"'2\u017f\u0663\u4e2d\n", max_size=30)


@given(TEXTS, st.integers(0, 6), st.integers(0, 6))
def test_it_is_what_the_pattern_finds(text: str, start: int, less: int) -> None:
    end = max(start, len(text) - less)
    told = [match.span() for match in _GLUED.finditer(text, start, end)]
    assert [match.span() for match in _glued(text, start, end)] == told


def test_the_longest_way_to_the_figures() -> None:
    text = "so they say.”) 5.12 Then."
    assert [match[0] for match in _glued(text, 0, len(text))] == ["y.”) 5.12"]
