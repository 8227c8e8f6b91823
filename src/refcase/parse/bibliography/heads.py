"""Heads: how a reference opens, with authors and year, with a corporate author, or with its title."""

from typing import NamedTuple

from refcase.models import Author
from refcase.parse.bibliography.forms import TITLE_WORD
from refcase.parse.bibliography.lexicon import BODY
from refcase.parse.bibliography.names import Names, read_names
from refcase.parse.bibliography.quotations import OPENERS, Title, quoted, trimmed
from refcase.parse.bibliography.segments import containerlike
from refcase.parse.bibliography.years import year_after, year_first
from refcase.patterns import compile_re, compile_regex, compile_twin

_EDITORS = compile_re(
    r"(?i)[ ]?[,.]?[ ]?(?:[(\[](?:eds?|editors?|dirs?)\b[^()]{0,30}[)\]]|\b(?:eds?|editors?"
    r"|dirs?)\b\.?)(?=[ ]?[.,:;(]|[ ])"
)
# … and behind the year.
_EDITORS_BEHIND = compile_re(r"[ ]?,?[ ]?\([Ee]d(?:s|itors?)?\b\.?\)(?=[ ]?[.,:;]|[ ])")
_ASIDE = compile_re(
    r"[ ]?\(with[ ][^()]{3,200}\)|[ ]?[,.]?[ ]?(?:\([^()\d]{3,140}\)"
    r"|\[[^\[\]]{3,140}\])(?=[ ]?[,.]?[ ]?[(\[]?(?:19|20)\d\d)|[ ]?[,.;]?[ ]?(?:on behalf of|for"
    r"|and) the [^.(:]{3,100}?(?=[.(:]|,? (?:19|20)\d\d)"
    r"|,[ ]with[ ][^(:]{3,80}(?=[ ]\((?:19|20)\d\d\))"
)
# "Smith A et al. (183 authors inc. Ade)", "Smith A et al (including Ade B)"
_INCLUDED = compile_re(r"[ ]?\((?:\d{1,4}[ ](?:co-?)?authors|incl?\b|including\b)[^()]{0,140}\)")
# What `year_after` makes of most years; nothing else that may stand behind names begins so.
_YEAR_BEHIND = compile_re(r"[ ]?[.,:]?[ ]?\((?P<year>(?:1[89]|20)[0-9]{2})[a-z]?\)[ ]?[.,:;]{0,2}")
# A study group signs behind its members: "Smith A, Brown B; COUGH Investigator Group (2001)".
_GROUP = compile_twin(
    r"[ ]?[,;.][ ]?(?:and |for |& )?(?:the )?(?P<name>[\p{Lu}][^.():]{3,120})(?:\([^()]{2,40}\))?[.,]?"
    r"(?=[ ]?[(\[]?(?:19|20)\d\d)"
)
# A name is read sign by sign: only if a bracket is the first that is none of its signs.
_CORPORATE_YEAR = compile_twin(
    r"(?=[\p{Lu}][^.()\[\]‘“\"`:?!\d]{2,123}+\.?[ ]?[(\[])"
    r"(?P<name>[\p{Lu}][^.()\[\]‘“\"`:?!\d]{2,120}?)(?P<asides>(?:[ ]?[(\[][^()\[\]]{2,80}[)\]]){1,2})?"
    r"[ ]?[.,]?[ ]?[(\[](?:19|20)\d\d[a-z]?[)\]]"
)
_CORPORATE_STOP = compile_twin(
    r"(?P<name>[\p{Lu}][^.()\[\]‘“\"`:?!\d,]{2,90}(?:\([\p{Lu}&]{2,10}\)[^.()\[\]‘“\"`:?!\d,]{0,40})?)"
    r"(?:[.,:]|[ ]et[ ]al\.?)[ ]"
)
_ACRONYM = compile_twin(r"(?P<name>[\p{Lu}]{2,10}(?:[-/&][\p{Lu}]{2,10})?)[ ]?:[ ](?=[\p{L}‘“'\"`])")
_ACRONYM_YEAR = compile_twin(
    r"(?P<name>[\p{Lu}]{2,10}|[\p{Lu}][\p{Ll}\p{Lu}]{2,20})[ ]?[(\[](?:19|20)\d\d[a-z]?[)\]]"
)
# A place in a title-first reference at which its authors may begin.
_TURN = compile_twin(
    r"""(?x) [.,:;?!)\]’”'"»\ ] (?:
      (?<=[^ ]) (?:(?<=[’”'"]),)? [ ](?=[\p{Lu}]|d[eai]\b|v[ao]n\b)
    | (?<=[ ]) (?: [Bb]y[ ](?=[\p{Lu}]) | (?<=[\p{Ll}]{3}.)(?=[\p{Lu}][\p{L}'’-]{1,20},[ ]?[\p{Lu}]\.) ) ) """
)
_RUN_ON = compile_twin(
    r"[\p{Lu}][\p{L}-]{1,30},[ ](?:[\p{Lu}]\.[ ]?){1,3}[\p{Lu}][\p{Ll}][\p{L}'’-]{0,30}(?:[,;]|[ ]and)"
)
_HELD = compile_regex(
    r"(?i)(?:\b(?:in|eds?|edited|editors?|edited by|vol)[ :.]*|\bin:?[ ][^.]{0,80}(?:\(|by )[ ]*)$"
)
# Names with a mark of editors behind them are those of a book here: "in Ada Moss and Al Roe (eds), Kilns".
_IN = compile_re(r"(?:[’'”\"`,.)]|[Cc]hapter(?:[ ]\d{1,2})?)[ ][Ii]n[:,]?[ ](?:[^.]|(?<=\b[A-Z])\.){0,80}$")
_JOURNAL_SHORT = compile_twin(r"(?:[\p{Lu}]\.[ ]?){1,4}[\p{Lu}][\p{Ll}]{1,6}\.(?=[ ]|$)")
_SOON = 4


