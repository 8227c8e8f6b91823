"""What is given as a GRID identifier is none.

Why: the funder cannot be found under it.
Basis: form of the identifiers; 142 of 142 in REF 2021 have it.

Flagged: ``grid.12.x``
Fine:    ``grid.5555.0``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.patterns import compile_re, compile_regex
from refcase.text import Span
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule
from refcase.validate.running import places, rare

_GRID = compile_regex(r"(?<![\w./-])(?:grid|GRID)\.\d{2}[\w.]{0,30}")
_RIGHT = compile_regex(r"grid\.\d{4,6}\.[0-9a-f]{1,2}")
_HINTS = (rare(compile_re(r"grid\.[0-9]{2}")),)


@rule("ITM011", "grid-malformed", Severity.WARNING, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each such identifier, anywhere in the text."""
    for match in places(draft, _GRID, hints=_HINTS):
        written = match[0].rstrip(".")
        if not _RIGHT.fullmatch(written.lower()):
            yield Hit(
                Span(start=match.start(), end=match.start() + len(written)),
                f"“{written}” is not built like a GRID identifier",
                hint="compare it with the funder's own page",
            )
