"""Looking for words: the texts they are looked up in."""

import pytest

from refcase.lookup import count_words, folded, foreign_in, parts_word, words
from refcase.reading.plain import document_of


@pytest.mark.parametrize(
    ("text", "small"),
    [
        ("The KILN of Loxley", "the kiln of loxley"),
        ("£4 or €5", "£4 or ?5"),
        ("“İznik” – Élan", "?iznik? ? Élan"),
        ("Grantſ of 3 \u212aelvin, sectıon 4", "grants of 3 kelvin, section 4"),
        ("a lone \ud800 surrogate", "a lone ? surrogate"),
    ],
)
def test_folded_keeps_every_place(text: str, small: str) -> None:
    assert folded(text) == small
    assert len(folded(text)) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "kiln",
        " kilns\t– and \n\n  “glaze”\x1f1 000 °C ",
        "a\x85b\xa0c",
        "one\ntwo ",
        "  one",
        "É" * 99,
    ],
)
def test_words_are_counted_as_split_would_make_them(text: str) -> None:
    assert count_words(folded(text)) == len(text.split())


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("", ""),
        ("kiln", ""),
        ("“İznik” – Élan\x7f\x80", "“İ”–É\x80"),
        ("a \ud800 b \U0001f3fa", "\ud800\U0001f3fa"),
    ],
)
def test_characters_beyond_ascii_are_few(text: str, others: str) -> None:
    assert foreign_in(text) == others
    assert foreign_in(text, text.encode("utf-8", "surrogatepass")) == others


@pytest.mark.parametrize("text", ["\ufeffÉlan", "\ufeff\ufeffÉlan", "É\ud800lan", "\ufeffkiln", "É\xa0lan"])
def test_a_document_knows_its_characters_beyond_ascii(text: str) -> None:
    document = document_of(text)
    assert document.foreign == foreign_in(document.text)


def test_words_are_small_and_end_where_ascii_letters_do() -> None:
    assert words("The kiln (2nd) of Zoë’s: REF2014") == [b"the", b"kiln", b"nd", b"of", b"zo", b"s", b"ref"]
    assert words(" 12–14 ") == []


def test_a_place_between_two_letters_parts_a_word() -> None:
    assert [parts_word("ab é1", at) for at in range(6)] == [False, True, False, False, False, False]
