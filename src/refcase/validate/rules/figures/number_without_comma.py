"""A number of four digits or more has no comma.

Why: 105000 and 1050000 are hard to tell apart.
Basis: the style guide for figures of REF 2021, not read; of the numbers with four digits in 99 published
studies 135 have the comma and 23 do not, and of the longer ones all have it; confidence D.

Flagged: ``seen by 10500 visitors``
Fine:    ``seen by 10,500 visitors``; ``in 2019``; ``grant 105168``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.patterns import compile_re
from refcase.text import Span
from refcase.validate.draft import Draft
from refcase.validate.figures import told
from refcase.validate.gathering import habit
from refcase.validate.rule import Hit, rule

_PLAIN = compile_re(r"[1-9]\d{3,8}(?!\w|[.,:/–-]\d)")
# A count is known by what it counts, an amount by its sign: other numbers may be grants, telephones, codes
# and pages. Four digits may also be a year: "2012 guidelines", "the 1641 depositions".
_YEAR = compile_re(r"(?:1[1-9]|20|21)\d\d$")
_MONEY = compile_re(r"(?:[£€$]|GBP|EUR|USD)[ ]?$")
_NAMED = compile_re(
    r"""(?x) (?: [\w.,/:\#–−-] | \b(?: [A-Z]{2,} | [Nn]o\.? | [Nn]umbers? | [Rr]egulations? | [Cc]lass
    | [Tt]ype | [Ss]eries | [Pp]ages? | pp?\. | the | [Gg]rants? | [Aa]ward | [Rr]oom | [Uu]nit | [Rr]ef\.?
    | [Tt]el | [Ii][Dd] )[ ] ) $ """
)
_COUNTED = compile_re(
    r"""(?x) [ ] (?:of[ ](?:the[ ])?)? (?:[a-z-]{3,15}[ ]){0,2}
    (?! (?:was|has|is|this|its|plus|series|versus|across|towards|always)\b )
    (?:[a-z-]{2,14}s|people|staff|children|women|men|km|ha|tonnes)\b """
)
_BEFORE = 14


@rule("FIG004", "number-without-comma", Severity.INFO, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for the first such number, where the exercise has a style guide."""
    if not draft.profile.indicator_style:
        return
    found = [
        Span(start=match.start(), end=match.end())
        for match in told(draft, _PLAIN)
        if _shows(match.string, match.start(), match.end())
    ]
    if found:
        first = found[0].of(draft.text)
        yield from habit(
            found,
            f"“{first}” has no comma",
            hint="set a comma before every three digits",
            suggestion=f"{int(first):,}",
        )


def _shows(text: str, start: int, end: int) -> bool:
    """Whether the number is an amount or a count."""
    before = max(0, start - _BEFORE)
    if _MONEY.search(text, before, start):
        return True
    if _YEAR.match(text, start, end) or _NAMED.search(text, before, start):
        return False
    return _COUNTED.match(text, end) is not None
