"""Page furniture: running heads and feet, and the numbers of pages, which are no text of the case study."""

import re
from collections import defaultdict

from refcase.reading.pdf.lines import Line, Sheet

# The head and the foot of a page, as shares of its height.
_ZONE = 0.1
# Furniture stands in the same place on every page that has it.
_DRIFT = 6.0
_MOST_ROWS = 3
_NUMBER = re.compile(
    r"(?i)(?P<word>page\s*)?[-–]?\s*(?P<number>\d{1,3})\s*[-–]?(?:\s*(?:of|/|\|)\s*\d{1,3})?"
)
_FORM = re.compile(r"(?i)impact case study \(REF ?3[ab]?\)")
_FIGURES = re.compile(r"\d+")
# What begins an item of a list is no head, however often it comes.
_ITEM = re.compile(r"\s*[\[(]?[A-Za-z]{0,2}\d{1,2}(?:\.\d{1,2})?[\]).:\s]\s*\S")


def without_furniture(sheets: list[Sheet]) -> list[list[Line]]:
    """The lines of each page without its furniture.

    That is what stands outermost in the head or foot of a page, and either comes again in the same place on
    half of the pages (where figures in it only count the pages), or is the name of the form, or "Page 3".
    """
    edges = [_edges(sheet) for sheet in sheets]
    running = _running(edges, len(sheets))
    return [
        [line for line in sheet.lines if not (line in own and _is_furniture(line, running))]
        for sheet, own in zip(sheets, edges, strict=True)
    ]


def _edges(sheet: Sheet) -> list[Line]:
    """The outermost rows of the page's head and foot that hold one line each, up to three at either end."""
    rows: dict[int, list[Line]] = defaultdict(list)
    for line in sheet.lines:
        rows[round(line.base / _DRIFT)].append(line)
    heights = sorted(rows)
    found: list[Line] = []
    for ends in (heights[:_MOST_ROWS], heights[: -_MOST_ROWS - 1 : -1]):
        for height in ends:
            base = rows[height][0].base
            if len(rows[height]) > 2 or _ZONE * sheet.height <= base <= (1 - _ZONE) * sheet.height:
                break
            found += rows[height]
    return found


def _running(edges: list[list[Line]], pages: int) -> set[str]:
    """What is said again and again, figures left out, in the same place."""
    places: dict[tuple[str, int], list[Line]] = defaultdict(list)
    for lines in edges:
        for line in lines:
            for height in (int(line.base / _DRIFT), int(line.base / _DRIFT + 0.5) + 1_000_000):
                places[_key(line), height].append(line)
    return {
        key
        for (key, _), lines in places.items()
        if _on(lines) >= 2 and 2 * _on(lines) >= pages and _counts_pages(lines) and not _is_item(lines[0])
    }


def _on(lines: list[Line]) -> int:
    """On how many pages the lines stand."""
    return len({line.page for line in lines})


def _is_item(line: Line) -> bool:
    return _ITEM.match(line.text) is not None and _NUMBER.fullmatch(line.text.strip()) is None


def _key(line: Line) -> str:
    return _FIGURES.sub("#", " ".join(line.text.split()).casefold())


def _counts_pages(lines: list[Line]) -> bool:
    """Whether each figure in the lines is the same on all pages, or goes up with them."""
    rows = [[int(figure[:6]) for figure in _FIGURES.findall(line.text)] for line in lines]
    return all(
        len(set(column)) == 1 or len({n - line.page for n, line in zip(column, lines, strict=True)}) == 1
        for column in zip(*rows, strict=True)
    )


def _is_furniture(line: Line, running: set[str]) -> bool:
    text = line.text.strip()
    if _key(line) in running or _FORM.fullmatch(text):
        return True
    number = _NUMBER.fullmatch(text)
    return number is not None and number["word"] is not None
