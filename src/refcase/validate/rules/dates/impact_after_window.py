"""Section 4 tells of something that happened after the window for impact.

Why: impact outside the window does not count.
Basis: the profile's window. What lies before it is told as background in most studies, and is left alone.

Flagged: ``In 2022 two more towns followed.`` under REF 2021
Fine:    ``In 2019 two more towns followed``; ``by 2030 all towns will have followed``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.patterns import compile_re, compile_regex
from refcase.text import Span
from refcase.validate.draft import Draft
from refcase.validate.gathering import told_once
from refcase.validate.rule import Hit, rule

# Forecasts and targets ("by 2030", "until 2022") speak of no event.
_EVENT = compile_regex(
    r"(?i)\b(?:in|during|since)[ \n](?:(?:early|late|mid|spring|summer|autumn|winter|\p{Lu}\p{Ll}{2,8})[ -])?"
    r"(?P<year>20\d\d)(?![\w–/-])"
)
_YEAR = compile_re(r"20\d\d")


@rule("DAT005", "impact-after-window", Severity.INFO, since="0.1", limit="impact")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit at each year after the window that section 4 says something happened in."""
    window = draft.profile.impact
    if window is None:
        return
    hits = []
    for section in draft.sections(4):
        years = _YEAR.findall(draft.folded, section.span.start, section.span.end)
        if max(years, default="") <= str(window.end.year):
            continue  # the usual case, and seen ten times as fast
        for found in _EVENT.finditer(draft.view, section.span.start, section.span.end):
            if int(found["year"]) > window.end.year and not draft.is_quoted(found.start()):
                told = f"“{' '.join(found[0].split())}” is after the window for impact"
                told += f" ({window.start.year} to {window.end.year})"
                span = Span(start=found.start("year"), end=found.end("year"))
                hits.append(Hit(span, told, hint="say what happened in the window"))
    yield from told_once(hits, "place")
