"""Lines and paragraphs: which line ends are the author's and which a wrap made.

Exports break prose at some 75 characters, so a line end says nothing by itself. It is the
author's when the next word would still have fitted: the *wrap test*.
"""

from bisect import bisect_right
from itertools import pairwise
from typing import NamedTuple

from refcase.base import made
from refcase.parse.furniture import Stretch
from refcase.parse.remarks import is_grants_heading
from refcase.patterns import compile_re, compile_regex

_GAP = compile_re(r"\n\n+")
# A continuation shows in how the next line begins …
_SMALL = frozenset("abcdefghijklmnopqrstuvwxyz&,;)]%+=")
_CARRIES_ON = compile_re(
    r"(?!https?:|www\.)[a-z&,;)\]%+=]|[–—-] ?[a-z]|\d{1,4}[,;]|\((?![\w]{1,4}\))|\((?:19|20)\d\d\)"
    r"|(?:pp?\.|DOI|ISBN|ISSN|Available (?:at|from)|Retrieved|Accessed|In:)[ :\d]"
)
_ADDRESS = ("http", "www.")
_CARRYING = _SMALL | set("–—-(DIAR")  # and figures
# … or in a link that was broken: "…/Department%20of%" and "20Health%20review.pdf".
_URL_GOES_ON = compile_re(r"[^\s:]*(?:%[0-9A-Fa-f]{2}|\.(?:pdf|html?|aspx?|php|docx?)\b)")
_RUNS_ON = compile_regex(r"\d|(?:DOI|at|from|doi):$")
# … or in how the one before ends.
_LITTLE = "and|or|of|the|in|for|to|by|with|on|at|from|a|an|see|its|DOI|doi|Vol|vol|p|pp|No|no|ed|eds"
_UNFINISHED = compile_re(
    rf"(?:[,(\[&/–—=‘“`]|(?<=[\w\u0300-\u036f])-|\b(?:{_LITTLE})[.:]?|\):"
    r"|(?<![\w.])[A-Z]\.(?:[ -]?[A-Z]\.){0,3})$"
)
_LITTLE_WORDS = frozenset(_LITTLE.split("|"))
_OPEN = frozenset(",([&/–—=‘“`")
# Signs that begin an item and are nothing else; and those that may be a dash, a star or a point in prose.
_SURE_BULLETS = "•▪◦‣●■\uf0b7\uf0a7"
BULLETS = _SURE_BULLETS + "·*–—-"  # the hyphen last, for character classes
_LABEL_LIKE = compile_re(r"[\[(]?[A-Za-z]{0,4}\d{0,2}(?:\.\d{1,2})?[\]).:]|[A-Z]{1,2}\d{1,2}\b|[•·▪*-]")


class Line(NamedTuple):
    """A line without the white space around it.

    `gap`: a blank line stands before it. `hard`: its beginning is a line end the author made
    (always true after a gap). `text`: what stands in it, for stages that look at each line.
    """

    start: int
    end: int
    gap: bool
    hard: bool
    text: str


class Paragraph(NamedTuple):
    """A stretch of lines of which only the first is `hard`: whether a gap is before it, that line's index."""

    start: int
    end: int
    gap: bool
    line: int


def width(view: str) -> int:
    """The column at which the document's lines are wrapped, 0 when they are not.

    `view` may be folded, which is cut the sooner.
    Shape: the length that 95 in 100 of the lines without a URL stay within, if most paragraphs take
    several lines; URLs are never broken by a wrap and say nothing.
    """
    text = view.strip("\n")
    pieces = text.split("\n")
    # A colon is found at the speed of memory; blank lines are the shortest.
    lengths = sorted([len(line) for line in pieces if ":" not in line or "://" not in line])
    blank = bisect_right(lengths, 0)
    count = len(lengths) - blank
    few = count // 3
    # A gap is one newline more than its blank lines, of which it has one mostly; the others join two lines.
    joined = len(pieces) - 1 - blank
    if count < 8 or (
        joined - blank < few and ("\n\n\n" not in text or joined - len(_GAP.findall(text)) < few)
    ):
        return 0
    return lengths[blank + int(count * 0.95)]


def lines(view: str, start: int, end: int, wrap: int) -> list[Line]:
    """The non-blank lines of the stretch; `wrap` is the document's `width`."""
    found: list[Line] = []
    lengths: list[int] = []  # of the paragraphs, with wraps undone
    before, hard, gap = "", True, True
    begins = start
    for whole in view[start:end].split("\n"):
        text = whole.strip()
        if text:
            size = len(text)
            at = begins if size == len(whole) else begins + whole.find(text)
            if gap or wrap == 0:
                hard = True
            elif hard or text[0] not in _SMALL or text.startswith(_ADDRESS):
                hard = _author_broke(view, before, hard, at, text, wrap)
            # and else it is no author's: a fourth of the lines carry on so
            if hard:
                lengths.append(size)
            else:
                lengths[-1] += 1 + size
            found.append(made(Line, (at, at + size, gap, hard, text)))
            before, gap = text, False
        else:
            gap = True
        begins += len(whole) + 1
    return _rewrapped(found, lengths) if wrap else found


# A line of the template's page (Arial 11 pt, 2 cm margins) holds some 95 characters.
_PAGE_LINE = (80, 118)
_FEWEST = 6  # paragraphs that show it


