"""A percentage is written with words or with a space before the sign.

Why: figures of all case studies are searched together, and other forms are missed.
Basis: the style guide for figures of REF 2021, not read; of the percentages in 99 published studies 327 are
written 12%, 3 with words; confidence D.

Flagged: ``12.5 per cent``; ``12.5 %``
Fine:    ``12.5%``; ``12.5 percentage points``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.patterns import compile_re
from refcase.text import Span
from refcase.validate.draft import Draft
from refcase.validate.figures import told
from refcase.validate.gathering import habit
from refcase.validate.rule import Hit, rule

_PER_CENT = compile_re(r"\d(?P<words>[ \n-]?[Pp]er[ ]?cent\b(?! points?\b))|\d(?P<space>[ \xa0]%)")
_ENDS = compile_re(r"(?:\d[\d,]*(?:\.\d+)?)$")
_NUMBER = compile_re(r"\d[\d,]*(?:\.\d+)?")
_LONGEST = 20


@rule("FIG006", "per-cent-in-words", Severity.INFO, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for the first percentage of either kind, where the exercise has a style guide."""
    if not draft.profile.indicator_style:
        return
    found: dict[str, list[Span]] = {"words": [], "space": []}
    for match in told(draft, _PER_CENT):
        end = match.start() + 1
        number = _ENDS.search(match.string, max(0, end - _LONGEST), end)
        start = number.start() if number else match.start()
        found[match.lastgroup or ""].append(Span(start=start, end=match.end()))
    faults = {"words": "says per cent in words", "space": "has a space before the sign"}
    for kind, places in found.items():
        if places:
            first = " ".join(places[0].of(draft.text).split())
            number = _NUMBER.match(first)
            yield from habit(
                places,
                f"“{first}” {faults[kind]}",
                hint="close the sign up to the number",
                suggestion=f"{number[0]}%" if number else None,
            )
