"""What the three formats of bibliographies share: keys, flat text, names, ranges of pages."""

import hashlib
import unicodedata

from refcase.export.rows import Row
from refcase.patterns import compile_re

_NO_KEY = compile_re(r"[^A-Za-z0-9._:/+-]+")
_DASH = compile_re(r"\s*[-‐-―−]+\s*")
# Control characters, what changes the direction of writing, lone halves of pairs: none is part of a word.
_INVISIBLE = {"Cc", "Cs", "Cf"}
_JOINERS = "\u200c\u200d"  # but for these, which Persian and Indic names are spelled with


def key_of(reference: Row) -> str:
    """The key of a reference: that of its case study and its number in the list, from 1.

    Shape: letters, digits and `._:/+-`; where the study's key has others, a digest of it stands in for them,
    so that no two are the same.
    """
    study = str(reference["study"])
    plain = _NO_KEY.sub("-", study)
    if plain != study:
        plain += "-" + hashlib.sha256(study.encode()).hexdigest()[:8]
    return f"{plain}-ref{reference['item'] + 1}"


def flat(text: str) -> str:
    """The text on one line, without what cannot be seen."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    seen = (c for c in text if c.isspace() or c in _JOINERS or unicodedata.category(c) not in _INVISIBLE)
    return " ".join("".join(seen).split())


def values(reference: Row) -> dict[str, str]:
    """What is known of a reference besides authors, by the names of the columns, as flat text."""
    names = ("title", "container", "volume", "issue", "pages", "publisher", "doi", "url", "isbn", "raw")
    told = {name: flat(reference[name]) for name in names if reference[name]}
    year = {"year": str(reference["year"])} if reference["year"] is not None else {}
    return {name: value for name, value in {**told, **year}.items() if value}


def names(reference: Row) -> list[tuple[str, str | None, bool]]:
    """The authors: family name, given names if any, and whether it is a body, whose name is whole."""
    found = []
    for author in reference["authors"]:
        family, given, literal = (flat(author[name] or "") for name in ("family", "given", "literal"))
        if family or literal or given:
            found.append((family or literal or given, given if family and given else None, not family))
    return found


def pages_of(pages: str) -> list[str]:
    """The ends of a range of pages; other pages as they are."""
    ends = _DASH.split(pages)
    return ends if len(ends) == 2 and all(ends) else [pages]
