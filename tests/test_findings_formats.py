"""Findings in every format: read by readers that others wrote, and harmless whatever the draft holds."""

import csv
import json
import re
from io import StringIO
from urllib.parse import unquote
from xml.etree import ElementTree

import jsonschema
import junitparser
import pytest
from rich.cells import cell_len
from sarif_pydantic import Sarif

from refcase.findings import Finding, Placed, Related, Severity, placed
from refcase.fingerprints import fingerprints
from refcase.reading import ReadError
from refcase.reading.plain import document_of
from refcase.render.findings import FORMATS, Sheet, writer
from refcase.render.findings.json import schema
from refcase.render.findings.sarif import uri
from refcase.render.findings.text import window
from refcase.report import Report, tally
from refcase.text import Span

EVIL = "=1+1 ]]> ::error::x %0A | `b` <b> @ada \x1b[31m \x07 \ufffe \u202e 你好 é\u0301"
TEXT = f"Kilns\nFour mills enclosed their kilns [E4], and {EVIL}\nthe guild wrote twice [E4].\n"


def finding(piece: str, *, text: str = TEXT, severity: Severity = Severity.ERROR, **more: object) -> Finding:
    start = text.index(piece)
    told = {"message": f"“{piece}” is cited and not listed", "hint": "list it", "label": "E4"} | more
    return Finding(
        code="LNK001",
        name="cited-not-listed",
        severity=severity,
        span=Span(start=start, end=start + len(piece)),
        **told,  # type: ignore[arg-type]
    )


def report(path: str, *findings: Finding, text: str = TEXT) -> Report:
    document = document_of(text, path)
    found = list(findings)
    return Report(path, tuple(placed(document, found, fingerprints(document, found))))


PLAIN = report("drafts/a b.txt", finding("[E4]"))
HOSTILE = report(
    "drafts/\n::error::\x1b,a:b.txt",
    finding("[E4]", severity=Severity.INFO),
    finding(
        EVIL,
        message=EVIL,
        hint=EVIL,
        suggestion=EVIL,
        label=EVIL,
        severity=Severity.WARNING,
        related=(Related(message=EVIL, span=Span(start=0, end=5)),),
    ),
    finding("kilns [E4], and"),
)
FAILED = Report("gone.txt", error=ReadError("missing", "there is no such file", "gone.txt"))
ROW = Report("all.csv#1", collected=True)
ALL = [PLAIN, HOSTILE, Report("clean.txt"), FAILED]


def written(format_: str, reports: list[Report], **sheet: object) -> str:
    return "".join(writer(format_)(reports, Sheet(**sheet)))  # type: ignore[arg-type]


@pytest.mark.parametrize("format_", FORMATS)
def test_nothing_that_a_terminal_obeys_gets_out(format_: str) -> None:
    out = written(format_, ALL)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\u202e]", out)
    out.encode("utf-8")


@pytest.mark.parametrize("format_", FORMATS)
def test_nothing_to_tell(format_: str) -> None:
    written(format_, [Report("clean.txt")])
    written(format_, [])


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_findings_give_the_same_bytes(format_: str) -> None:
    assert written(format_, ALL) == written(format_, ALL)


def test_sums_count_files_and_rows_apart() -> None:
    row_failed = FAILED._replace(collected=True)
    sums = tally([FAILED, Report("a.txt"), Report("b.txt"), ROW, row_failed, row_failed])
    assert (sums.reports, sums.files_read, sums.files_failed) == (6, 2, 1)
    assert (sums.failed, sums.rows, sums.rows_read, sums.rows_failed) == (3, 3, 1, 2)


