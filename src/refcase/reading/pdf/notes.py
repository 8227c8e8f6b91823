"""Footnotes: small print at the foot of a page, which would stand in the middle of a sentence."""

from statistics import median

from refcase.patterns import compile_re
from refcase.reading.pdf.lines import Line
from refcase.reading.pdf.paragraphs import Joint, joints

_SMALL = 0.93
_NUMBERED = compile_re(r"\s*(?:\d{1,2}|[*†‡§]|[a-z])(?=[\s.)]|[A-Z]|$)")
_MOST = 0.5  # of a page
_MOST_LINES, _APART = 12, 1.7

Placed = tuple[Line, Joint | None]


def with_notes(pages: list[list[Line]], targets: set[str]) -> list[Placed]:
    """The lines of all pages, each with how it is joined to the one before it, None for the first.

    Footnotes come at the end, where the database's own text of a case study has them.
    """
    sizes = [line.size for page in pages for line in page]
    usual = median(sizes) if sizes else 0.0
    body: list[Line] = []
    notes: list[list[Line]] = []
    for page in pages:
        split = _first_note(page, usual)
        body += page[:split]
        notes.append(page[split:])
    placed: list[Placed] = list(zip(body, [None, *joints(body, targets)], strict=True)) if body else []
    for page in notes:
        placed += _apart(page, targets)
    return [(line, joint if n else None) for n, (line, joint) in enumerate(placed)]


def _apart(lines: list[Line], targets: set[str]) -> list[Placed]:
    """Notes with an empty line before them."""
    return list(zip(lines, [Joint.PARAGRAPH, *joints(lines, targets)], strict=True)) if lines else []


def _first_note(page: list[Line], usual: float) -> int:
    """Where the footnotes of a page begin among its lines; its end where there are none.

    They are set smaller, or begin with a raised number and stand apart from the text.
    """
    first = len(page)
    while first and page[first - 1].size < _SMALL * usual:
        first -= 1
    while first < len(page) and not _NUMBERED.match(page[first].text):
        first += 1
    for n in range(first - 1, max(0, first - _MOST_LINES), -1):
        raised = page[n].raised[:1]
        if raised and raised[0][0] == 0 and page[n - 1].base - page[n].base > _APART * page[n].size:
            first = n
    return first if len(page) - first < _MOST * len(page) else len(page)
