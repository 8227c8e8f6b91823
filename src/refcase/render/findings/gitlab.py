"""Findings as GitLab's Code Quality report: a JSON list."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

from refcase.findings import Placed, Severity
from refcase.reading.errors import ReadError
from refcase.render.findings import Sheet
from refcase.render.findings.words import message_and_hint
from refcase.render.json import dumps
from refcase.report import Report

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def write(reports: Sequence[Report], sheet: Sheet) -> Iterator[str]:
    """The list: files that could not be checked, and findings."""
    issues = [
        issue
        for report in reports
        for issue in (
            *([_failure(report.path, report.error)] if report.error else ()),
            *(_issue(report.path, placed) for placed in report.findings),
        )
    ]
    yield dumps(issues, indent=2) + "\n"


def _issue(path: str, placed: Placed) -> dict[str, Any]:
    finding, place = placed.finding, placed.place
    return {
        "description": message_and_hint(placed),
        "check_name": f"{finding.code} {finding.name}",
        "fingerprint": _fingerprint(path, placed.fingerprint),
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": _relative(path), "lines": {"begin": place.line, "end": place.end_line}},
    }


def _failure(path: str, error: ReadError) -> dict[str, Any]:
    return {
        "description": error.message,
        "check_name": "not-checked",
        "fingerprint": _fingerprint(path, error.kind),
        "severity": "blocker",
        "location": {"path": _relative(path), "lines": {"begin": 1}},
    }


def _fingerprint(path: str, own: str) -> str:
    """Unique in the whole report; free of lines, which shift."""
    return sha256(f"{_relative(path)}\0{own}".encode("utf-8", "replace")).hexdigest()


def _relative(path: str) -> str:
    """The path as GitLab knows the file: with forward slashes, and no `./` in front."""
    return path.replace("\\", "/").removeprefix("./")
