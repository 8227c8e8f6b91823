"""Imprints: publisher and place, in brackets or joined by a colon."""

from typing import NamedTuple

from refcase.parse.bibliography.lexicon import PLACE, PUBLISHER
from refcase.patterns import compile_re, compile_regex, compile_twin

_BRACKET = compile_re(r"[(\[](?P<inside>[^()\[\]]{2,120}(?=[)\]])|(?:[^()\[\]]|\([^()]{0,30}\)){2,120})[)\]]")
_PLACE_PUBLISHER = compile_twin(
    r"""(?x) [.,;?!)’”'"][ ]+ (?P<place>[\p{Lu}][\p{L}'’-]{1,20}(?:(?:[ ]|/|[ ]?(?:and
      |&)[ ])[\p{Lu}][\p{L}'’-]{0,20}){0,3}(?:[ ]?\([\p{Lu}][\p{L}.]{1,12}\))?
      (?:,[ ][\p{Lu}][\p{L}.]{1,3})?)
    [ ]?:[ ]? (?P<publisher>(?:the[ ])?[\p{Lu}][^,.;:()\[\]]{1,70}) """
)


# Most other colons stand behind figures, or in front of figures and small letters.
_COLON = compile_re(r":(?<![0-9]:)[ ]?(?:the |[^a-z0-9 ])")


class Imprint(NamedTuple):
    """A publisher and where the words begin that name it and its place."""

    start: int
    publisher: str


def imprint(text: str, at: int, end: int) -> Imprint | None:
    """A place, a colon and a publisher in either order, one of the two known; titles hold colons too."""
    if not _COLON.search(text, at, end):
        return None
    for match in _PLACE_PUBLISHER.finditer(text, at, end):
        place, publisher = match["place"], match["publisher"]
        first = PUBLISHER.search(place)
        if first and not PUBLISHER.search(publisher):
            if " and " in place or len(place.split()) > 4:  # "Power and Place Routledge: London"
                return Imprint(match.start("place") + first.start() - 1, place[first.start() :])
            return Imprint(match.start(), place)
        if PLACE.search(place) or PUBLISHER.search(publisher):
            return Imprint(match.start(), publisher)
    return None


class Bracket(NamedTuple):
    """What stands in a bracket, and where it begins, with the space in front."""

    start: int
    inside: str


def publisher_bracket(text: str, at: int, before: int) -> Bracket | None:
    """A bracket with publisher, place or year, that begins before a place: "(Oxford: Hart, 2004)"."""
    if text.find("(", at, before + 1) < 0 and text.find("[", at, before + 1) < 0:
        return None
    for match in _BRACKET.finditer(text, at):
        start = match.start()
        start -= start > at and text[start - 1] == " "
        if start >= before:
            return None
        inside = match["inside"]
        if inside.isascii() and inside == inside.lower():
            continue  # figures most often: no name
        if PUBLISHER.search(inside) or (PLACE.search(inside) and ":" in inside) or _IMPRINT.search(inside):
            return Bracket(start, inside)
    return None


_IMPRINT = compile_twin(r"^[\p{Lu}][^\d]{1,60},[ ](?:19|20)\d\d[a-z]?$")


_PART = compile_regex(r"[,:;]")


def imprint_name(inside: str) -> str:
    """The publisher among the parts of an imprint: "Oxford, Oxford University Press, 2011"."""
    parts = [part.strip() for part in _PART.split(inside)]
    if ":" in inside:
        return inside.rpartition(":")[2].split(",")[0]
    known = [part for part in parts if PUBLISHER.search(part)]
    if known:
        return known[0]
    if len(parts) > 1 and PLACE.fullmatch(parts[0]) and not parts[1][:1].isdigit():
        return parts[1]
    return parts[0]
