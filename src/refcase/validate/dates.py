"""Dates as people write them: 31 July 2013, July 31st, 31/07/2013, 2013-07-31; periods, 2008–2013.

date   := day month [year] | month day ["," year] | n "/" n "/" year | year "-" nn "-" nn
period := year dash year | "from" year "to" year | "between" year "and" year
"""

from calendar import monthrange
from collections.abc import Iterator

import regex

from refcase.text import Span

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?![\w-])\.?"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
# Of days only those over 28 may be on no calendar; sought from the day, which is rarer than a month.
_DAY = r"(?P<day>29|3\d)"
_NAMED = (
    regex.compile(rf"(?<![\w.,:;/(£$€-]){_DAY}(?:st|nd|rd|th)?[ \n](?:of[ ])?{_MONTH}(?:,?[ \n]{_YEAR})?"),
    regex.compile(rf"(?<=(?<!\w){_MONTH}[ ]){_DAY}(?:st|nd|rd|th)?(?![\w%-]|[.:,]\d)(?:,?[ ]{_YEAR})?"),
)
_SLASHED = regex.compile(
    r"(?<![\w./-])(?P<a>\d{1,2})(?P<sign>[/.])(?P<b>\d{1,2})(?P=sign)(?P<year>(?:19|20)\d\d)(?![\w/]|\.\d)"
)
_ISO = regex.compile(r"(?<![\w./-])(?P<year>(?:19|20)\d\d)-(?P<a>\d\d)-(?P<b>\d\d)(?![\w/]|[.-]\d)")
# A volume or an issue stands before the month of a journal: "vol. 31 June 2013".
_VOLUME = regex.compile(
    r"(?i)(?:\bvol(?:ume)?s?\.?|\bn(?:o|r)s?\.?|\bissues?|\bnumbers?|\bpp?\.|\bpages?|\baged?|\d[,:;]|#)[ ]?$"
)
_PERIOD = regex.compile(
    r"(?i)(?<![\w./–—-])(?:(?P<from>(?:19|20)\d\d)[ ]?[–—-][ ]?(?P<to>(?:19|20)\d\d)(?![\w/–—-]|\.\d)"
    r"|from[ ](?P<from>(?:19|20)\d\d)[ ]to[ ](?P<to>(?:19|20)\d\d)(?!\w)"
    r"|between[ ](?P<from>(?:19|20)\d\d)[ ]and[ ](?P<to>(?:19|20)\d\d)(?!\w))"
)
_ANY_YEAR = regex.compile(r"(?<![\w./£$€])(?:19|20)\d\d(?![\w%]|[.,]\d)")


def impossible(text: str, start: int, end: int) -> Iterator[Span]:
    """The dates in the stretch that are on no calendar: 31 June, 29 February 2013, 30/02/2012.

    Figures too large for any day are taken for something else; figures alone must be wrong in either order
    of day and month.
    """
    for pattern in _NAMED:
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
    for pattern in (_SLASHED, _ISO):
        for found in pattern.finditer(text, start, end):
            a, b, year = int(found["a"]), int(found["b"]), int(found["year"])
            orders = ((b, a),) if pattern is _ISO else ((a, b), (b, a))
            possible = any(1 <= m <= 12 and 1 <= d <= monthrange(year, m)[1] for d, m in orders)
            if not possible and (pattern is _ISO or max(a, b) < 32):
                yield Span(start=found.start(), end=found.end())


def backwards(text: str, start: int, end: int) -> Iterator["regex.Match[str]"]:
    """The periods in the stretch that end before they begin."""
    for found in _PERIOD.finditer(text, start, end):
        if int(found["to"]) < int(found["from"]):
            yield found


def years(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The years in the stretch, each with where it stands."""
    stop = len(text) if end is None else end
    return [(int(found[0]), found.start()) for found in _ANY_YEAR.finditer(text, start, stop)]
