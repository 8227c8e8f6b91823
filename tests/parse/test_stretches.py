"""Paragraphs of running text are those that the lines make."""

from hypothesis import given
from hypothesis import strategies as st

from refcase.parse.lines import lines, paragraphs, stretches

WORDS = (
    "the",
    "The",
    "and",
    "http://x.example/a%20",
    "www.x",
    "E1",
    "(2010)",
    "•",
    "Grants:",
    "of",
    "-",
    "Xyz.",
)
SPACES = (" ", " ", " ", "\n", "\n", "\n\n", " \n", "\n ", "\t", "\x1f", "\u2028")
TEXTS = st.lists(st.sampled_from([*WORDS, *SPACES, "ends:", "12", "Research grants", ")", "ſ", "中"])).map(
    "".join
)


@given(TEXTS, st.sampled_from([0, 8, 20, 40]), st.integers(0, 4), st.integers(0, 4))
def test_paragraphs_are_those_of_the_lines(text: str, wrap: int, start: int, less: int) -> None:
    end = max(start, len(text) - less)
    told = [(first, last) for first, last, *_ in paragraphs(lines(text, start, end, wrap))]
    assert stretches(text, start, end, wrap) == told


def test_lines_that_a_page_made_are_softened() -> None:
    full, rest = "Word " * 18 + "and words", "More of it"
    text = "\n".join(f"{full}\n{rest}" for _ in range(8))
    told = [(first, last) for first, last, *_ in paragraphs(lines(text, 0, len(text), 75))]
    assert stretches(text, 0, len(text), 75) == told
