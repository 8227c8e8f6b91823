"""Signs: where in prose a mention may begin, and the numbers glued to words.

What stands outside brackets is sought from its numbers: one pass finds them, and what stands before each
tells which pattern can fit. A pass for each pattern takes four times as long.
"""

from typing import NamedTuple

import regex

from refcase.lookup import positions
from refcase.parse.asides import ROUND
from refcase.parse.atoms import Atom
from refcase.parse.furniture import Stretch
from refcase.parse.numbers import BEFORE_CUED, CUE_ENDS, CUES_IN_PROSE, STOPS, Numbers
from refcase.patterns import compile_re, compile_regex

CLOSE = {"[": "]", "［": "］", "【": "】", "(": ")", "（": "）"}

_OPEN_OTHERS = tuple([opening for opening in CLOSE if opening != "("])

_STRONG = compile_re(r"(?<![\w.@/£$€#-])[A-Z]{1,4}\d{1,2}(?!\d)")
_STRONG_DOTTED = compile_re(r"(?<![\w.@/£$€#-])[35]\.\d{1,2}(?![\d%]|\.\d)")
_EITHER_CASE = "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}s?" for word in CUES_IN_PROSE)
_CUED = compile_regex(rf"(?<=(?<!\w)(?P<cue>(?:{_EITHER_CASE})\.?[ \n])(?:nos?\.?[ \n]|#)?[A-Z]{{0,4}})\d")

_CAPITALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_BEFORE_CUED = frozenset(BEFORE_CUED)
_BEFORE_NUMBER = _CAPITALS | _BEFORE_CUED

# A superscript that an export set on the line: after a word, or after the stop that follows one.
_BEFORE_GLUED = frozenset("abcdefghijklmnopqrstuvwxyz" + STOPS)
_GLUED = compile_regex(
    r"""(?x) (?: (?<=[a-z]{3}) | (?<=[a-z]{2}[.,;:)’”"']) (?<!\b(?:pp|vol|no|nos|fig|figs|ref|refs
      |para|ch|eg|ie|cf|ed|eds)[.,;:]) | (?<=[a-z]\)) )
    (?P<numbers> \d{1,2} (?:[ ]?[,–—-][ ]?\d{1,2}(?![\d.]\d)){0,8} ) (?= [\s.,;:)’”"'] | $ ) (?![.,]\d)
    """
)
_GLUED_DOTTED = compile_regex(
    r"""(?x) (?:(?<=[a-z]{2})|(?<=[a-z][.,;:)”’"'])|(?<=(?:19|20)\d\d))
    (?P<numbers>[35]\.\d{1,2}(?:[,–-][35]\.\d{1,2}){0,6}) (?=[\s.,;:)”’"']|$) (?!\.\d) """
)
_GLUED_NUMBER = compile_re(r"(?P<dash>[–—-])?[ ]?(?:(?P<major>[35])\.)?(?P<number>\d{1,2})")


class Glued(NamedTuple):
    """Numbers glued to a word, which may be a superscript that lost its height."""

    start: int
    end: int
    atoms: tuple[Atom, ...]


def signs(view: str, start: int, end: int, numbers: Numbers) -> tuple[list[Stretch], list[Glued]]:
    """Where a bracket opens, a label stands or a cue leads to one; and the numbers glued to words."""
    starts = [(at, at + 1) for at in positions(view, _OPEN_OTHERS, start, end)]
    starts += [opening.span() for opening in ROUND.finditer(view, start, end)]
    glued: list[Glued] = []
    for here, stop in numbers.within(start, end):
        if view[stop - 1] in "35" and view.startswith(".", stop):
            if stop - here == 1 and (label := _STRONG_DOTTED.match(view, here, end)):
                starts.append(label.span())
            if view[stop - 2] in _BEFORE_GLUED or stop - here > 4:  # "mortality3.1", "20123.1"
                glued += _glued(_GLUED_DOTTED.match(view, stop - 1, end), view)
        before = view[here - 1] if here else " "
        if before in _BEFORE_GLUED:
            if "a" <= view[here - 2] <= "z":
                glued += _glued(_GLUED.match(view, here, end), view)
            continue
        if before not in _BEFORE_NUMBER:
            continue
        letters = here
        if before in _CAPITALS:
            while view[letters - 1] in _CAPITALS and here - letters < 4 and letters > start:
                letters -= 1
            if letters < here and (label := _STRONG.match(view, letters, end)):
                starts.append(label.span())
        if view[letters - 1] in _BEFORE_CUED:
            lead = view[max(start, letters - 4) : letters]
            if (lead[:-1] in CUE_ENDS or lead[-1:] == "#") and (cue := _CUED.match(view, here, end)):
                starts.append(cue.span("cue"))
    return starts, glued


def _glued(match: "regex.Match[str] | None", view: str) -> list[Glued]:
    """The numbers glued to a word, as an export leaves superscripts."""
    if not match:
        return []
    start, end = match.span("numbers")
    atoms = []
    for n in _GLUED_NUMBER.finditer(view, start, end):
        first, last = n.start("number") - start, n.end() - start
        atoms.append(Atom(first, last, "", "", n["major"] or "", n["number"], "", "", bool(n["dash"])))
    return [Glued(start, end, tuple(atoms))]
