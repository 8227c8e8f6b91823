"""A note between authors was left in.

Why: it was not meant for the assessor.
Basis: internal consistency; no text of the exercise is needed.

Flagged: ``[AF: check this figure]``, ``NOTE TO SELF``
Fine:    neither
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.patterns import compile_re, compile_regex
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule
from refcase.validate.running import in_lines, rare, span_of

_NOTE = compile_regex(
    r"""(?x) \[ (?: [A-Z]{2,3}:[ ](?i:please|check|can|could|should|need|add|confirm|ask)\b
      | (?i:comment(?=[ ]?[:\d\[])|commented(?=[ ]\[)|note[ ]to|query|please[ ](?:check|confirm|add))\b )
      [^\[\]\n]{0,120} \]
    | \bNOTE[ ]TO[ ](?:SELF|AUTHORS?)\b | (?<!\w)\?{3,}
    | \b(?i:can[ ]you[ ](?:check|confirm)[ ]this\?) """
)
_HINTS = (
    rare(
        compile_re(
            r"\[(?:[a-z]{2,3}: (?:please|check|can|could|should|need|add|confirm|ask)"
            r"|comment|note to|query|please (?:check|confirm|add))"
        )
    ),
    "NOTE TO ",
    ("?", compile_re(r"(?i)\?(?:\?\?|(?<=can you check this\?)|(?<=can you confirm this\?))")),
)


@rule("STR016", "author-note-left", Severity.WARNING, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each."""
    for found in in_lines(draft, _NOTE, _HINTS):
        yield Hit(span_of(found), f"“{found[0]}” reads like a note between authors", hint="take it out")
