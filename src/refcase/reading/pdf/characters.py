"""Characters of a page as pdfium has them: where they stand, and how large they are."""

import ctypes
import math
from typing import Any

import pypdfium2.raw as raw  # type: ignore[import-untyped]


def char_at(text_page: Any, index: int) -> int:
    """The number that pdfium gives the character at `index` of the page's text."""
    found: int = raw.FPDFText_GetCharIndexFromTextIndex(text_page, index)
    return max(found, 0)


def size_of(text_page: Any, char: int) -> float:
    """The size of a character on the page: many files have letters of one point, drawn larger."""
    size: float = raw.FPDFText_GetFontSize(text_page, char)
    matrix = raw.FS_MATRIX()
    if raw.FPDFText_GetMatrix(text_page, char, matrix):
        size *= math.hypot(matrix.c, matrix.d) or 1.0
    return abs(size)


def origin_of(text_page: Any, char: int) -> tuple[float, float]:
    """Where a character begins, and the height that it stands on."""
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text_page, char, x, y)
    return x.value, y.value


def right_of(text_page: Any, char: int) -> float:
    """Where a character ends."""
    return box_of(text_page, char)[1]


def box_of(text_page: Any, char: int) -> tuple[float, float, float, float]:
    """Left, right, bottom and top of a character."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(text_page, char, left, right, bottom, top)
    return left.value, right.value, bottom.value, top.value
