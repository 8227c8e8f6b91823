"""Mentions: places in prose that may point at listed items, found by their shape alone.

    mention := bracket | cue list | strong list
    bracket := "[" content "]" | "(" content ")"          also escaped and full-width
    content := (locator | filler | cue | label | joiner)*   a square one may hold other words too
    list    := label (joiner label)*
    label   := prefix? number part?                         R3, 5.1a, S1(ii), b-iii, EV 4
    joiner  := "," ";" "&" "and" … | "-" "to"               the latter two make a range

Nothing is decided here: whether `(2)` is a citation or an enumeration, and what `[a-i]` means,
depends on the whole document and is settled in `refcase.parse.linking`.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import regex

from refcase.base import made
from refcase.parse.asides import DASH, SECTION, is_prose
from refcase.parse.atoms import SPACE, Atom, Content, read_atom, read_content
from refcase.parse.furniture import Stretch
from refcase.parse.numbers import Numbers
from refcase.parse.signs import CLOSE, signs
from refcase.patterns import compile_re, compile_regex

OPEN_SQUARE = "[［【"
_EDGE = compile_re(r"[\[［【\]］】(（)）]|\n(?=\n)")
# Longest bracket met that was a citation: about 120 characters (labels with locators in words).
_REACH = 240

_JOIN = compile_re(r"[ \n]{0,3}(?:[,;&/+|]|\b(?:and|or)\b)(?:[ \n]{0,3}(?:[,;&]|\band\b))?[ \n]{0,3}")
_SECTION_AFTER = compile_regex(rf"[, \n]{{0,3}}{SECTION.pattern.removeprefix('(?i)')}", regex.IGNORECASE)
# Most brackets hold words: a square one is read only where it has a number or a letter of its own; the first
# word of a round one tells.
_PROMISING = compile_re(r"\d|(?<!\w)(?:[A-Za-z]|[A-J]?[ivx]{1,5})(?!\w)")


class Mention(NamedTuple):
    """A place that may be a citation.

    `shape` is "square", "round", "cue", "bare" or "glued" (to the word before); `pure` says
    that it holds nothing but labels,
    joiners, locators and fillers; `section` is the section it names itself ("Ref. 1, Section 5");
    `glued` that a bracket follows a letter or digit without a space. The places of `atoms` count from
    `content`.
    """

    start: int
    end: int
    shape: str
    atoms: tuple[Atom, ...]
    pure: bool
    section: int
    content: int
    glued: bool = False


def mentions(
    view: str, start: int, end: int, numbers: Numbers, raised: Sequence[Stretch] = ()
) -> list[Mention]:
    """The mentions in a stretch of text, in order.

    `numbers` are those of the view, `raised` the superscripts that the file tells of.
    """
    found: list[Mention] = []
    at = start
    starts, glued_ones = signs(view, start, end, numbers)
    for here, stop in sorted(starts):
        if here < at:
            continue
        last = view[stop - 1]
        if last in CLOSE:
            mention = _bracket(view, here, end)
        elif last.isdigit():
            mention = _run(view, here, here, end, "bare", "")
        else:
            mention = _cued(view, here, stop, end)
        if mention:
            if found and mention.start - at <= _WIDEST and (both := _spanned(view, found[-1], mention)):
                found[-1] = both
            else:
                found.append(mention)
            at = mention.end
    glued = [Mention(n.start, n.end, "glued", n.atoms, True, 0, n.start) for n in glued_ones]
    if raised:  # the file tells: of the numbers glued to words only these are more than "CO2"
        raised = raised[bisect_left(raised, (start, start)) : bisect_left(raised, (end, end))]
        high = {place for stretch in raised for place in range(*stretch)}
        found += (m for m in glued if m.start in high)
        taken = {place for mention in found for place in range(mention.start, mention.end)}
        inside = (stretch for stretch in raised if stretch[1] <= end)
        found += (m for m in _raised(view, inside) if taken.isdisjoint(range(m.start, m.end)))
    elif glued:
        found += glued
    else:
        return found
    return sorted(found, key=lambda mention: mention.start)


# "4 m²", "10⁶", "R²"; but "guild²".
_POWER = compile_regex(r"(?<![^\W\d_])(?:[cdkm]?m|s|\p{Lu}|\d)$")


def _raised(view: str, stretches: Iterable[Stretch]) -> Iterator[Mention]:
    """Superscripts that hold labels and nothing else: numbers, perhaps with letters in front."""
    for start, end in stretches:
        if end - start <= _REACH and not _POWER.search(view, max(0, start - 3), start):
            held = read_content(view[start:end], strict=False)
            if held and held.pure and all(atom.number for atom in held.atoms):
                yield Mention(start, end, "glued", held.atoms, True, held.section, start)


def _bracket(view: str, start: int, end: int) -> Mention | None:
    """The bracket that opens at `start` read as a mention, None when it cannot be one."""
    bracket = view[start]
    square = bracket != "(" and bracket in OPEN_SQUARE
    content = start + 1
    limit = content + _REACH
    if limit > end:
        limit = end
    stop = view.find(CLOSE[bracket], content, limit)
    if 0 <= stop <= content + _SHORT:
        held = _held_by_short(view[content:stop], square)
    elif not square and is_prose(view, content, end):
        return None
    else:
        held = _NESTED
    if held is _NESTED and stop >= 0 and _EDGE.search(view, content, stop):
        stop = _closing(view, content, limit, bracket)
    if start and view[start - 1] == "\\":  # Markdown's escape belongs to the bracket
        start -= 1
    if stop < 0:
        return _unclosed(view, start, content, end) if square else None
    if held is _NESTED:
        held = _held(view[content:stop], square)
    if held is None:
        return None
    glued = start > 0 and view[start - 1].isalnum()
    shape = "square" if square else "round"
    return made(Mention, (start, stop + 1, shape, held.atoms, held.pure, held.section, content, glued))


def _held(content: str, square: bool) -> Content | None:
    """What a bracket holds, None when it cannot be a mention."""
    if square and not _PROMISING.search(content):
        return None
    return read_content(content, strict=not square)


# "1", "R1, R2", "2012", "EPSRC": what two thirds of all brackets hold, the same in many texts.
_SHORT = 7
_NESTED = Content((), False, 0)


@lru_cache(maxsize=1024)
def _held_by_short(content: str, square: bool) -> Content | None:
    """As `_held`, `_NESTED` where another bracket or a blank line is in it."""
    if not square and is_prose(content, 0, len(content)):
        return None
    return _NESTED if _EDGE.search(content) else _held(content, square)


def _unclosed(view: str, start: int, content: int, end: int) -> Mention | None:
    """`[E3.` or `[ 3.5∫`: a bracket not closed, but opened right before a label that needs no bracket."""
    space = SPACE.match(view, content, end)
    run = _run(view, start, space.end() if space else content, end, "square", "")
    return run if run and (run.atoms[0].prefix[:1].isupper() or run.atoms[0].major) else None


def _closing(view: str, start: int, limit: int, bracket: str) -> int:
    """Where a bracket with others in it closes, -1 when it does not within reach, or one of its kind opens.

    A closed round bracket inside is part of the content: `[S1(ii)]`.
    """
    close = CLOSE[bracket]
    depth = 0
    for edge in _EDGE.finditer(view, start, limit):
        char, at = edge[0], edge.start()
        if char == close and depth == 0:
            return at
        if char in "[［【":
            return -1
        if char in "(（":
            if bracket in "(（" and at > start + 120:
                return -1
            depth += 1
        elif char in ")）":
            depth -= 1
            if depth < 0:
                return -1
        else:
            return -1  # a bracket is not left open over a blank line
    return -1


def _run(view: str, start: int, at: int, end: int, shape: str, cue: str) -> Mention | None:
    """A list of labels outside brackets: `R4, R5 and R6`, `references 1-6`.

    It goes on only over labels of the same kind: after "R4, 12 people", 12 is no label.
    """
    first = read_atom(view, at, end, cue, False, start)
    if first is None or not first.number:
        return None
    atoms = [first]
    stop = start + first.end
    while True:
        dash = DASH.match(view, stop, end)
        joined = dash or _JOIN.match(view, stop, end)
        if not joined:
            break
        following = read_atom(view, joined.end(), end, cue, bool(dash), start)
        if following is None or not _alike(first, following, bool(dash)):
            break
        atoms.append(following)
        stop = start + following.end
    section = 0
    if cue and (words := _SECTION_AFTER.match(view, stop, end)):
        section = int(words["number"])
        stop = words.end()
    return made(Mention, (start, stop, shape, tuple(atoms), True, section, start, False))


def _alike(first: Atom, other: Atom, dashed: bool) -> bool:
    if other.letters:
        return False
    if first.prefix:
        return other.prefix == first.prefix or (dashed and not other.prefix and not other.major)
    return not other.prefix and bool(other.major) == bool(first.major)


_NO = compile_regex(r"nos?\.?[ \n]|#")


def _cued(view: str, start: int, stop: int, end: int) -> Mention | None:
    """The list after a cue in prose: "references 1-6"."""
    word = view[start:stop].strip().rstrip(".").lower()
    number = _NO.match(view, stop, end)
    return _run(view, start, number.end() if number else stop, end, "cue", word)


_BETWEEN = compile_re(r"[ \n]?(?:[-–—]|to)[ \n]?")
_WIDEST = 4


def _spanned(view: str, last: Mention, mention: Mention) -> Mention | None:
    """`[1]-[5]` as one mention: two brackets of one label each with a dash between; None for others."""
    if (
        last.shape == mention.shape == "square"
        and len(last.atoms) == len(mention.atoms) == 1
        and _BETWEEN.fullmatch(view, last.end, mention.start)
    ):
        second = mention.atoms[0]
        apart = mention.content - last.content
        second = second._replace(start=second.start + apart, end=second.end + apart, ranged=True)
        return last._replace(end=mention.end, atoms=(last.atoms[0], second))
    return None
