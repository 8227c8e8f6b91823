"""Findings in reviewdog's diagnostic format; columns count bytes of UTF-8."""

from collections.abc import Iterator, Sequence
from typing import Any

from refcase.findings import Place, Placed
from refcase.render.findings import Sheet
from refcase.render.findings.words import message_and_hint
from refcase.render.json import dumps
from refcase.report import Report


def write(reports: Sequence[Report], sheet: Sheet) -> Iterator[str]:
    """The document: files that could not be checked, and findings."""
    diagnostics: list[dict[str, Any]] = []
    for report in reports:
        if report.error:
            where = {"path": report.path}
            diagnostics.append({"message": report.error.message, "location": where, "severity": "ERROR"})
        diagnostics += (_diagnostic(report.path, placed) for placed in report.findings)
    yield dumps({"source": {"name": "refcase"}, "diagnostics": diagnostics}, indent=2) + "\n"


def _diagnostic(path: str, placed: Placed) -> dict[str, Any]:
    finding = placed.finding
    told: dict[str, Any] = {
        "message": message_and_hint(placed),
        "location": {"path": path, "range": _range(placed.place)},
        "severity": finding.severity.value.upper(),
        "code": {"value": finding.code},
    }
    if finding.suggestion is not None:
        told["suggestions"] = [{"range": _range(placed.place), "text": finding.suggestion}]
    if finding.related:
        told["relatedLocations"] = [
            {"message": aside.message, "location": {"path": path, "range": _range(place)}}
            for aside, place in zip(finding.related, placed.related, strict=True)
        ]
    return told


def _range(place: Place) -> dict[str, Any]:
    return {
        "start": {"line": place.line, "column": place.byte_column},
        "end": {"line": place.end_line, "column": place.byte_end_column},
    }
