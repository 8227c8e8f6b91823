"""Dates as people write them: 31 July 2013, July 31st, 31/07/2013, 2013-07-31; periods, 2008–2013.

date   := day month [year] | month day ["," year] | n "/" n "/" year | year "-" nn "-" nn
period := year dash year | "from" year "to" year | "between" year "and" year
"""

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterator
from typing import NamedTuple

import regex

from refcase.patterns import compile_re, compile_regex
from refcase.text import Span

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?![\w-])\.?"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
# Of days only those over 28 may be on no calendar; sought from the day, which is rarer than a month.
_DAY = r"(?P<day>29|3\d)"
_DAY_FIRST = compile_regex(
    rf"(?<![\w.,:;/(£$€-]){_DAY}(?:st|nd|rd|th)?[ \n](?:of[ ])?{_MONTH}(?:,?[ \n]{_YEAR})?"
)
# "In February 30 schools joined": only an ordinal, a year with its comma, or a stop makes it a day.
_DAY_LAST = compile_regex(
    rf"(?<=(?<!\w){_MONTH}[ ]){_DAY}"
    rf"(?:(?:st|nd|rd|th)(?!\w)(?:,?[ ]{_YEAR})?|,[ ]{_YEAR}|(?=[.,;:)\]](?!\d)))"
)
_SLASHED = compile_regex(
    r"(?<![\w./-])(?P<a>\d{1,2})(?P<sign>[/.])(?P<b>\d{1,2})(?P=sign)(?P<year>(?:19|20)\d\d)(?![\w/]|\.\d)"
)
_ISO = compile_regex(r"(?<![\w./-])(?P<year>(?:19|20)\d\d)-(?P<a>\d\d)-(?P<b>\d\d)(?![\w/]|[.-]\d)")
# "30/02/" stands before the year of the one, "-02-30" behind that of the other, and then two signs tell that
# it is over.
_BEFORE_YEAR, _ISO_LENGTH = 6, 12
# What stands at every such date: the day before the month or behind it, the year before figures or behind
# them. Begun with one digit or two it takes a tenth of the time; where it is not found, the patterns are not
# tried.
_ORDINAL = r"(?:st|nd|rd|th)?"
_SHORT_MONTHS = (
    compile_re(
        rf"3(?:0{_ORDINAL}[ \n](?:of )?Feb|1{_ORDINAL}[ \n](?:of )?(?:Feb|Apr|Jun|Sep|Nov)"
        rf"|[2-9]{_ORDINAL}[ \n](?:of )?[JFMASOND][a-z]{{2,8}}\.?,?[ \n](?:19|20)"
        r"|(?:0(?<=(?:eb|ry|\w\.) 30)|1(?<=(?:eb|ry|pr|il|un|ne|ep|pt|er|ov|\w\.) 31))[snrt.,;:)\]]"
        rf"|[2-9](?<= 3.){_ORDINAL},?[ ](?:19|20))"
    ),
    compile_re(rf"9(?<=29)(?:{_ORDINAL}[ \n](?:of )?Feb|(?<=(?:eb|ry|\w\.) 29)[t.,;:)\]])"),
)
# From the year; a pattern for `figures_near`.
_FIGURES = compile_re(
    r"(?:20|19)(?:(?<=[/.]..)(?:(?<=\d[/.]\d.{3})|(?<=\d[/.]\d\d.{3}))\d\d|\d\d-\d\d-\d\d(?!\d))"
)
# A volume or an issue stands before the month of a journal: "vol. 31 June 2013".
_VOLUME = compile_regex(
    r"(?i)(?:\bvol(?:ume)?s?\.?|\bn(?:o|r)s?\.?|\bissues?|\bnumbers?|\bpp?\.|\bpages?|\baged?|\d[,:;]|#)[ ]?$"
)
_PERIOD = compile_regex(
    r"(?i)(?<![\w./–—-])(?:(?P<from>(?:19|20)\d\d)[ ]?[–—-][ ]?(?P<to>(?:19|20)\d\d)(?![\w/–—-]|\.\d)"
    r"|from[ ](?P<from>(?:19|20)\d\d)[ ]to[ ](?P<to>(?:19|20)\d\d)(?!\w)"
    r"|between[ ](?P<from>(?:19|20)\d\d)[ ]and[ ](?P<to>(?:19|20)\d\d)(?!\w))"
)
# What such a period begins with; the figures behind are not consumed, for they may begin another.
_YEAR_TO_YEAR = compile_re(r"((?:19|20)\d\d)(?=(?:[ ]?[–—-][ ]?|[ ](?i:to|and)[ ])((?:19|20)\d\d))")
# Where dates in figures or periods may stand, in the folded text: a dash is a question mark there, and so are
# figures of other scripts. Each century has its own, for a pattern that begins with figures is fast.
_CENTURIES = tuple(
    compile_re(
        rf"{century}(?=[\d?]{{2}}(?:[ ]?[?-][ ]?[\d?]{{2}}|[ ](?:to|and)[ ][12])"
        rf"|(?<=[/.]{century})[\d?]{{2}})"
    )
    for century in ("20", "19")
)
_ANY_YEAR = compile_regex(r"(?<![\w./£$€])(?:19|20)\d\d(?![\w%]|[.,]\d)")


def figures_near(low: str) -> list[int]:
    """Where years stand in a folded text that may be of a date in figures or begin a period, in order."""
    return sorted([match.start() for century in _CENTURIES for match in century.finditer(low)])


