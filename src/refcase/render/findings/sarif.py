"""Findings as SARIF 2.1.0, which code hosts and editors read."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from refcase import __version__
from refcase.findings import Place, Placed, Severity
from refcase.render.findings import Sheet
from refcase.render.findings.words import message_and_hint
from refcase.render.json import dumps
from refcase.report import Report
from refcase.validate.registry import all_rules
from refcase.validate.rule import Rule

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def write(reports: Sequence[Report], sheet: Sheet) -> Iterator[str]:
    """The log, with one run."""
    rules = list(all_rules().values())
    places = {rule.code: n for n, rule in enumerate(rules)}
    failed = [report for report in reports if report.error]
    run = {
        "tool": {
            "driver": {
                "name": "refcase",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(rule) for rule in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not failed,
                "toolExecutionNotifications": [_failure(report) for report in failed],
            }
        ],
        "results": [_result(report.path, placed, places) for report in reports for placed in report.findings],
    }
    yield dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    parts = rule.parts
    told = f"{rule.summary} {parts['Why'][:1].upper()}{parts['Why'][1:]}"
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": " ".join(told.split())},
        "help": {"text": rule.doc},
        "defaultConfiguration": {"level": _LEVELS[rule.severity], "enabled": rule.selected},
    }


def _result(path: str, placed: Placed, places: dict[str, int]) -> dict[str, Any]:
    finding = placed.finding
    result: dict[str, Any] = {
        "ruleId": finding.code,
        **({"ruleIndex": places[finding.code]} if finding.code in places else {}),
        "level": _LEVELS[finding.severity],
        "message": {"text": _plain(message_and_hint(placed))},
        "locations": [_location(path, placed.place, placed.excerpt)],
        "partialFingerprints": {"refcase/v1": placed.fingerprint},
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": n, "message": {"text": _plain(aside.message)}, **_location(path, place)}
            for n, (aside, place) in enumerate(zip(finding.related, placed.related, strict=True), 1)
        ]
    if finding.suggestion is not None:
        change = {"deletedRegion": _region(placed.place), "insertedContent": {"text": finding.suggestion}}
        result["fixes"] = [
            {
                "description": {"text": finding.hint or "replace it"},
                "artifactChanges": [{"artifactLocation": {"uri": uri(path)}, "replacements": [change]}],
            }
        ]
    return result


def _plain(text: str) -> str:
    """The text as a message: braces would be placeholders, brackets links (SARIF 3.11.5, 3.11.6)."""
    for sign, escaped in (("\\", "\\\\"), ("[", "\\["), ("]", "\\]"), ("{", "{{"), ("}", "}}")):
        text = text.replace(sign, escaped)
    return text


def _failure(report: Report) -> dict[str, Any]:
    message = report.error.message if report.error else ""
    return {
        "level": "error",
        "message": {"text": message},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(report.path)}}}],
    }


def _location(path: str, place: Place, snippet: str | None = None) -> dict[str, Any]:
    region = _region(place)
    if snippet is not None:
        region["snippet"] = {"text": snippet[:2000]}
    return {"physicalLocation": {"artifactLocation": {"uri": uri(path)}, "region": region}}


def _region(place: Place) -> dict[str, Any]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def uri(path: str) -> str:
    """The path as a relative URI; an absolute path below this folder is made relative, others are `file:`."""
    if path == "-":
        return "stdin"
    if os.path.isabs(path):  # noqa: PTH117
        try:
            return quote(PurePath(path).relative_to(Path.cwd()).as_posix())
        except ValueError:
            return PurePath(path).as_uri()
    return quote(PurePath(path).as_posix())
