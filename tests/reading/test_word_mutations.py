"""However a Word file is spoilt: a document, or one line that says what is wrong."""

import pytest
from make_docx import archive, level, listed, num, par, parts_of, pattern, run, style, table
from mutations import mutated

from laws import document_keeps_its_laws
from refcase.reading import ReadError
from refcase.reading.word import document_from_docx

NUMBERING = pattern(0, level(0, "E%1."), level(1, "E%1%2", "lowerLetter")) + num(1, 0) + num(2, 0)
PARTS = parts_of(
    par("5. Sources to corroborate the impact", '<w:pStyle w:val="Head"/>')
    + listed("Letter from the guild", 1)
    + listed("of May", 1, 1)
    + table(["E3", "Report of the council"], ["a", "b"])
    + par(run("Kilns") + f'<w:hyperlink r:id="rId9">{run("a page")}</w:hyperlink>')
    + par(f"<w:ins>{run('new')}</w:ins>" + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    + '<w:sectPr><w:pgMar w:top="1134"/></w:sectPr>',
    numbering=NUMBERING,
    styles=style("Head", "<w:rPr><w:sz w:val='22'/></w:rPr>") + style("Own", "", based="Head"),
    footnotes='<w:footnote w:id="2">' + par("See E1.") + "</w:footnote>",
    links={"rId9": "https://kilns.example"},
    pages=2,
)
SPOILT = ["word/document.xml", "word/numbering.xml", "word/styles.xml", "word/_rels/document.xml.rels"]


def reads_or_tells(data: bytes) -> None:
    try:
        document = document_from_docx(data, "draft.docx")
    except ReadError as error:
        assert "\n" not in str(error)
    else:
        document_keeps_its_laws(document)


def test_the_file_is_sound() -> None:
    document = document_from_docx(archive(PARTS))
    document_keeps_its_laws(document)
    assert "E1. Letter from the guild" in document.text and "E1a of May" in document.text


def test_spoilt_archives() -> None:
    for data in mutated(archive(PARTS), 500):
        reads_or_tells(data)


@pytest.mark.parametrize("part", SPOILT)
def test_spoilt_parts(part: str) -> None:
    for content in mutated(str(PARTS[part]).encode(), 130, seed=SPOILT.index(part)):
        reads_or_tells(archive({**PARTS, part: content}))
