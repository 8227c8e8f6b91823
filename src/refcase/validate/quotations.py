"""Quotations in running text: from the mark that opens one to the mark that closes it.

An apostrophe is no mark, and the one of "the farmers’ market" closes nothing where a better one follows.
Marks of the other kind inside a quotation belong to it.
"""

import re
from typing import NamedTuple

from refcase.patterns import compile_re

# Behind a letter a mark is an apostrophe or closes; an export may leave a space behind one that opens.
_OPENS = compile_re(
    r"""[“‘`«„"'](?<![\w'’”"`].)
    (?: (?<=[“‘`«„])[ \n]?(?=[^\s'"’”`]) | (?<=["'])(?=[\w(\[…£$€*]) | (?<=")[ ](?=[a-z]) )""",
    re.VERBOSE,
)
# An apostrophe opens nothing behind a letter.
_MARKS = '“‘`«„"'
_APOSTROPHE = compile_re(r"'(?<!\w')")
_CLOSES_DOUBLE = compile_re('["”]')
_CLOSES = {"“": _CLOSES_DOUBLE, '"': _CLOSES_DOUBLE, "„": compile_re('[“”"]'), "«": compile_re("»")}
# It begins with the mark itself, and looks back from there: so it is five times as fast.
_SINGLE = compile_re(r"[‘`'’´](?:(?P<opens>(?<=[‘`'])(?<![\w'’].)(?=\w))|(?<=['’´])(?!\w))")
# "the farmers’ market": a plural's apostrophe stands between an s and a word.
_PLURAL = compile_re(r"(?<=s)['’][ \n](?=[a-z])")
_GAP = compile_re(r"\s*")


class Quotation(NamedTuple):
    """A quotation with its marks, `[start, end)`, and how many words stand between them."""

    start: int
    end: int
    words: int


def has_mark(view: str, start: int, end: int) -> bool:
    """Whether a mark that may open a quotation stands in the stretch."""
    for mark in _MARKS:
        if view.find(mark, start, end) >= 0:
            return True
    return _APOSTROPHE.search(view, start, end) is not None


def quotations(view: str, start: int, end: int) -> list[Quotation]:
    """The quotations of the paragraph `[start, end)`, in order, those inside others left out.

    A quotation of several paragraphs opens again in each and closes in the last one; in those before
    it reaches to the end. A mark that nothing closes opens no quotation.
    """
    if not has_mark(view, start, end):
        return []  # two in three paragraphs, and seen in a third of the time
    found: list[Quotation] = []
    hopeless: set[str] = set()  # marks that nothing closes from here on
    at = start
    while opened := _OPENS.search(view, at, end):
        mark = opened[0][0]
        close = None if mark in hopeless else _closing(view, mark, opened.end(), end)
        if close is None:
            hopeless.add(mark)
        if close is None and opened.start() == start and _opens_again(view, end, mark):
            close = end
        if close is not None:
            words = len(view[opened.end() : close].split())
            found.append(Quotation(opened.start(), close, words))
        at = close or opened.end()
    return found


def _closing(view: str, mark: str, at: int, end: int) -> int | None:
    """Where the quotation ends, its closing mark included; None when nothing closes it."""
    if mark in _CLOSES:
        closed = _CLOSES[mark].search(view, at, end)
        return closed.end() if closed else None
    plural, depth = None, 0
    for match in _SINGLE.finditer(view, at, end):
        if match["opens"] is not None:
            if plural is not None:  # it closed the quotation before this one
                return plural
            depth += 1
        elif _PLURAL.match(view, match.start(), end):
            plural = plural or match.end()
        elif depth:
            depth -= 1
        else:
            return match.end()
    return plural


def _opens_again(view: str, end: int, mark: str) -> bool:
    """Whether the next paragraph opens with the same mark."""
    gap = _GAP.match(view, end)
    return gap is not None and view.startswith(mark, gap.end())


# What stands before the title of a work, a talk or a report, and before no quotation of what is said.
_TITLED = compile_re(
    r"""(?xi) \b(?:entitled|titled|headed|called|named|title|report|paper|book|article|film
    |documentary|exhibition|lecture|talk|event|conference|workshop|symposium|seminar|document|strategy|chapter|play|programme|project
    |award|debate|briefing|bill|act|series|theme|publication|session|question|headlined?|panel|review|volume
    |campaign|inquiry|\(\d{4}\)) [,:;]? \s? (?:\([^()\n]{0,60}\)[,:]?\s?)? $ """
)
_SPOKEN = compile_re(r"(?i)\b(?:I|we|our|my|me|us|you|your)\b")
# Words that sentences have and few titles do.
_SENTENCE = compile_re(
    r"""(?xi) \b(?:I|we|our|my|us|you|your|me|is|was|has|have|had|are|were|will|would|can|could|should|did
    |does|do|been|be|it|they|their|them|this|these)\b | [’'](?:s|re|ve|ll|t|m)\b """
)
_LONG_WORD = compile_re(r"[^\W\d_][\w’'-]{3,}")
_BEFORE = 80


def is_title(view: str, start: int, quotation: Quotation) -> bool:
    """Whether the quotation, in a paragraph that begins at `start`, may be the name of something."""
    words = _LONG_WORD.findall(view, quotation.start, quotation.end)
    if 2 * sum(word[0].isupper() for word in words) >= len(words):
        return True
    if not _SENTENCE.search(view, quotation.start, quotation.end):
        return True
    titled = _TITLED.search(view, max(start, quotation.start - _BEFORE), quotation.start)
    return bool(titled) and not _SPOKEN.search(view, quotation.start, quotation.end)
