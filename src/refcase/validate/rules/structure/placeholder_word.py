"""A word says that something is still to come.

Why: it was to be replaced before the case study is submitted.
Basis: internal consistency; no text of the exercise is needed.

Flagged: ``Letter from the guild (date TBC)``
Fine:    ``Letter from the guild, 3 May 2019``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.patterns import compile_re, compile_regex
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule
from refcase.validate.running import in_lines, rare, span_of, without_acronyms

_WORD = compile_regex(
    r"(?<![\w\[<({/.-])(?:TBC|TBA|TBD|tbc|tba)(?![\w/-]|[ ]\p{Lu}\p{Ll})"
    r"|\bTO BE (?:CONFIRMED|COMPLETED|ADDED)\b"
    r"|\b(?i:still to be (?:confirmed|added|written))\b"
)
_HINTS = (
    rare(compile_re(r"b(?<=tb)(?<![\w\[<({/.-]tb)[acd](?![\w/-])")),
    rare(compile_re("be (?<=to be )(?:confirmed|completed|added|written)")),
)


@rule("STR013", "placeholder-word", Severity.WARNING, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each."""
    for found in without_acronyms(draft, in_lines(draft, _WORD, _HINTS)):
        yield Hit(
            span_of(found), f"“{found[0]}” says that something is to come", hint="put it in, or take this out"
        )
