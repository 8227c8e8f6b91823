"""Years: the year of publication, told from years in titles, spans and remarks."""

from typing import NamedTuple

from refcase.patterns import compile_re, compile_regex, compile_twin

_YEAR = r"(?:1[89]|20)\d\d"
_HEAD = compile_twin(
    rf"""(?xi) [ ]?[.,:;]?[ ]? (?:\((?:eds?|editors?|dirs?|coords?)\.?\)[ ]?[.,:;]?[ ]?)?
    (?: [(\[][ ]? (?:[^()\[\]\d]{{0,30}}[ ])? (?:\d{{1,2}}(?:st|nd|rd|th)?[ ][\p{{L}}]{{3,9}}[ ])?
    (?P<bracketed>{_YEAR})[ ]?[a-z]? (?!\d) [^()\[\]]{{0,60}} [)\]]
      | (?P<bare>{_YEAR})[a-z]?(?![\d\w]|[ ]?[-–—/][ ]?\d|[’'](?!\s))
      (?:,[ ](?:January|February|March|April|May|June|July|August|September|October|November|December)\b)?
      (?=[ ]?[.,:;]
      |[ ]['‘“"`\p{{Lu}}\p{{Ll}}(\[]|[ ]?$) ) [ ]?[.,:;]{{0,2}} """
)
_UNDATED = compile_regex(
    r"(?i)[ ]?[.,:;]?[ ]?[(\[](?:(?:forthcoming|in press|in print|accepted|submitted|n\.?d\.?"
    r"|under review|to appear|in preparation)\b[^()\[\]]{0,30})[)\]][ ]?[.,:;]?"
)
_OPENINGS = "([12"
_START = compile_regex(rf"[(\[]?(?P<year>{_YEAR})[a-z]?[)\]]?[ ]?[.,:]?[ ]+(?=[\p{{Lu}}‘“'\"`])")
# Months and seasons stand in front of a year of publication.
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|winter)[a-z]{0,6}\.?"
# `re` goes fast from one leading figure to the next; so what must stand before a year is said behind it.
_LATER = compile_twin(
    r"""(?xi) (?P<year>[12](?:(?<=1)[89]|(?<=2)0)\d\d) (?<![\w/.–—-]\d{4}) [a-z]? (?![\w%£$]|[./]\d{3,}
      |[ ]?[–—-][ ]?\d{2,4}(?![\d(]*[,;:(]?[ ]?\d)|[ ](?:to|and|until)[ ](?:19|20)\d\d) """
)
# To `re`, an accent that is a character of its own ends a word.
_BEFORE_WORD = r"(?<![\w\u0300-\u036f])"
_BEFORE_SPAN = compile_re(
    rf"(?i)(?:{_YEAR}|\d\d)[ ]?(?:[-–—]|to|and)[ ]?$|{_BEFORE_WORD}(?:from|between|since|until|before|after"
    rf"|as of|in|of|by|during|the|c\.|circa|at|for|to|around|post|pre|RAE|REF)[ ]$|[£$€#][ ]?[\d,.]{{0,9}}$"
    rf"|{_BEFORE_WORD}(?:pp?|vol|no|page|pages|volume|number|article|EC|ISO|BS)\.?[ :]?$"
)
_STRONG_BEFORE = compile_re(rf"(?i)(?:[,;.:?!’”'\"][ ]|{_MONTH}[ ,]{{1,2}}|published[ ]|granted[ ]|\)[ ])$")
# Behind these signs a year is none of a span: most stand there.
_APART = ("(", "[", ", ", "; ", ") ")
_LONGEST_BEFORE = 20  # characters; "September., " has 12
_BRACKET = 81  # characters from one that opens to the year in it


_STOP_BEHIND = compile_re(r"[ ]?[;:,.)\]]|[ ]?$")
# A patent has many dates; that of publication is the one a library would print.
_PUBLISHED = compile_regex(
    r"\b[Pp]ublished(?: in| on)?[ :]{1,2}(?:\d{1,2} )?(?:\p{L}{3,9} )?(?P<year>(?:19|20)\d\d)"
)


class Dated(NamedTuple):
    """A year and where what states it begins and ends."""

    year: int | None
    start: int
    end: int


def year_after(text: str, at: int) -> Dated | None:
    """The year that follows the authors directly, or the word that says there is none yet."""
    if match := _HEAD.match(text, at):
        return Dated(int(match["bare"] or match["bracketed"]), match.start(), match.end())
    opening = text[at : at + 4]
    if ("(" in opening or "[" in opening) and (match := _UNDATED.match(text, at)):
        return Dated(None, match.start(), match.end())
    return None


def year_first(text: str) -> Dated | None:
    """A year that opens the reference: "2009: Smith, S.", "(2005) Brown"."""
    match = _START.match(text) if text[:1] in _OPENINGS else None
    return Dated(int(match["year"]), 0, match.end()) if match else None


def year_in(text: str, at: int = 0) -> int | None:
    """The year of publication somewhere behind the title: in brackets, behind a month or between stops."""
    if "atent" in text and (published := _PUBLISHED.search(text, at)):
        return int(published["year"])
    weak = None
    for match in _LATER.finditer(text, at):
        start = match.start()
        near = max(0, start - _LONGEST_BEFORE)
        if not text.endswith(_APART, near, start) and _BEFORE_SPAN.search(text, near, start):
            continue
        if (
            _STOP_BEHIND.match(text, match.end())
            or _STRONG_BEFORE.search(text, near, start)
            or _bracketed(text, start)
        ):
            return int(match["year"])
        weak = weak or int(match["year"])
    return weak


def _bracketed(text: str, at: int) -> bool:
    """Whether a bracket has been opened shortly before the place, and none closed since."""
    before = text[max(0, at - _BRACKET) : at]
    return max(before.rfind("("), before.rfind("[")) > max(before.rfind(")"), before.rfind("]"))
