"""Rarity: the stretch that a short text speaks of."""

from refcase.validate.rarity import Index, keys

STRETCHES = (
    "The lamps of Inverlune were lit by Ada Marsh, who keeps them for the GIP.",
    "The ferries came next. Their captains wrote a letter.",
    "Inverlune has two churches and 1,250 sheep.",
)


def ranked(text: str, **texts: int) -> list[tuple[int, tuple[str, ...]]]:
    view, spans, at = "\n".join(STRETCHES), [], 0
    for stretch in STRETCHES:
        spans.append((at, at + len(stretch)))
        at += len(stretch) + 1
    index = Index(view, spans, keys(text).keys())
    found = index.ranked(keys(text), lambda key: texts.get(key, 1))
    return [(match.place, match.shared) for match in found]


def test_two_names_or_an_acronym_tell() -> None:
    assert ranked("Letter from Ada Marsh") == [(0, ("Ada", "Marsh"))]
    assert ranked("GIP letter") == [(0, ("GIP",))]
    assert ranked("Count of 1,250 sheep at Inverlune") == [(2, ("1,250", "Inverlune"))]


def test_one_name_or_common_words_tell_nothing() -> None:
    assert ranked("Letter about Inverlune") == []
    assert ranked("Letter of the captains of the ferries") == []
    assert ranked("https://gip.example/Ada-Marsh") == []


def test_what_other_texts_share_weighs_less() -> None:
    assert ranked("GIP letter, Ada Marsh", gip=10) == [(0, ("Ada", "Marsh", "GIP"))]


def test_words_are_those_of_the_pattern() -> None:
    view = "Ada's a “health-care” 1,250 12m _x_ don’t İstanbul i̇stanbul straße e.g. (R&D)"
    words = {"Ada", "health-care", "1,250", "12m", "x", "don’t", "İstanbul", "i", "stanbul", "straße", "R&D"}
    index = Index(view, [(0, len(view))], {word.casefold() for word in words} | {"ada's", "_x_", "e.g."})
    assert set(index._where) == {word.casefold() for word in words}
    assert "i̇stanbul" not in index._lower
