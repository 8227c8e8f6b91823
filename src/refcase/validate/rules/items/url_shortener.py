"""A web address is one of a shortening service.

Why: it does not say where it leads, and stops working when the service does.
Basis: reviewers' advice not to rely on links alone; 3 of 99 studies of REF 2021 have one.

Flagged: ``bit.ly/kilns``
Fine:    ``www.kilns.example/report``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.patterns import compile_re, compile_regex
from refcase.validate.draft import Draft
from refcase.validate.gathering import told_once
from refcase.validate.rule import Hit, rule
from refcase.validate.running import in_lines, rare, span_of

_SHORT = compile_regex(
    r"(?i)(?<![\w@.-])(?:https?://)?(?:www\.)?(?:bit\.ly|tinyurl\.com|goo\.gl|t\.co|ow\.ly|tiny\.cc|is\.gd|buff\.ly"
    r"|cutt\.ly|rebrand\.ly|shorturl\.at|preview\.tinyurl\.com)/[\w\\-]{1,40}"
)
_HINTS = (rare(compile_re(r"/(?:(?<=\.(?:ly|gl|co|cc|gd|at)/)|(?<=tinyurl\.com/))")),)


@rule("ITM015", "url-shortener", Severity.INFO, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each such address; they are told as one."""
    hits = (
        Hit(
            span_of(found),
            f"“{found[0]}” does not say where it leads",
            hint="give the full address",
        )
        for found in in_lines(draft, _SHORT, _HINTS)
    )
    yield from told_once(hits, "address", most=1)
