"""What is read of a Word file: each row a feature, a minimal body, and the text expected."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from make_docx import archive, docx, level, listed, num, par, parts_of, pattern, run, style, table

from refcase.reading import ReadError, read
from refcase.reading.word import document_from_docx
from refcase.text import Document

INS, DEL = '<w:ins w:id="1" w:author="a">{}</w:ins>', '<w:del w:id="1" w:author="a">{}</w:del>'
GONE = '<w:r><w:delText xml:space="preserve">{}</w:delText></w:r>'
BOX = "<w:txbxContent>{}</w:txbxContent>"
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)

MOVED = f"<w:moveFrom>{run('there ')}</w:moveFrom>{run('here ')}<w:moveTo>{run('there')}</w:moveTo>"


def drawn(choice: str, fallback: str) -> str:
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>'
        f"{BOX.format(choice)}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
        f"{BOX.format(fallback)}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


FEATURES = {
    "paragraphs": (par("Kilns.") + par("") + par("Bees."), "Kilns.\n\nBees."),
    "runs of one word": (par(run("Ki") + run("lns", "<w:b/>")), "Kilns"),
    "a break of the line": (par("<w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r>"), "one\ntwo"),
    "a carriage return": (par("<w:r><w:t>one</w:t><w:cr/><w:t>two</w:t></w:r>"), "one\ntwo"),
    "a tab": (par("<w:r><w:t>R1</w:t><w:tab/><w:t>Kilns</w:t></w:r>"), "R1\tKilns"),
    "a page break between paragraphs": (
        par("one") + par('<w:r><w:br w:type="page"/></w:r>') + par("two"), "one\n\ntwo"
    ),
    "a hyphen that does not break": (par("<w:r><w:t>E</w:t><w:noBreakHyphen/><w:t>1</w:t></w:r>"), "E-1"),
    "a soft hyphen": (par("<w:r><w:t>cla</w:t><w:softHyphen/><w:t>rity</w:t></w:r>"), "clarity"),
    "a no-break space": (par("E\u00a01"), "E 1"),
    "a zero-width space": (par("bees\u200band wasps"), "beesand wasps"),
    "white space in the XML": (par("<w:r><w:t>two\nwords</w:t></w:r>"), "two words"),
    "entities of XML": (par("Flint &amp; Ochre &lt;2010&gt; &#163;5"), "Flint & Ochre <2010> £5"),
    "a symbol of Wingdings": (par('<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>'), "→"),
    "a symbol of Symbol": (par('<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>'), "α"),
    "a symbol nobody knows": (par('<w:r><w:sym w:font="Odd" w:char="F001"/></w:r>'), "\ufffd"),
    "a bullet typed in a symbol font": (par("\uf0b7 bees"), "• bees"),
    "hidden text": (par(run("seen") + run("unseen", "<w:vanish/>")), "seen"),
    "text hidden by its style, shown by the run": (
        par(run("seen", '<w:vanish w:val="0"/>'), '<w:pStyle w:val="Hidden"/>'), "seen"
    ),
    "capitals are typed as they are": (par(run("Kilns", "<w:caps/>")), "Kilns"),
    "a content control round a run": (
        par(f"<w:sdt><w:sdtPr/><w:sdtContent>{run('Kilns')}</w:sdtContent></w:sdt>"), "Kilns"
    ),
    "a content control round a paragraph": (
        f"<w:sdt><w:sdtContent>{par('Kilns')}</w:sdtContent></w:sdt>", "Kilns"
    ),
    "a content control round a row": (
        "<w:tbl><w:sdt><w:sdtContent><w:tr><w:tc>" + par("a") + "</w:tc><w:tc>" + par("b")
        + "</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>",
        "a\tb",
    ),
    "a content control round a cell": (
        "<w:tbl><w:tr><w:sdt><w:sdtContent><w:tc>" + par("a") + "</w:tc></w:sdtContent></w:sdt><w:tc>"
        + par("b") + "</w:tc></w:tr></w:tbl>",
        "a\tb",
    ),
    "smart tags": (par(f'<w:smartTag w:element="place">{run("Stoke")}</w:smartTag>'), "Stoke"),
    "custom XML": (f"<w:customXml>{par('Kilns')}</w:customXml>", "Kilns"),
    "a ruby": (
        par("<w:r><w:ruby><w:rt><w:r><w:t>above</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>word</w:t></w:r>"
            "</w:rubyBase></w:ruby></w:r>"),
        "word",
    ),
    "a formula": (par("<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>"), "x+1"),
    "a link": (par(f'<w:hyperlink r:id="rId9">{run("their page")}</w:hyperlink>'), "their page"),
    "a result of a field": (par(FIELD.format(" REF _Ref1 ", run("E4"))), "E4"),
    "a field without a result": (
        par('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>XE "kiln"</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run("Kilns")),
        "Kilns",
    ),
    "a field in a field": (par(FIELD.format("IF", FIELD.format("REF x", run("in")) + run("out"))), "inout"),
    "a simple field": (par(f'<w:fldSimple w:instr="REF x">{run("E4")}</w:fldSimple>'), "E4"),
    "a frame of one cell": (table([par("4. Details of the impact") + par("Kilns.")]),
                            "4. Details of the impact\n\nKilns."),
    "rows and cells": (table(["Ada", "Reader"], ["Ben", "Fellow"]), "Ada\tReader\nBen\tFellow"),
    "an empty cell": (table(["Ada", "", "2010"]), "Ada\t2010"),
    "labels beside their items": (
        table(["R1", "Flint (2010)"], ["[E2]", par("Letter of") + par("the guild")]),
        "R1 Flint (2010)\n\n[E2] Letter of\nthe guild",
    ),
    "a frame of several cells": (
        table([par("1. Summary") + par("Kilns."), par("2. Research") + par("Bees.")]),
        "1. Summary\n\nKilns.\n\n2. Research\n\nBees.",
    ),
    "a table in a table": (
        table([par("Before") + table(["a", "b"]) + par("after")]), "Before\n\na\tb\n\nafter"
    ),
    "a text box, once": (
        par(run("Kilns.") + drawn(par("In a box."), par("In a box."))), "Kilns.\n\nIn a box."
    ),
    "a text box of old": (
        par(run("Kilns.") + "<w:r><w:pict><v:textbox>" + BOX.format(par("In a box."))
            + "</v:textbox></w:pict></w:r>"),
        "Kilns.\n\nIn a box.",
    ),
    "an insertion": (par(run("Kilns") + INS.format(run(" leak"))), "Kilns leak"),
    "a deletion": (par(run("Kilns") + DEL.format(GONE.format(" leak"))), "Kilns"),
    "text moved away, and to here": (
        par(MOVED),
        "here there",
    ),
    "an inserted paragraph": (par("one", "<w:rPr><w:ins/></w:rPr>") + par("two"), "one\n\ntwo"),
    "a deleted end of a paragraph": (par("one ", "<w:rPr><w:del/></w:rPr>") + par("two"), "one two"),
    "a deleted row": (
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>" + par("a") + "</w:tc><w:tc>" + par("b")
        + "</w:tc></w:tr><w:tr><w:tc>" + par("c") + "</w:tc><w:tc>" + par("d") + "</w:tc></w:tr></w:tbl>",
        "c\td",
    ),
    "comments": (
        par('<w:commentRangeStart w:id="0"/>' + run("Kilns") + '<w:commentRangeEnd w:id="0"/>'
            '<w:r><w:commentReference w:id="0"/></w:r>'),
        "Kilns",
    ),
}  # fmt: skip

HIDDEN = style("Hidden", "<w:rPr><w:vanish/></w:rPr>")


def made(body: str, **parts) -> Document:
    return document_from_docx(docx(body, **parts))


@pytest.mark.parametrize(("body", "text"), FEATURES.values(), ids=list(FEATURES))
def test_features(body: str, text: str) -> None:
    assert made(body, styles=HIDDEN, links={"rId9": "https://kilns.example"}).text == text


ORIGINAL = {
    "an insertion": (par(run("Kilns") + INS.format(run(" leak"))), "Kilns"),
    "a deletion": (par(run("Kilns") + DEL.format(GONE.format(" leak"))), "Kilns leak"),
    "moved text": (
        par(MOVED),
        "there here ",
    ),
    "an inserted end of a paragraph": (par("one ", "<w:rPr><w:ins/></w:rPr>") + par("two"), "one two"),
    "a deleted end of a paragraph": (par("one", "<w:rPr><w:del/></w:rPr>") + par("two"), "one\n\ntwo"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "text"), ORIGINAL.values(), ids=list(ORIGINAL))
def test_as_before_the_changes(body: str, text: str) -> None:
    assert document_from_docx(docx(body), tracked="original").text == text


def test_notes_stand_behind_the_paragraph_that_refers_to_them() -> None:
    note = '<w:footnote w:id="2">' + par("See E1.") + "</w:footnote>"
    line = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    ended = '<w:endnote w:id="2">' + par("See E2.") + "</w:endnote>"
    body = (
        par(run("Kilns leak.") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
        + par(run("Bees hum.") + '<w:r><w:endnoteReference w:id="2"/></w:r>')
        + par("End.")
    )
    text = made(body, footnotes=line + note, endnotes=ended).text
    assert text == "Kilns leak.\n\nNote 1: See E1.\n\nBees hum.\n\nNote 2: See E2.\n\nEnd."


def test_links_keep_their_targets() -> None:
    body = par(f'<w:hyperlink r:id="rId9">{run("their ")}{run("page", "<w:b/>")}</w:hyperlink>') + par(
        FIELD.format(' HYPERLINK "https://bees.example/a" ', run("bees"))
    )
    document = made(body, links={"rId9": "https://kilns.example"})
    found = [(document.text[link.start : link.end], link.target) for link in document.facts.links]
    assert found == [("their page", "https://kilns.example"), ("bees", "https://bees.example/a")]


@pytest.mark.parametrize(
    ("body", "superscripts"),
    [
        (par(run("Kilns leak") + run("1,2", '<w:vertAlign w:val="superscript"/>')), ["1,2"]),
        (par(run("Kilns leak ") + run("1", '<w:vertAlign w:val="superscript"/>')), []),
        (par(run("CO") + run("2", '<w:vertAlign w:val="subscript"/>')), []),
        (par(run("Kilns leak") + run("1", '<w:rStyle w:val="Up"/>')), ["1"]),
    ],
)
def test_superscripts(body: str, superscripts: list[str]) -> None:
    up = style("Up", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>', kind="character")
    document = made(body, styles=up)
    assert [document.text[start:end] for start, end in document.facts.superscripts] == superscripts


def test_places() -> None:
    body = par("One.") + par("") + table(["a", "bees"], ["c", "d"]) + table([par("In a frame.")])
    document = made(body)
    told = {word: str(document.position(document.text.index(word))) for word in ("One", "ees", "d", "frame")}
    assert told == {
        "One": "paragraph 1:1",
        "ees": "paragraph 4:2 (table 1, row 1, cell 2)",
        "d": "paragraph 6:1 (table 1, row 2, cell 2)",
        "frame": "paragraph 7:6 (table 2)",
    }


def test_characters_that_are_not_shown_count_in_their_paragraph() -> None:
    document = made(par("a\u200bb\u00adc"))
    assert document.text == "abc"
    assert [document.position(n).column for n in range(3)] == [1, 3, 5]


@pytest.mark.parametrize(
    ("body", "pages"),
    [
        (par("one") + par("<w:r><w:lastRenderedPageBreak/><w:t>two</w:t></w:r>"), [1, 2]),
        (par("one") + par('<w:r><w:br w:type="page"/></w:r>') + par("two"), [1, 2]),
        (par("one") + par("two", "<w:pageBreakBefore/>"), [None, 2]),
        (par("one") + par("two"), [None, None]),
    ],
)
def test_pages_where_the_file_tells(body: str, pages: list[int | None]) -> None:
    document = made(body)
    assert [document.position(document.text.index(word)).page for word in ("one", "two")] == pages


def test_facts() -> None:
    body = (
        par(run("Small", '<w:sz w:val="18"/>') + run(" and large", '<w:sz w:val="24"/>'))
        + par(run("New") + INS.format(run(" words")), '<w:spacing w:line="200" w:lineRule="auto"/>')
        + par(
            DEL.format(GONE.format("old"))
            + '<w:commentRangeStart w:id="0"/>'
            + run("Kilns")
            + '<w:commentRangeEnd w:id="0"/>'
        )
        + '<w:sectPr><w:pgMar w:top="1440" w:bottom="1440" w:left="850" w:right="1134"/></w:sectPr>'
    )
    document = made(body, pages=5)
    facts, text = document.facts, document.text
    assert facts.pages == 5
    assert [(text[a:b], points) for a, b, points in facts.fonts][:2] == [("Small", 9.0), (" and large", 12.0)]
    assert [(text[a:b], lines) for a, b, lines in facts.spacing] == [("New words", 0.83)]
    assert [text[a:b] for a, b in facts.insertions] == [" words"]
    assert [text[a:] for a, _ in facts.deletions] == ["Kilns"]
    assert [text[a:b] for a, b in facts.comments] == ["Kilns"]
    assert facts.narrowest_margin == 1.5


def test_sizes_come_from_styles_too() -> None:
    styles = (
        "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='22'/></w:rPr></w:rPrDefault></w:docDefaults>"
        + style("Normal", "", default=True)
        + style("Tiny", "<w:rPr><w:sz w:val='16'/></w:rPr>", based="Normal")
    )
    document = made(par("usual") + par("tiny", '<w:pStyle w:val="Tiny"/>'), styles=styles)
    assert [points for _, _, points in document.facts.fonts] == [11.0, 8.0]


def test_a_picture_is_counted_once() -> None:
    blip = '<w:drawing><a:blip r:embed="rId7"/></w:drawing>'
    image = '<w:pict><v:imagedata r:id="rId7"/></w:pict>'
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{blip}</mc:Choice>'
        f"<mc:Fallback>{image}</mc:Fallback></mc:AlternateContent>"
    )
    body = par(run("Kilns") + f"<w:r>{blip}</w:r><w:r>{image}</w:r><w:r>{both}</w:r>")
    assert made(body).facts.images == 3


def test_the_strict_form_of_the_standard() -> None:
    parts = parts_of(listed("x", 1), numbering=pattern(0, level(0, "E%1")) + num(1, 0))
    strict = {
        name: content.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, content in parts.items()
    }
    assert document_from_docx(archive(strict)).text == "E1 x"


@pytest.mark.parametrize("name", ["draft.docx", "draft.docm", "draft.dotx", "draft.txt"])
def test_it_is_known_by_its_bytes(tmp_path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(docx(par("Kilns.")))
    document = read(path)
    assert (document.text, document.format, document.path) == ("Kilns.", "docx", str(path))


def broken(**changes: str | bytes | None) -> bytes:
    parts = parts_of(par("Kilns."), styles=style("A", ""))
    for name, content in changes.items():
        name = {"document": "word/document.xml", "rels": "_rels/.rels", "styles": "word/styles.xml"}[name]
        if content is None:
            del parts[name]
        else:
            parts[name] = content
    return archive(parts)


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("data", "kind", "words"),
    [
        (b"PK\x03\x04 and no more", "damaged", "damaged or not complete"),
        (docx(par("Kilns."))[:-40], "damaged", "damaged or not complete"),
        (broken(document=None), "damaged", "damaged or not complete"),
        (broken(document="<w:document"), "damaged", "damaged or not complete"),
        (broken(document=b"\xff\xfe\x00"), "damaged", "damaged or not complete"),
        (broken(document="<x/>"), "unsupported", "no Word document"),
        (broken(rels=None, document=None), "unsupported", "no Word document"),
        (broken(styles=LAUGHS + "<x>&b;</x>"), "damaged", "entities of its own"),
        (broken(document=OUTSIDE + "<x>&a;</x>"), "damaged", "entities of its own"),
        (docx(par("")), "empty", "no text in it"),
        (docx(""), "empty", "no text in it"),
    ],
)
def test_what_is_wrong_is_one_line(data: bytes, kind: str, words: str) -> None:
    with pytest.raises(ReadError) as told:
        document_from_docx(data, "draft.docx")
    assert (told.value.kind, words in told.value.message) == (kind, True), told.value
    assert "\n" not in str(told.value)


def test_missing_parts_that_can_be_spared() -> None:
    parts = parts_of(listed("x", 1), numbering=pattern(0, level(0, "E%1")) + num(1, 0))
    del parts["word/numbering.xml"]
    assert document_from_docx(archive(parts)).text == "x"


def test_a_bomb_is_not_unpacked() -> None:
    bomb = archive({**parts_of(par("Kilns.")), "word/media/a.bin": bytes(60 * 1024 * 1024)})
    with pytest.raises(ReadError) as told:
        document_from_docx(bomb)
    assert told.value.kind == "too-large"


def test_a_lie_about_the_size_helps_nobody() -> None:
    size = 30 * 1024 * 1024
    data = bytearray(archive({**parts_of(par("Kilns.")), "word/document.xml": b" " * size}))
    written = size.to_bytes(4, "little")
    while (at := data.find(written)) >= 0:
        data[at : at + 4] = (1000).to_bytes(4, "little")
    with pytest.raises(ReadError) as told:
        document_from_docx(bytes(data))
    assert told.value.kind in ("damaged", "too-large")


def test_deep_nesting_ends_in_a_line() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 2000 + par("x") + "</w:tc></w:tr></w:tbl>" * 2000
    with pytest.raises(ReadError):
        made(deep)


def test_an_archive_of_something_else(tmp_path) -> None:
    for name, inside, told in [
        ("a.docx", {"xl/workbook.xml": "<x/>", "[Content_Types].xml": "<x/>"}, "a spreadsheet"),
        ("b.docx", {"mimetype": "application/vnd.oasis.opendocument.text"}, "an OpenDocument text"),
        ("c.docx", {"holiday.jpg": b"\xff\xd8"}, "a zip archive"),
        ("d.docx", {"ppt/presentation.xml": "<x/>"}, "a presentation"),
    ]:
        (tmp_path / name).write_bytes(archive(inside))
        with pytest.raises(ReadError) as error:
            read(tmp_path / name)
        assert error.value.kind == "unsupported" and told in error.value.message


def test_the_builder_makes_archives_that_can_be_read() -> None:
    with ZipFile(BytesIO(docx(par("x")))) as made_:
        assert made_.testzip() is None
