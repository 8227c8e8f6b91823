"""The signs beyond ASCII that what people read adds to the text of a draft."""

from typing import NamedTuple


class Signs(NamedTuple):
    """Signs by what they say."""

    times: str
    dot: str
    none: str
    more: str
    line: str
    currencies: dict[str, str]


_TYPOGRAPHIC = Signs("×", "·", "–", "…", "–", {"GBP": "£", "EUR": "€"})
_ASCII = Signs("x", "-", "-", "...", "-", {})


def signs_for(encoding: str) -> Signs:
    """The typographic signs where `encoding` has them all, else those of ASCII."""
    try:
        "×·–…£€".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return _ASCII
    return _TYPOGRAPHIC
