"""Labels: the names documents give their items (`R1`, `E5a`, `3.1`, `(iv)`), taken apart.

label  := prefix? number part?
prefix := letters ("R", "EV") or a word ("Source", "Ref.")
number := 1…99 | major "." minor (3.1) | one letter | lower-case roman numeral
part   := letter(s) or roman numeral, attached or in brackets: E5a, S1(ii)
"""

from enum import StrEnum
from typing import NamedTuple

ROMANS = [
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "vii",
    "viii",
    "ix",
    "x",
    "xi",
    "xii",
    "xiii",
    "xiv",
    "xv",
    "xvi",
    "xvii",
    "xviii",
    "xix",
    "xx",
]  # lists of more than twenty roman-numbered items were not met
_ROMAN_VALUES = {roman: n for n, roman in enumerate(ROMANS, 1)}


class Kind(StrEnum):
    """How the number of a label is written."""

    NUMBER = "number"
    DOTTED = "dotted"
    UPPER = "upper letter"
    LOWER = "lower letter"
    ROMAN = "roman"


_SHOWN = {Kind.NUMBER: "n", Kind.UPPER: "A", Kind.LOWER: "a", Kind.ROMAN: "i"}


class Form(NamedTuple):
    """What labels of one list have in common: prefix (folded), kind, and the major of dotted ones."""

    prefix: str
    kind: Kind
    major: int = 0

    def show(self) -> str:
        """The form for people, n standing for the number: `Rn`, `3.n`, `A`, `i`."""
        number = f"{self.major}.n" if self.kind is Kind.DOTTED else _SHOWN[self.kind]
        gap = " " if len(self.prefix) > 3 else ""
        return f"{self.prefix}{gap}{number}"


class Label(NamedTuple):
    """A label taken apart: form, place in the order from 1, text without the part, part."""

    form: Form
    value: int
    text: str
    part: str = ""


def fold(form: Form) -> Form:
    """The form for comparing: `r1` and `R1` are one."""
    return Form(form.prefix.lower(), form.kind, form.major)


def roman(text: str) -> int:
    """The value of a lower-case roman numeral up to xx, 0 for anything else."""
    return _ROMAN_VALUES.get(text, 0)


def letter(text: str) -> int:
    """The place of a letter in the alphabet from 1, in either case."""
    return ord(text.lower()) - 96


def ordinal(text: str) -> int:
    """The place a part's text stands for: letters a…z, else roman numerals, else numbers; 0 for none."""
    if len(text) == 1 and text.isalpha() and text.isascii():
        return letter(text)
    return roman(text.lower()) or (int(text) if text.isdigit() and text.isascii() else 0)


def spell(form: Form, value: int) -> str:
    """The label of `form` for the place `value`, as a document would print it: the inverse of reading one."""
    return form.prefix + numeral(form, value)


def numeral(form: Form, value: int) -> str:
    """The label without its prefix."""
    kind = form.kind
    if kind is Kind.NUMBER:
        return str(value)
    if kind is Kind.DOTTED:
        return f"{form.major}.{value}"
    if kind is Kind.ROMAN:
        return ROMANS[value - 1] if value <= len(ROMANS) else str(value)
    number = chr((64 if kind is Kind.UPPER else 96) + value) if value <= 26 else str(value)
    return f"{form.major or ''}{number}"
