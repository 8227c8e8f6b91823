"""Venues: the journal, volume, issue and pages of an article, the publisher of a book."""

from typing import NamedTuple

from refcase.lookup import lowered
from refcase.patterns import compile_re, compile_regex, compile_twin

_YEAR = r"(?:19|20)\d\d"
# All these in small letters, for patterns in either case and of text in small letters.
_V = r"[a-z]{0,2}\d{1,4}+[a-z]?+(?:[-–/]\d{1,4}+)?"
_PAGE = r"[a-z]{0,4}\d{1,8}(?:[a-z]{1,2}\d{1,8})?"
_RANGE = rf"{_PAGE}[ ]?[-–—‐−]+[ ]?[a-z]{{0,2}}\d{{1,7}}"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|winter)[a-z]{0,6}\b\.?"
_P = r"(?:(?:pp?|pages|pgs?)(?:\b|(?=\d))[. ]{0,2})"
# Nothing takes more characters before the first figure of a locator than the longest of these and the gap.
_NUMBERED = ("article number", "article no", "article id", "article", "issue", "iss", "no", "nr")
_GAP = 3
# Of text in small letters.
_LOCATOR = compile_re(
    rf"""(?x) (?:
      (?:vol(?:ume)?s?|v)\b[. :]{{0,2}}\(?(?:\d|[ivxlc]+\b)
    | [(]?{_YEAR}[a-z]?[)]?(?:[ ]{_MONTH}(?:[ ]\d{{1,2}})?)?[ ]?[,;:.]?[ ]?{_V}[ ]?(?:[(,:;][ ]?
    |[ ]){_P}?(?:{_PAGE}|\()
    | {_V} (?:
          [ ]?,?[ ]?\([^()]{{1,25}}\)(?=[ ]?[,:;.(]|[ ]?{_P}?{_PAGE}|[ ]?$)
        | [ ]?[,:;.][ ]?{_P}?{_RANGE}
        | [ ]?[.:,/][ ]?\d{{1,3}}(?=[,:( ]|[ ]?$)(?=[ ]?[,:(]?[ ]?[(,:]?[ ]?(?:{_P}?{_PAGE}|\(|$))
        | [ ]?[,:][ ]?{_P}?{_PAGE}(?=[ ]?(?:[.;,)(]|$|{_YEAR}))
        | [ ]{_P}?{_RANGE} )
    | {_P}{_PAGE}
    | (?:{"|".join(_NUMBERED).replace(" ", "[ ]")})\b[. :]{{0,{_GAP}}}\d
    ) """
)
# A locator as most are, in figures: "12(3): 45-67", "2009;12:45–67", "12, pp. 45-67". This is what `place_at`
# makes of it, in a fifth of the time. No figures of a year are a volume or a page here.
_NO_YEAR = "(?!(?:19|20)[0-9][0-9])"
_PLAIN = compile_re(
    rf"(?:(?:19|20)[0-9][0-9];[ ]?)?{_NO_YEAR}(?P<volume>[0-9]{{1,4}})(?:[ ]?\((?P<issue>[0-9]{{1,3}})\))?"
    rf"(?:[ ]?[,:;][ ]?|[ ])(?:[Pp]{{1,2}}\.?[ ]?)?{_NO_YEAR}(?P<first>[0-9]{{1,5}})[ ]?[-–][ ]?"
    r"(?P<last>[0-9]{1,7})(?!\d)"
)
_LED = 4  # characters: most that `_VOLUME` passes over
# Cheap to look for, in small letters: a locator begins nowhere but behind such a sign. (Where a pattern
# begins with a class, `re` goes fast from one of its characters to the next.)
_CANDIDATE = compile_re(
    r"[^\w’'\[-](?=\d|\(\d|[a-z]{1,2}\d|v(?:ol|\b)|p(?:p?\b|ages|gs?\b)|n[or]\b|iss(?:ue|\b)|article)"
)
# Every locator has a figure, but for a volume in Roman ones; and few characters stand before it. (The first
# figure beyond ASCII is U+0660: to look for all that comes behind it takes half the time of `\d`.)
_FIGURE = compile_re(r"[0-9v\u0660-\U0010ffff](?:(?<=\d)|(?<=v)(?:ol|\b))")
_LEAD = max(map(len, _NUMBERED)) + _GAP
_VOLUME = compile_re(
    rf"""(?xi) [ ,.;:(]{{0,4}} (?:[(]?{_YEAR}[a-z]?[)]?(?:[ ]{_MONTH}(?:[ ]\d{{1,2}})?)?[ ]?[,;:.]?[ ]?
      (?=(?:vol|{_V})))?
    (?:(?:vol(?:ume)?s?|v)\b[. :]{{0,2}}\(?)? (?P<volume>{_V}|[ivxlc]{{1,8}}\b) \)? """
)
_ISSUE = compile_twin(
    r"""(?xi) [ ]? (?: [,;.:]?[ ]?\((?!(?:19|20)\d\d\))(?:no|issue|iss|nr|part|pt
      |supp?l?(?:ement)?)?\b[. ]{0,2}(?P<bracketed>[\w][\w ./–&-]{0,20})\)
    | [,;.:]?[ ]?\(?(?:no|issue|iss|nr|number|n°)\b[. ]{0,2}(?P<numbered>\d{1,4}(?:[-–/]\d{1,4})?)\)?
    | [.:/,][ ]?(?P<bare>\d{1,3})(?=[ ]?[,:(]|[ ]?$|[ ]pp?\b) ) """
)
_PAGES = compile_re(
    rf"""(?xi) [ ]?(?:[,;:.()]|[ ]|(?:spring|summer|autumn|winter|{_MONTH})|\(?{_YEAR}[a-z]?\)?(?![\d-])
      |\d{{1,2}}[ ]{_MONTH}){{0,8}}[ ]?
    (?:{_P}|art(?:icle)?\b[. ]{{0,2}}(?:(?:no|number
    |id)\b[. :]{{0,3}})?)?[ ]?(?P<pages>{_RANGE}|(?!(?:19|20)\d\d\b[^-–—]|(?:19
    |20)\d\d$){_PAGE}(?![\w%])) """
)
_SOME_PAGES = compile_re(rf"(?i)\b{_P}(?P<pages>{_RANGE}|{_PAGE}\b)")
_DASHES = compile_re(r"[ ]?[-–—‐−]+[ ]?")


