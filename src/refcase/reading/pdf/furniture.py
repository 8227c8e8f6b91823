"""Page furniture: running heads and feet, and the numbers of pages, which are no text of the case study."""

from collections import defaultdict

from refcase.patterns import compile_re
from refcase.reading.pdf.lines import Line, Sheet

# The head and the foot of a page, as shares of its height.
_ZONE = 0.1
# Furniture stands in the same place on every page that has it.
_DRIFT = 6.0
_MOST_ROWS = 3
_NUMBER = compile_re(
    r"(?i)(?P<word>page\s*)?[-–]?\s*(?P<number>\d{1,3})\s*[-–]?(?:\s*(?:of|/|\|)\s*\d{1,3})?"
)
_FORM = compile_re(r"(?i)impact case study \(REF ?3[ab]?\)")
_FIGURES = compile_re(r"\d+")
# What begins an item of a list is no head, however often it comes.
_ITEM = compile_re(r"\s*[\[(]?[A-Za-z]{0,2}\d{1,2}(?:\.\d{1,2})?[\]).:\s]\s*\S")


def without_furniture(sheets: list[Sheet]) -> list[list[Line]]:
    """The lines of each page without its furniture.

    That is what stands outermost in the head or foot of a page, and either comes again in the same place on
    half of the pages (where figures in it only count the pages), or is the name of the form, or "Page 3".
    """
    edges = [_edges(sheet) for sheet in sheets]
    running = _running(edges, len(sheets))
    stray = [
        {line for row in own if _key(row) in running for line in row}
        | {line for row in own for line in row if _is_furniture(line)}
        for own in edges
    ]
    return [
        [line for line in sheet.lines if line not in own] for sheet, own in zip(sheets, stray, strict=True)
    ]


Row = tuple[Line, ...]


def _edges(sheet: Sheet) -> list[Row]:
    """The outermost rows of the page's head and foot, up to three at either end, each of one or two lines."""
    rows: dict[int, list[Line]] = defaultdict(list)
    for line in sheet.lines:
        rows[round(line.base / _DRIFT)].append(line)
    heights = sorted(rows)
    found: list[Row] = []
    for ends in (heights[:_MOST_ROWS], heights[: -_MOST_ROWS - 1 : -1]):
        for height in ends:
            base = rows[height][0].base
            if len(rows[height]) > 2 or _ZONE * sheet.height <= base <= (1 - _ZONE) * sheet.height:
                break
            found.append(tuple(sorted(rows[height], key=lambda line: line.left)))
    return found


def _running(edges: list[list[Row]], pages: int) -> set[str]:
    """What is said again and again, figures left out, in the same place; some pages part its words."""
    places: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for rows in edges:
        for row in rows:
            base = row[0].base / _DRIFT
            for height in (int(base), int(base + 0.5) + 1_000_000):
                places[_key(row), height].append(row)
    return {
        key
        for (key, _), rows in places.items()
        if _on(rows) >= 2 and 2 * _on(rows) >= pages and _counts_pages(rows) and not _is_item(_text(rows[0]))
    }


def _on(rows: list[Row]) -> int:
    """On how many pages the rows stand."""
    return len({row[0].page for row in rows})


def _text(row: Row) -> str:
    return " ".join(word for line in row for word in line.text.split())


def _is_item(text: str) -> bool:
    return _ITEM.match(text) is not None and _NUMBER.fullmatch(text) is None


def _key(row: Row) -> str:
    return _FIGURES.sub("#", _text(row).casefold())


def _counts_pages(rows: list[Row]) -> bool:
    """Whether each figure in the rows is the same on all pages, or goes up with them."""
    figures = [[int(figure[:6]) for figure in _FIGURES.findall(_text(row))] for row in rows]
    return all(
        len(set(column)) == 1 or len({n - row[0].page for n, row in zip(column, rows, strict=True)}) == 1
        for column in zip(*figures, strict=True)
    )


def _is_furniture(line: Line) -> bool:
    """The name of the form, or "Page 3"."""
    text = line.text.strip()
    number = _NUMBER.fullmatch(text)
    return _FORM.fullmatch(text) is not None or (number is not None and number["word"] is not None)
