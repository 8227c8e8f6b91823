"""Characters of a page as pdfium has them: where they stand, and how large they are."""

import ctypes
import math
from bisect import bisect_left
from typing import Any, NamedTuple

import pypdfium2.raw as raw  # type: ignore[import-untyped]

from refcase.patterns import compile_re

# Beyond the first 65,536 characters: pdfium counts each as two.
_ASTRAL = compile_re("[\U00010000-\U0010ffff]")


class Characters(NamedTuple):
    """The characters of a page: the handle of pdfium, and where in its text those are that count twice."""

    raw: Any
    astral: tuple[int, ...]


def characters_of(text_page: Any, text: str) -> Characters:
    """The characters of a page whose text is `text`."""
    return Characters(text_page.raw, tuple(found.start() for found in _ASTRAL.finditer(text)))


def char_at(page: Characters, index: int) -> int:
    """The number that pdfium gives the character at `index` of the page's text."""
    found: int = raw.FPDFText_GetCharIndexFromTextIndex(page.raw, index + bisect_left(page.astral, index))
    return max(found, 0)


def size_of(page: Characters, char: int) -> float:
    """The size of a character on the page: many files have letters of one point, drawn larger."""
    size: float = raw.FPDFText_GetFontSize(page.raw, char)
    matrix = raw.FS_MATRIX()
    if raw.FPDFText_GetMatrix(page.raw, char, matrix):
        size *= math.hypot(matrix.c, matrix.d) or 1.0
    return abs(size)


def origin_of(page: Characters, char: int) -> tuple[float, float]:
    """Where a character begins, and the height that it stands on."""
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(page.raw, char, x, y)
    return x.value, y.value


def right_of(page: Characters, char: int) -> float:
    """Where a character ends."""
    return box_of(page, char)[1]


def box_of(page: Characters, char: int) -> tuple[float, float, float, float]:
    """Left, right, bottom and top of a character."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(page.raw, char, left, right, bottom, top)
    return left.value, right.value, bottom.value, top.value
