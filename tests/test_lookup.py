"""Looking for words: the texts they are looked up in."""

import pytest

from refcase.lookup import folded


@pytest.mark.parametrize(
    ("text", "small"),
    [
        ("The KILN of Loxley", "the kiln of loxley"),
        ("£4 or €5", "£4 or ?5"),
        ("“İznik” – Élan", "?iznik? ? Élan"),
        ("a lone \ud800 surrogate", "a lone ? surrogate"),
    ],
)
def test_folded_keeps_every_place(text: str, small: str) -> None:
    assert folded(text) == small
    assert len(folded(text)) == len(text)
