"""No section of a case study was found.

Why: nothing can be checked in it; it may be the wrong file.
Basis: every template has the five headings.

Flagged: a shopping list
Fine:    a text with at least one of the five headings
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.text import Span
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule


@rule("STR018", "no-section", Severity.ERROR, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """One hit at the beginning."""
    if not draft.study.sections:
        told = "no heading of any of the five sections was found"
        yield Hit(
            Span(start=0, end=0), told, hint="give the sections the template's headings, or check the file"
        )
