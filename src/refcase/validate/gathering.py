"""What is found in many places is told once; `refcase.gathering` does it, when all else is done."""

from collections.abc import Iterable, Iterator, Sequence

from refcase.findings import Gather
from refcase.models import Reference, Source
from refcase.text import Span
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit


def told_once(hits: Iterable[Hit], place: str, *, by: str = "", most: int = 5) -> Iterator[Hit]:
    """The hits, to be told as one where there are more than `most` with the same `by`."""
    return (hit._replace(gather=Gather(place, by, most)) for hit in hits)


def habit(spans: Iterable[Span], message: str, *, hint: str, suggestion: str | None = None) -> Iterator[Hit]:
    """A hit for each of the places; a habit is told once."""
    hits = (Hit(span, message, hint=hint, suggestion=suggestion) for span in spans)
    return told_once(hits, "place", by=message, most=1)


def fault(draft: Draft, kind: str, items: Iterable[int], fault: str, hint: str) -> Iterator[Hit]:
    """A hit for each of the items (indices of references or sources), to be told as one.

    `fault` goes on from the item's name: "gives no year".
    """
    listed: Sequence[Reference | Source] = (
        draft.study.references if kind == "reference" else draft.study.sources
    )
    hits = (
        Hit(draft.head(listed[n]), f"{draft.called(kind, n)} {fault}", hint=hint, label=listed[n].label)
        for n in items
    )
    return told_once(hits, "item", most=1)
