"""One case study, a sample, as a file of every kind that refcase reads.

`python tests/reading/same_study.py draft.docx` writes the Word file that `tests/data/same-study.pdf` was made
from: `soffice --headless --convert-to pdf draft.docx`.
"""

import re
import sys
from html import escape
from pathlib import Path

from word_files import abstract, docx, in_list, lvl, num, p, style, styled, tbl, tr

ROOT = Path(__file__).parent.parent.parent
SAMPLE = ROOT / "samples" / "database-page.txt"
PDF = ROOT / "tests" / "data" / "same-study.pdf"

_HEADING = re.compile(r"[1-5]\. |Additional contextual information$")
_BLOCK = re.compile(r"Grant funding|Countries|Formal p|Funding p|Global research|Name of funders|Researcher ")
_ITEM = re.compile(r"(?P<label>\[R\d\]|E\d{1,2}) (?P<rest>.+)")
_MARKS = re.compile(r"([\\`*_{}\[\]()#+.!|<>-])")


def paragraphs() -> list[str]:
    """The sample's paragraphs from its title on; lines of the contextual information are one each."""
    text = SAMPLE.read_text(encoding="utf-8").partition("Waiting for server")[2]
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def as_text() -> bytes:
    """A text file."""
    return "\n\n".join(paragraphs()).encode()


def as_markdown() -> bytes:
    """Markdown as the database exports it: signs with a backslash, labels in bold."""
    out = []
    for n, paragraph in enumerate(paragraphs()):
        item = _ITEM.match(paragraph)
        text = _marked(paragraph)
        if n == 0:
            text = f"# {text}"
        elif _HEADING.match(paragraph):
            text = f"## {paragraph}"
        elif _BLOCK.match(paragraph):
            text = f"### {paragraph}"
        elif item:
            text = f"**{_marked(item['label'])}** {_marked(item['rest'])}"
        out.append(text)
    return "\n\n".join(out).encode()


def _marked(text: str) -> str:
    return _MARKS.sub(r"\\\1", text)


def as_html() -> bytes:
    """A web page."""
    out = []
    for n, paragraph in enumerate(paragraphs()):
        tag = "h1" if n == 0 else "h2" if _HEADING.match(paragraph) else "p"
        out.append(f"<{tag}>{escape(paragraph)}</{tag}>")
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8></head><body>{''.join(out)}</body></html>".encode()
    )


def as_word() -> bytes:
    """A Word file of plain paragraphs."""
    return docx("".join(_plain(paragraph) for paragraph in paragraphs()), styles=STYLES)


def as_template() -> bytes:
    """A Word file with each section in a table of one cell, as the template of the exercise has them."""
    cells: list[list[str]] = [[]]
    for paragraph in paragraphs():
        if _HEADING.match(paragraph):
            cells.append([])
        cells[-1].append(_plain(paragraph))
    return docx("".join(tbl(tr("".join(cell))) + p() for cell in cells), styles=STYLES)


def as_numbered() -> bytes:
    """A Word file whose labels of references and sources are Word's automatic ones."""
    numbering = abstract(0, lvl(0, "[R%1]")) + abstract(1, lvl(0, "E%1")) + num(1, 0) + num(2, 1)
    out = []
    for paragraph in paragraphs():
        item = _ITEM.match(paragraph)
        # what runs on in the text ("R1 and R2 report …") has no label of its own
        if item and (item["label"].startswith("[") or _after_heading_five(paragraph)):
            list_id = 1 if item["label"].startswith("[") else 2
            out.append(p(item["rest"], in_list(list_id)))
        else:
            out.append(_plain(paragraph))
    return docx("".join(out), numbering=numbering, styles=STYLES)


STYLES = (
    "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii='Arial' w:hAnsi='Arial'/><w:sz w:val='22'/>"
    "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after='120'/></w:pPr>"
    "</w:pPrDefault></w:docDefaults>"
) + style("Heading", "<w:rPr><w:b/></w:rPr>")


def _plain(paragraph: str) -> str:
    return p(paragraph, styled("Heading") if _HEADING.match(paragraph) else "")


def _after_heading_five(paragraph: str) -> bool:
    found = paragraphs()
    start = next(n for n, each in enumerate(found) if each.startswith("5. "))
    return paragraph in found[start:]


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(as_word())
