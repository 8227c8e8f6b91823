"""Numbers: where figures stand in a text, found once for all that looks at them."""

import re
from bisect import bisect_left
from typing import NamedTuple

from refcase.lookup import folded
from refcase.parse.furniture import Stretch
from refcase.patterns import compile_re, compile_regex

# Words common enough in prose that, outside brackets, "research 2" or "letter 4" is mostly none.
CUES_IN_PROSE = ("ref", "reference", "output", "publication", "source", "paper")
# The three characters before the space before a number that such a word leads to.
CUE_ENDS = frozenset(
    f"{word}{plural}{stop}"[-3:]
    for word in (*CUES_IN_PROSE, "Ref", " no", "\nno")
    for plural in ("", "s")
    for stop in ("", ".")
)
# What stands before such a number; and between a word and a number glued to it, if anything does.
BEFORE_CUED = " \n#"
STOPS = ".,;:)’”\"'"


class Numbers(NamedTuple):
    """The runs of figures of a text that may be labels or years, in order.

    `years` are where one of four begins that may be a year, from 1900 to 2099; `others` are those that may be
    labels, by what stands around them: behind a letter, a stop that follows one, or a cue; or before a dot
    and a figure.
    """

    others: list[Stretch]
    years: list[int]

    def within(self, start: int, end: int) -> list[Stretch]:
        """Those of the others that begin in the stretch."""
        return self.others[bisect_left(self.others, (start,)) : bisect_left(self.others, (end,))]


_ONES = bytes(49 if chr(code) in "0123456789" else code for code in range(256))
# Where all figures are the same, a run begins with a literal, which `re` finds at the speed of memory: that
# takes half the time of `\d+`. The text is folded: "?" may be a curled quotation mark.
_CUE = "|".join(sorted({re.escape(end.lower()) for end in CUE_ENDS}))
_STOP = re.escape("".join(sorted(set(folded(STOPS)))))
_RUN = compile_re(
    rf"""1 (?<!11) (?: 111(?!1)
      | (?!11) (?<=[a-z{_STOP}{re.escape(BEFORE_CUED)}]1)
        (?: (?<=[a-z]1) | (?<=[a-z][{_STOP}]1) | (?<=\#1) | (?<=(?:{_CUE})[ \n]1) ) 1?
      | 1{{4,}} | (?=\.1) )""",
    re.VERBOSE,
)
_CENTURIES = ("20", "19")
_DIGITS = compile_regex(r"\d")


def numbers(text: str, low: str, foreign: str) -> Numbers:
    """The numbers in the text, in figures of all scripts.

    `low` is the text folded, `foreign` its characters that are not of ASCII, and perhaps more.
    """
    if _DIGITS.search(foreign):
        low = folded(_DIGITS.sub("1", text))
    ones = low.encode("latin-1").translate(_ONES).decode("latin-1")
    others: list[Stretch] = []
    years: list[int] = []
    for run in _RUN.finditer(ones):
        start, end = stretch = run.span()
        if end - start != 4:
            others.append(stretch)
        elif text.startswith(_CENTURIES, start):
            years.append(start)
    return Numbers(others, years)
