"""References: listed items of section 3 with their bibliographic fields."""

from refcase.models import Reference
from refcase.parse.bibliography import bibliography
from refcase.parse.listing import Item
from refcase.text import made_span


def read_reference(view: str, text: str, item: Item, label: str | None) -> Reference:
    """The reference in a listed item; `raw` is the whole of it, fields that are not there are None."""
    fields = bibliography(view[item.body : item.end])
    return Reference(
        label=label,
        printed_label=item.printed,
        raw=text[item.start : item.end],
        span=made_span(start=item.start, end=item.end),
        **fields._asdict(),
    )