class Head(NamedTuple):
    """What a reference opens with; `rest` is where the remainder begins.

    `title` is set when it stood in front of the authors; `dated` when the year has been settled.
    """

    authors: tuple[Author, ...] = ()
    year: int | None = None
    dated: bool = False
    title: str | None = None
    edited: bool = False
    rest: int = 0


def read_head(text: str) -> Head:
    """The opening of a reference."""
    first = year_first(text)
    start = first.end if first else 0
    names = read_names(text, start, weak=True)
    if names:
        return _authors_first(text, names, first.year if first else None)
    if first:
        if title := _title_first(text, start):
            return title._replace(year=title.year if title.dated else first.year, dated=True)
        if text[0] in "([" or text[start] in OPENERS:
            return Head(year=first.year, dated=True, rest=first.end)
        return Head(year=first.year)
    return _corporate(text) or _title_first(text, 0) or Head()


def _authors_first(text: str, names: Names, year: int | None) -> Head:
    """Authors, an editor's mark, a year."""
    at, edited = names.end, False
    if behind := _YEAR_BEHIND.match(text, at):
        at = behind.end()
        if "(" in text[at : at + 3] and (mark := _EDITORS_BEHIND.match(text, at)):
            at, edited = mark.end(), True
        return Head(names.authors, int(behind["year"]), True, None, edited, at)
    if aside := _ASIDE.match(text, at):
        at = aside.end()
    elif (group := _GROUP.match(text, at)) and BODY.search(group["name"]):
        at = group.end()
    if included := _INCLUDED.match(text, at):
        at = included.end()
    if mark := _EDITORS.match(text, at):
        at, edited = mark.end(), True
        if aside := _ASIDE.match(text, at):
            at = aside.end()
    dated = year_after(text, at)
    if dated:
        return Head(names.authors, dated.year, dated.year is not None, None, edited, dated.end)
    return Head(names.authors, year, year is not None, None, edited, at)


def _corporate(text: str) -> Head | None:
    """A body as author: named as one, or shortened to capitals in front of a colon or a year."""
    match = _CORPORATE_YEAR.match(text) or _CORPORATE_STOP.match(text)
    if match is None or not BODY.search(match["name"]) or not containerlike(match["name"]):
        match = _ACRONYM.match(text) or _ACRONYM_YEAR.match(text)
    if match is None:
        return None
    at = match.end("name")
    if "asides" in match.re.groupindex and match["asides"]:
        at = match.end("asides")
    body = Author(literal=match["name"].strip(" ,"))
    if text.startswith(", ", at) and (names := read_names(text, at + 2)):
        return _authors_first(text, names._replace(authors=(body, *names.authors)), None)
    dated = year_after(text, at)
    year, end = (dated.year, dated.end) if dated else (None, at)
    return Head((body,), year, year is not None, None, False, end)


def _title_first(text: str, start: int) -> Head | None:
    """A title with its authors behind it."""
    title: Title | None = quoted(text, start)
    at = title.end if title else start
    for tries, turn in enumerate(_TURN.finditer(text, max(at - 1, start + 8))):
        if tries > 25:
            break
        names = _names_behind(text, turn.end(), directly=title is not None and tries == 0)
        if (
            names is None
            or _HELD.search(text, max(0, turn.start() - 90), turn.end())
            or (
                _EDITORS_BEHIND.match(text, names.end)
                and _IN.search(text, max(0, turn.start() - 90), turn.end())
            )
        ):
            if title and tries > _SOON:
                break
            continue
        found = title.text if title else _bare_title(text[start : turn.start() + (turn[0][0] in "?!’”)")])
        dated = year_after(text, names.end)
        inner = None if title else year_in_brackets(text, start, turn.end())
        year = dated.year if dated else inner
        return Head(names.authors, year, year is not None, found, False, dated.end if dated else names.end)
    return None


_BRACKETED = compile_regex(r"[ ]?\((?P<year>(?:19|20)\d\d)[a-z]?\)")


def year_in_brackets(text: str, start: int, end: int) -> int | None:
    """The year in a bracket of its own, None when there is none."""
    match = _BRACKETED.search(text, start, end)
    return int(match["year"]) if match else None


def _bare_title(text: str) -> str:
    """The title in front of authors, without the year or the edition behind it."""
    match = _BRACKETED.search(text)
    return trimmed(text[: match.start()] if match else text)


def _names_behind(text: str, at: int, *, directly: bool) -> Names | None:
    """Names behind a title: with initials, or directly behind a quotation with a year after them."""
    if _JOURNAL_SHORT.match(text, at):
        return None
    names = read_names(text, at, single=True, weak=directly)
    if names is None:
        return None
    if _RUN_ON.match(text, at):
        return None  # "Copper Complexes, D. M. Brown, C. Hill": the names begin behind the comma
    if TITLE_WORD.fullmatch(names.authors[0].family or ""):
        return None
    after = text[names.end : names.end + 2].lstrip(" ,")
    if not directly and len(names.authors) == 1 and after[:1].islower():
        return None
    return names
