"""Findings a line each, as JSON; what could not be checked is a line too."""

from collections.abc import Iterator, Sequence

from refcase.render.findings import Sheet
from refcase.render.findings.json import finding_data
from refcase.render.json import dumps, error_data
from refcase.report import Report


def write(reports: Sequence[Report], sheet: Sheet) -> Iterator[str]:
    """A line for each finding, with the path of its file in front."""
    for report in reports:
        if report.error:
            yield dumps(error_data(report.error)) + "\n"
        for placed in report.findings:
            yield dumps({"path": report.path, **finding_data(placed).model_dump(mode="json")}) + "\n"
