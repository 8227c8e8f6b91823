"""A grant number begins like a research council's and is not built like one.

Why: a digit too few or too many makes it the number of another award, or of none.
Basis: measured: 3,517 numbers of REF 2021 have two letters, a letter and six characters.

Flagged: ``EP/T02216/1``   (one digit is missing)
Fine:    ``EP/T022160/1``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.patterns import compile_re, compile_regex
from refcase.text import Span
from refcase.validate.draft import Draft
from refcase.validate.grantnumbers import COUNCILS, Place, check_characters, grant_places
from refcase.validate.rule import Hit, rule

# Older councils' numbers have other forms (`NER/A/S/2000/00123`, `PP/2003/1`); a digit must follow a letter.
_SLASHED = compile_regex(
    rf"(?<![\w/-])(?:{COUNCILS})/[A-Z](?P<digits>\d{{3,9}}X?)(?:/\d{{1,2}})?(?![\w]|/\d|-\d|[ ]\d{{3,}})"
)
# Without slashes only what the check character confirms; "NCT0…" is a clinical trial.
_GLUED = compile_regex(
    rf"(?<![\w/-])(?!NCT)(?P<council>{COUNCILS})[ ]?(?P<letter>[A-Z])(?P<digits>\d{{5}})(?P<check>[\dX])"
    r"(?P<part>/?\d)?(?![\w/])"
)
# The first digit of those with a check character; a sign that is rare.
_ZERO = compile_re(r"0(?<=[A-V]0)\d{4}[\dX]")
_ESRC = compile_regex(r"(?<![\w/-])RES-(?P<groups>\d{1,6}-\d{1,6}-\d{1,6})(?![\w-])")
_RIGHT_GROUPS = [3, 2, 4]


@rule("GRA009", "grant-number-malformed", Severity.WARNING, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each such number in sections 2 and 3 and in the grant table, at its first place."""
    seen = set()
    for place in draft.once(grant_places):
        for hit in (*_slashed(draft, place), *_glued(draft, place), *_esrc(draft, place)):
            if hit.message not in seen:
                seen.add(hit.message)
                yield hit


def _slashed(draft: Draft, place: Place) -> Iterator[Hit]:
    for match in _SLASHED.finditer(draft.view, place.start, place.end) if place.slashed else ():
        count = len(match["digits"])
        if count != 6:
            yield Hit(
                Span(start=match.start(), end=match.end()),
                f"“{match[0]}” has {count} digits where 6 belong",
                hint="compare it with the award letter",
            )


def _glued(draft: Draft, place: Place) -> Iterator[Hit]:
    if not _ZERO.search(draft.view, place.start, place.end):
        return
    for match in _GLUED.finditer(draft.view, place.start, place.end):
        if match["check"] in check_characters(match["letter"], match["digits"]):
            body = f"{match['council']}/{match['letter']}{match['digits']}{match['check']}"
            part = (match["part"] or "").removeprefix("/")
            right = f"{body}/{part}" if part else body
            yield Hit(
                Span(start=match.start(), end=match.end()),
                f"“{match[0]}” has lost its slashes",
                hint=f"write {right}",
                suggestion=right,
            )


def _esrc(draft: Draft, place: Place) -> Iterator[Hit]:
    if draft.view.find("RES-", place.start, place.end) < 0:
        return
    for match in _ESRC.finditer(draft.view, place.start, place.end):
        if [len(group) for group in match["groups"].split("-")] != _RIGHT_GROUPS:
            yield Hit(
                Span(start=match.start(), end=match.end()),
                f"“{match[0]}” is not built like RES-000-00-0000",
                hint="compare it with the award letter",
            )
