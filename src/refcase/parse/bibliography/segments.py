"""Segments: where a title without quotation marks ends, and what holds it begins."""

import re

import regex

from refcase.lookup import has_any
from refcase.parse.bibliography.lexicon import CONNECTIVE, JOURNAL_START, JOURNAL_WORD, PLACE, PUBLISHER
from refcase.parse.bibliography.quotations import trimmed
from refcase.patterns import compile_re, compile_regex, compile_twin, is_latin_line

_OPEN = r"(?:[ ][(\[]|\(|\[)"  # with the space in front: `[ ]?[(\[]` would be tried at every character
_BRACKET_YEAR = compile_re(rf"{_OPEN}(?:19|20)\d\d[a-z]?[)\]]")
_PUBLISHED_WORDS = ("ublished ", "dited by", "ranslated by", "Ed. ")
_PUBLISHED = compile_regex(
    r"[,.]?[ ](?:[Pp]ublished[ ](?:by|in)|[Ee]dited[ ]by|[Tt]ranslated[ ]by|Ed\.[ ](?:with|by))\b"
)
_COMMA_YEAR = compile_re(r",[ ](?:19|20)\d\d[a-z]?(?=[.,;]|$)")
_EXTENT = compile_regex(r"[,.]?[ ]\(?\d{1,4}[ ]?(?:pp|pages)\b")
_EDITION = compile_regex(
    r"(?i)[ ]?[,.(\[]{0,2}[ ]?(?:\d{1,2}(?:st|nd|rd|th)|second|third|fourth|fifth|revised"
    r"|new)[ ](?:rev(?:ised)?[ ])?ed(?:ition|n)?\b\.?\)?"
)
# `re` goes fast from one leading sign to the next; so what must stand before it is said behind it.
_STOP = compile_twin(
    r"""(?x) [.?!”"»’'] (?:
      (?<=\.)(?: (?<=[\p{L}\p{N})\]’”'"%+].) | (?<=[\p{L}\p{N})\]’”'"%+][ ].) ) [ ]+(?=[\p{Lu}\p{N}‘“(\[])
    | (?<=[?!])['’”"]?[.,]?[ ]+(?=[\p{Lu}‘“(\[\d]) | (?<=[”"»])[.,;]?[ ]+(?=[\p{Lu}])
    | (?<=[’'])[.,;][ ]+(?=[\p{Lu}]) ) """
)
_ABBREVIATED = compile_twin(
    r"(?:\b(?:St|vs|v|Dr|Mr|Mrs|cf|Fig|ca|approx|No|Vol|sp|spp|subsp|Pt|Nr|U\.S|U\.K|Ch|ed|eds|Sr|Jr|Sc"
    r"|Ph|M\.Sc|B\.Sc)|\b[\p{Lu}](?:\.[\p{Lu}])*)$"
)
_COMMA = compile_twin(r"(?:[ ][,;]|,|;)[ ]?(?=[\p{Lu}\d])")
_WORD = compile_regex(r"[^\s]+")


def bracket_year(text: str, at: int = 0) -> "re.Match[str] | None":
    """The first year in a bracket from a place on."""
    return _BRACKET_YEAR.search(text, at) if "(" in text or "[" in text else None


def edition(text: str, at: int, end: int) -> "regex.Match[str] | None":
    """The first edition in a stretch of the text: "2nd ed.", "(revised edition)"."""
    return _EDITION.search(text, at, end) if " ed" in text.lower() else None


def published(text: str, at: int, end: int) -> "regex.Match[str] | None":
    """Where a stretch of the text says who published, edited or translated it."""
    return _PUBLISHED.search(text, at, end) if has_any(text, _PUBLISHED_WORDS) else None


_LONGEST = 150  # characters; a name of a container is shorter


def containerlike(text: str) -> bool:
    """Could this be the name of a journal, a series or proceedings: few words, capitals throughout?"""
    if len(text) > _LONGEST:
        return False
    words = text.split()
    if not 0 < len(words) <= 16:
        return False
    if JOURNAL_START.match(text):
        return True
    first = words[0].lstrip("‘“\"'([")
    if not (first[:1].isupper() or first[:1].isdigit()):
        return False
    lower = [
        w
        for w in words[1:]
        if w[:1].islower() and not CONNECTIVE.fullmatch(w.strip(",:()&")) and not w.endswith(".")
    ]
    return not lower


