"""Makes `samples/word-draft.docx`: the draft of `samples/word-draft.txt` as an author would have it in Word.

Each section is in a table of one cell, as in the template; the labels of references and sources are Word's
automatic ones. Planted are a citation of a source that is not listed, a comment, a tracked insertion, and a
paragraph in small print.

`python tests/reading/word_sample.py` writes it anew.
"""

import re
from html import escape
from pathlib import Path

from make_docx import docx, level, num, par, pattern, run, style, table

SAMPLES = Path(__file__).parent.parent.parent / "samples"
MADE = SAMPLES / "word-draft.docx"
_HEADING = re.compile(r"[1-5]\. (?:[A-Z][a-z]+ )")
_SOURCE = re.compile(r"5\.\d(?P<part>[a-z])? (?P<rest>.+)")
_REFERENCE = re.compile(r"\d\. (?P<rest>.+)")
_PAGE = re.compile(r"Page \d|Impact case study \(REF3\)")
_SMALL = '<w:sz w:val="18"/>'


def paragraphs() -> list[str]:
    """The paragraphs of the draft, without what its pages have at their edges."""
    lines = (SAMPLES / "word-draft.txt").read_text(encoding="utf-8").split("\n")
    return [line for line in lines if line.strip() and not _PAGE.fullmatch(line)]


def body() -> str:
    """What stands in the document."""
    frames: list[list[str]] = [[]]
    staff: list[list[str]] = []
    section = ""
    for line in paragraphs():
        if _HEADING.match(line):
            section = line[0]
            frames.append([])
            frames[-1].append(par(escape(line), '<w:pStyle w:val="Heading"/>'))
        elif "\t" in line:
            staff.append([escape(cell) for cell in line.split("\t")])
        else:
            if staff:
                frames[-1].append(table(*staff))
                staff = []
            frames[-1].append(_paragraph(line, section))
    return "".join(table(["".join(frame)]) + par("") for frame in frames) + _PAGE_SETUP


_PAGE_SETUP = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134"/></w:sectPr>'
)


def _paragraph(line: str, section: str) -> str:
    if section == "3" and (reference := _REFERENCE.match(line)):
        return _listed(reference["rest"], 1, 0)
    if section == "5" and (source := _SOURCE.match(line)):
        return _listed(source["rest"], 2, 1 if source["part"] else 0)
    if line.startswith("Insurers noticed."):
        return _commented(line.replace("[5.5]", "[5.8]"))
    if line.startswith("The river has been gauged"):
        return par(run(escape(line), _SMALL))
    return par(escape(line))


def _listed(text: str, list_id: int, at: int) -> str:
    return par(escape(text), f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{list_id}"/></w:numPr>')


def _commented(line: str) -> str:
    """The line with a comment on its first sentence and an insertion behind that."""
    first, rest = line.split(". ", 1)
    return par(
        f'<w:commentRangeStart w:id="0"/>{run(escape(first) + ".")}<w:commentRangeEnd w:id="0"/>'
        '<w:ins w:id="1" w:author="H. Whitlock" w:date="2020-11-02T10:00:00Z">'
        f"{run(' So did their brokers.')}</w:ins>{run(' ' + escape(rest))}"
    )


def draft() -> bytes:
    """The Word file."""
    numbering = (
        pattern(0, level(0, "%1."))
        + pattern(1, level(0, "5.%1"), level(1, "5.%1%2", "lowerLetter"))
        + num(1, 0)
        + num(2, 1)
    )
    fonts = "<w:rFonts w:ascii='Arial' w:hAnsi='Arial'/><w:sz w:val='22'/>"
    styles = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}</w:rPr></w:rPrDefault></w:docDefaults>"
        + style("Normal", "", default=True)
        + style("Heading", "<w:rPr><w:b/></w:rPr>", based="Normal")
    )
    return docx(body(), numbering=numbering, styles=styles, pages=5)


if __name__ == "__main__":
    MADE.write_bytes(draft())
