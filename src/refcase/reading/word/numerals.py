"""Numbers as the labels of a list write them: `w:numFmt`.

A format that is not here (other scripts) is written in figures: the value is right, the spelling is not.
"""

from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST_ROMAN = 32_767
_LARGEST_LETTER = 780  # thirty letters in a row, as far as Word goes
_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_CHICAGO = "*†‡§"


def written(value: int, form: str) -> str:
    """`value` in the format called `form`.

    ``lowerLetter`` goes … z, aa, bb …; ``decimalZero`` 01 … 09, 10; ``none`` and ``bullet`` are "".
    """
    writer = _WRITERS.get(form)
    return writer(value) if writer else str(value)


def _roman(value: int) -> str:
    if not 0 < value <= _LARGEST_ROMAN:
        return str(value)
    letters = []
    for worth, letter in _ROMAN:
        times, value = divmod(value, worth)
        letters.append(letter * times)
    return "".join(letters)


def _letter(value: int) -> str:
    if not 0 < value <= _LARGEST_LETTER:
        return str(value)
    times, place = divmod(value - 1, 26)
    return chr(ord("a") + place) * (times + 1)


def _ordinal(value: int) -> str:
    tail = {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th") if value // 10 % 10 != 1 else "th"
    return f"{value}{tail}"


def _cardinal_text(value: int) -> str:
    if not 0 <= value < 100:
        return str(value)
    if value < len(_ONES):
        return _ONES[value].capitalize()
    tens, ones = _TENS[value // 10 - 2], value % 10
    return (f"{tens}-{_ONES[ones]}" if ones else tens).capitalize()


def _ordinal_text(value: int) -> str:
    if not 0 <= value < 100:
        return _ordinal(value)
    head, dash, last = _cardinal_text(value).lower().rpartition("-")
    turned = f"{last[:-1]}ieth" if last.endswith("y") else _ORDINALS.get(last, f"{last}th")
    return f"{head}{dash}{turned}".capitalize()


def _chicago(value: int) -> str:
    if not 0 < value <= 4 * 30:
        return str(value)
    times, place = divmod(value - 1, len(_CHICAGO))
    return _CHICAGO[place] * (times + 1)


def _run_of(first: str, most: int) -> Callable[[int], str]:
    """A writer for numbers that are one character each, from `first` on."""
    return lambda value: chr(ord(first) + value - 1) if 0 < value <= most else str(value)


_WRITERS: dict[str, Callable[[int], str]] = {
    "none": lambda value: "",
    "bullet": lambda value: "",
    "decimalZero": lambda value: f"{value:02d}",
    "decimal00": lambda value: f"{value:03d}",
    "decimal000": lambda value: f"{value:04d}",
    "decimal0000": lambda value: f"{value:05d}",
    "lowerLetter": _letter,
    "upperLetter": lambda value: _letter(value).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda value: _roman(value).upper(),
    "ordinal": _ordinal,
    "cardinalText": _cardinal_text,
    "ordinalText": _ordinal_text,
    "chicago": _chicago,
    "hex": lambda value: f"{value:X}" if value >= 0 else str(value),
    "numberInDash": lambda value: f"- {value} -",
    "decimalEnclosedCircle": _run_of("①", 20),
    "decimalEnclosedParen": _run_of("⑴", 20),
    "decimalEnclosedFullstop": _run_of("⒈", 20),
}
