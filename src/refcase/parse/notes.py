"""Notes: what is odd about the sections and the lists as a whole, in words."""

from collections.abc import Sequence

from refcase.models import Note, Reference, Source
from refcase.parse.layout import Layout
from refcase.text import Span


def notes(layout: Layout) -> list[Note]:
    """Sections missing, doubled or out of order; those missing first, then in document order."""
    numbers = [body.number for body in layout.bodies]
    if not numbers:
        return [Note(kind="no-section", message="no heading of any of the five sections was found")]
    found = [
        Note(kind="section-missing", message=f"section {n} was not found")
        for n in range(1, 6)
        if n not in numbers
    ]
    seen: set[int] = set()
    highest = 0
    for body in layout.bodies:
        start, end = body.heading
        if body.number in seen:
            found.append(
                Note(
                    kind="section-doubled",
                    message=f"section {body.number} is there more than once",
                    span=Span(start=start, end=end),
                )
            )
        elif body.number < highest:
            message = f"section {body.number} stands after section {highest}"
            span = Span(start=start, end=end)
            found.append(Note(kind="section-out-of-order", message=message, span=span))
        seen.add(body.number)
        highest = max(highest, body.number)
    return found


def doubled(name: str, items: Sequence[Reference] | Sequence[Source]) -> list[Note]:
    """Labels that more than one item of a list bears; `name` is what the list's items are called."""
    found = []
    seen: set[str] = set()
    for item in items:
        if item.label in seen:
            message = f"{item.label} is there more than once among the {name}; citations of it mean the first"
            found.append(Note(kind="label-doubled", message=message, span=item.span))
        elif item.label:
            seen.add(item.label)
    return found
