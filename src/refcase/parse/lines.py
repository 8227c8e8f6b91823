"""Lines and paragraphs: which line ends are the author's and which a wrap made.

Exports break prose at some 75 characters, so a line end says nothing by itself. It is the
author's when the next word would still have fitted: the *wrap test*.
"""

from itertools import pairwise
from typing import NamedTuple

from refcase.parse.remarks import is_grants_heading
from refcase.patterns import compile_re, compile_regex

# What a line holds, without the white space around it.
_LINE = compile_re(r"\S(?:[^\n]*\S)?")
_GAP = compile_re(r"\n\n+")
# A continuation shows in how the next line begins …
_SMALL = frozenset("abcdefghijklmnopqrstuvwxyz&,;)]%+=")
_CARRIES_ON = compile_re(
    r"(?!https?:|www\.)[a-z&,;)\]%+=]|[–—-] ?[a-z]|\d{1,4}[,;]|\((?![\w]{1,4}\))|\((?:19|20)\d\d\)"
    r"|(?:pp?\.|DOI|ISBN|ISSN|Available (?:at|from)|Retrieved|Accessed|In:)[ :\d]"
)
# … or in a link that was broken: "…/Department%20of%" and "20Health%20review.pdf".
_URL_GOES_ON = compile_re(r"[^\s:]*(?:%[0-9A-Fa-f]{2}|\.(?:pdf|html?|aspx?|php|docx?)\b)")
_RUNS_ON = compile_regex(r"\d|(?:DOI|at|from|doi):$")
# … or in how the one before ends.
_UNFINISHED = compile_re(
    r"(?:[,(\[&/–—=‘“`]|(?<=[\w\u0300-\u036f])-|\b(?:and|or|of|the|in|for|to|by|with|on|at|from|a|an|see|its|DOI"
    r"|doi|Vol|vol|pp?|No|no|eds?)[.:]?|\):|(?<![\w.])[A-Z]\.(?:[ -]?[A-Z]\.){0,3})$"
)
_OPEN = frozenset(",([&/–—=‘“`")
_LONGEST_WORD = 4  # letters, of those in the pattern
# Signs that begin an item and are nothing else; and those that may be a dash, a star or a point in prose.
_SURE_BULLETS = "•▪◦‣●■\uf0b7\uf0a7"
BULLETS = _SURE_BULLETS + "·*–—-"  # the hyphen last, for character classes
_LABEL_LIKE = compile_re(r"[\[(]?[A-Za-z]{0,4}\d{0,2}(?:\.\d{1,2})?[\]).:]|[A-Z]{1,2}\d{1,2}\b|[•·▪*-]")


class Line(NamedTuple):
    """A line without the white space around it.

    `gap`: a blank line stands before it. `hard`: its beginning is a line end the author made
    (always true after a gap).
    """

    start: int
    end: int
    gap: bool
    hard: bool


def width(view: str) -> int:
    """The column at which the document's lines are wrapped, 0 when they are not.

    Shape: the length that 95 in 100 of the lines without a URL stay within, if most paragraphs take
    several lines; URLs are never broken by a wrap and say nothing.
    """
    text = view.strip("\n")
    joined = text.count("\n") - sum(map(len, _GAP.findall(text)))
    lengths = [len(line) for line in text.split("\n") if line and "://" not in line]
    if len(lengths) < 8 or joined < len(lengths) // 3:
        return 0
    lengths.sort()
    return lengths[int(len(lengths) * 0.95)]


def lines(view: str, start: int, end: int, wrap: int) -> list[Line]:
    """The non-blank lines of the stretch; `wrap` is the document's `width`."""
    found: list[Line] = []
    last = None
    for match in _LINE.finditer(view, start, end):
        at, stop = match.span()
        if last is None or (at - last.end > 1 and view.count("\n", last.end, at) > 1):
            last = Line(at, stop, True, True)
        else:
            last = Line(at, stop, False, wrap == 0 or _author_broke(view, last, at, stop, wrap))
        found.append(last)
    return _rewrapped(view, found) if wrap else found


# A line of the template's page (Arial 11 pt, 2 cm margins) holds some 95 characters.
_PAGE_LINE = (80, 118)


