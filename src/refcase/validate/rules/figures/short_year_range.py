"""A range of years gives the last two digits of its end only.

Why: figures of all case studies are searched by year, and 2016-18 hides 2018.
Basis: the style guide for figures of REF 2021 as recalled; 48 ranges of 99 published studies are in full, 28
are short; confidence R.

Flagged: ``in 2016-18``
Fine:    ``in 2016–2018``; ``in the season 2016-17``; ``in 2016/17``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.patterns import compile_re
from refcase.text import Span
from refcase.validate.draft import Draft
from refcase.validate.figures import told
from refcase.validate.gathering import habit
from refcase.validate.rule import Hit, rule

_RANGE = compile_re(
    r"[12](?<![\w/.–-].)(?:(?<=1)9|(?<=2)0)(?P<first>\d\d)(?P<dash>[-–])(?P<last>\d\d)(?![\w/–-])"
)


@rule("FIG008", "short-year-range", Severity.INFO, since="0.1", selected=False)
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for the first such range, where the exercise has a style guide.

    Two years that follow each other may be an academic or a financial year.
    """
    if not draft.profile.indicator_style:
        return
    found = [match for match in told(draft, _RANGE) if int(match["last"]) > int(match["first"]) + 1]
    if found:
        first = found[0]
        yield from habit(
            [Span(start=match.start(), end=match.end()) for match in found],
            f"the range “{first[0]}” does not give its last year in full",
            hint="write both years in full",
            suggestion=first[0][:4] + first["dash"] + first[0][:2] + first["last"],
        )
