"""Holders: the title that follows the authors, and the journal, book or publisher that holds it."""

from typing import NamedTuple

from refcase.lookup import has_any, lowered
from refcase.parse.bibliography.heads import Head
from refcase.parse.bibliography.imprints import imprint, imprint_name, publisher_bracket
from refcase.parse.bibliography.lexicon import PUBLISHER
from refcase.parse.bibliography.patents import ASSIGNEE, number_first, number_last, title_in_bracket
from refcase.parse.bibliography.quotations import quoted, trimmed
from refcase.parse.bibliography.segments import (
    bracket_year,
    chapter_in,
    containerlike,
    edition,
    first_sentence,
    holder_comma,
    published,
    split_journal,
)
from refcase.parse.bibliography.venue import Place, place_in
from refcase.patterns import compile_re, compile_regex, compile_twin

_OPENING = compile_re(r"[ ]*[.,:;–—-]*[ ]*")
_YEAR_ONLY = compile_regex(r"[ ]?[,.;]?[ ]?[(\[]?(?:19|20)\d\d[a-z]?[)\]]?[ ]?(?=[,.;:)]|$|[ ]\p{Lu})")
_YEAR_END = compile_regex(
    r"(?i)(?:[ ,]{1,2}(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov"
    r"|dec)[a-z]{0,6}\b\.?)?[ ,]{1,2}(?:19|20)\d\d$|,[ ](?:jan|feb|mar|apr|may|june?|july?|aug|sept?"
    r"|oct|nov|dec)[a-z]{0,6}\.?$"
)
_MONTH_END = 13  # characters: ", September."
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CENTURIES = (" 19", " 20", ",19", ",20")
_LETTER = compile_regex(r"\p{L}")
_LABEL_END = compile_re(r"[ ,]{1,2}(?:No|Vol|Issue|pp?|Nr)\.?$")
_LABELS = ("No", "Vol", "Issue", "p", "Nr", ".")  # what it ends with
_EDITORS_LAST = compile_twin(r",[ ][\p{Lu}][^,:]{3,60}(?:,[ ][^,:]{3,40}){0,4},[ ]\(?eds?\.?\)?[., ]{0,2}$")
_EDITORS = compile_re(
    r"(?i)^[^()]{2,140}?[(\[]\s?(?:eds?|editors?|edd)\b\.?\s?[)\]][.,:;]?[ ]?|^(?:eds?"
    r"|edited by)\b\.?[ ][^,.(]{2,80}[,.][ ]|,[ ](?:\(?eds?\b\.?|edited by)[ ][^()]{2,140}$"
)


class Holder(NamedTuple):
    """The title, if it was still to come, and what holds it."""

    title: str | None = None
    container: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    publisher: str | None = None
    chapter: bool = False


def _clean(text: str | None) -> str | None:
    """A name without the stops around it, None when nothing is left."""
    if not text:
        return None
    text = text.strip(" ,.;:()[]–—-‘’“”'\"`")
    if text.count("(") != text.count(")"):
        text = text.partition(" (")[0].strip(" ,.;:()")
    if not (text[:1].isalpha() or _LETTER.search(text)):
        return None
    _, comma, last = text[-_MONTH_END:].rpartition(", ")
    if text[-5:-2] in _CENTURIES or (comma and lowered(last[:3]) in _MONTHS):
        text = _YEAR_END.sub("", text)
    if text.endswith(_LABELS):
        text = _LABEL_END.sub("", text)
    return text.strip(" ,.;:(") or None


# No years: "A history of kilns, 1690-1720".
_PAGES_LAST = compile_re(
    r"(?P<name>.*[^ ,.:;])[ ]?[,.:;]{1,2}[ ]?(?!1[5-9]\d\d|20\d\d)(?P<pages>\d{1,4}[-–]\d{1,4})"
)


def read_holder(text: str, head: Head) -> Holder:
    """Title and holder in what follows the head, and pages that end a book's or a journal's name."""
    holder = _holder(text, head)
    name = holder.container
    if not name or not name[-1].isdecimal() or holder.pages or holder.volume:
        return holder
    found = _PAGES_LAST.fullmatch(name)
    if found is None or lowered(text.rpartition(found["pages"])[2][1:4]) in _MONTHS:  # "Ely, 26-27 April"
        return holder
    return holder._replace(container=found["name"], pages=found["pages"].replace("–", "-"))


