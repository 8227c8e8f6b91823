"""Titles: where the title of a reference ends and what holds it begins."""

from typing import NamedTuple

import regex

from refcase.parse.bibliography.lexicon import CONNECTIVE, JOURNAL_START, JOURNAL_WORD, PLACE, PUBLISHER
from refcase.parse.bibliography.names import read_names

_OPENERS = {
    "‘": "’'",
    "“": '”"',
    "`": "'’´`",
    '"': '"”',
    "'": "'’",
    "«": "»",
    "„": "“”",
    "´": "'´’",
    "”": '”"',
    "’": "’'",
}
_VENUE_WORD = regex.compile(
    r"(?i)(?:in|with|vol|pp?|no|eds?|edited|chapter|for|paper|unpublished|report|to|forthcoming|special|presented|by|at|from|issue|et|on|doi|published|working|and|the|a|part)\b"
)
_IN_NEXT = regex.compile(r"[ ]?[,.]?[ ](?:in\b|In\b|[(\[\d]|$)")


class Title(NamedTuple):
    """A title and where it ends in the text, quotation marks and stops included."""

    text: str
    end: int
    quoted: bool = False


def trimmed(title: str) -> str:
    """The title without stops, spaces and lone marks around it."""
    return title.strip(" ,.;:–—-/").strip()


def _closings(text: str, at: int, opener: str) -> "list[tuple[int, int]]":
    """(position, rank) of each mark that may close the quotation; rank 0 is surest."""
    closers, found, depth = _OPENERS[opener], [], 0
    for match in _MARK.finditer(text, at + 1):
        i, mark = match.start(), match[0]
        before, after = text[i - 1], text[i + 1 : i + 2]
        if mark == opener and mark not in closers and not before.isalnum() and after.strip():
            depth += 1
            continue
        if mark not in closers or (before.isalnum() and after.isalnum()):
            continue
        if before in " (:" and after.strip() and i > at + 1 and after not in ",.;:)":
            depth += mark == opener  # opens again: "the 'special' school"
            continue
        if depth:
            depth -= 1
            if i - at < 12 or text[i + 1 : i + 2] not in (",", ".", ""):
                continue
            rank = 4
        elif after == ":":
            rank = 0 if read_names(text, i + 3) else 5
        elif after == "" or before in ".,?!" or after in ".;)]":
            rank = 0
        elif after == ",":
            rest = text[i + 2 : i + 20].lstrip(" ")
            rank = 5 if rest[:1].islower() and not _VENUE_WORD.match(rest) else 0
        elif _IN_NEXT.match(text, i + 1):
            rank = 1
        elif text[i + 2 : i + 3].isupper():
            rank = 3 if before == "s" and mark in "'’" else 2
        else:
            rank = 6
        if (
            rank == 0
            and before in ".,?!"
            and text[i + 2 : i + 3].islower()
            and not _VENUE_WORD.match(text, i + 2)
        ):
            rank = 6
        found.append((i, rank))
        if rank == 0 or len(found) > 40:
            break
    return found


_MARK = regex.compile(r"[‘’“”`\"'´«»„]")


def quoted(text: str, at: int) -> Title | None:
    """The quotation that opens at a place, None when its marks close on only part of a title."""
    opener = text[at : at + 1]
    if opener not in _OPENERS or not text[at + 1 : at + 2].strip() and opener == "'":
        return None
    found = [(rank, i) for i, rank in _closings(text, at, opener) if rank <= 4]
    if not found:
        return None
    rank, end = min(found)
    inner = text[at + 1 : end].strip()
    # Marks of two kinds around one title: ‘“All that glitters”’.
    if len(inner) < 2:
        return None
    return Title(trimmed(inner), end + 1, True)


_STOP = regex.compile(
    r"(?<=[\p{L}\p{N})\]’”'\"%+])[ ]?[.][ ]+(?=[\p{Lu}\p{N}‘“(\[])|[?!]['’”\"]?[.,]?[ ]+(?=[\p{Lu}‘“(\[\d])|[”\"»][.,;]?[ ]+(?=\p{Lu})|[’'][.,;][ ]+(?=\p{Lu})"
)
_ABBREVIATED = regex.compile(
    r"(?:\b(?:St|vs|v|Dr|Mr|Mrs|cf|Fig|ca|approx|No|Vol|sp|spp|subsp|Pt|Nr|U\.S|U\.K|Ch|ed|eds|Sr|Jr|Sc|Ph|M\.Sc|B\.Sc)|\b\p{Lu}(?:\.\p{Lu})*)$"
)
_COMMA = regex.compile(r"[ ]?[,;][ ]?(?=[\p{Lu}\d])")
_WORD = regex.compile(r"[^\s]+")


def containerlike(text: str) -> bool:
    """Could this be the name of a journal, a series or proceedings: few words, capitals throughout?"""
    words = text.split()
    if not 0 < len(words) <= 16 or len(text) > 140:
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


def _stops(segment: str) -> "list[tuple[int, int]]":
    """(end of the title, start of what follows) at each end of a sentence."""
    found = []
    for match in _STOP.finditer(segment):
        if match[0].lstrip(" ").startswith(".") and (
            short := _ABBREVIATED.search(segment, max(0, match.start() - 8), match.start())
        ):
            if not (len(short[0]) == 1 and JOURNAL_START.match(segment, match.end())):
                continue
        keep = match.start() + (match[0][0] in "?!’”'\"»") + (match[0][:2] in ("?’", "?'", "?”", '?"'))
        found.append((keep, match.end()))
    return found


