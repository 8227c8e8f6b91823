"""Notes: what is odd about the sections as a whole, in words."""

from refcase.models import Note
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
        span = Span(start=body.heading[0], end=body.heading[1])
        if body.number in seen:
            found.append(
                Note(
                    kind="section-doubled",
                    message=f"section {body.number} is there more than once",
                    span=span,
                )
            )
        elif body.number < highest:
            message = f"section {body.number} stands after section {highest}"
            found.append(Note(kind="section-out-of-order", message=message, span=span))
        seen.add(body.number)
        highest = max(highest, body.number)
    return found
