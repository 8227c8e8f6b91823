"""The spelling all readers keep to: newlines are `\\n`, spaces U+0020 or tabs, nothing invisible is left."""

import re

# One pass for each class: a substitution on a character class is many times faster than
# `str.translate` or a loop over characters.
# A form feed beside a newline (as `pdftotext` ends a page) is no line of its own in an editor:
# it is taken out with the invisible characters, and line numbers stay right.
_NEWLINES = re.compile("\r\n|[\r\x0b\x85\u2028\u2029]|(?<![\r\n\x0c])\x0c(?![\r\n])")
_ODD_NEWLINE = re.compile("[\r\x0b\x0c\x85\u2028\u2029]")
# No-break, ogham, en quad to hair space (figure, thin), narrow no-break, mathematical, ideographic.
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Soft hyphen, zero-width space, direction marks, word joiner and invisible operators, BOM inside, form feed.
# The joiners U+200C and U+200D stay: Persian and Indic names and some emoji are spelled with them.
_INVISIBLE = re.compile("[\x0c\u00ad\u200b\u200e\u200f\u2060-\u2064\ufeff]")


def spelled(text: str) -> tuple[str, tuple[int, ...]]:
    """The text in refcase's spelling, and for each character taken out the offset at which it stood."""
    if _ODD_NEWLINE.search(text):
        text = _NEWLINES.sub("\n", text)
    if text.isascii() and "\x0c" not in text:
        return text, ()
    text = _SPACES.sub(" ", text)
    # The n-th character taken out has n others taken out before it.
    removed = tuple(found.start() - n for n, found in enumerate(_INVISIBLE.finditer(text)))
    return (_INVISIBLE.sub("", text) if removed else text), removed


_ODD = re.compile(f"{_SPACES.pattern}|{_INVISIBLE.pattern}")


def wider(text: str) -> tuple[tuple[int, int], ...]:
    """How many bytes of UTF-8 more the file has up to a place than its text in refcase's spelling.

    Shape: from an offset into that text on, so many bytes more; for each odd space, and each character
    taken out, which columns count as one.
    """
    if text.isascii():
        return ()
    if _ODD_NEWLINE.search(text):
        text = _NEWLINES.sub("\n", text)
    found, removed = [], 0
    for match in _ODD.finditer(text):
        taken = _INVISIBLE.match(match[0]) is not None
        found.append((match.start() - removed + (not taken), len(match[0].encode()) - 1))
        removed += taken
    return tuple(found)


def spelled_within(text: str) -> str:
    """`text`, a stretch of a line, in refcase's spelling: what a newline was is a space."""
    return spelled(text)[0].replace("\n", " ")