def stops(segment: str) -> "list[tuple[int, int]]":
    """(end of the title, start of what follows) at each end of a sentence."""
    found = []
    latin = is_latin_line(segment)
    for match in _STOP[latin].finditer(segment):
        keep, start = match.span()
        if segment[keep] == ".":
            keep -= segment[keep - 1] == " "
            if (short := _ABBREVIATED[latin].search(segment, max(0, keep - 8), keep)) and not (
                len(short[0]) == 1 and JOURNAL_START[latin].match(segment, start, start + 150)
            ):
                continue
        else:
            keep += 2 if match[0][:2] in ("?’", "?'", "?”", '?"') else 1
        found.append((keep, start))
    return found


_SHORTENED = compile_twin(r"(?P<mark>,[ ])(?:[\p{Lu}][\p{L}]{0,9}\.[ ]){1,5}$")
# A land that ends a title looks like such a word: "in the Suez rift, Egypt. Journal of Clay".
_LAND = compile_re(
    r", (?:[A-Z]\w{1,6}(?:land|shire|stan|ia|ica)|UK|USA?|EU|Wales|Egypt|China|Brazil|Mexico|Chile|Peru|Cuba"
    r"|Kenya|Uganda|Ghana|Malawi|Sudan|Morocco|Guyana|Alaska|Texas|Canada|Japan|Korea|Nepal|Vietnam|Iran|Iraq"
    r"|Israel|Turkey|Greece|Cyprus|Italy|Spain|Portugal|France|Germany|Belgium|Norway|Sweden|Denmark|Europe"
    r"|Bangladesh|Antarctica|London)\. "
)
_INNER = compile_regex(r"[.?!]['’”\"]?[ ]")


def split_journal(segment: str) -> "tuple[int, int] | None":
    """Where title and journal part in text that ends at a volume: (end of one, start of the other)."""
    ends = stops(segment)
    near = len(segment) - _LONGEST
    for keep, start in ends:
        if start < near:
            continue
        rest = segment[start:].strip(" ,.;:(")
        # "Med. Chem. Lett." is one name; a capitalised subtitle and a journal are two.
        if containerlike(rest) and not any(len(part) > 18 for part in _INNER.split(rest)[:-1]):
            chain = _SHORTENED.search(segment, max(0, start - 60), start)
            if chain and not _LAND.fullmatch(chain[0]):
                return chain.start(), chain.end("mark")  # "in an urban area, J. Geophys. Res."
            return keep, start
    commas = [(m.start(), m.end()) for m in _COMMA.finditer(segment, max(0, near))]
    likely = [c for c in commas if containerlike(segment[c[1] :].strip(" ,.;:("))]
    if likely:
        return next((c for c in reversed(likely) if JOURNAL_WORD.search(segment, c[1])), likely[-1])
    if ends:
        return ends[-1]
    starts = [
        m
        for m in JOURNAL_START.finditer(segment)
        if m.start() > max(15, near) and containerlike(segment[m.start() :].strip(" ,.;:("))
    ]
    if starts:
        first = starts[0].start()
        return first, first
    return _trailing_name(segment)


def _trailing_name(segment: str) -> "tuple[int, int] | None":
    """A journal without any mark in front: the capitalised words that end a title written in lower case."""
    words = list(_WORD.finditer(segment.rstrip(" ,.;:(")))
    i = len(words)
    while i and (words[i - 1][0][:1].isupper() or CONNECTIVE.fullmatch(words[i - 1][0])):
        i -= 1
    while i < len(words) and not words[i][0][:1].isupper():
        i += 1
    if 3 < i < len(words) and len(words) - i <= 8:
        at = words[i].start()
        return at, at
    return None


