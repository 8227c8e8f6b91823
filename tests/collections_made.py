"""Small collections of fictional case studies, made where a test needs them."""

import csv
import io
import json
import zipfile
from collections.abc import Sequence
from html import escape
from pathlib import Path

# A row as the REF 2021 database has it: Markdown in the cells, lists in brackets, numbers as a workbook
# writes them.
ROW_2021 = {
    "Institution UKPRN code": "10009999.0",
    "Institution name": "University of  Upper Teesdale",
    "Main panel": "D",
    "Unit of assessment number": "28.0",
    "Unit of assessment name": "History",
    "Multiple submission letter": "",
    "Multiple submission name": "",
    "Joint submission": "",
    "REF impact case study identifier": "5f0c2b1e-0000-4000-8000-000000000001",
    "Title": "Details of the impact: bells, \nand who rings them",
    "Is continued from 2014": "1.0",
    "Summary impact type": "Cultural",
    "Countries": "[United Kingdom];[G1: UK/Europe]",
    "Formal partners": "[Office [BELLS]];[Grant funding]",
    "Funding programmes": "",
    "Global research identifiers": "[grid.0000.1]",
    "Name of funders": "[AHRC];[Additional contextual information ]",
    "Researcher ORCIDs": "[0000-0002-1825-0097]",
    "Grant funding": "[AH/X000001/1 : 120566.0];[G1: 2015-1-UK01 (from EUR) : 351837];[N/A: none yet]",
    "1. Summary of the impact": (
        "\n###  1. Summary of the impact \n\n Bells ring again \\[R1\\] and \\[S1\\]. \n"
    ),
    "2. Underpinning research": "\n **2. Underpinning research** \n\n We asked ringers \\[R1\\]. \n",
    "3. References to the research": (
        "\n###  3. References to the research \\(indicative maximum of six references\\) \n\n"
        " \\[R1\\] Okafor, A. \\(2015\\) *Bells of the dales*. Leeds: Kiln. \n"
    ),
    "4. Details of the impact": (
        "\n 4. Details of the impact \n\n Ringers came back \\[R1; S1\\]. \n\n"
        "## 2. Underpinning research\n\nis what one of them called it.\n"
    ),
    "5. Sources to corroborate the impact": (
        "\n###  5. Sources to corroborate the impact \n\n \\[S1\\] Letter from the tower.\n\nGrant funding\n"
    ),
    "COVID-19 Statement": "The tower was shut.",
    "FTE": "73.0",
}

# A row as the REF 2014 database has it: entities, hard wraps, white space around everything.
ROW_2014 = {
    "Case Study Id": 4711.0,
    "Institution": "\n    University of Upper Teesdale\n    ",
    "Unit of Assessment": "Classics",
    "Title": "\n    Kilns &amp; the\n        people who fire them\n    ",
    "Summary of the impact": "\n    Potters earn &#163;400 more\n      a year [R1].\n    ",
    "Underpinning research": "\r\nWe dug.\r\nWe found.\r\n",
    "References to the research": (
        "\r\n\n[R1] Lov&#233;n, L. (2010) Kilns of the\r\n  north, A&amp;A, 5, 1&#8212;9.\r\n\n\n"
        "[R2] Lov&#233;n, L. (2011) Clay.\r\n"
    ),
    "Details of the impact": "\nThey fire <b>hotter</b> [R1, 1].<br/>\n",
    "Sources to corroborate the impact ": "\n[1] Letter.\n",
}


def csv_of(rows: Sequence[Sequence[object]], delimiter: str = ",") -> str:
    """Rows as CSV."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def table_of(*rows: dict[str, object] | dict[str, str]) -> list[list[object]]:
    """The names of the columns and the rows below them."""
    return [list(rows[0]), *(list(row.values()) for row in rows)]


def csv_file(path: Path, *rows: dict[str, str], encoding: str = "utf-8") -> str:
    path.write_text(csv_of(table_of(*rows)), encoding=encoding, newline="")
    return str(path)


def json_lines(path: Path, *lines: object) -> str:
    text = "".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines)
    path.write_text(text, encoding="utf-8")
    return str(path)


_TYPES = """<?xml version="1.0"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
</Types>"""
_LINKS = """<?xml version="1.0"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>"""
_LINK = (
    '<Relationship Id="r{n}" Target="{target}" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/>'
)
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def sheet(rows: Sequence[Sequence[object]], more: str = "", *, row: int = 1, column: int = 0) -> str:
    """The XML of a sheet; `more` stands behind its rows, which begin in `row` and `column`."""
    written = "".join(
        f'<row r="{n}">{"".join(_cell(at, n, value) for at, value in enumerate(cells, column))}</row>'
        for n, cells in enumerate(rows, row)
    )
    return f'<?xml version="1.0"?><worksheet {_MAIN}><sheetData>{written}{more}</sheetData></worksheet>'


def _cell(at: int, row: int, value: object) -> str:
    place = f"{chr(65 + at)}{row}"
    if isinstance(value, float):
        return f'<c r="{place}"><v>{value}</v></c>'
    if value == "":
        return ""
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(str(value))}</t></is></c>'


def workbook(path: Path, *sheets: str) -> str:
    """An Excel workbook with these sheets."""
    numbered = list(enumerate(sheets, 1))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        link = _LINK.format(n=1, target="xl/workbook.xml", kind="officeDocument")
        archive.writestr("_rels/.rels", _LINKS.format(link))
        names = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="r{n}"/>' for n, _ in numbered)
        archive.writestr("xl/workbook.xml", f"<workbook {_MAIN} {_R}><sheets>{names}</sheets></workbook>")
        links = "".join(
            _LINK.format(n=n, target=f"worksheets/sheet{n}.xml", kind="worksheet") for n, _ in numbered
        )
        archive.writestr("xl/_rels/workbook.xml.rels", _LINKS.format(links))
        for n, xml in numbered:
            archive.writestr(f"xl/worksheets/sheet{n}.xml", xml)
    return str(path)
