"""Bibliographic fields out of one reference, in whatever style it is written.

The parts are sought from the outside in: addresses and identifiers first, which are sure; then the
authors at the beginning (or after a title that comes first), the year, the title, and what is left.
"""

from typing import NamedTuple

import regex

from refcase.identifiers import find_doi, find_isbn, urls
from refcase.models import Author
from refcase.parse.bibliography.dates import Year, publication_year, year_after
from refcase.parse.bibliography.imprint import csl_type, read_imprint
from refcase.parse.bibliography.names import Names, read_body, read_names
from refcase.parse.bibliography.titles import Title, read_title


class Bibliography(NamedTuple):
    """The fields of `refcase.models.Reference` that describe the work; None or () where not printed."""

    authors: tuple[Author, ...] = ()
    year: int | None = None
    title: str | None = None
    container: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    publisher: str | None = None
    doi: str | None = None
    url: str | None = None
    isbn: str | None = None
    type: str | None = None


# No field needs more, and no listed work was longer: what follows are remarks.
_LONGEST = 3000
_LINK = regex.compile(r"\[(?P<shown>[^\]\n]{1,300})\]\((?:[^()\s]|\([^()\s]*\)){1,500}\)")
_ESCAPE = regex.compile(r"\\(?=[\W_])")
_BOLD = regex.compile(r"\*\*|__")
_ADDRESS = regex.compile(
    r"(?i)\(?(?:available (?:at|from|online|here):?|doi(?: no)?\.?[: ]*|at:?)?\s*(?:https?://|www\.|doi\.org/|10\.\d{4,9}/)\S+"
)
_SPACE = regex.compile(r"\s+")
_CITED = regex.compile(r"[\[(](?:listed|submitted|returned|available|REF ?2|can be|copy|included)\b[^\])]{0,80}[\])]", regex.IGNORECASE)


def bibliography(text: str) -> Bibliography:
    """The bibliographic fields of one reference, its label already taken off. Any text gives some answer."""
    text = text[:_LONGEST]
    doi, isbn, addresses = find_doi(text), find_isbn(text), urls(text)
    url = next((a for a in addresses if "doi.org/" not in a.lower()), None)
    flat = flatten(text)
    names, title, year = _parts(flat)
    if year is None or _doubtful(flat, year, title):
        year = publication_year(_without(flat, title)) or year
    end = max(title.end if title else 0, names.end if names and title is None else 0)
    imprint = read_imprint(flat, end)
    return Bibliography(
        authors=names.authors if names else (),
        year=year.year if year else None,
        title=title.title if title else None,
        container=imprint.container,
        volume=imprint.volume,
        issue=imprint.issue,
        pages=imprint.pages,
        publisher=imprint.publisher,
        doi=doi,
        url=url,
        isbn=isbn,
        type=csl_type(flat, imprint, isbn, doi),
    )


def flatten(text: str) -> str:
    """The text on one line, without Markdown's marks, addresses and remarks on availability."""
    text = _ESCAPE.sub("", _BOLD.sub("", _LINK.sub(r"\g<shown>", text)))
    text = _SPACE.sub(" ", text)
    text = _CITED.sub("", _ADDRESS.sub(" ", text))
    return _SPACE.sub(" ", text).strip(" •·▪*–—-\t")


def _parts(flat: str) -> tuple[Names | None, Title | None, Year | None]:
    """Authors, title and the year between them, whichever of authors and title comes first."""
    if flat[:1] in "‘“\"'`«" or flat[:2] == "``":
        return _title_first(flat)
    names = read_names(flat, 0)
    body = read_body(flat, 0) if names is None or not names.sure else None
    if body and (names is None or body.end > names.end):
        names = body
    if names is None:
        return _title_first(flat)
    year = year_after(flat, names.end)
    title = read_title(flat, year.end if year else names.end)
    return names, title, year


# Where authors may begin after a title: after a quotation, a colon, a stop or a comma.
_JOINT = regex.compile(r"[:.,?!’”\"'][ ]+|\)[ ,]+")


def _title_first(flat: str) -> tuple[Names | None, Title | None, Year | None]:
    """A reference that begins with its title: authors come after it, or nowhere."""
    title = read_title(flat, 0)
    if title and title.quoted:
        after = regex.compile(r"[\s,.:;]*(?:by[ ])?").match(flat, title.end)
        names = read_names(flat, after.end() if after else title.end)
        return names, title, year_after(flat, names.end) if names else None
    for joint in _JOINT.finditer(flat, 10):
        names = read_names(flat, joint.end(), first_only=True)
        if names is None or not _list_like(flat, names):
            continue
        before = flat[: joint.start()].strip(" .,;:")
        told = Title(before, names.end, False) if joint[0][0] in ":." else title
        if told and told.title and title and len(title.title) < joint.start():
            told = title if joint[0][0] not in ":" else told
        return names, told, year_after(flat, names.end)
    return None, title, None


def _list_like(flat: str, names: Names) -> bool:
    """Whether names after a title are its authors: several, or one that a year or the end follows."""
    tail = flat[names.end : names.end + 8]
    return len(names.authors) > 1 or regex.match(r"[\s,.]*(?:\(?(?:19|20)\d\d|$)", tail) is not None


def _without(flat: str, title: Title | None) -> str:
    """The reference with its title blanked: years in titles are not of publication."""
    if title is None or not title.title:
        return flat
    at = flat.find(title.title)
    return flat if at < 0 else flat[:at] + " " * len(title.title) + flat[at + len(title.title) :]


def _doubtful(flat: str, year: Year, title: Title | None) -> bool:
    """Whether the year found is not one of publication after all (none such yet: the place tells)."""
    return False
