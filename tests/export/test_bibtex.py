"""BibTeX, read back by two readers that others wrote."""

import re

import bibtexparser
import pytest
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given
from pybtex.database import Person, parse_string
from refs import Row, anything, author, reference, text

from refcase.export.bibliography import flat, key_of
from refcase.export.bibtex import entry, escaped

# TeX's own names for what a reader of BibTeX leaves to TeX.
SPELLED = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    **{f"\\{c}": c for c in "$&%#_"},
    "{}": "",  # what keeps two characters from being set as one
}
_SPELLED = re.compile("|".join(re.escape(each) for each in SPELLED))


def meant(written: str) -> str:
    """What TeX sets for an escaped text."""
    return _SPELLED.sub(lambda found: SPELLED[found[0]], written)


def by_bibtexparser(bibtex: str) -> list[tuple[str, dict[str, str]]]:
    library = bibtexparser.parse_string(bibtex)
    assert not library.failed_blocks
    return [(e.key, {field.key: field.value for field in e.fields}) for e in library.entries]


def by_pybtex(bibtex: str) -> list[tuple[str, dict[str, str]]]:
    entries = parse_string(bibtex, "bibtex").entries
    return [(key, {name.lower(): value for name, value in e.fields.items()}) for key, e in entries.items()]


def test_an_article() -> None:
    assert entry(reference()) == (
        "@article{drafts/porpoise.txt-ref1,\n"
        "  author = {Okafor, A. and Lind, B.},\n"
        "  title = {Piling noise},\n"
        "  journal = {Marine Sound},\n"
        "  volume = {4},\n"
        "  number = {2},\n"
        "  year = {2015},\n"
        "  pages = {67--85},\n"
        "  doi = {10.5555/ms.15},\n"
        "}\n"
    )


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Peat & moss: 50% of $5", r"Peat \& moss: 50\% of \$5"),
        ("Über naïveté, 漢字", "Über naïveté, 漢字"),
        ("an open { brace", r"an open \textbraceleft{} brace"),
        ("two\nlines", "two lines"),
        ("a_b ~ c^d #1 \\emph", r"a\_b \textasciitilde{} c\textasciicircum{}d \#1 \textbackslash{}emph"),
        ("noise -- again", "noise -{}- again"),
    ],
)
def test_titles(title: str, written: str) -> None:
    assert escaped(flat(title)) == written


def test_a_reader_that_knows_tex_gives_the_title_back() -> None:
    title = "Peat & moss: 50% of $5 #1 a_b, Über naïveté ~ 'quoted'"
    library = bibtexparser.parse_string(
        entry(reference(title=title)), append_middleware=[LatexDecodingMiddleware()]
    )
    assert library.entries[0]["title"] == title


@pytest.mark.parametrize(
    ("who", "first", "last"),
    [
        (author("Okafor", "A. B."), ["A.", "B."], ["Okafor"]),
        (author("van der Berg", "J."), ["J."], ["van", "der", "Berg"]),
        (author(literal="Crown, Estate and Sons"), [], ["{Crown, Estate and Sons}"]),
        (author("Smith, Jr", "A."), ["A."], ["{Smith, Jr}"]),
        (author("Lind", "B. and C."), ["{B. and C.}"], ["Lind"]),
    ],
)
def test_names(who: Row, first: list[str], last: list[str]) -> None:
    [found] = parse_string(entry(reference(authors=[who])), "bibtex").entries.values()
    [person] = found.persons["author"]
    assert isinstance(person, Person)
    assert person.first_names + person.middle_names == first
    assert person.prelast_names + person.last_names == last


@given(text)
def test_what_is_escaped_means_the_same(words: str) -> None:
    assert meant(escaped(flat(words))) == flat(words)
    assert escaped(flat(words)).count("{") == escaped(flat(words)).count("}")


@given(anything, anything)
def test_two_readers_find_what_was_written(one: Row, other: Row) -> None:
    one["item"] = other["item"] + 1
    bibtex = entry(one) + "\n" + entry(other)
    read = by_bibtexparser(bibtex)
    assert [key for key, _ in read] == [key_of(one), key_of(other)]
    for (key, fields), row in zip(read, (one, other), strict=True):
        assert re.fullmatch(r"[\w./:+-]+", key, re.ASCII)
        title = flat(row["title"] or "")
        assert meant(fields.get("title", "")) == title
        if not title:
            assert meant(fields.get("note", "")) == flat(row["raw"])
    theirs = by_pybtex(bibtex)
    assert [key for key, _ in theirs] == [key for key, _ in read]
    for (_, fields), (_, same) in zip(read, theirs, strict=True):
        fields.pop("author", None)
        assert {name: " ".join(value.split()) for name, value in fields.items()} == same
