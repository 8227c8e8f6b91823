"""Jobs are counted without saying whether they are full-time equivalents.

Why: ten jobs may be ten afternoons a week.
Basis: the style guide for figures of REF 2021 as recalled; confidence R.

Flagged: ``created 21 jobs``
Fine:    ``created 21 FTE jobs``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.patterns import compile_re
from refcase.text import Span
from refcase.validate.draft import Draft
from refcase.validate.figures import told
from refcase.validate.gathering import habit
from refcase.validate.rule import Hit, rule

# Posts may be those of a blog.
_JOBS = compile_re(r"\d(?<![\w.,].)[\d,]*(?: (?!of\b|the\b)[a-z-]{2,15}){0,2} (?:jobs|positions)\b")
_FULL_TIME = compile_re(r"(?i)\bFTEs?\b|full[- ]time")
_NEAR = 60


@rule("FIG009", "jobs-without-fte", Severity.INFO, since="0.1", selected=False)
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for the first such count, where the exercise has a style guide."""
    if not draft.profile.indicator_style:
        return
    found = [
        Span(start=match.start(), end=match.end())
        for match in told(draft, _JOBS)
        if not _FULL_TIME.search(draft.view, max(0, match.start() - _NEAR), match.end() + _NEAR)
    ]
    if found:
        yield from habit(
            found,
            f"“{found[0].of(draft.text)}” are not said to be full-time equivalents",
            hint="count them as FTE, and say for which years",
        )