def _holder(text: str, head: Head) -> Holder:
    opening = _OPENING.match(text, head.rest)
    at = opening.end() if opening else head.rest
    if head.title is not None:
        return _held(text, at, None, from_in=False)
    if title := quoted(text, at):
        return _held(text, title.end, title.text, from_in=False)
    if bracketed := title_in_bracket(text, at):
        return Holder(_title(bracketed["title"]))
    if number := number_first(text, at):
        return Holder(first_sentence(text[number.end() :])[0])
    holder = _unquoted(text, at, dated=head.dated)
    if (name := holder.title) and not name[0].isalpha() and not _LETTER.search(name):
        holder = holder._replace(title=None)  # "2007) 33-40" is what a page left of a reference
    if (
        len(holder.title or "") < _SHORT
        and (late := _LATE_QUOTE.search(text, at))
        and (title := quoted(text, late.end()))
    ):
        # "Brown 2011, Nature, 469, 64, 'Title'": the title comes last.
        return (
            holder._replace(title=title.text, container=holder.container or holder.title)
            if len(title.text) > _SHORT
            else holder
        )
    return holder


_SHORT = 18
_LATE_QUOTE = compile_regex(r"[,.;:][ ](?=[‘“`\"][^‘“`\"]{20})")
_YEARS = ("(19", "(20", ", 19", ", 20")
_TITLE_YEAR = compile_re(r"[ ]?[,.]?[ ]\((?:19|20)\d\d[a-z]?\)[ ]?[,.;:][ ]|,[ ](?:19|20)\d\d,[ ]")


def _unquoted(text: str, at: int, *, dated: bool) -> Holder:
    """A title without quotation marks: it ends where the first sign of what holds it stands."""
    if patent := number_last(text, at + 8):
        if assignee := ASSIGNEE.match(text, at):
            at = assignee.end()
        return Holder(first_sentence(text[at : patent.start()])[0])
    place = place_in(text, min(at + 8, len(text)))
    end = place.start if place else len(text)
    if (
        not dated
        and place
        and has_any(text[at:end], _YEARS)
        and (year := _TITLE_YEAR.search(text, at + 8, end))
    ):
        name = text[year.end() : end]
        if len(name) > 3 and containerlike(name):
            return Holder(_title(text[at : year.start()]), _clean(name), *_numbers(place))
    if chapter := chapter_in(text, at, end):
        return _held(text, chapter[1], trimmed(text[at : chapter[0]]), from_in=True)
    if bracket := publisher_bracket(text, at, end + 2):
        return _bracketed(text, at, bracket.start, bracket.inside, place)
    printed = imprint(text, at, end)
    if printed:
        title, rest = first_sentence(text[at : printed.start + 1], book=True)
        return Holder(title, _clean(rest), *_numbers(place), _clean(printed.publisher))
    if (
        place
        and place.volume is None
        and place.issue is None
        and (comma := holder_comma(text[at:end])) is not None
    ):
        return Holder(
            _title(text[at : at + comma]), _clean(text[at + comma : end].split(":")[0]), *_numbers(place)
        )
    if place is None or (
        place.volume is None
        and place.issue is None
        and place.pages is not None
        and not split_journal(text[at:end])
    ):
        title, rest = first_sentence(text[at:end])
        return _rest_of(title, rest, place)
    parts = split_journal(text[at:end])
    if parts is None:
        return Holder(_title(text[at:end]), None, *_numbers(place))
    return Holder(
        _title(text[at : at + parts[0]]), _clean(_without_year(text[at + parts[1] : end])), *_numbers(place)
    )


def _numbers(place: Place | None) -> tuple[str | None, str | None, str | None]:
    return (place.volume, place.issue, place.pages) if place else (None, None, None)


def _title(text: str) -> str | None:
    return trimmed(text) or None


def _without_year(text: str) -> str:
    match = bracket_year(text)
    if match is None:
        return text
    before = text[: match.start()]
    if len(before) > 3:
        return before
    return text if before.strip(" ,.;:") else text[match.end() :]


def _bracketed(text: str, at: int, end: int, inside: str, place: Place | None) -> Holder:
    """A title in front of a publisher in brackets."""
    name = imprint_name(inside)
    edited = edition(text, at + 4, end) or published(text, at + 4, end)
    return Holder(_title(text[at : edited.start() if edited else end]), None, *_numbers(place), _clean(name))


