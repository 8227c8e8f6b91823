"""Page furniture: running heads and feet, and the numbers of pages, which are no text of the case study."""

import re
from collections import Counter, defaultdict

from refcase.reading.pdf.pages import Line, Sheet

# The head and the foot of a page, as shares of its height.
_ZONE = 0.1
# Furniture stands in the same place on every page that has it.
_DRIFT = 6.0
_NUMBERED = re.compile(r"(?i)(?:page\s*)?[-–]?\s*\d{1,3}\s*[-–]?(?:\s*(?:of|/)\s*\d{1,3})?")
_FORM = re.compile(r"(?i)impact case study \(REF ?3[ab]?\)")
_DIGITS = re.compile(r"\d+")


def without_furniture(sheets: list[Sheet]) -> list[list[Line]]:
    """The lines of each page without its furniture: what is said in the head or foot of most pages.

    A page's number and the name of the form are furniture on a single page too.
    """
    places: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for sheet in sheets:
        for line in sheet.lines:
            if _at_edge(line, sheet):
                places[_key(line)].add((sheet.number, round(line.base / _DRIFT)))
    often = {key for key, found in places.items() if _is_running(found, len(sheets))}
    return [
        [line for line in sheet.lines if not (_at_edge(line, sheet) and _is_furniture(line, often))]
        for sheet in sheets
    ]


def _key(line: Line) -> str:
    return _DIGITS.sub("#", " ".join(line.text.split()).casefold())


def _is_running(found: set[tuple[int, int]], pages: int) -> bool:
    """Whether the same words stand at the same height on at least two pages, and on half of them."""
    heights = Counter(height for _, height in found)
    most = max(heights[height] + heights[height + 1] for height in heights)
    return most >= 2 and 2 * most >= pages


def _is_furniture(line: Line, often: set[str]) -> bool:
    text = line.text.strip()
    return _key(line) in often or _NUMBERED.fullmatch(text) is not None or _FORM.fullmatch(text) is not None


def _at_edge(line: Line, sheet: Sheet) -> bool:
    return not sheet.height * _ZONE < line.base < sheet.height * (1 - _ZONE)