_CHAPTER = compile_twin(
    r"""(?x) [.,;:?!’”'"`»\ ] (?:
      (?: (?<=[^ ])[ ]?[,.]?[ ] | (?<=[ ])(?=In:|in:) ) (?:In|in)[ ]?[:,]?[ ]+
        (?=['‘“"`\p{Lu}(\d]|de[ ]|van[ ]|the[ ]|press\b)
      | (?<=[.,?])[ ]in[ ]the[ ](?=[\p{Lu}]) | (?<=[’”'"])[ ]In[ ] ) """
)
# Where there is none: no "in" behind a stop or in front of a colon.
_IN = compile_re(r"[Ii]n(?:(?<=[.,:;?!’”'\"`»] ..)|(?<=[.,:;?!’”'\"`»]  ..)|(?<= ..)(?=:))")
_EDITED_IN = compile_re(r"[ ][Ii]n[ ](?=[^()]{2,140}\((?:[Ee]ds?|[Ee]ditors?|EDS?|[Ee]dd)\b)")
_BRACKET = compile_re(
    _OPEN + r"(?:\d{1,4}-page|Exhibition|Film|Artefact|Book|Authored|Edited|Monograph|Composition"
    r"|Performance|DVD|CD|Patent|Report|Software|Dataset|Music|Score|Video|Documentary|Online|Chapter|Translation"
    r"|in [A-Z]\w+\b)[^()\[\]]{0,60}[)\]]",
    regex.I,
)


def chapter_in(text: str, at: int, end: int) -> "tuple[int, int] | None":
    """Where "in" leads from a part to the book that holds it: (end of the title, start of the book)."""
    if text.find(" in", at, end + 3) < 0 and text.find(" In", at, end + 3) < 0:
        return None
    match = _CHAPTER.search(text, at + 4, end) if _IN.search(text, at + 4, end) else None
    if match is None:
        if "(ed" not in text and "(Ed" not in text and "(ED" not in text:
            return None
        last = [
            m.span() for m in _EDITED_IN.finditer(text, at + 4, min(end + 60, len(text))) if m.start() < end
        ]
        return last[-1] if last else None
    return match.start() + (match[0][0] in "?!’”'\"»"), match.end()


def first_sentence(segment: str, *, book: bool = False) -> tuple[str | None, str]:
    """The title at the start of a segment without numbers, and what is left."""
    ends = [
        m.start()
        for m in (
            _BRACKET.search(segment, 4) if "(" in segment or "[" in segment else None,
            edition(segment, 4, len(segment)),
            bracket_year(segment, 4),
            _COMMA_YEAR.search(segment, 4),
            published(segment, 8, len(segment)),
            _EXTENT.search(segment, 8) if "pp" in segment or "pages" in segment else None,
        )
        if m
    ]
    for keep, start in stops(segment)[:12]:
        rest = segment[start : start + 300]
        if _subtitle(segment[:keep], rest) or (book and segment[keep - 1] in "?!"):
            continue
        ends.append(keep)
        break
    limit = min(ends, default=len(segment))
    comma = holder_comma(segment[:limit])
    end = comma if comma is not None else limit
    return trimmed(segment[:end]) or None, segment[end:]


_ARTICLE = compile_twin(r"(?:An?|How|From|Towards?|Lessons|Findings|Evidence|What|Why)[ ]")


def _subtitle(title: str, rest: str) -> bool:
    """Does the title go on behind a stop: "Sound Design. A Listener's Guide, London"?"""
    if JOURNAL_START.match(rest):
        return False
    if title[-1:] in "?!":
        # A question is followed by its answer far more often than by a journal without a volume.
        clause, _, behind = rest.partition(". ")
        if _ARTICLE.match(rest) or rest.startswith("The ") or PUBLISHER.search(behind[:60]):
            return True
        return not containerlike(_CLAUSE_END.split(clause, 1)[0])
    return len(title) < 70 and len(title.split()) <= 7 and _ARTICLE.match(rest) is not None


_CLAUSE_END = compile_regex(r"[.,;(]")


def holder_comma(segment: str) -> int | None:
    """The comma in front of a publisher, a journal or a conference, None when there is none."""
    for match in _COMMA.finditer(segment, 8):
        rest = segment[match.end() : match.end() + 90]
        head = rest.split(",")[0].split(".")[0].split(":")[0].split("(")[0]
        if (
            PUBLISHER.search(head)
            or JOURNAL_START.match(rest)
            or _EVENT.search(head)
            or PLACE.fullmatch(head.strip())
        ) and containerlike(head):
            return match.start()
    return None


_EVENT = compile_regex(
    r"\b(?:Conference|Symposium|Workshop|Congress|Proceedings|Working Papers?|Discussion Papers?|Report"
    r"|Series|Project|NASA|University|Institute|Council|Department|Foundation|Perspectives|Journal"
    r"|Studies|Review)\b"
)
