"""References: listed items of section 3 with their bibliographic fields."""

from refcase.models import Reference
from refcase.parse.bibliography import bibliography
from refcase.parse.listing import Item
from refcase.text import made_span


def read_reference(view: str, text: str, item: Item, label: str | None) -> Reference:
    """The reference in a listed item; `raw` is the whole of it, fields that are not there are None."""
    authors, year, title, container, volume, issue, pages, publisher, doi, url, isbn, kind = bibliography(
        view[item.body : item.end]
    )
    # By their names: a dict of them takes half as long again.
    return Reference(
        label=label,
        printed_label=item.printed,
        raw=text[item.start : item.end],
        authors=authors,
        year=year,
        title=title,
        container=container,
        volume=volume,
        issue=issue,
        pages=pages,
        publisher=publisher,
        doi=doi,
        url=url,
        isbn=isbn,
        type=kind,
        span=made_span(start=item.start, end=item.end),
    )
