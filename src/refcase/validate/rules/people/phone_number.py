"""A telephone number is in the text.

Why: case studies are published; contact details are entered in the system, not in the document.
Basis: REF 2021 guidance on submissions, p. 98, as universities quote it.

Flagged: ``Clerk of the guild (tel. 01632 960 123)``
Fine:    ``Clerk of the guild``
"""

from collections.abc import Iterator

import regex

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule
from refcase.validate.running import places, span_of

_WORDS = ("tel.", "tel:", "tel ", "tel\u00a0", "tel (", "telephone", "phone", "mob.", "mobile:", "fax", "+44")
# Digits alone are grants, identifiers, page ranges: a word or the country's code must say what they are.
_NUMBER = regex.compile(
    r"""(?x) (?: \b(?i:tel|telephone|phone|mob|mobile|fax)\b[ .:()]{0,4} | (?<![\w.])(?=\+44) )
    (?P<number> \+?\(?\d (?:[ ()-]{0,3}\d){8,14} ) """
)


@rule("PII002", "phone-number", Severity.WARNING, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each number that a word announces, or that begins with +44."""
    for found in places(draft, _NUMBER, words=_WORDS):
        span = span_of(found, "number")
        told = f"the telephone number “{found['number']}” is in the text"
        yield Hit(span, told, hint="take it out; contact details are entered in the system")