_SHORTENED = regex.compile(r"(?P<mark>,[ ])(?:\p{Lu}\p{L}{0,9}\.[ ]){1,5}$")
_INNER = regex.compile(r"[.?!]['’”\"]?[ ]")


def split_journal(segment: str) -> "tuple[int, int] | None":
    """Where title and journal part in text that ends at a volume: (end of one, start of the other)."""
    stops = _stops(segment)
    for keep, start in stops:
        rest = segment[start:].strip(" ,.;:(")
        # "Med. Chem. Lett." is one name; a capitalised subtitle and a journal are two.
        if containerlike(rest) and not any(len(part) > 16 for part in _INNER.split(rest)[:-1]):
            if chain := _SHORTENED.search(segment, max(0, start - 60), start):
                return chain.start(), chain.end("mark")  # "in an urban area, J. Geophys. Res."
            return keep, start
    commas = [(m.start(), m.end()) for m in _COMMA.finditer(segment)]
    likely = [c for c in commas if containerlike(segment[c[1] :].strip(" ,.;:("))]
    named = [c for c in likely if JOURNAL_WORD.search(segment, c[1])]
    if named:
        return named[-1]
    if likely:
        return likely[-1]
    starts = [
        m
        for m in JOURNAL_START.finditer(segment)
        if m.start() > 15 and containerlike(segment[m.start() :].strip(" ,.;:("))
    ]
    if starts and not stops:
        first = starts[0].start()
        return first, first
    if stops:
        return stops[-1]
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


_CHAPTER = regex.compile(
    r"""(?x) (?:[.,;:?!’”'"`»][ ]?[,.]?[ ]|[ ](?=In:|in:)) (?:In|in)[ ]?:?[ ]+ (?=['‘“"`\p{Lu}(\d]|de[ ]|van[ ]|the[ ]|press\b)
      | [.,?][ ]in[ ]the[ ](?=\p{Lu}) | [’”'"][ ]In[ ] """
)
_EDITED_IN = regex.compile(r"[ ][Ii]n[ ](?=[^()]{2,140}\((?:[Ee]ds?|[Ee]ditors?|EDS?|[Ee]dd)\b)")
_BRACKET = regex.compile(
    r"[ ]?[(\[](?:Exhibition|Film|Artefact|Book|Authored|Edited|Monograph|Composition|Performance|DVD|CD|Patent|Report|Software|Dataset|Music|Score|Video|Documentary|Online|Chapter|Translation|in [A-Z]\w+\b)[^()\[\]]{0,60}[)\]]",
    regex.I,
)
_PUBLISHER_BRACKET = regex.compile(
    rf"""(?x) [ ]?[(\[] (?P<inside>(?:[^()\[\]]|\([^()]{{0,30}}\)){{2,120}}) [)\]] """
)
_PLACE_PUBLISHER = regex.compile(
    r"""(?x) [.,;?!)’”'"][ ]+ (?P<place>\p{Lu}[\p{L}'’-]{1,20}(?:(?:[ ]|/|[ ]?(?:and|&)[ ])\p{Lu}[\p{L}'’-]{0,20}){0,3}(?:[ ]?\(\p{Lu}[\p{L}.]{1,12}\))?(?:,[ ]\p{Lu}[\p{L}.]{1,3})?)
    [ ]?:[ ]? (?P<publisher>(?:the[ ])?\p{Lu}[^,.;:()\[\]]{1,70}) """
)


def place_and_publisher(text: str, at: int, end: int) -> "regex.Match[str] | None":
    """A place, a colon and a publisher, one of the two known; titles hold colons too."""
    for match in _PLACE_PUBLISHER.finditer(text, at, end):
        if (
            PLACE.search(match["place"])
            or PUBLISHER.search(match["publisher"])
            or PUBLISHER.search(match["place"])
        ):
            return match
    return None


def publisher_of(match: "regex.Match[str]") -> str:
    """The publisher of "Place: Publisher", which some write the other way round."""
    if PUBLISHER.search(match["place"]) and not PUBLISHER.search(match["publisher"]):
        return match["place"]
    return match["publisher"]


def publisher_bracket(text: str, at: int, end: int) -> "regex.Match[str] | None":
    """A bracket with publisher, place or year: "(Oxford: Hart, 2004)"."""
    for match in _PUBLISHER_BRACKET.finditer(text, at, end):
        inside = match["inside"]
        if PUBLISHER.search(inside) or (PLACE.search(inside) and ":" in inside) or _IMPRINT.search(inside):
            return match
    return None


_IMPRINT = regex.compile(r"^\p{Lu}[^\d]{1,60},[ ](?:19|20)\d\d[a-z]?$")


def chapter_in(text: str, at: int, end: int) -> "tuple[int, int] | None":
    """Where "in" leads from a part to the book that holds it: (end of the title, start of the book)."""
    match = _CHAPTER.search(text, at + 4, end)
    if match is None:
        edited = None
        for edited in _EDITED_IN.finditer(text, at + 4, min(end + 60, len(text))):
            pass
        return (edited.start(), edited.end()) if edited and edited.start() < end else None
    return match.start() + (match[0][0] in "?!’”'\"»"), match.end()
