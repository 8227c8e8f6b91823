"""Findings as JUnit XML, which most servers of continuous integration show: a file is a suite of tests."""

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as Xml

from refcase.findings import Placed
from refcase.patterns import compile_regex
from refcase.render.findings import Sheet
from refcase.render.findings.words import at
from refcase.render.safe import one_line
from refcase.report import Report

# What XML 1.0 cannot hold, not even escaped; control characters are escapes already.
_ILLEGAL = compile_regex(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(reports: Sequence[Report], sheet: Sheet) -> Iterator[str]:
    """The document."""
    root = Xml.Element("testsuites", name="refcase")
    for report in reports:
        root.append(_suite(report))
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    Xml.indent(root)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n' + Xml.tostring(root, encoding="unicode") + "\n"


def _suite(report: Report) -> Xml.Element:
    """The suite of a file: a test that fails for each finding, or one that passes."""
    suite = Xml.Element(
        "testsuite",
        name=_legal(report.path),
        tests=str(max(1, len(report.findings))),
        failures=str(len(report.findings)),
        errors=str(int(report.error is not None)),
    )
    if report.error:
        case = _case(suite, report.path, "can be checked")
        Xml.SubElement(case, "error", message=_legal(report.error.message), type=report.error.kind)
    elif not report.findings:
        _case(suite, report.path, "has no findings")
    for placed in report.findings:
        _failing(suite, report.path, placed)
    return suite


def _failing(suite: Xml.Element, path: str, placed: Placed) -> None:
    finding, place = placed.finding, placed.place
    case = _case(suite, path, f"{finding.code} {finding.name} ({place})")
    failure = Xml.SubElement(case, "failure", message=_legal(finding.message), type=finding.severity.value)
    around = placed.excerpt[max(0, placed.mark - 200) : placed.mark_end + 200]
    told = f"{finding.message}: {finding.hint}" if finding.hint else finding.message
    failure.text = _legal(f"{at(path, place)} {told}") + "\n" + _legal(around)


def _case(suite: Xml.Element, path: str, name: str) -> Xml.Element:
    return Xml.SubElement(suite, "testcase", classname=_legal(path), name=_legal(name))


def _legal(text: str) -> str:
    legal: str = _ILLEGAL.sub("\ufffd", one_line(text))
    return legal
