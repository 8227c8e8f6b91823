"""Findings as one JSON document; the schema is `refcase schema check`."""

from collections.abc import Iterator, Sequence
from typing import Any

from refcase import __version__
from refcase.base import Model
from refcase.findings import Place, Placed, Severity
from refcase.models import Tool
from refcase.render.findings import Sheet
from refcase.render.json import dumps
from refcase.report import Report, tally

SCHEMA_VERSION = "1.0"
SCHEMA_ID = f"urn:refcase:schema:{SCHEMA_VERSION}:findings"


class Somewhere(Model):
    """A stretch of the draft: offsets into its text; lines and columns from 1, ends after the last one.

    `page`, `paragraph` and `cell` are null where the file does not say.
    """

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    page: int | None
    paragraph: int | None
    cell: str | None


class RelatedData(Somewhere):
    """Another place that a finding speaks of."""

    message: str


class FindingData(Somewhere):
    """A finding; `excerpt` is the line it begins in, `mark` and `mark_end` where in it."""

    code: str
    name: str
    severity: Severity
    message: str
    hint: str | None
    suggestion: str | None
    label: str | None
    excerpt: str
    mark: int
    mark_end: int
    fingerprint: str
    related: tuple[RelatedData, ...]


class FailureData(Model):
    """Why a file, or a case study of a collection, was not checked."""

    kind: str
    message: str


class ReportData(Model):
    """What came of one case study, or of a file that is none: `error` is null when it was checked."""

    path: str
    error: FailureData | None
    findings: tuple[FindingData, ...]
    suppressed: int
    known: int
    fixed: int


class SummaryData(Model):
    """The sums; case studies of a collection count among `files` and `failed` as files do."""

    files: int
    failed: int
    error: int
    warning: int
    info: int
    suppressed: int
    known: int
    fixed: int


class ReportsData(Model):
    """All that a check comes to."""

    schema_version: str
    tool: Tool
    summary: SummaryData
    reports: tuple[ReportData, ...]


def write(reports: Sequence[Report], sheet: Sheet) -> Iterator[str]:
    """The document."""
    sums = tally(reports)
    data = ReportsData(
        schema_version=SCHEMA_VERSION,
        tool=Tool(name="refcase", version=__version__),
        summary=SummaryData(
            files=sums.reports,
            failed=sums.failed,
            error=sums.severities[Severity.ERROR],
            warning=sums.severities[Severity.WARNING],
            info=sums.severities[Severity.INFO],
            suppressed=sums.suppressed,
            known=sums.known,
            fixed=sums.fixed,
        ),
        reports=tuple(report_data(report) for report in reports),
    )
    yield dumps(data.model_dump(mode="json"), indent=2) + "\n"


def report_data(report: Report) -> ReportData:
    """What came of one case study."""
    error = report.error
    return ReportData(
        path=report.path,
        error=FailureData(kind=error.kind, message=error.message) if error else None,
        findings=tuple(finding_data(placed) for placed in report.findings),
        suppressed=report.suppressed,
        known=report.known,
        fixed=report.fixed,
    )


def finding_data(placed: Placed) -> FindingData:
    """One finding with its place."""
    finding = placed.finding
    return FindingData(
        **_where(finding.span.start, finding.span.end, placed.place),
        code=finding.code,
        name=finding.name,
        severity=finding.severity,
        message=finding.message,
        hint=finding.hint,
        suggestion=finding.suggestion,
        label=finding.label,
        excerpt=placed.excerpt,
        mark=placed.mark,
        mark_end=placed.mark_end,
        fingerprint=placed.fingerprint,
        related=tuple(
            RelatedData(**_where(aside.span.start, aside.span.end, place), message=aside.message)
            for aside, place in zip(finding.related, placed.related, strict=True)
        ),
    )


def _where(start: int, end: int, place: Place) -> dict[str, Any]:
    return {
        "start": start,
        "end": end,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "page": place.page,
        "paragraph": place.paragraph,
        "cell": place.cell,
    }


def schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of the document."""
    generated = ReportsData.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID, **generated}
