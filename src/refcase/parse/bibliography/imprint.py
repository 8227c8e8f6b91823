"""What a reference prints after its title: container, volume, issue, pages, publisher; and its CSL type."""

from typing import NamedTuple

import regex

_VOLUME = regex.compile(
    r"""(?xi)
    (?P<lead> \b vol(?:ume)?\.? [ ]? | (?<![\d.]) )
    (?: (?<=[ ,(:;.]) | (?<=\bvol) | (?<=\bvol\.) | ^ ) (?P<volume> (?:[A-Z]{1,2})?\d{1,4}[A-Z]?(?:-[A-Z])? | [XVILC]{1,6} ) (?![\d/])
    (?: [ ]?\( [ ]? (?P<issue1> [\w .–/&-]{1,20}? ) [ ]? \) | [ ]?[:.,/][ ]?(?P<issue2>\d{1,3})(?=[ ]?[,:;][ ]?(?:pp?\.?[ ]?)?[A-Z]?\d)
      | [ ]?[,.]?[ ]?(?:no\.?|issue|iss\.?|nr\.?|number)[ ]?(?P<issue3>\d{1,3}(?:[-–/]\d{1,3})?) )?
    (?: [ ]? \((?:19|20)\d\d[a-h]?\) )?
    (?: [ ]?[,:;.][ ]? | [ ] ) (?: (?:pages?|pp?)[ .]{0,2} )?
    (?P<pages> [A-Z]{0,2}\d{1,6} [ ]?[-–—][ ]? [A-Z]{0,2}\d{1,6} | e\d{2,9} | (?<=pp?[ .]{1,2})\d{1,5} | \d{1,6}(?=[ ]?(?:[.;,)]|$|doi|https?)) ) """
)
_PAGES = regex.compile(
    r"(?i)\b(?:pages?|pp?)[ .]{0,2}(?P<pages>[A-Z]?\d{1,5}[ ]?[-–—][ ]?[A-Z]?\d{1,5}|\d{1,5})|(?P<count>\d{2,4})[ ]?pp\b"
)
_VOLUME_ONLY = regex.compile(
    r"(?xi) \b vol(?:ume)?\.? [ ]? (?P<volume>\d{1,4}) | ,[ ] (?P<v2>\d{1,4}) [ ]? \( (?P<issue>[\w–-]{1,9}) \) | [ ,](?P<v3>\d{1,3})[.:](?P<i3>\d{1,2})\b"
)
_CHAPTER = regex.compile(r"[\s.,;:*_]*(?P<in>[Ii]n|IN)\b:?\s+")
_EDITORS = regex.compile(
    r"""(?x) (?:(?!\.\s\p{Lu}\p{Ll}).){0,260}? \(? \b (?:[Ee]ds?\.?|[Ee]ditors?|[Ee]dited[ ]by) \b\.?\)? [\s,.:;]* """
)
_AFTER_EDITORS = regex.compile(r"[\s,]*(?:[Ee]ds?\.?|[Ee]dited by)\s")
_PLACE = regex.compile(
    r"""(?x) (?P<place>\p{Lu}[\p{L}.’'-]+(?:[ ,]+(?:[\p{Lu}][\p{L}.’'-]*|and|&|upon|on|of)){0,5}(?:[ ]\([A-Z]{2}\))?) : [ ]
      (?P<publisher>\p{Lu}[\p{L}&’'. /-]{1,60}?) (?=[ ]?[,.;()\[]|$|[ ]pp?\.|[ ]\d) """
)
_PRESS = regex.compile(
    r"""(?x) (?P<publisher> (?:[\p{Lu}][\p{L}&’'-]+[ ]|of[ ]|and[ ]|&[ ]){0,4}(?:University[ ]Press(?:[ ]of[ ]\p{Lu}\p{L}+)?|Press|Publish(?:ers|ing)|Books|Verlag)
      (?:[ ]of[ ]\p{Lu}\p{L}+)?
      | Routledge(?:[ ]&[ ]Kegan[ ]Paul)? | Palgrave(?:[ ]Macmillan)? | Springer(?:[- ]Verlag)? | Wiley(?:-?Blackwell)? | Blackwell | Elsevier | Sage | SAGE
      | Ashgate | Bloomsbury | Penguin | Macmillan | Edward[ ]Elgar | De[ ]Gruyter | Brill | Peter[ ]Lang | Taylor[ ](?:&|and)[ ]Francis
      | Berghahn | Longman | Thames[ ](?:&|and)[ ]Hudson | Reaktion | Continuum | Policy[ ]Press ) \b """
)
_CONTAINER_END = regex.compile(
    r"""(?x) [,;:.]? \s* (?: \(?\s?\b(?:19|20)\d\d | [Vv]ol(?:ume|\.)?\s*\d | [Nn]o\.?\s*\d | [Ii]ssue\b | \d{1,4}[A-Z]?\s*(?:[(:,.;/]|$|\s\d) | [XVI]{2,6}\b | \bpp?\.\s?\d
      | [A-Z]?\d{1,4}\b | \( | \[ | doi | DOI | https? | www | ISSN | ISBN | Available | $ ) | (?<=\p{Ll}{4})\.\s+(?=[\p{Lu}(]) | ;\s """
)