def any_in(places: list[int], start: int, end: int) -> bool:
    """Whether one of the places, which are in order, lies in the stretch."""
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end


def _within(places: list[int], start: int, end: int) -> list[int]:
    """The places, which are in order, that lie in the stretch."""
    return places[bisect_left(places, start) : bisect_left(places, end)]


class Near(NamedTuple):
    """Places, in order: one at least in each stretch with a date that is on no calendar and names its month,
    and the year of each that is in figures.
    """

    named: list[int]
    in_figures: list[int]


def impossible_near(text: str, years: list[int]) -> Near:
    """Where dates may stand that are on no calendar; `years` are the `figures_near` of the text folded."""
    named = sorted([match.start() for hint in _SHORT_MONTHS for match in hint.finditer(text)])
    return Near(named, [at for at in years if _FIGURES.match(text, at)])


def impossible(text: str, start: int, end: int, near: Near) -> Iterator[Span]:
    """The dates in the stretch that are on no calendar: 31 June, 29 February 2013, 30/02/2012.

    Figures too large for any day are taken for something else; figures alone must be wrong in either order
    of day and month.
    """
    for pattern in (_DAY_FIRST, _DAY_LAST) if any_in(near.named, start, end) else ():
        for found in pattern.finditer(text, start, end):
            month = _MONTHS.index(found["month"][:3].lower()) + 1
            last = monthrange(int(found["year"] or 2000), month)[1]
            day = int(found["day"])
            if (
                day > last
                and day < (40 if found["year"] else 32)
                and not _VOLUME.search(text, max(start, found.start() - 10), found.start())
            ):
                yield Span(start=min(found.start(), found.start("month")), end=found.end())
    for at in _within(near.in_figures, start, end):
        for pattern, begins in ((_SLASHED, at - _BEFORE_YEAR), (_ISO, at)):
            date = pattern.search(text, max(start, begins), min(end, at + _ISO_LENGTH))
            if date is None or date.start("year") != at:
                continue
            a, b, year = int(date["a"]), int(date["b"]), int(date["year"])
            if pattern is _ISO and (a - year) % 100 == 1:
                continue  # "the 2012-13-14 seasons"
            orders = ((b, a),) if pattern is _ISO else ((a, b), (b, a))
            possible = any(1 <= m <= 12 and 1 <= d <= monthrange(year, m)[1] for d, m in orders)
            if not possible and (pattern is _ISO or max(a, b) < 32):
                yield Span(start=date.start(), end=date.end())


# "fell from 2000 to 1900 cases", "2050–1900 BC": amounts, and years that count down.
_AMOUNT_BEFORE = compile_regex(
    r"(?i)\b(?:f[ae]ll\w*|r[io]se\w*|gr[eo]w\w*|dropp?\w*|reduc\w+|increas\w+|declin\w+|decreas\w+|cut|went"
    r"|rang\w+|improv\w+|chang\w+|mov\w+|down|up)[ \n](?:\w+[ \n]){0,3}$"
)
_NO_YEARS_AFTER = compile_regex(
    r"[ \n]?(?:BCE?\b|B\.C\.|(?!(?:and|or|by|in|at|as|on|to|of|for|with|from|when|while|where|which|who|the|a"
    r"|he|she|it|they|we|was|were|is|are|this|these)\b)\p{Ll}{2})"
)


def backwards_near(text: str, years: list[int]) -> list[int]:
    """Places, in order, one at least in each stretch of the text that `backwards` finds a period in.

    `years` are the `figures_near` of the text folded.
    """
    periods = (_YEAR_TO_YEAR.match(text, at) for at in years)
    return [match.start() for match in periods if match and int(match[1]) > int(match[2])]


def backwards(text: str, start: int, end: int) -> Iterator["regex.Match[str]"]:
    """The periods in the stretch that end before they begin; amounts and years before Christ are none."""
    for found in _PERIOD.finditer(text, start, end):
        if (
            int(found["to"]) < int(found["from"])
            and not _NO_YEARS_AFTER.match(text, found.end())
            and not _AMOUNT_BEFORE.search(text, max(start, found.start() - 60), found.start())
        ):
            yield found


# Behind a year: "2009-15", "2009/10 to date", "since 2009", "2009–present".
_SHORT_YEAR = compile_regex(r"(?<!\d)(?P<year>(?:19|20)\d\d)[ ]?[-–/][ ]?(?P<short>\d\d)(?!\d)")
_OPEN_END = compile_regex(
    r"(?i)\b(?:present|date|ongoing|on-going|onwards?|now|today|current(?:ly)?|continu\w+|since)\b|[-–—][ ]*$"
)


class Term(NamedTuple):
    """A period by its first and last year; `last` is None where it has not ended."""

    first: int
    last: int | None


def term(text: str) -> Term | None:
    """The period that a field of the header says, None where no year is in it."""
    found = [year for year, _ in years(text)]
    for match in _SHORT_YEAR.finditer(text):
        last = int(match["year"][:2] + match["short"])
        found += [int(match["year"]), last if last >= int(match["year"]) else last + 100]
    if not found:
        return None
    return Term(min(found), None if _OPEN_END.search(text) else max(found))


def years(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The years in the stretch, each with where it stands."""
    stop = len(text) if end is None else end
    return [(int(found[0]), found.start()) for found in _ANY_YEAR.finditer(text, start, stop)]
