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


class Form(NamedTuple):
    """What labels of one list have in common: prefix (folded), kind, and the major of dotted ones."""

    prefix: str
    kind: Kind
    major: int = 0

    def show(self) -> str:
        """The form for people, n standing for the number: `Rn`, `3.n`, `A`, `i`."""
        number = {
            Kind.NUMBER: "n",
            Kind.DOTTED: f"{self.major}.n",
            Kind.UPPER: "A",
            Kind.LOWER: "a",
            Kind.ROMAN: "i",
        }
        gap = " " if len(self.prefix) > 3 else ""
        return f"{self.prefix}{gap}{number[self.kind]}"


class Label(NamedTuple):
    """A label taken apart: form, place in the order from 1, text without the part, part."""

    form: Form
    value: int
    text: str
    part: str = ""


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
    if form.kind in (Kind.UPPER, Kind.LOWER):
        number = chr((64 if form.kind is Kind.UPPER else 96) + value) if value <= 26 else str(value)
        number = f"{form.major or ''}{number}"
    elif form.kind is Kind.ROMAN:
        number = ROMANS[value - 1] if value <= len(ROMANS) else str(value)
    elif form.kind is Kind.DOTTED:
        number = f"{form.major}.{value}"
    else:
        number = str(value)
    return form.prefix + number
