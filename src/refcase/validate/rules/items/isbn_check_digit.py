"""The check digit of an ISBN does not fit, or digits are missing.

Why: no catalogue finds the book.
Basis: ISO 2108; the arithmetic is certain.

Flagged: ``ISBN 978-0-00-000000-1``
Fine:    ``ISBN 978-0-00-000000-2``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.patterns import compile_regex
from refcase.validate.checkdigits import isbn
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule
from refcase.validate.running import places, span_of

# Digits behind a wrap or a space more belong to it as well: such a number is left alone.
_ISBN = compile_regex(
    r"ISBN(?:[ -]?\(?1[03]\)?(?=[: ]))?[ ]?:?[ ]{0,2}(?:1[03][: ]{1,2}(?=\d[\d ‐–-]{8}))?"
    r"(?P<isbn>\d(?:[ ‐–-]?\d){7,12}(?:[ ‐–-]?[Xx])?)(?![ ‐–-]{0,2}[ ]{0,2}[\dX]|\w|/|\.\d)"
    r"(?![ ‐–-]{0,2}\s{1,3}[\dX](?!\d?[.)\]:]))"
)


@rule("ITM007", "isbn-check-digit", Severity.ERROR, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each such ISBN in sections 3 and 5."""
    for match in places(draft, _ISBN, 3, 5, hints=("ISBN",)):
        digits = "".join(c for c in match["isbn"].upper() if c.isdigit() or c == "X")
        if isbn(digits):
            continue
        yield Hit(
            span_of(match, "isbn"),
            f"the ISBN “{match['isbn']}” has a wrong digit"
            if len(digits) in (10, 13)
            else f"the ISBN “{match['isbn']}” has {len(digits)} digits where 10 or 13 belong",
            hint="compare it with the book",
        )
