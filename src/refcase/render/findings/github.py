"""Findings as workflow commands, which GitHub shows beside the lines they are about.

    ::error file=drafts/a.txt,line=9,endLine=9,col=23,endColumn=31,title=LNK001 cited-not-listed::E4 is …

Of each kind only the first ten of a step are shown: the worst come first.
"""

from collections.abc import Iterator, Sequence

from refcase.findings import Placed, Severity
from refcase.render.findings import Sheet
from refcase.render.findings.words import message_and_hint
from refcase.render.safe import visible
from refcase.report import Report

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def write(reports: Sequence[Report], sheet: Sheet) -> Iterator[str]:
    """A command for each that could not be checked, then one for each finding."""
    for report in reports:
        if report.error:
            yield f"::error file={_property(report.path)},title=not checked::{_data(report.error.message)}\n"
    found = [(report.path, placed) for report in reports for placed in report.findings]
    for path, placed in sorted(found, key=lambda pair: pair[1].finding.severity.rank):
        yield _command(path, placed)


def _command(path: str, placed: Placed) -> str:
    finding, place = placed.finding, placed.place
    about = {
        "file": path,
        "line": place.line,
        "endLine": place.end_line,
        "col": place.column,
        "endColumn": max(place.column, place.end_column - 1)
        if place.line == place.end_line
        else place.end_column,
        "title": f"{finding.code} {finding.name}",
    }
    told = ",".join(f"{name}={_property(str(value))}" for name, value in about.items())
    return f"::{_COMMANDS[finding.severity]} {told}::{_data(message_and_hint(placed))}\n"


def _data(text: str) -> str:
    """Text as the message of a command; the runner reads a line, and `%0A` in it as a newline."""
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return visible(escaped)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
