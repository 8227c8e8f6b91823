"""Values: what stands in a cell, as lists, grants, numbers, answers and tidy words."""

import re
from decimal import Decimal, InvalidOperation

from refcase.metadata import Award
from refcase.patterns import compile_re
from refcase.reading.spelling import spelled_within

Value = str | tuple[str, ...]

# With its semicolon: "AT&T" and "R&D" are words, and so is "&copy=1" in an address.
ENTITY = compile_re(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_LONE_SURROGATES = compile_re("[\ud800-\udfff]")
_BETWEEN = compile_re(r"\][ \t\r\n]*;[ \t\r\n]*\[")
_PARTS = compile_re(r"[^;\r\n]+")
_WHOLE = compile_re(r"(-?\d{1,15})(?:\.0*)?")
_AMOUNT = compile_re(r"(?:£|GBP)?\s*(\d[\d,]{0,20}(?:\.\d{1,6})?)\s*(?:GBP)?", re.IGNORECASE)
_YES = {"1", "yes", "y", "true", "t"}
_NO = {"0", "no", "n", "false", "f"}
Stretch = tuple[int, int]


def sound(text: str) -> str:
    """The text without halves of surrogate pairs, which JSON can hold and no file can."""
    return text if text.isascii() else _LONE_SURROGATES.sub("\ufffd", text)


def unescaped(text: str) -> str:
    """The text with each entity as the character that it stands for."""
    if "&" not in text:
        return text
    from html import unescape  # a list of all entities, which few texts have

    return ENTITY.sub(lambda found: unescape(found[0]), text)


def tidied(text: str, *, entities: bool = False) -> str:
    """The words of a cell on one line, a space between them; with `entities`, those undone."""
    return " ".join(spelled_within(unescaped(text) if entities else text).split())


def items(written: str) -> list[Stretch]:
    """Where each item of a list stands in its cell: `[a];[b]`, else parted by semicolons or new lines.

    Shape: without brackets and the white space around; empty items are left out.
    """
    start, end = _trim(written, 0, len(written))
    if written[start : start + 1] == "[" and written[end - 1] == "]" and end - start > 1:
        cuts = [start + 1]
        for found in _BETWEEN.finditer(written, start, end):
            cuts += found.start(), found.end()
        cuts.append(end - 1)
        pairs = list(zip(cuts[::2], cuts[1::2], strict=True))
    else:
        pairs = [found.span() for found in _PARTS.finditer(written, start, end)]
    trimmed = [_trim(written, *pair) for pair in pairs]
    return [(low, high) for low, high in trimmed if high > low]


def _trim(text: str, start: int, end: int) -> Stretch:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def listed(value: Value, *, entities: bool = False) -> tuple[str, ...]:
    """The items of a list, tidy."""
    parts = [value[low:high] for low, high in items(value)] if isinstance(value, str) else value
    return tuple(words for part in parts if (words := tidied(part, entities=entities)))


def award(item: str) -> Award:
    """The grant that an item such as `EP/X1/1: 50000` says: the last colon parts the number from the amount.

    What stands behind it and is no amount belongs to the number. Brackets around it all are no part of it.
    """
    words = tidied(item)
    pairs = min(len(words) - len(words.lstrip("[")), len(words) - len(words.rstrip("]")))
    words = words[pairs : len(words) - pairs].strip()
    number, colon, behind = words.rpartition(":")
    amount = money(behind) if colon else None
    if colon and (amount is not None or not behind.strip()):
        return Award(number=number.strip() or None, amount=amount)
    return Award(number=words or None, amount=None)


def money(written: str) -> str | None:
    """The amount as a decimal string without sign and commas, 5.00 as 5; None for other words."""
    found = _AMOUNT.fullmatch(written.strip())
    if not found:
        return None
    try:
        value = Decimal(found[1].replace(",", ""))
    except InvalidOperation:
        return None
    return f"{value:f}" if value % 1 else f"{value:.0f}"


def whole(written: str) -> int | None:
    """The whole number that a cell holds, `10007791.0` among them; None for anything else."""
    found = _WHOLE.fullmatch(written.strip())
    return int(found[1]) if found else None


def answer(written: str) -> bool | None:
    """Yes or no, however it is said (`1.0`, `TRUE`, `n`); None for anything else."""
    said = written.strip().casefold()
    number = whole(said)
    said = said if number is None else str(number)
    return True if said in _YES else False if said in _NO else None
