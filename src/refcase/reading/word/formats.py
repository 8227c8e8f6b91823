"""Formats of numbers in automatic labels: decimal, letters, Roman numbers, words."""

_ONES = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ENCLOSED = {"decimalEnclosedParen": "({})", "decimalEnclosedFullstop": "{}.", "numberInDash": "- {} -"}


def written(count: int, form: str) -> str:
    """The number in one of Word's formats (`w:numFmt`); one that is not known is decimal."""
    if form == "none":
        return ""
    if form in ("lowerLetter", "upperLetter"):
        return _cased(_letters(count), form)
    if form in ("lowerRoman", "upperRoman"):
        return _cased(_roman(count), form)
    if form == "decimalZero":
        return f"{count:02d}"
    if form == "ordinal":
        return f"{count}{_ordinal_ending(count)}"
    if form in ("cardinalText", "ordinalText") and 0 < count < 100:
        words = _cardinal(count)
        return (_ordinal(words) if form == "ordinalText" else words).capitalize()
    return _ENCLOSED.get(form, "{}").format(count)


def _cased(text: str, form: str) -> str:
    return text.upper() if form.startswith("upper") else text


def _letters(count: int) -> str:
    """a to z, then aa, bb … zz, aaa: Word repeats the letter."""
    return chr(97 + (count - 1) % 26) * min(1 + (count - 1) // 26, 30) if count > 0 else str(count)


def _roman(count: int) -> str:
    if not 0 < count < 4000:
        return str(count)
    text = ""
    for figure, sign in _ROMAN:
        text += sign * (count // figure)
        count %= figure
    return text


def _ordinal_ending(count: int) -> str:
    return "th" if 10 < count % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")


def _cardinal(count: int) -> str:
    if count < 20:
        return _ONES[count - 1]
    tens = _TENS[count // 10 - 2]
    return f"{tens}-{_ONES[count % 10 - 1]}" if count % 10 else tens


def _ordinal(words: str) -> str:
    head, dash, last = words.rpartition("-")
    if last in _ORDINALS:
        return f"{head}{dash}{_ORDINALS[last]}"
    return f"{head}{dash}{last[:-1]}ieth" if last.endswith("y") else f"{head}{dash}{last}th"
