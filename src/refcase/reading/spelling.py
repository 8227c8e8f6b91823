"""The spelling all readers keep to: newlines are `\\n`, spaces U+0020 or tabs, nothing invisible is left.

Nor is a figure of which this Python has no value: it would be read as a number that is none.
"""

import re

from refcase.lookup import foreign_in
from refcase.patterns import compile_re, compile_regex

# No-break, ogham, en quad to hair space (figure, thin), narrow no-break, mathematical, ideographic.
_SPACE_LIKE = frozenset(map(chr, (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)))
# Soft hyphen, zero-width space, direction marks, word joiner and invisible operators, BOM inside, form feed.
# The joiners U+200C and U+200D stay: Persian and Indic names and some emoji are spelled with them.
_UNSEEN = frozenset(map(chr, (0x0C, 0xAD, 0x200B, 0x200E, 0x200F, *range(0x2060, 0x2065), 0xFEFF)))
_NEWLINE_LIKE = frozenset("\r\x0b\x0c\x85\u2028\u2029")
_CONTROLS = "\r\x0b\x0c"  # those of them all that are ASCII
_ALL_ODD = _NEWLINE_LIKE | _SPACE_LIKE | _UNSEEN
# `regex` knows the scripts of a later Unicode than Python does: 110 figures more than Python 3.11, none of
# them in the first plane, where no script is added any more.
_FIGURE = compile_regex(r"\d")
_FIRST_PLANE = "\uffff"
_NO_FIGURE = "\u25a1"  # a square, as where a font lacks a sign
# One pass for each class: a substitution on a character class is many times faster than
# `str.translate` or a loop over characters.
_SPACES = compile_re(f"[{''.join(sorted(_SPACE_LIKE))}]")
_INVISIBLE = compile_re(f"[{''.join(sorted(_UNSEEN))}]")
_ODD = compile_re(f"[{''.join(sorted(_SPACE_LIKE | _UNSEEN))}]")
# A form feed beside a newline (as `pdftotext` ends a page) is no line of its own in an editor:
# it is taken out with the invisible characters, and line numbers stay right.
_NEWLINES = compile_re("\r\n|[\r\x0b\x85\u2028\u2029]|(?<![\r\n\x0c])\x0c(?![\r\n])")


def spelled(text: str, odd: frozenset[str] | None = None) -> tuple[str, tuple[int, ...]]:
    """The text in refcase's spelling, and for each character taken out the offset at which it stood.

    `odd` is what `odd_in` says of the text, for those who know it.
    """
    if odd is None:
        odd = odd_in(text)
    if not odd.isdisjoint(_NEWLINE_LIKE):
        text = _NEWLINES.sub("\n", text)
    if not odd.isdisjoint(_SPACE_LIKE):
        text = _SPACES.sub(" ", text)
    for figure in odd - _ALL_ODD:
        text = text.replace(figure, _NO_FIGURE)
    if odd.isdisjoint(_UNSEEN):
        return text, ()
    # The n-th character taken out has n others taken out before it.
    removed = tuple(found.start() - n for n, found in enumerate(_INVISIBLE.finditer(text)))
    return _INVISIBLE.sub("", text), removed


def wider(text: str, odd: frozenset[str]) -> tuple[tuple[int, int], ...]:
    """How many bytes of UTF-8 more the file has up to a place than its text in refcase's spelling.

    Shape: from an offset into that text on, so many bytes more; for each odd space or figure, and each
    character taken out, which columns count as one. `odd` is what `odd_in` says of the text.
    """
    if text.isascii() or odd <= _NEWLINE_LIKE:
        return ()
    if not odd.isdisjoint(_NEWLINE_LIKE):
        text = _NEWLINES.sub("\n", text)
    found, removed = [], 0
    figures = odd - _ALL_ODD
    pattern = re.compile(f"[{''.join(figures)}]|{_ODD.pattern}") if figures else _ODD
    for match in pattern.finditer(text):
        taken = match[0] in _UNSEEN
        left = len(_NO_FIGURE.encode()) if match[0] in figures else 1
        found.append((match.start() - removed + (not taken), len(match[0].encode()) - left))
        removed += taken
    return tuple(found)


def odd_in(text: str, foreign: str | None = None) -> frozenset[str]:
    """The characters of the text that are not of its spelling.

    `foreign` are those that are not of ASCII, for those who know them.
    """
    all_foreign = set(foreign_in(text) if foreign is None else foreign)
    odd = _ALL_ODD.intersection(all_foreign.union(control for control in _CONTROLS if control in text))
    if not all_foreign or max(all_foreign) <= _FIRST_PLANE:
        return odd
    return odd.union(char for char in _FIGURE.findall("".join(all_foreign)) if not char.isdecimal())


def spelled_within(text: str) -> str:
    """`text`, a stretch of a line, in refcase's spelling: what a newline was is a space."""
    return spelled(text)[0].replace("\n", " ")
