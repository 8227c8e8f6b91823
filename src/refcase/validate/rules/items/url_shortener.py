"""A web address is one of a shortening service.

Why: it does not say where it leads, and stops working when the service does.
Basis: reviewers' advice not to rely on links alone; 3 of 99 studies of REF 2021 have one.

Flagged: ``bit.ly/kilns``
Fine:    ``www.kilns.example/report``
"""

from collections.abc import Iterator

import regex

from refcase.findings import Severity
from refcase.text import Span
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule

_SHORT = regex.compile(
    r"(?i)(?<![\w@.-])(?:https?://)?(?:www\.)?(?:bit\.ly|tinyurl\.com|goo\.gl|t\.co|ow\.ly|tiny\.cc|is\.gd|buff\.ly"
    r"|cutt\.ly|rebrand\.ly|shorturl\.at|preview\.tinyurl\.com)/[\w\\-]{1,40}"
)


@rule("ITM015", "url-shortener", Severity.INFO, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """One hit for all such addresses, at the first."""
    found = list(_SHORT.finditer(draft.view))
    if not found:
        return
    more = f", and so with {len(found) - 1} more" if len(found) > 1 else ""
    yield Hit(
        Span(start=found[0].start(), end=found[0].end()),
        f"“{found[0][0]}” does not say where it leads{more}",
        hint="give the full address",
    )
