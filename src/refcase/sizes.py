"""Sizes in bytes as people write them: `1000`, `500kB`, `5MB`, `32MiB`."""

import re

from refcase.patterns import compile_re
from refcase.plurals import several

_SIZE = compile_re(r"(?i)\s*(?P<number>\d{1,18}(?:\.\d{1,9})?)\s*(?P<unit>(?:[kmg]i?)?b?)\s*", re.ASCII)
_UNITS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9, "ki": 1 << 10, "mi": 1 << 20, "gi": 1 << 30}


def in_bytes(written: str) -> int:
    """The number of bytes, at least 1: `5MB` is 5,000,000 and `5MiB` is 5,242,880.

    Errors: ValueError with a message for the person who wrote it.
    """
    found = _SIZE.fullmatch(written)
    size = int(float(found["number"]) * _UNITS[found["unit"].lower().rstrip("b")]) if found else 0
    if size < 1:
        raise ValueError(f"{written!r} is no size; write a number of bytes, or 500kB, 5MB, 32MiB")
    return size


def in_words(size: int) -> str:
    """A number of bytes as people write it: `32 MiB`, `1,000 bytes`."""
    for unit in ("gi", "mi", "ki"):
        if size >= _UNITS[unit] and size % _UNITS[unit] == 0:
            return f"{size // _UNITS[unit]} {unit.capitalize()}B"
    return several(size, "byte")
