"""The layout of a document: what stretch of it is furniture, header, heading, section or context.

Nothing is interpreted here. Every later stage reads `Layout.view`, the document's text with the
furniture blanked out, in which all offsets are still the document's.
"""

from bisect import bisect_right
from operator import itemgetter
from typing import NamedTuple

from refcase.base import maker
from refcase.lookup import folded, foreign_in
from refcase.models import Region, RegionKind
from refcase.parse.furniture import Stretch, blank, furniture
from refcase.parse.headings import Heading, headings
from refcase.parse.lines import width
from refcase.parse.numbers import Numbers, numbers
from refcase.parse.openings import openings
from refcase.patterns import compile_re
from refcase.text import Outline, made_span


class Body(NamedTuple):
    """A section as cut out: number, its heading's stretch and its body's."""

    number: int
    heading: Stretch
    start: int
    end: int


class Views(NamedTuple):
    """A text as stages and rules read it: `view` is without page furniture, `folded` that view folded.

    All offsets are the text's. Units: `width` as that of `refcase.parse.lines`.
    """

    view: str
    folded: str
    width: int


def views_of(text: str, furniture: list[Stretch]) -> Views:
    """The views of `text`; they are kept with a case study, and made anew for one read back from JSON."""
    low = blank(folded(text), furniture)
    return Views(blank(text, furniture), low, width(low))


class Layout(NamedTuple):
    """Where everything stands. `head` is what precedes the first heading, `context` what ends section 5."""

    view: str
    folded: str
    numbers: Numbers  # of the view
    furniture: list[Stretch]
    head: Stretch
    bodies: list[Body]
    context: Stretch | None


_made_region = maker(Region)

_CONTEXT = compile_re(
    r"(?mi)^[ \t]*(?:[#*_]{1,6}[ \t]*)?(?:additional[ ]contextual[ ]information"
    r"|(?P<bare>grant[ ]funding))[ \t]*(?:[*_:]{1,3}[ \t]*)?$"
)


_OPENING = ("additional contextual information", "grant funding")


def lay_out(text: str, outline: Outline | None = None, foreign: str | None = None) -> Layout:
    """The layout of `text`; any text has one, if only a head. With an `outline`, what that says.

    `foreign` are the characters that are not of ASCII, for those who know them.
    """
    low = folded(text)
    starts = openings(low)
    stray = furniture(text, starts)
    view, low = blank(text, stray), blank(low, stray)
    figures = numbers(view, low, foreign_in(text) if foreign is None else foreign)
    if outline:
        bodies = [Body(number, heading, *trim(view, *body)) for number, heading, body in outline.sections]
        return Layout(view, low, figures, stray, trim(view, *outline.head), bodies, outline.context)
    heads = headings(view, starts)
    first = heads[0].start if heads else len(text)
    context = _context(view, low, heads)
    stop = context[0] if context else len(text)
    bodies = []
    for heading, following in zip(heads, [*heads[1:], None], strict=False):
        end = following.start if following else stop
        bodies.append(Body(heading.number, (heading.start, heading.end), *trim(view, heading.end, end)))
    return Layout(view, low, figures, stray, trim(view, 0, min(first, stop)), bodies, context)


def _context(view: str, low: str, heads: list[Heading]) -> Stretch | None:
    """The block after the last section, None where there is none.

    A bare "Grant funding" opens it only after section 5: in section 3 the same words head a list of grants.
    """
    last = heads[-1] if heads else None
    behind = last.end if last else 0
    if not any(low.find(words, behind) >= 0 for words in _OPENING):
        return None
    for match in _CONTEXT.finditer(view, behind):
        if match["bare"] and not (last and last.number == 5):
            continue
        return trim(view, match.start(), len(view))
    return None


def trim(text: str, start: int, end: int) -> Stretch:
    """The stretch without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def regions(layout: Layout, claimed: list[tuple[RegionKind, Stretch]]) -> tuple[Region, ...]:
    """What each stretch of the document was taken for, in order.

    `claimed` are stretches of the head and the context that their stages understood, and what they left, as
    `leftover`; no white space is at their ends. Furniture inside a stretch splits it.
    """
    stretches = [*claimed, *_bodies(layout)]
    if layout.furniture:
        cuts = sorted(layout.furniture)
        stretches = [
            (kind, piece) for kind, stretch in stretches for piece in without(layout.view, stretch, cuts)
        ]
        stretches += (("furniture", cut) for cut in cuts)
    stretches.sort(key=itemgetter(1))
    return tuple(
        [_made_region(kind=kind, span=made_span(start=s, end=e)) for kind, (s, e) in stretches if e > s]
    )


def _bodies(layout: Layout) -> list[tuple[RegionKind, Stretch]]:
    found: list[tuple[RegionKind, Stretch]] = []
    for body in layout.bodies:
        found.append(("heading", trim(layout.view, *body.heading)))
        found.append(("section", (body.start, body.end)))
    return found


def without(view: str, stretch: Stretch, holes: list[Stretch]) -> list[Stretch]:
    """The non-blank pieces of `stretch` outside the `holes` (which are in order and do not overlap)."""
    at, end = stretch
    if not holes:
        at, end = trim(view, at, end)
        return [(at, end)] if end > at else []
    pieces = []
    for index in range(bisect_right(holes, at, key=itemgetter(1)), len(holes)):
        hole_start, hole_end = holes[index]
        if hole_start >= end:
            break
        pieces.append(trim(view, at, max(at, hole_start)))
        at = hole_end
    pieces.append(trim(view, min(at, end), end))
    return [(s, e) for s, e in pieces if e > s]
