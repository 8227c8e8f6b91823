"""Makes `samples/word-draft.docx`: the draft of `samples/word-draft.txt` as an author would have it in Word.

Each section is in a table of one cell, as in the template; the labels of references and sources are Word's
automatic ones. Planted are a citation of a source that is not listed, a comment, a tracked insertion, and a
paragraph in small print.

`python tests/reading/word_sample.py` writes it anew.
"""

import re
from pathlib import Path

from word_files import abstract, docx, in_list, lvl, num, p, r, style, styled, tbl, tr

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
            frames[-1].append(p(line, styled("Heading")))
        elif "\t" in line:
            staff.append(line.split("\t"))
        else:
            if staff:
                frames[-1].append(tbl(*(tr(*row) for row in staff)))
                staff = []
            frames[-1].append(_paragraph(line, section))
    return "".join(tbl(tr("".join(frame))) + p() for frame in frames) + _PAGE_SETUP


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
        return p(r(line, _SMALL))
    return p(line)


def _listed(text: str, list_id: int, at: int) -> str:
    return p(text, in_list(list_id, at))


def _commented(line: str) -> str:
    """The line with a comment on its first sentence and an insertion behind that."""
    first, rest = line.split(". ", 1)
    return p(
        f'<w:commentRangeStart w:id="0"/>{r(first + ".")}<w:commentRangeEnd w:id="0"/>'
        '<w:ins w:id="1" w:author="H. Whitlock" w:date="2020-11-02T10:00:00Z">'
        f"{r(' So did their brokers.')}</w:ins>{r(' ' + rest)}"
    )


def draft() -> bytes:
    """The Word file."""
    numbering = (
        abstract(0, lvl(0, "%1."))
        + abstract(1, lvl(0, "5.%1"), lvl(1, "5.%1%2", "lowerLetter"))
        + num(1, 0)
        + num(2, 1)
    )
    fonts = "<w:rFonts w:ascii='Arial' w:hAnsi='Arial'/><w:sz w:val='22'/>"
    styles = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}</w:rPr></w:rPrDefault></w:docDefaults>"
        + style("Normal", more=' w:default="1"')
        + style("Heading", '<w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr>')
    )
    return docx(body(), numbering=numbering, styles=styles, app="5")


if __name__ == "__main__":
    MADE.write_bytes(draft())
