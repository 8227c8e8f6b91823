"""Holders: the title that follows the authors, and the journal, book or publisher that holds it."""

from typing import NamedTuple

import regex

from refcase.parse.bibliography import titles, venue
from refcase.parse.bibliography.heads import Head
from refcase.parse.bibliography.lexicon import PUBLISHER
from refcase.parse.bibliography.venue import Place

_OPENING = regex.compile(r"[ ]*[.,:;–—-]*[ ]*")
_YEAR_ONLY = regex.compile(r"[ ]?[,.;]?[ ]?[(\[]?(?:19|20)\d\d[a-z]?[)\]]?[ ]?(?=[,.;:)]|$|[ ]\p{Lu})")
_BRACKET_YEAR = regex.compile(r"[ ]?[(\[](?:19|20)\d\d[a-z]?[)\]]")
_EDITION = regex.compile(
    r"(?i)[ ]?[,.(\[]{0,2}[ ]?(?:\d(?:st|nd|rd|th)|second|third|fourth|fifth|revised|new)[ ](?:rev(?:ised)?[ ])?ed(?:ition|n)?\b\.?\)?"
)
_YEAR_END = regex.compile(
    r"(?i)(?:[ ,]{1,2}(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\b\.?)?[ ,]{1,2}(?:19|20)\d\d$|,[ ](?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?$"
)
_EDITORS = regex.compile(
    r"(?i)^[^()]{2,140}?[(\[]\s?(?:eds?|editors?|edd)\b\.?\s?[)\]][.,:;]?[ ]?|^(?:eds?|edited by)\b\.?[ ][^,.(]{2,80}[,.][ ]|,[ ](?:\(?eds?\b\.?|edited by)[ ][^()]{2,140}$"
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
    text = _YEAR_END.sub("", text).strip(" ,.;:(")
    return text or None


def read_holder(text: str, head: Head) -> Holder:
    """Title and holder in what follows the head."""
    opening = _OPENING.match(text, head.rest)
    at = opening.end() if opening else head.rest
    if head.title is not None:
        return _held(text, at, None, from_in=False)
    if title := titles.quoted(text, at):
        return _held(text, title.end, title.text, from_in=False)
    return _unquoted(text, at)


def _unquoted(text: str, at: int) -> Holder:
    """A title without quotation marks: it ends where the first sign of what holds it stands."""
    place = venue.place_in(text, min(at + 8, len(text)))
    end = place.start if place else len(text)
    bracket = titles.publisher_bracket(text, at, len(text))
    chapter = titles.chapter_in(text, at, end)
    if chapter:
        return _held(text, chapter[1], titles.trimmed(text[at : chapter[0]]), from_in=True)
    if bracket and bracket.start() < end + 2:
        return _bracketed(text, at, bracket.start(), bracket["inside"], place)
    printed = titles.place_and_publisher(text, at, end)
    if printed:
        title, rest = _first_sentence(text[at : printed.start() + 1])
        return Holder(title, _clean(rest), *_numbers(place), _clean(titles.publisher_of(printed)))
    if place is None or (
        place.volume is None
        and place.issue is None
        and place.pages is not None
        and not titles.split_journal(text[at:end])
    ):
        title, rest = _first_sentence(text[at:end])
        return _rest_of(title, rest, place)
    parts = titles.split_journal(text[at:end])
    if parts is None:
        return Holder(_title(text[at:end]), None, *_numbers(place))
    return Holder(
        _title(text[at : at + parts[0]]), _clean(_without_year(text[at + parts[1] : end])), *_numbers(place)
    )


def _numbers(place: Place | None) -> tuple[str | None, str | None, str | None]:
    return (place.volume, place.issue, place.pages) if place else (None, None, None)


def _title(text: str) -> str | None:
    return titles.trimmed(text) or None


def _without_year(text: str) -> str:
    match = _BRACKET_YEAR.search(text)
    return text[: match.start()] if match and match.start() > 3 else text


def _bracketed(text: str, at: int, end: int, inside: str, place: Place | None) -> Holder:
    """A title in front of a publisher in brackets."""
    name = inside.rpartition(":")[2].split(",")[0]
    edition = _EDITION.search(text, at + 4, end)
    return Holder(
        _title(text[at : edition.start() if edition else end]), None, *_numbers(place), _clean(name)
    )


def _first_sentence(segment: str) -> tuple[str | None, str]:
    """The title at the start of a segment without numbers, and what is left."""
    ends = [
        m.start()
        for m in (
            titles._BRACKET.search(segment, 4),
            _EDITION.search(segment, 4),
            _BRACKET_YEAR.search(segment, 4),
        )
        if m
    ]
    for keep, start in titles._stops(segment):
        rest = segment[start:]
        if _subtitle(segment[:keep], rest):
            continue
        ends.append(keep)
        break
    limit = min(ends, default=len(segment))
    comma = _holder_comma(segment[:limit])
    end = comma if comma is not None else limit
    return _title(segment[:end]), segment[end:]


_ARTICLE = regex.compile(r"(?:An?|How|From|Towards?|Lessons|Findings|Evidence|What|Why)[ ]")


def _subtitle(title: str, rest: str) -> bool:
    """Does the title go on behind a stop: "Sound Design. A Listener's Guide, London"?"""
    return (
        len(title.split()) <= 7
        and title[-1:] not in "?!"
        and _ARTICLE.match(rest) is not None
        and not titles.JOURNAL_START.match(rest)
    )


def _holder_comma(segment: str) -> int | None:
    """The comma in front of a publisher, a journal or a conference, None when there is none."""
    for match in titles._COMMA.finditer(segment, 8):
        rest = segment[match.end() : match.end() + 90]
        head = rest.split(",")[0].split(".")[0].split(":")[0].split("(")[0]
        if (
            PUBLISHER.search(head)
            or titles.JOURNAL_START.match(rest)
            or _EVENT.search(head)
            or titles.PLACE.fullmatch(head.strip())
        ):
            if titles.containerlike(head):
                return match.start()
    return None


_EVENT = regex.compile(
    r"\b(?:Conference|Symposium|Workshop|Congress|Proceedings|Working Papers?|Discussion Papers?|Report|Series|Project|NASA|University|Institute|Council|Department|Foundation|Perspectives|Journal|Studies|Review)\b"
)


def _rest_of(title: str | None, rest: str, place: Place | None) -> Holder:
    """What is left behind a title without numbers: a publisher, or a container."""
    rest = rest.strip(" ,.;:)")
    match = _BRACKET_YEAR.search(rest) or _YEAR_ONLY.search(rest)
    name = _clean(rest[: match.start()] if match else rest)
    printed = titles.place_and_publisher(". " + rest, 0, len(rest) + 2)
    if printed:
        return Holder(title, None, *_numbers(place), _clean(titles.publisher_of(printed)))
    if name and len(name) > 150:
        name = _clean(name.split(". ")[0])
    if name and PUBLISHER.search(name):
        return Holder(title, None, *_numbers(place), name)
    return Holder(title, name, *_numbers(place))


def _held(text: str, at: int, title: str | None, *, from_in: bool) -> Holder:
    """What follows a title whose end is known."""
    rest = text[at:]
    within = regex.compile(r"[ ]?[,.]?[ ]?(?:in|In|IN)\b[ ]?:?[ ]").match(rest)
    if within:
        rest = rest[within.end() :]
    place = venue.place_in(" " + rest, 0)
    end = max(0, place.start - 1) if place else len(rest)
    bracket = titles.publisher_bracket(rest, 0, len(rest))
    printed = titles.place_and_publisher(". " + rest, 0, len(rest) + 2)
    publisher = None
    limit = end
    if bracket:
        publisher = bracket["inside"].rpartition(":")[2].split(",")[0]
        limit = min(limit, bracket.start())
    elif printed:
        publisher = titles.publisher_of(printed)
        limit = min(limit, max(0, printed.start() - 1))
    name = rest[:limit]
    chapter = bool(within or from_in) and (publisher is not None or _EDITORS.search(name) is not None)
    if chapter or from_in:
        name = _EDITORS.sub("", name)
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
