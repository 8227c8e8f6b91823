"""A date is on no calendar.

Why: a reader who looks for what happened on 31 June does not find it.
Basis: internal consistency; no text of the exercise is needed.

Flagged: ``31 June 2015``, ``29 February 2013``, ``30/02/2012``
Fine:    ``30 June 2015``, ``29 February 2012``, ``12/31/2012``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.patterns import compile_regex
from refcase.validate.dates import impossible, impossible_near
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule

_ANNOUNCED = compile_regex(
    r"(?i)\b(?:on|dated|accessed|viewed|retrieved|until|posted|received|since)[: ]{1,3}(?:the )?$"
)


@rule("DAT001", "impossible-date", Severity.ERROR, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each; in the lists only where a word announces a date: volumes stand before months there."""
    near = impossible_near(draft.view, draft.years)
    for section in draft.study.sections if near.named or near.in_figures else ():
        for span in impossible(draft.view, section.span.start, section.span.end, near):
            before = draft.view[max(0, span.start - 20) : span.start]
            if section.number not in (3, 5) or _ANNOUNCED.search(before):
                said = " ".join(span.of(draft.view).split())
                yield Hit(span, f"there is no {said}", hint="write the date that is meant")
