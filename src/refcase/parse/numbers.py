"""Numbers: where figures stand in a text, found once for all that looks at them."""

from bisect import bisect_left

from refcase.parse.furniture import Stretch
from refcase.patterns import compile_re, compile_regex

_FIGURES = bytes(49 if chr(code) in "0123456789" else 32 for code in range(256))
# A literal, which `re` finds at the speed of memory, for each run of figures: with what makes them all alike,
# half the time of `\d+`.
_RUN = compile_re(r"11*")
_FOREIGN = compile_regex(r"[^\x00-\x7f]+")
_DIGITS = compile_regex(r"\d+")
_CENTURIES = ("20", "19")


def numbers(text: str, low: str) -> list[Stretch]:
    """The runs of figures in the text, in order; `low` is the text folded.

    Figures are those that patterns take for such: of all scripts.
    """
    if not text.isascii() and _DIGITS.search("".join(_FOREIGN.findall(text))):
        return [number.span() for number in _DIGITS.finditer(text)]
    alike = low.encode("latin-1").translate(_FIGURES).decode("latin-1")
    return [number.span() for number in _RUN.finditer(alike)]


def years(text: str, found: list[Stretch]) -> list[int]:
    """Where those of the numbers begin that may be years: of four figures, from 1900 to 2099."""
    return [start for start, end in found if end - start == 4 and text.startswith(_CENTURIES, start)]


def within(found: list[Stretch], start: int, end: int) -> list[Stretch]:
    """Those of the numbers that begin in the stretch."""
    return found[bisect_left(found, (start,)) : bisect_left(found, (end,))]
