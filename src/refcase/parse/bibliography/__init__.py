"""Bibliography: one reference of section 3, as printed, taken apart into fields.

The order of work: identifiers are read off the whole text; what stands in front of the first one
is the description; its head is authors and year, or a title that authors follow; the title ends
where a quotation closes, a book or journal begins, or a publisher is named.
"""

from typing import NamedTuple

from refcase.base import made
from refcase.identifiers import find_doi, find_isbn, urls
from refcase.models import Author
from refcase.parse.bibliography.cleaning import cleaned
from refcase.parse.bibliography.heads import Head, read_head
from refcase.parse.bibliography.holders import read_holder
from refcase.parse.bibliography.kinds import kind_of
from refcase.parse.bibliography.years import year_in

__all__ = ["Bibliography", "bibliography"]


class Bibliography(NamedTuple):
    """The fields of a reference as in `refcase.models.Reference`; what is not said is None or ()."""

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


def _url(text: str) -> str | None:
    """The first address that is no DOI's."""
    for address in urls(text):
        if "doi.org/" not in address.lower():
            return address
    return None


def _year(head: Head, body: str, tail: str) -> int | None:
    """The year: that of the head, else one behind the title, else one in the remarks."""
    if head.dated:
        return head.year
    year = year_in(body, head.rest)
    return year if year is not None else year_in(tail)


def bibliography(text: str) -> Bibliography:
    """The fields of one reference; any text has an answer, if only an empty one."""
    body, tail, said = cleaned(text)
    head = read_head(body)
    holder = read_holder(body, head)
    isbn = find_isbn(text)
    kind = kind_of(
        body,
        said,
        head.rest,
        chapter=holder.chapter,
        edited=head.edited,
        volume=holder.volume is not None or holder.pages is not None,
        container=holder.container,
        publisher=holder.publisher is not None,
        isbn=isbn is not None,
    )
    fields = (
        head.authors,
        _year(head, body, tail),
        head.title or holder.title or None,
        holder.container,
        holder.volume,
        holder.issue,
        holder.pages,
        holder.publisher,
        find_doi(text),
        _url(text),
        isbn,
        kind,
    )
    return made(Bibliography, fields)
