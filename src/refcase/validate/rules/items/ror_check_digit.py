"""The check digits of a ROR identifier do not fit.

Why: the identifier is another organisation's, or none's.
Basis: ROR's check digits (ISO 7064), as its makers tell them.

Flagged: ``https://ror.org/01k4yrm30``
Fine:    ``https://ror.org/01k4yrm29``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.patterns import compile_re, compile_regex
from refcase.text import Span
from refcase.validate.checkdigits import ror
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule
from refcase.validate.running import places, rare

_ROR = compile_regex(r"(?i)(?<![\w-])ror\.org/(?P<name>0[a-z0-9]{8})(?![\w-])")
_HINTS = (rare(compile_re(r"/0(?<=ror\.org/0)")),)


@rule("ITM010", "ror-check-digit", Severity.WARNING, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each such identifier, anywhere in the text."""
    for match in places(draft, _ROR, hints=_HINTS):
        if not ror(match["name"].lower()):
            yield Hit(
                Span(start=match.start("name"), end=match.end("name")),
                f"the ROR identifier “{match['name']}” has a wrong character",
                hint="copy it again from ror.org",
            )
