"""The check digit of an ISSN does not fit.

Why: no catalogue finds the journal.
Basis: ISO 3297; the arithmetic is certain.

Flagged: ``ISSN 1234-5678``
Fine:    ``ISSN 1234-5679``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.patterns import compile_regex
from refcase.validate.checkdigits import issn
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule
from refcase.validate.running import places, span_of

_ISSN = compile_regex(r"ISSN[ ]?:?[ ]{0,2}(?P<issn>\d{4}[ ‐–-]?\d{3}[\dX])(?![\w-])")


@rule("ITM008", "issn-check-digit", Severity.ERROR, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each such ISSN in sections 3 and 5."""
    for match in places(draft, _ISSN, 3, 5, hints=("ISSN",)):
        if not issn("".join(c for c in match["issn"].upper() if c.isdigit() or c == "X")):
            yield Hit(
                span_of(match, "issn"),
                f"the ISSN “{match['issn']}” has a wrong digit",
                hint="compare it with the journal",
            )
