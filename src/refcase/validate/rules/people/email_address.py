"""An e-mail address is in the text.

Why: case studies are published; contact details are entered in the system, not in the document.
Basis: REF 2021 guidance on submissions, p. 98, and its FAQ; none of 99 published studies of REF 2021 has one.
In REF 2014 the text could name contacts, so there it is only a warning.

Flagged: ``Letter from the clerk (clerk@guild.example)``
Fine:    ``Letter from the clerk of the guild``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.patterns import compile_regex
from refcase.validate.draft import Draft
from refcase.validate.gathering import told_once
from refcase.validate.rule import Hit, rule
from refcase.validate.running import places, span_of

_ADDRESS = compile_regex(
    r"(?<![\w.+%/@-])(?!git@)[\w.+-]{1,64}+@[\w-]{1,63}+(?:\.[A-Za-z][\w-]{0,62}){1,6}+(?![\w@-])"
)


@rule("PII001", "email-address", Severity.ERROR, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each."""
    hint = "take it out; contact details are entered in the system"
    hits = [
        Hit(span_of(found), f"the e-mail address “{found[0]}” is in the text", hint=hint)
        for found in places(draft, _ADDRESS, hints=("@",))
    ]
    yield from told_once(hits, "place")