def _rest_of(title: str | None, rest: str, place: Place | None) -> Holder:
    """What is left behind a title without numbers: a publisher, or a container."""
    rest = rest.strip(" ,.;:)")
    match = bracket_year(rest) or _YEAR_ONLY.search(rest)
    name = _clean(rest[: match.start()] if match else rest)
    printed = imprint(". " + rest, 0, len(rest) + 2)
    if printed:
        return Holder(title, None, *_numbers(place), _clean(printed.publisher))
    if name and len(name) > 150:
        name = _clean(name.split(". ")[0])
    if name and PUBLISHER.search(name):
        return Holder(title, None, *_numbers(place), name)
    return Holder(title, name, *_numbers(place))


_WITHIN = compile_regex(
    r"[ ]?[,.]?[ ]?(?:(?:[Bb]ook[ ])?[Cc]hapter(?:[ ]\d{1,2})?[ ])?(?:in|In|IN)\b[ ]?[:,]?[ ]"
)
# The lawyers' order: "(2006) 50 Journal of Law 187-97", "[2011] Public Law 345".
_LAW = compile_regex(
    r"""(?x) [ ,.]{0,3} (?:[(\[](?:19|20)\d\d[a-z]?[)\]][ ,]{0,2}
      (?:(?P<volume>\d{1,3})[ ]?(?:\((?P<issue>[\d-]{1,5})\))?)? |
      (?P<volume>\d{1,3})[ ]?(?:\((?P<issue>[\d-]{1,5})\))?)
    [ ,]{1,2} (?P<journal>\p{Lu}[^\d()]{3,90}?) [ ,]{1,3}
    (?:pp?\.?[ ]?)?(?P<pages>\d{1,4}(?:[-–]\d{1,4})?)\b (?![ ]?\(|[,:;]?[ ]\d|[:/]) """
)
_LEADING_YEAR = compile_twin(
    r"[ ]?[,.]?[ ]?[(\[](?:19|20)\d\d[a-z]?[)\]][ ]?[,.;:]?(?=[ ](?:[\p{Lu}]|in[ :]))"
)
# "‘Title’ (with A. Moss), Clay Review", "‘Title’ (book chapter), in …"
_ASIDE = compile_re(r"[ ]?[,.]?[ ]?\((?:(?:co-?authored[ ])?with[ ][^()]{2,100}|(?:book[ ])?chapter)\)")


def _held(text: str, at: int, title: str | None, *, from_in: bool) -> Holder:
    """What follows a title whose end is known."""
    if "(" in text[at : at + 4] and (aside := _ASIDE.match(text, at)):
        at = aside.end()
    opening = text[at : at + 4].lstrip(" ,.")[:1]
    if (opening in "([" or opening.isdecimal()) and (law := _LAW.match(text, at)):
        return Holder(title, _clean(law["journal"]), law["volume"], law["issue"], law["pages"])
    if opening in "([" and (year := _LEADING_YEAR.match(text, at)):
        at = year.end()
    rest = text[at:]
    begins = rest[:16].lower()
    within = _WITHIN.match(rest) if "in" in begins[:5] or "chapter" in begins else None
    if within:
        rest = rest[within.end() :]
    place = place_in(" " + rest, 0)
    end = max(0, place.start - 1) if place else len(rest)
    bracket = publisher_bracket(rest, 0, len(rest))
    printed = None if bracket else imprint(". " + rest, 0, len(rest) + 2)
    publisher = None
    limit = end
    if bracket:
        publisher = imprint_name(bracket.inside)
        limit = min(limit, bracket.start)
    elif printed:
        publisher = printed.publisher
        limit = min(limit, max(0, printed.start - 1))
    name = rest[:limit]
    chapter = bool(within or from_in) and (publisher is not None or _EDITORS.search(name) is not None)
    if chapter or from_in:
        name = _EDITORS.sub("", name)
    elif "ed" in name[-7:] and (editors := _EDITORS_LAST.search(name)):
        name, chapter = name[: editors.start()], True
    name = _without_year(name)
    if (within or from_in) and not publisher:
        head, _, last = name.rpartition(". ")
        if head and PUBLISHER.search(last):
            name, publisher = head, last
    if not within and not from_in and (bracket or printed) and not name.strip(" ,.;:"):
        return Holder(title, None, *_numbers(place), _clean(publisher))
    if not within and not publisher and PUBLISHER.search(name) and not (place and place.volume):
        return Holder(title, None, *_numbers(place), _clean(name))
    return Holder(
        title,
        _clean(name),
        *_numbers(place),
        _clean(publisher),
        chapter or (from_in and not (place and place.volume)),
    )