class TestText:
    def test_as_people_see_it(self) -> None:
        draft = "Kilns\nFour mills enclosed their kilns [E4], all of them by the harbour.\n"
        assert written(
            "text", [report("a b.txt", finding("[E4]", text=draft), text=draft), Report("c.txt")]
        ) == (
            "a b.txt:2:33 LNK001 error “[E4]” is cited and not listed\n"
            "  2 | Four mills enclosed their kilns [E4], all of them by the harbour.\n"
            "    |                                 ^^^^\n"
            "    = hint: list it\n"
            "\n"
            "Found 1 error in 2 files.\n"
        )

    @pytest.mark.parametrize(
        ("reports", "told"),
        [
            ([], "No findings in 0 files."),
            ([Report("a.txt")], "No findings in 1 file."),
            (
                [Report("a.txt", suppressed=2, known=1, fixed=3)],
                "No findings in 1 file; 2 suppressed, 1 known, 3 fixed.",
            ),
            ([FAILED, Report("a.txt")], "No findings in 1 file; 1 file not checked."),
            ([FAILED], "1 file not checked."),
            ([FAILED, ROW], "No findings in 1 case study; 1 file not checked."),
            ([ROW, Report("a.txt")], "No findings in 1 case study and 1 file."),
            (
                [FAILED, FAILED, FAILED._replace(collected=True)],
                "1 case study and 2 files not checked.",
            ),
            ([PLAIN], "Found 1 error in 1 file."),
            ([PLAIN, HOSTILE], "Found 2 errors, 1 warning and 1 info in 2 files."),
        ],
    )
    def test_sums(self, reports: list[Report], told: str) -> None:
        assert written("text", reports).splitlines()[-1] == told

    @pytest.mark.parametrize("width", [40, 60, 80, 100, 140])
    @pytest.mark.parametrize("at", [0, 30, 2000, 4990])
    def test_a_long_line_is_cut_to_what_stands_around_the_place(self, width: int, at: int) -> None:
        text = "kilns and 你好 coughs " * 250
        one = Finding(
            code="X",
            name="x",
            severity=Severity.INFO,
            message="m",
            span=Span(start=at, end=min(at + 9, len(text))),
        )
        (shown,) = placed(document_of(text), [one], ["f"])
        line, before, marked = window(shown, width, "…")
        assert cell_len(line) <= width
        assert before + marked <= width and marked >= 1
        cells = "".join(c if cell_len(c) == 1 else c + "\0" for c in line)
        under = cells[before : before + marked].replace("\0", "")
        assert under.strip()
        assert text[at : at + 9].startswith(under.rstrip())

    def test_colours_only_when_asked(self) -> None:
        assert "\x1b" not in written("text", [PLAIN])
        assert "\x1b[1;31merror\x1b[0m" in written("text", [PLAIN], color=True)

    def test_a_screen_without_the_signs(self) -> None:
        long = report("a.txt", finding("[E4]", text="kilns " * 200 + "[E4]"), text="kilns " * 200 + "[E4]")
        assert "..." in written("text", [long], encoding="ascii")


class TestData:
    def test_json_meets_its_schema(self) -> None:
        data = json.loads(written("json", ALL))
        jsonschema.Draft202012Validator(schema()).validate(data)
        assert (data["summary"]["files"], data["summary"]["failed"]) == (4, 1)
        assert [data["summary"][severity] for severity in ("error", "warning", "info")] == [2, 1, 1]
        assert data["reports"][0]["findings"][0]["column"] == 33
        assert data["reports"][1]["findings"][1]["message"] == EVIL

    def test_jsonl_is_a_line_each(self) -> None:
        found = [json.loads(line) for line in written("jsonl", ALL).splitlines()]
        assert [one["path"] for one in found] == ["drafts/a b.txt", *[HOSTILE.path] * 3, "gone.txt"]
        assert found[-1]["error"]["kind"] == "missing"

    def test_csv_is_harmless_in_a_spreadsheet(self) -> None:
        rows = list(csv.DictReader(StringIO(written("csv", ALL))))
        assert len(rows) == 5
        assert rows[2]["message"].startswith("'=1+1")
        assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())
        assert (rows[-1]["code"], rows[-1]["name"]) == ("", "not-checked")


