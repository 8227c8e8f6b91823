"""A cross-reference of the word processor is broken.

Why: what the reader was to find there is gone.
Basis: internal consistency; no text of the exercise is needed.

Flagged: ``as the guild says (Error! Reference source not found.)``
Fine:    ``as the guild says (E3)``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.patterns import compile_re, compile_regex
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule
from refcase.validate.running import places, span_of

_BROKEN = compile_regex(
    r"(?i)\berror!\s(?:reference source not found|bookmark not defined|no bookmark name given)\.?"
)
_HINTS = (("!", compile_re("!(?<=(?i:error)!)")),)


@rule("STR017", "broken-cross-reference", Severity.ERROR, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each."""
    for found in places(draft, _BROKEN, hints=_HINTS):
        hint = "put the label in by hand, or mend the cross-reference and update the fields"
        yield Hit(span_of(found), f"“{found[0]}” stands where a label should be", hint=hint)
