"""A paragraph of section 4 speaks only of years outside the window for impact.

Why: impact outside the window does not count.
Basis: the profile's window; years of background are common, so it is only worth a look.

Flagged: ``In 2022 two more towns followed.`` under REF 2021
Fine:    ``From 2009 on, and above all in 2016 …``
"""

from collections.abc import Iterator

import regex

from refcase.findings import Severity
from refcase.text import Span
from refcase.validate.dates import years
from refcase.validate.draft import Draft
from refcase.validate.gathering import gathered
from refcase.validate.rule import Hit, rule

# What goes on from then is in the window, too; history is told as such.
_BACKGROUND = regex.compile(
    r"(?i)\b(?:since|from|until|before|prior|onwards?|ongoing|continu\w+|founded|established|began|now)\b"
)


@rule("DAT005", "impact-year-outside-window", Severity.INFO, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit at the first year of each paragraph whose years are all after the window, or all before it."""
    window = draft.profile.impact
    if window is None:
        return
    hits = []
    for paragraph in draft.paragraphs_of(4):
        found = years(draft.view, paragraph.start, paragraph.end)
        own = [year for year, _ in found]
        if not own:
            continue
        late = min(own) > window.end.year
        early = max(own) < window.start.year and not _BACKGROUND.search(
            draft.view, paragraph.start, paragraph.end
        )
        if late or early:
            at = found[0][1]
            when = "after" if late else "before"
            spoken = f"{own[0]} only" if len(set(own)) == 1 else f"{min(own)} to {max(own)}"
            told = f"this paragraph speaks of {spoken}, {when} the window for impact"
            told += f" ({window.start.year} to {window.end.year})"
            hits.append(Hit(Span(start=at, end=at + 4), told, hint="say what happened in the window"))
    yield from gathered(hits, "paragraphs")
