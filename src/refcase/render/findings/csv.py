"""Findings as CSV for spreadsheets, a row each."""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

from refcase.findings import Finding
from refcase.render.findings import Sheet
from refcase.render.safe import one_line
from refcase.report import Report

_COLUMNS = (
    "path",
    "page",
    "paragraph",
    "cell",
    "line",
    "column",
    "code",
    "name",
    "severity",
    "label",
    "message",
    "hint",
    "suggestion",
    "excerpt",
)
_LONGEST = 300  # characters of the draft in a cell
# What a spreadsheet would take for a formula.
_RUN = ("=", "+", "-", "@", "\t", "\r")


def write(reports: Sequence[Report], sheet: Sheet) -> Iterator[str]:
    """The header, and a row for each finding; what could not be checked has one too."""
    yield _row(_COLUMNS)
    for report in reports:
        if report.error:
            yield _row((report.path, *[""] * 6, "not-checked", "error", "", report.error.message, "", "", ""))
        for placed in report.findings:
            finding = placed.finding
            place = placed.place
            where = (str(place.page or ""), str(place.paragraph or ""), place.cell or "")
            around = placed.excerpt[max(0, placed.mark - 100) : placed.mark + _LONGEST - 100]
            yield _row((report.path, *where, str(place.line), str(place.column), *_told(finding), around))


def _told(finding: Finding) -> tuple[str, ...]:
    return (
        finding.code,
        finding.name,
        finding.severity.value,
        finding.label or "",
        finding.message,
        finding.hint or "",
        finding.suggestion or "",
    )


def _row(cells: Sequence[str]) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerow([_cell(cell) for cell in cells])
    return out.getvalue()


def _cell(text: str) -> str:
    """The text on one line, with an apostrophe where a spreadsheet would run it."""
    line = one_line(text)
    return f"'{line}" if line.startswith(_RUN) or text.startswith(_RUN) else line
