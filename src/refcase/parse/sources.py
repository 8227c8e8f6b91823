"""Sources: listed items of section 5 with their parts and links."""

from refcase.base import maker
from refcase.identifiers import urls
from refcase.models import Source
from refcase.parse.listing import Item
from refcase.parse.parts import read_parts
from refcase.text import made_span

_made_source = maker(Source)


def read_source(view: str, text: str, item: Item, label: str | None) -> Source:
    """The source in a listed item."""
    return _made_source(
        label=label,
        printed_label=item.printed,
        raw=text[item.start : item.end],
        text=text[item.body : item.end],
        urls=tuple(urls(view[item.body : item.end])),
        parts=read_parts(view, text, item),
        span=made_span(start=item.start, end=item.end),
    )