def _rewrapped(found: list[Line], lengths: list[int]) -> list[Line]:
    """The lines, with the ends softened that a page made before the export wrapped the text again.

    Text copied from a PDF brings its line ends along: a full line and the rest of it by turns.
    They show as paragraphs of which many are just as long as a line of a page; `lengths` are those of all.
    """
    if len(lengths) < _FEWEST:
        return found
    short = sorted([length for length in lengths if length <= _PAGE_LINE[1]])
    if len(short) < _FEWEST or not _PAGE_LINE[0] <= short[-2] <= _PAGE_LINE[1]:
        return found
    full = short[-2]
    if sum([length >= full - 14 for length in short]) < max(4, 0.35 * len(lengths)):
        return found
    softened = list(found)
    firsts = [index for index, line in enumerate(found) if line.hard]
    for length, index in zip(lengths, firsts[1:], strict=False):
        line = found[index]
        word = len(line.text.partition(" ")[0])
        labelled = _LABEL_LIKE.match(line.text) is not None
        if not line.gap and not labelled and length <= full + 2 and length + 1 + word > full - 2:
            softened[index] = line._replace(hard=False)
    return softened


def _author_broke(view: str, before: str, hard: bool, at: int, text: str, wrap: int) -> bool:
    """Whether the line end before `at` is the author's, by the wrap test and the look of both lines.

    `before` is the text of the one, `hard` whether its beginning is the author's, `text` that of the other.
    """
    first = text[0]
    space = text.find(" ")
    word = space if space >= 0 else len(text)
    room = wrap - len(before) - 1
    address = "://" in before
    # Behind an address room says nothing: no wrap breaks one.
    fits = room >= word + 3 or (address and " " not in before[-12:])
    bullet = first in _SURE_BULLETS
    ends = text[-1] == ":" or before[-1] == "."
    if not (fits or hard or bullet or ends):
        return False  # nothing below says otherwise
    if hard and (
        (before[-1] == ":" and len(before) <= 60 and before[-2:-1].isalpha() and not _RUNS_ON.search(before))
        or is_grants_heading(before)
    ):
        return True  # a heading stands over its list
    if bullet and view[at + 1 : at + 2] in " \t":
        return True
    if ends and first.isupper() and is_grants_heading(text) and not _unfinished(before):
        return True
    if not fits:
        return False
    if address or "www." in before:
        ending = before.rpartition(" ")[2]
        if ("://" in ending or ending.startswith("www.")) and _URL_GOES_ON.match(text):
            return False
    # A URL is long: that it did not fit is no news, and a line that ends in one is often a whole item.
    if text.startswith(_ADDRESS):
        return False
    if (first in _CARRYING or first.isdecimal()) and _CARRIES_ON.match(text):
        return False
    if _unfinished(before):
        return False
    # One word alone is the rest of a title parted by its link's markup, or a last word that did not fit.
    rest = space < 0 and word <= 15 and room < word + 12
    title = hard and len(before) <= 12 and before.isalpha()
    return not (rest or title) or _LABEL_LIKE.match(text) is not None


def _unfinished(text: str) -> bool:
    """Whether the end of the line shows that it goes on; its last characters spare most lines the pattern."""
    last = text[-1]
    if last in _OPEN:
        return True
    word = text[-6:-1] if last in ".:" else text[-5:]  # the longest of the little ones has four letters
    if word.isalpha():
        if len(word) > 4:
            return False  # a longer word
    elif word[-1:].isalpha():
        _, parted, ending = word.rpartition(" ")
        if parted and len(ending) > 1 and ending.isalpha():
            return ending in _LITTLE_WORDS  # and is no initial
    elif last != "-" and text[-2:] != "):":
        return False
    return _UNFINISHED.search(text, max(0, len(text) - 12)) is not None


def paragraphs(found: list[Line]) -> list[Paragraph]:
    """The stretches of lines from one author's line end to the next."""
    firsts = [index for index, line in enumerate(found) if line.hard]
    return [
        made(Paragraph, (found[first].start, found[following - 1].end, found[first].gap, first))
        for first, following in pairwise([*firsts, len(found)])
    ]


def stretches(view: str, start: int, end: int, wrap: int) -> list[Stretch]:
    """Where the paragraphs of the stretch begin and end: those of its `lines`, in three quarters of the time.

    Lines that carry on with a small letter, two in three, are stepped over.
    """
    heads: list[Line] = []  # of each paragraph its first line, which reaches to the paragraph's end
    lengths: list[int] = []
    first = at = length = 0
    head = before = ""
    hard = gap = parted = True
    begins = start
    for whole in view[start:end].split("\n"):
        text = whole.strip()
        if not text:
            gap = True
        elif not hard and not gap and text[0] in _SMALL and not text.startswith(_ADDRESS):
            at, before = begins + whole.find(text[0]), text
            length += 1 + len(text)
        else:
            here = begins + whole.find(text[0])
            hard = gap or wrap == 0 or _author_broke(view, before, hard, here, text, wrap)
            if hard:
                if head:
                    heads.append(Line(first, at + len(before), parted, True, head))
                    lengths.append(length)
                first, head, parted, length = here, text, gap, len(text)
            else:
                length += 1 + len(text)
            at, before, gap = here, text, False
        begins += len(whole) + 1
    if head:
        heads.append(Line(first, at + len(before), parted, True, head))
        lengths.append(length)
    return [(start, end) for start, end, *_ in paragraphs(_rewrapped(heads, lengths) if wrap else heads)]
