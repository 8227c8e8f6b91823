"""References as BibTeX, in UTF-8: accents stay as they are, what TeX obeys is escaped."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from refcase.export.bibliography import key_of, names, pages_of, values
from refcase.export.rows import Row, Rows, keyed
from refcase.export.writing import Add, opened
from refcase.patterns import compile_re

_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
}
_CONTAINERS = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
_PUBLISHERS = {"techreport": "institution", "phdthesis": "school"}

# Braces are spelled out: BibTeX counts them even behind a backslash, and one alone would swallow the file.
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{c: f"\\{c}" for c in "$&%#_"},
}
_SPECIALS = compile_re(r"[\\{}~^$&%#_]")
# Two characters that TeX sets as one: dashes, quotation marks, Spanish marks.
_LIGATURE = compile_re(
    r"(?<=-)(?=-)|(?<=`)(?=`)|(?<=')(?=')|(?<=[?!])(?=`)|(?<=<)(?=<)|(?<=>)(?=>)|(?<=,)(?=,)"
)
# In these fields nothing is escaped: what would end them is spelled as in an address.
_VERBATIM = "!\"#$%&'()*+,-./:;<=>?@[]^_`|~"
_SHIELDED = compile_re(r"(?i),|\band\b|^\s*$")


@contextmanager
def writing(file: Path) -> Iterator[Add]:
    """What adds the references of a case study to `file`, whole when the block ends well."""
    with opened(file) as out:

        def add(key: str, rows: Rows) -> None:
            out.writelines(entry(reference) + "\n" for reference in keyed(rows, key)["references"])

        yield add


def entry(reference: Row) -> str:
    """A reference as an entry with a newline at its end; without a title, `note` is all that stands there."""
    told = values(reference)
    kind = _TYPES.get(reference["type"], "misc")
    plain = {
        "title": told.get("title"),
        _CONTAINERS.get(kind, "series"): told.get("container"),
        "volume": told.get("volume"),
        "number": told.get("issue"),
        _PUBLISHERS.get(kind, "publisher"): told.get("publisher"),
        "year": told.get("year"),
        "isbn": told.get("isbn"),
        "note": None if "title" in told else told.get("raw"),
    }
    fields = {"author": " and ".join(_name(*name) for name in names(reference))}
    fields |= {name: escaped(value) for name, value in plain.items() if value}
    fields["pages"] = "--".join(escaped(end) for end in pages_of(told.get("pages", "")))
    fields |= {name: _verbatim(told[name]) for name in ("doi", "url") if name in told}
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{kind}{{{key_of(reference)},\n{lines}}}\n"


def escaped(text: str) -> str:
    """The text as TeX sets it: nothing in it is a command, every brace has its other half."""
    apart = (_SPECIALS.sub(lambda found: _SPECIAL[found[0]], piece) for piece in _LIGATURE.split(text))
    return "{}".join(apart)


def _name(family: str, given: str | None, body: bool) -> str:
    if body or (given is None and " " in family):
        return f"{{{escaped(family)}}}"
    return f"{_part(family)}, {_part(given)}" if given else _part(family)


def _part(name: str) -> str:
    """A part of a name, in braces where BibTeX would take a word in it for one of its own."""
    return f"{{{escaped(name)}}}" if _SHIELDED.search(name) else escaped(name)


def _verbatim(text: str) -> str:
    return quote(text, safe=_VERBATIM) if set(text) & set("{}\\ ") else text
