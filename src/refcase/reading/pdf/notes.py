"""Footnotes: small print at the foot of a page, which would stand in the middle of a sentence."""

import re
from statistics import median

from refcase.reading.pdf.pages import Line
from refcase.reading.pdf.paragraphs import Joint, joints

_SMALL = 0.93
_NUMBERED = re.compile(r"\s*(?:\d{1,2}|[*†‡§]|[a-z])(?=[\s.)]|[A-Z])")
_MOST = 0.5  # of a page

Placed = tuple[Line, Joint | None]


def with_notes(pages: list[list[Line]], targets: set[str]) -> list[Placed]:
    """The lines of all pages, each with how it is joined to the one before it, None for the first.

    Footnotes come behind the paragraph that goes on over them.
    """
    sizes = [line.size for page in pages for line in page]
    usual = median(sizes) if sizes else 0.0
    body: list[Line] = []
    notes: dict[int, list[Line]] = {}  # by how much of the body stands above them
    for page in pages:
        split = _first_note(page, usual)
        body += page[:split]
        if split < len(page):
            notes.setdefault(len(body), []).extend(page[split:])
    placed: list[Placed] = []
    waiting: list[Line] = []
    for n, (line, joint) in enumerate(zip(body, [None, *joints(body, targets)], strict=True)):
        waiting += notes.pop(n, [])
        if waiting and joint not in (Joint.SPACE, Joint.GLUED):
            placed += _apart(waiting, targets)
            waiting, joint = [], Joint.PARAGRAPH
        placed.append((line, joint))
    for left in [waiting, *notes.values()]:
        placed += _apart(left, targets)
    return [(line, joint if n else None) for n, (line, joint) in enumerate(placed)]


def _apart(lines: list[Line], targets: set[str]) -> list[Placed]:
    """Notes with an empty line before them."""
    return list(zip(lines, [Joint.PARAGRAPH, *joints(lines, targets)], strict=True)) if lines else []


def _first_note(page: list[Line], usual: float) -> int:
    """Where the footnotes of a page begin among its lines; its end where there are none."""
    first = len(page)
    while first and page[first - 1].size < _SMALL * usual:
        first -= 1
    while first < len(page) and not _NUMBERED.match(page[first].text):
        first += 1
    return first if len(page) - first < _MOST * len(page) else len(page)