def _rewrapped(view: str, found: list[Line]) -> list[Line]:
    """The lines, with the ends softened that a page made before the export wrapped the text again.

    Text copied from a PDF brings its line ends along: a full line and the rest of it by turns.
    They show as paragraphs of which many are just as long as a line of a page.
    """
    units: list[tuple[int, int]] = []  # index of the unit's first line, its length with wraps undone
    for index, line in enumerate(found):
        if line.hard or not units:
            units.append((index, line.end - line.start))
        else:
            units[-1] = (units[-1][0], units[-1][1] + 1 + line.end - line.start)
    lengths = sorted(n for _, n in units if n <= _PAGE_LINE[1])
    if len(lengths) < 6 or not _PAGE_LINE[0] <= lengths[-2] <= _PAGE_LINE[1]:
        return found
    full = lengths[-2]
    if sum(n >= full - 14 for n in lengths) < max(4, 0.35 * len(units)):
        return found
    softened = list(found)
    for (_, length), (index, _) in pairwise(units):
        line = found[index]
        space = view.find(" ", line.start, line.end)
        word = (space if space >= 0 else line.end) - line.start
        labelled = _LABEL_LIKE.match(view, line.start, line.end) is not None
        if not line.gap and not labelled and length <= full + 2 and length + 1 + word > full - 2:
            softened[index] = line._replace(hard=False)
    return softened


def _author_broke(view: str, last: Line, start: int, end: int, wrap: int) -> bool:
    """Whether the line end before `start` is the author's, by the wrap test and the look of both lines."""
    first = view[start]
    if not last.hard and first in _SMALL and not view.startswith(("http", "www."), start):
        return False  # most lines of prose carry on so
    space = view.find(" ", start, end)
    word = (space if space >= 0 else end) - start
    room = wrap - (last.end - last.start) - 1
    address = view.find(" ", last.end - 12, last.end) < 0 and view.find("://", last.start, last.end) >= 0
    fits = room >= word + 3 or address
    plain = not last.hard and first not in _SURE_BULLETS
    if plain and not fits and view[end - 1] != ":" and view[last.end - 1] != ".":
        return False  # and the others end so: nothing below says otherwise
    before = view[last.start : last.end]
    if last.hard and (
        (len(before) <= 60 and before[-1] == ":" and before[-2:-1].isalpha() and not _RUNS_ON.search(before))
        or is_grants_heading(before)
    ):
        return True  # a heading stands over its list
    if first in _SURE_BULLETS and view[start + 1 : start + 2] in " \t":
        return True
    heads = (view[end - 1] == ":" or before[-1] == ".") and first.isupper()
    if heads and is_grants_heading(view[start:end]) and not _unfinished(view, last.start, last.end):
        return True
    if not fits:
        return False
    ending = before.rpartition(" ")[2]
    if ("://" in ending or ending.startswith("www.")) and _URL_GOES_ON.match(view, start, end):
        return False
    if _CARRIES_ON.match(view, start, end) or _unfinished(view, last.start, last.end):
        return False
    # A URL is long: that it did not fit is no news, and a line that ends in one is often a whole item.
    if view.startswith(("http", "www."), start):
        return False
    # One word alone is the rest of a title parted by its link's markup, or a last word that did not fit.
    if not _LABEL_LIKE.match(view, start, end):
        if space < 0 and word <= 15 and room < word + 12:
            return False
        if last.hard and len(before) <= 12 and before.isalpha():
            return False
    return True


def _unfinished(view: str, start: int, end: int) -> bool:
    """Whether the end of the line shows that it goes on; the last character spares most lines the pattern."""
    last = view[end - 1]
    if last in _OPEN:
        return True
    if last.isalpha() and end - start > _LONGEST_WORD and view[end - _LONGEST_WORD - 1 : end].isalpha():
        return False  # a longer word
    if last not in "-.:" and not last.isalpha():
        return False
    return _UNFINISHED.search(view, max(start, end - 12), end) is not None


def paragraphs(found: list[Line]) -> list[tuple[int, int]]:
    """The stretches of lines from one author's line end to the next."""
    stretches: list[tuple[int, int]] = []
    for line in found:
        if line.hard or not stretches:
            stretches.append((line.start, line.end))
        else:
            stretches[-1] = (stretches[-1][0], line.end)
    return stretches