class TestServers:
    def test_github(self) -> None:
        lines = written("github", ALL).splitlines()
        assert [line.split(" ")[0] for line in lines] == [
            "::error",
            "::error",
            "::error",
            "::warning",
            "::notice",
        ]
        assert lines[1] == (
            "::error file=drafts/a b.txt,line=2,endLine=2,col=33,endColumn=36,title=LNK001 cited-not-listed"
            "::“[E4]” is cited and not listed: list it"
        )
        assert "file=drafts/%0A%3A%3Aerror%3A%3A" in lines[3]
        assert "%250A" in lines[3]

    def test_gitlab(self) -> None:
        issues = json.loads(written("gitlab", ALL))
        assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 5
        for issue in issues:
            assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
            assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
            assert issue["location"]["lines"]["begin"] >= 1
        shifted = report("drafts/a b.txt", finding("[E4]", text="\n" + TEXT), text="\n" + TEXT)
        assert json.loads(written("gitlab", [shifted]))[0]["fingerprint"] == issues[0]["fingerprint"]

    def test_sarif(self) -> None:
        log = Sarif.model_validate_json(written("sarif", ALL))
        (run,) = log.runs
        assert run.results is not None and run.tool.driver.rules is not None
        assert [result.level.value for result in run.results if result.level] == [
            "error",
            "note",
            "warning",
            "error",
        ]
        for result in run.results:
            assert run.tool.driver.rules[result.rule_index or 0].id == result.rule_id
        raw = json.loads(written("sarif", ALL))["runs"][0]
        assert raw["columnKind"] == "unicodeCodePoints"
        assert raw["invocations"][0]["executionSuccessful"] is False
        region = raw["results"][0]["locations"][0]["physicalLocation"]["region"]
        assert (region["startLine"], region["startColumn"], region["endColumn"]) == (2, 33, 37)

    @pytest.mark.parametrize(
        ("path", "address"),
        [
            ("drafts/a b.txt", "drafts/a%20b.txt"),
            ("drafts/ä#1?.txt", "drafts/%C3%A4%231%3F.txt"),
            ("-", "stdin"),
            ("../a.txt", "../a.txt"),
        ],
    )
    def test_addresses(self, path: str, address: str) -> None:
        assert uri(path) == address
        assert path == "-" or unquote(address) == path

    def test_junit(self) -> None:
        suites = list(junitparser.JUnitXml.fromstring(written("junit", ALL).encode("utf-8")))
        assert [(suite.tests, suite.failures, suite.errors) for suite in suites] == [
            (1, 1, 0),
            (3, 3, 0),
            (1, 0, 0),
            (1, 0, 1),
        ]
        assert [case.is_passed for case in suites[2]] == [True]
        ElementTree.fromstring(written("junit", ALL).encode("utf-8"))

    def test_rdjson_counts_bytes(self) -> None:
        text = "Ärger über Öfen [E4]"
        told = json.loads(written("rdjson", [report("a.txt", finding("[E4]", text=text), text=text)]))
        (one,) = told["diagnostics"]
        assert one["location"]["range"] == {
            "start": {"line": 1, "column": 20},
            "end": {"line": 1, "column": 24},
        }
        assert one["severity"] == "ERROR" and one["code"] == {"value": "LNK001"}
        assert {d["severity"] for d in json.loads(written("rdjson", ALL))["diagnostics"]} == {
            "ERROR",
            "WARNING",
            "INFO",
        }

    def test_markdown_shows_a_draft_as_it_is(self) -> None:
        page = written("markdown", ALL)
        rows = [line for line in page.splitlines() if line.startswith("| 2:")]
        assert len(rows) == 4 and all(row.count(" | ") == 4 for row in rows)
        assert "<b>" not in page and "@ada" not in page and "](" not in page


def test_many_findings_take_no_longer_each() -> None:
    many = Report("a.txt", PLAIN.findings * 5000)
    for format_ in FORMATS:
        assert written(format_, [many]) is not None


def test_a_span_at_the_very_end() -> None:
    text = "Kilns"
    one = Finding(code="X", name="x", severity=Severity.INFO, message="m", span=Span(start=5, end=5))
    document = document_of(text)
    shown = placed(document, [one], ["f"])
    for format_ in FORMATS:
        written(format_, [Report("a.txt", tuple(shown))])
    assert isinstance(shown[0], Placed)
