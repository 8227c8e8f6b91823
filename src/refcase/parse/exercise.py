"""Which exercise a case study was written for, from its own words."""

from math import ceil

from refcase.lookup import has_any
from refcase.models import Exercise, Header
from refcase.patterns import compile_regex

_SAID = compile_regex(r"(?i)\(REF3b\)|submitted to the REF[ ]?(?P<year>20(?:14|21|29))|\(REF3\)")
_WORDS = ("(ref3", "submitted to the ref")
_HEAD = 4000  # a form or a page names its exercise at its top
_YEAR = compile_regex(r"\b\d{4}\b")
# What stands around most years: there a year is a word by itself.
_AROUND = frozenset(" \n\t().,;:/[]–—-’'")


def detect(text: str, low: str, header: Header, years: list[int]) -> Exercise | None:
    """The exercise, None when nothing tells; `low` is the text folded, `years` are where they may stand.

    First what the document says (its form's name, the database's blurb, the header fields that only
    later templates have); failing that, the years it names: impact is claimed up to the exercise's
    end, so the years in which writing stops tell it. Basis: impact counts up to July 2013 in
    REF 2014 and to December 2020 in REF 2021 (each exercise's guidance on submissions).
    """
    said = _SAID.search(text[:_HEAD]) if has_any(low[:_HEAD], _WORDS) else None
    if said:
        if said["year"]:
            return {"2014": "REF2014", "2021": "REF2021", "2029": "REF2029"}[said["year"]]  # type: ignore[return-value]
        return "REF2014" if said[0].lower() == "(ref3b)" else "REF2021"
    text += "\n"  # around the first and the last too
    named = [
        int(text[start : start + 4])
        for start in years
        if (text[start - 1] in _AROUND and text[start + 4] in _AROUND) or _YEAR.match(text, start)
    ]
    return _by_years(named, later=bool(header.impact_period or header.continued is not None))


def _by_years(years: list[int], *, later: bool) -> Exercise | None:
    """The exercise in whose window the last years named often fall; `later` rules out REF 2014."""
    within = sorted([year for year in years if 1990 <= year <= 2029])
    if len(within) < 5:
        return None
    # Plans for the far future are rare: the year that 9 in 10 mentions do not pass is not one.
    last = within[ceil(0.9 * len(within)) - 1]
    if last <= 2014 and not later:
        return "REF2014"
    if 2017 <= last <= 2021:
        return "REF2021"
    if last >= 2023:
        return "REF2029"
    return None
