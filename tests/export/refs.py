"""References for the tests of bibliographies: rows as an export has them."""

from typing import Any

from hypothesis import strategies as st

Row = dict[str, Any]
# What trips readers up, more often than chance would bring it.
TROUBLE = [
    "{",
    "}",
    "\\",
    "%",
    "&",
    "$",
    "#",
    "_",
    "~",
    "^",
    "--",
    "''",
    "ER  - ",
    "\nER  - \n",
    "TY  - BOOK",
    "@a{b,",
]
text = st.lists(
    st.one_of(st.sampled_from(TROUBLE), st.text(st.characters(codec="utf-8"), max_size=8)), max_size=6
).map("".join)
words = st.one_of(st.none(), text)


def author(family: str | None = None, given: str | None = None, literal: str | None = None) -> Row:
    return {"family": family, "given": given, "literal": literal}


def reference(**changes: Any) -> Row:
    """An article in a journal; `changes` replace fields."""
    plain: Row = {
        "study": "drafts/porpoise.txt",
        "item": 0,
        "raw": "[R1] Okafor, A. and Lind, B. (2015) Piling noise. Marine Sound, 4(2), 67–85.",
        "authors": [author("Okafor", "A."), author("Lind", "B.")],
        "year": 2015,
        "title": "Piling noise",
        "container": "Marine Sound",
        "volume": "4",
        "issue": "2",
        "pages": "67–85",
        "publisher": None,
        "doi": "10.5555/ms.15",
        "url": None,
        "isbn": None,
        "type": "article-journal",
    }
    return plain | changes


anything = st.builds(
    reference,
    study=text.filter(bool),
    item=st.integers(0, 40),
    raw=text,
    authors=st.lists(st.builds(author, words, words, words), max_size=3),
    year=st.one_of(st.none(), st.integers(1900, 2030)),
    title=words,
    container=words,
    volume=words,
    issue=words,
    pages=words,
    publisher=words,
    doi=words,
    url=words,
    isbn=words,
    type=st.sampled_from([None, "article-journal", "book", "chapter", "thesis", "report", "document"]),
)