_SPAN = compile_re(r"1\d{3}[-–]\d{2,4}[ ]?\([^()\d]")  # "A history of clay, 1690-1720 (Ely)"
_YEAR_ONLY = compile_regex(_YEAR)
_SAID_VOLUME = compile_regex(
    r"(?i)\bvol(?:ume)?[. ]{1,2}(?P<volume>\d{1,4})(?:[,. ]{1,2}(?:no|number"
    r"|issue)[. ]{1,2}(?P<issue>\d{1,4}))?"
)
_SLASHED = compile_regex(r"(?P<volume>\d{1,3})/(?P<issue>\d)")
_ONLY_PAGES = compile_re(rf"(?i)[ ,.;:(]{{0,4}}{_P}[a-z]?\d")
_STOPS = (",", ".", ";", ":", "(", ")")


class Place(NamedTuple):
    """Where in a journal or book something stands, and where that is said."""

    start: int
    end: int
    volume: str | None
    issue: str | None
    pages: str | None


def place_in(text: str, at: int) -> Place | None:
    """Volume, issue and pages in the text behind a title, None when there are none."""
    low = lowered(text)
    figure = _FIGURE.search(low, at)
    if figure is None:
        return None
    for mark in _CANDIDATE.finditer(low, max(at, figure.start() - _LEAD, 1) - 1):
        start = mark.end()
        if plain := _PLAIN.match(text, start):
            begin = _led(text, at, start)
            if start - begin <= _LED:
                volume, issue, first, last = plain.groups()
                return Place(begin, plain.end(), volume, issue, f"{first}-{last}")
        if _LOCATOR.match(low, start):
            if text[start] == "1" and _SPAN.match(text, start):
                continue
            if text[start] in "NnIiAa" and text[max(0, start - 2) : start].strip()[-1:] not in _STOPS:
                continue  # "Piano Concerto No. 2 in F"
            return place_at(text, _led(text, at, start))
    return None


def _led(text: str, at: int, start: int) -> int:
    """Where the stops begin that stand in front of a locator."""
    return at + len(text[at:start].rstrip(" ,.;:("))


def place_at(text: str, start: int) -> Place:
    """Volume, issue and pages at a place."""
    volume = issue = pages = None
    end = start
    only_pages = _ONLY_PAGES.match(text, start)
    if not only_pages and (found := _VOLUME.match(text, start)):
        volume, end = found["volume"], found.end()
        if "/" in volume and (both := _SLASHED.fullmatch(volume)):
            volume, issue = both["volume"], both["issue"]
    if not only_pages and issue is None and (said := _ISSUE.match(text, end)):
        issue, end = (said["bracketed"] or said["numbered"] or said["bare"]).strip(), said.end()
    if found := _PAGES.match(text, end):
        pages, end = found["pages"], found.end()
    elif found := _SOME_PAGES.search(text, end):
        pages = found["pages"]
    if volume and _YEAR_ONLY.fullmatch(volume) and not (issue and issue[:1].isdigit()):
        both = _SAID_VOLUME.search(text, start)
        volume, issue = (both["volume"], both["issue"]) if both else (None, None)
    return Place(start, end, volume, issue, _DASHES.sub("-", pages) if pages else None)