_TYPES: tuple[tuple[str, str], ...] = (
    ("patent", r"\bpatents?\b|\bWO ?\d{4}"),
    ("thesis", r"\b(?:ph\.?d\.?|doctoral|master'?s) (?:thesis|dissertation)"),
    ("dataset", r"\bdata ?sets?\b|\[dataset|online catalogue|\bdatabase\b"),
    ("software", r"\bsoftware\b|\[computer program"),
    ("motion_picture", r"\b(?:film|documentary|broadcasts?|dvd|video)\b"),
    ("musical_score", r"\b(?:musical )?score\b|\bcomposition for\b"),
    ("graphic", r"\[?exhibition\]?|\bartefact\b|\binstallation\b"),
    ("article-newspaper", r"\bthe (?:guardian|times|independent|telegraph|observer|scotsman)\b"),
    ("paper-conference", r"\bproc(?:eedings|\.)|\bconference\b|\bsymposium\b|\bworkshop\b|\bcongress\b|\binternoise\b"),
    ("report", r"\breport\b|\bworking paper|\bdiscussion paper|\bconsultation\b|\bpolicy brief|\btechnical note|white paper|\btheoretical basis document"),
    ("article", r"\barxiv\b|\bpreprint\b|\bmedrxiv\b|\bbiorxiv\b"),
    ("webpage", r"\bwebsite\b|\bblog\b|\bweb page\b"),
)
_TYPE_PATTERNS = tuple((kind, regex.compile("(?i)" + pattern)) for kind, pattern in _TYPES)


class Imprint(NamedTuple):
    """The fields after the title; None where they are not printed."""

    container: str | None
    volume: str | None
    issue: str | None
    pages: str | None
    publisher: str | None
    chapter: bool


def read_imprint(text: str, start: int) -> Imprint:
    """The imprint in what follows the title."""
    rest = text[start:]
    chapter = _CHAPTER.match(rest)
    container = _book(rest, chapter.end()) if chapter else None
    numbers = _VOLUME.search(rest)
    volume = issue = pages = None
    if numbers:
        volume = numbers["volume"]
        issue = numbers["issue1"] or numbers["issue2"] or numbers["issue3"]
        pages = numbers["pages"]
    elif only := _VOLUME_ONLY.search(rest):
        volume, issue = only["volume"] or only["v2"] or only["v3"], only["issue"] or only["i3"]
    if paged := _PAGES.search(rest):
        pages = paged["pages"] or pages
    publisher = _publisher(rest)
    if container is None and not chapter:
        container = _journal(rest, publisher)
    if volume and regex.fullmatch(r"(?:19|20)\d\d", volume) and not issue:
        volume = None
    return Imprint(container, volume, issue, pages and regex.sub(r" ?[-–—] ?", "-", pages), publisher, bool(chapter))


def _publisher(rest: str) -> str | None:
    found = _PLACE.search(rest) or _PRESS.search(rest)
    return found["publisher"].strip(" .,") if found else None


def _book(rest: str, at: int) -> str | None:
    """The title of the book a chapter is in: what follows its editors, or comes right after "in"."""
    editors = _EDITORS.match(rest, at)
    if editors and not rest[at : editors.end()].lstrip()[:1].islower():
        before = regex.split(r",?\s*(?:[Ee]ds?\.?|[Ee]dited by)\b", rest[at : editors.end()])[0]
        names_first = regex.match(r"(?:\p{Lu}\.|\p{Lu}\p{L}+,\s*\p{Lu}\.|\p{Lu}\p{L}+\s\p{Lu}\p{L}+(?:\s\(|,|\sand|\s&))", before)
        if names_first:
            at = editors.end()
    end = regex.compile(r"\s*\(|,\s+(?:pp?\.|vol|\d|London|[\p{Lu}]\p{L}+:)|\.\s|,\s(?=[^,]{2,40}(?:Press|Routledge|Palgrave))|\s\[|$|,\s(?=[Ee]ds?\.?\s)").search(rest, at)
    title = rest[at : end.start() if end else len(rest)].strip(" .,;:‘’“”\"'`*_")
    return title[:300] or None


def _journal(rest: str, publisher: str | None) -> str | None:
    """The journal, where capitalised words come right after the title and numbers follow them."""
    at = len(rest) - len(rest.lstrip(" .,;:*_’”\"'"))
    end = _CONTAINER_END.search(rest, at + 2)
    name = rest[at : end.start() if end else min(len(rest), at + 120)].strip(" .,;:*_()’‘")
    if not name or not (name[0].isupper() or name[0].isdigit()) or len(name) > 160:
        return None
    if (publisher and publisher in name) or ":" in name[:40] or regex.match(r"(?i)available|submitted|accessed|listed|doi|isbn|pp\b|in press", name):
        return None
    return name


def csl_type(text: str, imprint: Imprint, isbn: str | None, doi: str | None) -> str | None:
    """The CSL type, by what the reference prints; None when nothing tells."""
    if imprint.chapter:
        kind = _TYPE_PATTERNS[9][1].search(text) if False else None
        return "paper-conference" if regex.search(r"(?i)\bproceedings\b", text) and not kind else "chapter"
    journal = imprint.container and (imprint.volume or imprint.pages)
    for kind, pattern in _TYPE_PATTERNS:
        if pattern.search(text) and not (journal and kind not in ("patent", "paper-conference")):
            return kind
    if journal or (imprint.container and doi and not isbn):
        return "article-journal"
    if isbn or imprint.publisher:
        return "book"
    return "article-journal" if imprint.container and doi else None
