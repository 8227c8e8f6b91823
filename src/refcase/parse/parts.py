"""Parts: the lettered or numbered pieces inside a source.

    E5 … evidence 5a) Hansard and 5b) testimonial        label letter close
    5.4 (a) Statement (b) Film                            bracketed
    1. i. Letter; ii. Letter; iii ‘Broadcasts’            roman, the stop sometimes lost
    S1 Statements: a. … ; b. …                            letter and stop
    5.1 Reviews / 5.1.1 … / 5.1.2 …                       number behind the label, at the head of a line

A marker counts only in a run that begins with a (or i, or 1) and goes up one at a time.
"""

from typing import NamedTuple

from refcase.labels import ROMANS, Label
from refcase.models import Part
from refcase.parse.listing import Item
from refcase.patterns import compile_re
from refcase.text import Span

# `re`: on these two it is more than twice as fast as `regex`.
_MARKER = compile_re(
    r"""(?x) (?<![\w’'./-]) \\?(?P<open>[(\[]?) (?P<head>(?:[A-Z]{1,3})?\d{1,2}(?:\.\d{1,2})?[.]?)? [ ]?
    (?P<part>[a-z]|[ivx]{2,5}) (?P<close>\\?[)\]][.:]?|[.:](?![\w.]))? (?=[ \t\n\[(“‘'"`A-Z]|$) """
)
_NUMBERED = compile_re(
    r"(?m)^[ \t]*[\[(]?(?P<head>(?:[A-Z]{1,3})?\d{1,2}(?:\.\d{1,2})?)\.(?P<part>\d{1,2})(?![\d.]\d)"
    r"[\])]?[.:)]?(?=[ \t])"
)


_LETTERS = [chr(96 + n) for n in range(1, 27)]
_UP = [str(n) for n in range(1, 100)]
_INDENT = 40  # characters of white space that may stand before a part on a line of its own


class _Mark(NamedTuple):
    """A marker: where it begins, where its text begins, its part, and its style."""

    start: int
    body: int
    part: str
    style: tuple[str, bool]


def read_parts(view: str, text: str, item: Item) -> tuple[Part, ...]:
    """The parts of a source, in order; empty when it has none."""
    marks = _marks(view, item)
    best: list[_Mark] = []
    for style in dict.fromkeys(mark.style for mark in marks):
        own = [mark for mark in marks if mark.style == style]
        for names in (_LETTERS, list(ROMANS)):
            run = _run(own, marks, names)
            if len(run) > len(best):
                best = run
    if numbered := _numbered(view, item):
        best = max(best, _run(numbered, numbered, _UP), key=len)
    if len(best) < 2:
        return ()
    parts = []
    for mark, following in zip(best, [*best[1:], None], strict=False):
        end = following.start if following else item.end
        while end > mark.start and view[end - 1].isspace():
            end -= 1
        parts.append(Part(label=mark.part, raw=text[mark.start : end], span=Span(start=mark.start, end=end)))
    return tuple(parts)


def body_of(view: str, part: Part) -> int:
    """Where the text of a part begins, behind its marker."""
    start = part.span.start
    indent = len(view[max(0, start - _INDENT) : start]) - len(
        view[max(0, start - _INDENT) : start].rstrip(" \t")
    )
    marker = _NUMBERED.match(view, start - indent) or _MARKER.match(view, part.span.start, part.span.end)
    return marker.end() if marker else part.span.start


# Parts are two at least, and the second is b or ii; no letter stands before it.
# `re` looks for a letter that leads a pattern at the speed of memory, so what stands before it is said behind.
_SECOND = compile_re(r"b(?![a-z])(?<![A-Za-z]b)")


def _marks(view: str, item: Item) -> list[_Mark]:
    marks: list[_Mark] = []
    if not _SECOND.search(view, item.body, item.end) and view.find("ii", item.body, item.end) < 0:
        return marks
    for match in _MARKER.finditer(view, item.body, item.end):
        close = (match["close"] or "").lstrip("\\")[:1]
        headed = bool(match["head"])
        if headed and not _own_label(match["head"], item.label):
            continue
        if not close and not headed and not _after_separator(view, match.start(), item.body):
            continue
        if match["open"] and close not in (")", "]"):
            continue
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        marks.append(_Mark(start, match.end(), match["part"], (close, bool(match["open"]))))
    return marks


def _numbered(view: str, item: Item) -> list[_Mark]:
    """Numbers behind the item's own label: the 2 of "5.1.2" in source 5.1."""
    if not item.label or view.find(f"{item.label.text}.", item.body, item.end) < 0:
        return []
    return [
        _Mark(
            match.start() + len(match[0]) - len(match[0].lstrip()), match.end(), match["part"], (".", False)
        )
        for match in _NUMBERED.finditer(view, item.body, item.end)
        if match["head"] == item.label.text
    ]


def _own_label(head: str, label: Label | None) -> bool:
    """Whether "5" or "E5" before a letter is the source's own label."""
    if label is None:
        return False
    head = head.rstrip(".")
    number = str(label.value)
    return head in (label.text, number) or (label.text.endswith("." + number) and head == label.text)


def _after_separator(view: str, start: int, body: int) -> bool:
    before = view[max(body, start - 3) : start].rstrip()
    return start <= body or before[-1:] in (";", ".", ":")


def _run(own: list[_Mark], every: list[_Mark], names: list[str]) -> list[_Mark]:
    """The marks that go up from the first name; one that lost its closing may stand in its place."""
    run: list[_Mark] = []
    pool = sorted({*own, *(m for m in every if not m.style[0])})
    for mark in pool:
        if len(run) < len(names) and mark.part == names[len(run)] and (run or mark in own):
            run.append(mark)
    return run
