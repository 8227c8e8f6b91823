"""A section stands out of order.

Why: assessors read many case studies, and look for each section in its place.
Basis: the template numbers its sections; none of 2,192 published studies changes their order.

Flagged: section 5 before section 4
Fine:    sections 1 to 5 in this order
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule


@rule("STR003", "section-out-of-order", Severity.WARNING, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each heading behind one with a higher number."""
    for note in draft.study.notes:
        if note.kind == "section-out-of-order" and note.span:
            yield Hit(note.span, note.message, hint="put the sections in the order of the template")
