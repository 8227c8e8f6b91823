"""The year of publication among the other years a reference prints.

Years in a title, in a range, of access, of a conference's edition or of an assessment are not it.
"""

from typing import NamedTuple

import regex

_YEAR = r"(?:19[4-9]\d|20[0-4]\d)"
_BRACKETED = regex.compile(
    rf"""(?x) [(\[] [ ]? (?: (?:\d{{1,2}}[ ])? (?:[A-Z][a-z]{{2,8}}\.?[ ,]*)? (?:\d{{1,2}}[ ,]+)? (?:in[ ]press[ ,]*|forthcoming[ ,]*|published[ ]|online[ ]|c\.[ ]?)? )
      (?P<year>{_YEAR}) (?P<letter>[a-h]?) (?P<tail> [ ]? | [,;:/][^()]{{0,60}} | [ ][^()]{{0,40}}) [)\]] """
)
_IMPRINT = regex.compile(rf"""(?x) \( [^()]{{2,100}} [,:;]? [ ] (?P<year>{_YEAR}) [a-h]? [)] """)
_BEFORE_VOLUME = regex.compile(rf"\b(?P<year>{_YEAR})(?:[ ](?:[A-Z][a-z]{{2,3}})(?:[ ]\d{{1,2}})?)?[ ]?[;:][ ]?\d")
_LOOSE = regex.compile(
    rf"(?<![\d/.:(–-])(?<!\d[ ])(?P<year>{_YEAR})(?P<letter>[a-h]?)(?![\d/]|[-–]\d|[ ]?[-–][ ]?\d{{4}}|[ ]to[ ]\d)"
)
_NOT_IT = regex.compile(
    r"(?i)(?:accessed|viewed|retrieved|as of|as at|REF ?|since|until|from|between|RAE ?|before|after|priority|conference|symposium|"
    r"impact factor|isi|jcr|ranking|\bin the|database|google scholar|cited|citations|downloads?|to|and|filed|application)[^.;]{0,28}$"
)
_PUBLISHED = regex.compile(rf"(?i)published:?[ ](?:online[ :]*)?(?:\d{{1,2}}[ ])?(?:[A-Z][a-z]+[ ])?(?P<year>{_YEAR})")
_QUOTED = regex.compile(r"[‘“\"`][^‘“”\"`]{3,300}?(?:[”\"]|[’'](?!\p{L}))")


class Year(NamedTuple):
    """A year and the stretch of text it takes with its brackets; `letter` is the b of 2013b."""

    year: int
    letter: str
    start: int
    end: int


def year_after(text: str, at: int) -> Year | None:
    """The year that stands right at `at`: `(2012)`, `. 2014.`, `, 2018a,`."""
    skip = _SKIP.match(text, at)
    at = skip.end() if skip else at
    match = _BRACKETED.match(text, at) or _PLAIN.match(text, at)
    if not match:
        return None
    return Year(int(match["year"]), match.groupdict().get("letter") or "", match.start(), match.end())


_SKIP = regex.compile(r"[\s,.:;*]{0,4}")
_PLAIN = regex.compile(rf"(?P<year>{_YEAR})(?P<letter>[a-h]?)(?=[.,:;)\s]|$)(?![-–/]\d)")


def publication_year(text: str) -> Year | None:
    """The year of publication, None when the reference prints none that can be it."""
    quoted = [m.span() for m in _QUOTED.finditer(text)]
    for pattern in (_BRACKETED, _IMPRINT, _BEFORE_VOLUME, _PUBLISHED):
        for match in pattern.finditer(text):
            at = match.start("year")
            if any(start < at < end for start, end in quoted):
                continue
            if pattern is _BRACKETED and (_odd_tail(match["tail"]) or _NOT_IT.search(text, max(0, match.start() - 40), match.start())):
                continue
            if pattern is _IMPRINT and _NOT_IT.search(text, max(match.start() + 1, at - 40), at):
                continue
            return Year(int(match["year"]), "", match.start(), match.end())
    kept = None
    for match in _LOOSE.finditer(text):
        at = match.start()
        if any(start < at < end for start, end in quoted) or _NOT_IT.search(text, max(0, at - 40), at):
            continue
        kept = Year(int(match["year"]), match["letter"], at, match.end())
        if text[match.end() : match.end() + 1] in (",", ".", ";", ")", ""):
            break
    return kept


def _odd_tail(tail: str) -> bool:
    """Whether a bracket that holds a year goes on as no date does: "(2000 to 2007)", "(2016–18)"."""
    return regex.match(r"[ ]?(?:[-–]|to\b|and\b)", tail) is not None
