"""Word files: feature by feature, the text that comes back; then positions and facts."""

from hashlib import sha256
from typing import Any, NamedTuple

import pytest
from word_files import abstract, docx, in_list, item, lvl, num, p, r, style, styled, t, tbl, tc, tr

from refcase.parse import parse
from refcase.reading.word import document_from_docx
from refcase.text import Document, Link


def read(*blocks: str, original: bool = False, **parts: Any) -> Document:
    data = docx(*blocks, **parts)
    return document_from_docx(data, "draft.docx", tracked="original" if original else "accepted")


def field(instruction: str, result: str) -> str:
    """A field as Word writes it, in runs; the result is words or runs."""
    shown = result if result.startswith("<") else r(result)
    return (
        r('<w:fldChar w:fldCharType="begin"/>')
        + r(f'<w:instrText xml:space="preserve"> {instruction} </w:instrText>')
        + r('<w:fldChar w:fldCharType="separate"/>')
        + shown
        + r('<w:fldChar w:fldCharType="end"/>')
    )


def sym(face: str, code: str) -> str:
    return f'<w:sym w:font="{face}" w:char="{code}"/>'


def ins(content: str) -> str:
    return f'<w:ins w:id="1" w:author="A">{content}</w:ins>'


def gone(words: str) -> str:
    return (
        f'<w:del w:id="2" w:author="A"><w:r><w:delText xml:space="preserve">{words}</w:delText></w:r></w:del>'
    )


def sdt(content: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def box(words: str) -> str:
    """A text box as Word writes it: once for itself and once for its elders."""
    content = f"<w:txbxContent>{p(words)}</w:txbxContent>"
    return r(
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>'
        f"{content}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"{content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
    )


MARK_DELETED = '<w:rPr><w:del w:id="3" w:author="A"/></w:rPr>'
MARK_ADDED = '<w:rPr><w:ins w:id="4" w:author="A"/></w:rPr>'
MARK_HIDDEN = "<w:rPr><w:vanish/></w:rPr>"
HIDDEN, RAISED, LOWERED = (
    "<w:vanish/>",
    '<w:vertAlign w:val="superscript"/>',
    '<w:vertAlign w:val="subscript"/>',
)
R_LIST = abstract(0, lvl(0, "R%1")) + num(1, 0)


class Row(NamedTuple):
    feature: str
    body: str
    text: str
    parts: dict[str, Any] = {}  # noqa: RUF012  (rows are written, never changed)
    original: bool = False


NOTES = {
    "footnotes": f'<w:footnote w:id="-1" w:type="separator">{p(r("<w:separator/>"))}</w:footnote>'
    f'<w:footnote w:id="2">{p(r("<w:footnoteRef/>") + r(" Clay dries first."))}</w:footnote>'
    f'<w:footnote w:id="3">{p("Glaze after.")}{p("Then fire.")}</w:footnote>',
    "endnotes": f'<w:endnote w:id="1">{p("At the end.")}</w:endnote>',
}
TWO_SECTIONS = '<w:sectPr><w:footnotePr><w:numFmt w:val="lowerLetter"/></w:footnotePr></w:sectPr>'

ROWS = [
    # paragraphs
    Row("paragraphs are parted by a blank line", p("Kilns") + p("Bees"), "Kilns\n\nBees"),
    Row(
        "empty paragraphs leave no trace",
        p() + p("Kilns") + p() + p(r(" ")) + p("Bees") + p(),
        "Kilns\n\nBees",
    ),
    Row("runs of one word stand together", p(r("Ki", "<w:b/>") + r("ln")), "Kiln"),
    Row("spaces are kept where the file says so", p(r("a ") + r(" b")), "a  b"),
    Row("else not, as in Word", p("<w:r><w:t> a </w:t></w:r><w:r><w:t>b</w:t></w:r>"), "ab"),
    Row("a newline of the XML is a space", p("<w:r><w:t>a\nb</w:t></w:r>"), "a b"),
    Row("a line break", p(r(t("Kilns") + "<w:br/>" + t("Bees"))), "Kilns\nBees"),
    Row("a carriage return", p(r(t("Kilns") + "<w:cr/>" + t("Bees"))), "Kilns\nBees"),
    Row("a page break before a heading", p(r('<w:br w:type="page"/>') + r("Kilns")), "Kilns"),
    Row("a column break", p(r(t("a") + '<w:br w:type="column"/>' + t("b"))), "a\nb"),
    Row("tabs", p(r(t("a") + "<w:tab/>" + t("b") + "<w:ptab/>" + t("c"))), "a\tb\tc"),
    Row("hyphens that never break", p(r(t("re") + "<w:noBreakHyphen/>" + t("use"))), "re-use"),
    Row("hyphens that may", p(r(t("kil") + "<w:softHyphen/>" + t("ns"))), "kilns"),
    Row("soft hyphens and zero-width spaces as characters", p("ki\u00adl\u200bns"), "kilns"),
    Row("no-break spaces", p("£5\u00a0m"), "£5 m"),
    Row("capitals stay as they were typed", p(r("Kilns", "<w:caps/>")), "Kilns"),
    Row("Symbol", p(r(sym("Symbol", "F061") + sym("Symbol", "F0B3") + t("5"))), "α≥5"),
    Row("Wingdings", p(r(sym("Wingdings", "F0FC") + t(" fired"))), "✓ fired"),
    Row("words in the Symbol face", p(r("b", '<w:rFonts w:ascii="Symbol"/>')), "β"),
    Row("a private bullet", p("\uf0b7 fired"), "• fired"),
    Row("superscripts", p(r("dust") + r("1,2", RAISED)), "dust1,2"),
    Row("subscripts", p(r("CO") + r("2", LOWERED)), "CO2"),
    Row("hidden words", p(r("a") + r("b", HIDDEN) + r("c", '<w:vanish w:val="0"/>')), "ac"),
    Row(
        "words hidden by a style",
        p(r("a") + r("b", '<w:rStyle w:val="Note"/>')),
        "a",
        {"styles": style("Note", f"<w:rPr>{HIDDEN}</w:rPr>", "character")},
    ),
    Row(
        "a hidden paragraph is not counted",
        item("a") + p(r("b", HIDDEN), in_list(1, 0) + MARK_HIDDEN) + item("c"),
        "R1 a\n\nR2 c",
        {"numbering": R_LIST},
    ),
    Row(
        "a heading that runs on",
        p("Kilns. ", in_list(1, 0) + MARK_HIDDEN) + p("They are hot."),
        "R1 Kilns. They are hot.",
        {"numbering": R_LIST},
    ),
    # what wraps
    Row(
        "smart tags and custom XML",
        p(f"<w:smartTag>{r('a')}</w:smartTag><w:customXml>{r('b')}</w:customXml>"),
        "ab",
    ),
    Row("custom XML around paragraphs", f"<w:customXml>{p('a')}</w:customXml>", "a"),
    Row("right to left", p(f"<w:bdo w:val='rtl'>{r('a')}</w:bdo><w:dir w:val='rtl'>{r('b')}</w:dir>"), "ab"),
    Row(
        "a reading above a word",
        p(r(f"<w:ruby><w:rt>{r('kama')}</w:rt><w:rubyBase>{r('窯')}</w:rubyBase></w:ruby>")),
        "窯(kama)",
    ),
    Row(
        "mathematics",
        p(
            "<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath>"
        ),
        "a/b",
    ),
    Row("content control in a line", p(r("a") + sdt(r("b"))), "ab"),
    Row("content control around paragraphs", sdt(p("a") + p("b")), "a\n\nb"),
    Row("content control around a row", tbl(sdt(tr("a", "b"))), "a\tb"),
    Row("content control around a cell", tbl(f"<w:tr>{sdt(tc('a'))}{tc('b')}</w:tr>"), "a\tb"),
    Row("content control in content control", sdt(sdt(p(sdt(sdt(r("a")))))), "a"),
    # tables
    Row("a table of one cell is a box", tbl(tr(p("1. Summary") + p("Kilns."))), "1. Summary\n\nKilns."),
    Row("a box of several rows", tbl(tr("Kilns"), tr("Bees")), "Kilns\n\nBees"),
    Row(
        "rows and cells",
        p("x") + tbl(tr("Name", "Role"), tr("Ada", "Potter")) + p("y"),
        "x\n\nName\tRole\nAda\tPotter\n\ny",
    ),
    Row("an empty cell between", tbl(tr("a", "", "c"), tr("", "b", "c")), "a\t\tc\nb\tc"),
    Row("a row that spans", tbl(tr("Staff"), tr("Ada", "Potter")), "Staff\n\nAda\tPotter"),
    Row(
        "a table in a box",
        tbl(tr(p("In") + tbl(tr("a", "b"), tr("c", "d")) + p("out"))),
        "In\n\na\tb\nc\td\n\nout",
    ),
    Row("a table in a table", tbl(tr(tbl(tr("a", "b")), "c")), "a\tb\n\nc"),
    Row(
        "a reference and its label",
        tbl(tr("R1", "Ada (2014) Kilns."), tr("[R2]", "Bo (2015)")),
        "R1 Ada (2014) Kilns.\n[R2] Bo (2015)",
    ),
    Row(
        "a reference and its number",
        tbl(tr(item(""), "Ada (2014)"), tr(item(""), "Bo (2015)")),
        "R1 Ada (2014)\nR2 Bo (2015)",
        {"numbering": R_LIST},
    ),
    Row("figures are no reference", tbl(tr("12", "340")), "12\t340"),
    Row(
        "a label before several paragraphs",
        tbl(tr("E1", p("Letter. " * 20) + p("More. " * 20))),
        f"E1 {'Letter. ' * 20}\n\n{'More. ' * 20}",
    ),
    Row(
        "names beside roles in one row",
        tbl(tr(p("Ada") + p("Bo"), p("Potter") + p("Keeper"))),
        "Ada\tPotter\nBo\tKeeper",
    ),
    Row("a cell of two short paragraphs", tbl(tr("Ada", p("Potter") + p("Dean"))), "Ada\tPotter Dean"),
    Row(
        "columns of prose",
        tbl(tr(p("Kilns. " * 30) + p("More."), p("Bees."))),
        f"{'Kilns. ' * 30}\n\nMore.\n\nBees.",
    ),
    Row(
        "names beside roles, by line breaks",
        tbl(tr(p(r(t("Ada") + "<w:br/>" + t("Bo"))), p("Potter") + p("Keeper"))),
        "Ada\tPotter\nBo\tKeeper",
    ),
    Row(
        "alternatives around paragraphs",
        f'<mc:AlternateContent><mc:Choice Requires="w14">{p("new")}</mc:Choice>'
        f"<mc:Fallback>{p('old')}</mc:Fallback></mc:AlternateContent>",
        "new",
    ),
    Row("a line break in a cell", tbl(tr(p(r(t("a") + "<w:br/>" + t("b"))), "c")), "a b\tc"),
    # changes
    Row("an insertion", p(r("a ") + ins(r("b ")) + r("c")), "a b c"),
    Row("an insertion not made", p(r("a ") + ins(r("b ")) + r("c")), "a c", original=True),
    Row("a deletion", p(r("a ") + gone("b ") + r("c")), "a c"),
    Row("a deletion not made", p(r("a ") + gone("b ") + r("c")), "a b c", original=True),
    Row("a move", p(f"<w:moveFrom>{r('x')}</w:moveFrom>" + r("y") + f"<w:moveTo>{r('x')}</w:moveTo>"), "yx"),
    Row(
        "a move not made",
        p(f"<w:moveFrom>{r('x')}</w:moveFrom>" + r("y") + f"<w:moveTo>{r('x')}</w:moveTo>"),
        "xy",
        original=True,
    ),
    Row("deleted within inserted", p(ins(r("a") + gone("b")) + r("c")), "ac"),
    Row("a deleted paragraph mark joins", p("Kil", MARK_DELETED) + p("ns"), "Kilns"),
    Row("an inserted one parts", p("Kil", MARK_ADDED) + p("ns"), "Kil\n\nns"),
    Row("and joins where it was not made", p("Kil", MARK_ADDED) + p("ns"), "Kilns", original=True),
    Row(
        "a deleted paragraph is not counted",
        item("a") + p(gone("b"), in_list(1, 0) + MARK_DELETED) + item("c"),
        "R1 a\n\nR2 c",
        {"numbering": R_LIST},
    ),
    Row(
        "a deleted row",
        tbl(tr("a", "b"), tr("c", "d").replace("<w:tr>", '<w:tr><w:trPr><w:del w:id="1"/></w:trPr>')),
        "a\tb",
    ),
    Row(
        "an inserted row not made",
        tbl(tr("a", "b"), tr("c", "d").replace("<w:tr>", '<w:tr><w:trPr><w:ins w:id="1"/></w:trPr>')),
        "a\tb",
        original=True,
    ),
    Row(
        "numbering as it was before a change",
        p("a", f"{in_list(1, 0)}<w:pPrChange w:id='1'><w:pPr/></w:pPrChange>"),
        "a",
        {"numbering": R_LIST},
        original=True,
    ),
    # fields and links
    Row(
        "a link",
        p(f'<w:hyperlink r:id="rId9">{r("here")}</w:hyperlink>'),
        "here",
        {"links": {"rId9": "https://x.example/"}},
    ),
    Row("a field's result", p(field("DATE", "2 May")), "2 May"),
    Row("a simple field", p(f'<w:fldSimple w:instr=" SEQ Figure ">{r("3")}</w:fldSimple>'), "3"),
    Row(
        "a field in a result",
        p(field('HYPERLINK "https://x.example"', r("see ") + field("PAGE", "4"))),
        "see 4",
    ),
    Row(
        "a field in an instruction",
        p(
            r('<w:fldChar w:fldCharType="begin"/>')
            + r("<w:instrText>IF </w:instrText>")
            + field("REF a", "1")
            + r('<w:fldChar w:fldCharType="separate"/>')
            + r("yes")
            + r('<w:fldChar w:fldCharType="end"/>')
        ),
        "yes",
    ),
    Row(
        "an instruction without end",
        p(r('<w:fldChar w:fldCharType="begin"/>') + r("<w:instrText>IF</w:instrText>")) + p("Kilns"),
        "Kilns",
    ),
    Row(
        "a field over paragraphs",
        p(
            r('<w:fldChar w:fldCharType="begin"/>')
            + r("<w:instrText>TOC</w:instrText>")
            + r('<w:fldChar w:fldCharType="separate"/>')
            + r("a")
        )
        + p(r("b") + r('<w:fldChar w:fldCharType="end"/>')),
        "a\n\nb",
    ),
    Row(
        "a ticked box",
        p(
            r(
                '<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>'
                "</w:fldChar>"
            )
            + r("<w:instrText>FORMCHECKBOX</w:instrText>")
            + r('<w:fldChar w:fldCharType="end"/>')
            + r(" Yes")
        ),
        "☒ Yes",
    ),
    # notes, boxes
    Row(
        "a footnote",
        p(r("Kilns") + r('<w:footnoteReference w:id="2"/>') + r(" burn.")) + p("Bees."),
        "Kilns¹ burn.\n¹ Clay dries first.\n\nBees.",
        NOTES,
    ),
    Row(
        "a footnote of two paragraphs",
        p(r("Kilns") + r('<w:footnoteReference w:id="3"/>')),
        "Kilns¹\n¹ Glaze after.\nThen fire.",
        NOTES,
    ),
    Row("an endnote", p(r("Kilns") + r('<w:endnoteReference w:id="1"/>')), "Kilnsⁱ\nⁱ At the end.", NOTES),
    Row(
        "a note referred to twice",
        p(r('a<w:footnoteReference w:id="2"/>'.replace("a<", "<")) + r('<w:footnoteReference w:id="2"/>')),
        "¹²\n¹ Clay dries first.",
        NOTES,
    ),
    Row(
        "notes in letters",
        p(r("a") + r('<w:footnoteReference w:id="2"/>')) + TWO_SECTIONS,
        "aᵃ\nᵃ Clay dries first.",
        NOTES,
    ),
    Row(
        "a mark of one's own",
        p(r("a") + r('<w:footnoteReference w:id="3" w:customMarkFollows="1"/><w:t>*</w:t>')),
        "a*\nGlaze after.\nThen fire.",
        NOTES,
    ),
    Row(
        "a note in a table",
        tbl(tr(p(r("a") + r('<w:footnoteReference w:id="2"/>')), "b"), tr("c", "d")),
        "a¹\tb\n¹ Clay dries first.\nc\td",
        NOTES,
    ),
    Row("a text box, once", p(r("Kilns") + box("Inside")) + p("Bees"), "Kilns\n\nInside\n\nBees"),
    Row(
        "a text box of an unknown kind",
        p(
            r(
                f'<mc:AlternateContent><mc:Choice Requires="zz" xmlns:zz="urn:zz">{t("new")}</mc:Choice>'
                f"<mc:Fallback>{t('old')}</mc:Fallback></mc:AlternateContent>"
            )
        ),
        "old",
    ),
    Row("a text box in an empty paragraph", p(box("Inside")), "Inside"),
    Row(
        "a comment is no text",
        p(
            '<w:commentRangeStart w:id="0"/>'
            + r("a")
            + '<w:commentRangeEnd w:id="0"/>'
            + r('<w:commentReference w:id="0"/>')
        ),
        "a",
        {"comments": ""},
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.feature)
def test_feature(row: Row) -> None:
    document = read(row.body, original=row.original, **row.parts)
    assert document.text == row.text


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.feature)
def test_pieces_are_whole(row: Row) -> None:
    document = read(row.body, original=row.original, **row.parts)
    offsets = [piece.offset for piece in document.pieces]
    assert offsets[0] == 0
    assert offsets == sorted(set(offsets))
    assert offsets[-1] < len(document.text)
    assert set(document.line_starts) - {len(document.text)} <= set(offsets)


def test_the_tables_of_the_template_are_understood() -> None:
    staff = tbl(
        tr("Title of case study: Kilns"),
        tr("Details of staff conducting the underpinning research from the submitting unit:"),
        tr("Name(s):", "Role(s) (e.g. job title):", "Period(s) employed by submitting HEI:"),
        tr(p("Ada Kiln") + p("Bo Bee"), p("Potter") + p("Keeper"), p("2001–2010") + p("2005–present")),
        tr("Period when the claimed impact occurred: 2014–2020"),
    )
    grants = tbl(
        tr("Grant number", "Value of grant"), tr("EP/A12345/1", "£500,000"), tr("EP/B12345/1", "£900")
    )
    case = parse(
        read(
            staff,
            tbl(tr(p("3. References to the research") + item("Ada (2014) Kilns.") + item("Bo (2015) Bees."))),
            tbl(tr(p("5. Sources to corroborate the impact") + tbl(tr("E1", "Letter of the guild")))),
            p("Additional contextual information"),
            p("Grant funding:"),
            grants,
            numbering=R_LIST,
        )
    )
    assert [(member.name, member.role, member.period) for member in case.header.staff] == [
        ("Ada Kiln", "Potter", "2001–2010"),
        ("Bo Bee", "Keeper", "2005–present"),
    ]
    assert [reference.raw for reference in case.references] == ["R1 Ada (2014) Kilns.", "R2 Bo (2015) Bees."]
    assert [source.raw for source in case.sources] == ["E1 Letter of the guild"]
    assert [(grant.number, grant.amount) for grant in case.grants] == [
        ("EP/A12345/1", "500000"),
        ("EP/B12345/1", "900"),
    ]


# positions


def place(document: Document, words: str) -> str:
    return str(document.position(document.text.index(words)))


def test_paragraphs_are_counted_as_the_file_has_them() -> None:
    document = read(p("Kilns"), p(), tbl(tr("Ada", p() + p("Potter"))), p("Bees hum"))
    assert place(document, "Kilns") == "paragraph 1:1"
    assert place(document, "Ada") == "paragraph 3:1 (table 1, cell 1)"
    assert place(document, "Potter") == "paragraph 5:1 (table 1, cell 2)"
    assert place(document, "hum") == "paragraph 6:6"


def test_the_place_in_a_table() -> None:
    rows = tbl(tr("a", "b"), tr("c", "d"))
    document = read(tbl(tr(p("Box") + rows)), tbl(tr("Row one"), tr("Row two")))
    assert place(document, "Box") == "paragraph 1:1 (table 1)"
    assert place(document, "d") == "paragraph 5:1 (table 2, row 2, cell 2)"
    assert place(document, "Row two") == "paragraph 7:1 (table 3, row 2)"


PAGE_ENDED = r("<w:lastRenderedPageBreak/>")


def test_pages_are_those_that_word_showed() -> None:
    document = read(p("one"), p(r("still one ") + PAGE_ENDED + r("then two")), p("two"))
    assert place(document, "still") == "paragraph 2:1 (page 1)"
    assert place(document, "then") == "paragraph 2:11 (page 2)"
    assert place(document, "two\n") == "paragraph 2:16 (page 2)"
    assert document.facts.pages == 2


def test_pages_by_what_the_author_asked_for() -> None:
    document = read(p(r("one") + r('<w:br w:type="page"/>')), p("two"), p("three", "<w:pageBreakBefore/>"))
    assert [document.position(document.text.index(w)).page for w in ("one", "two", "three")] == [1, 2, 3]


def test_the_cells_of_a_row_begin_on_one_page() -> None:
    split = p(r("a") + PAGE_ENDED + r("b"))
    document = read(tbl(tr(split, split.replace(">a<", ">c<"))), p("end"))
    assert [document.position(document.text.index(w)).page for w in ("a", "b", "c", "end")] == [1, 2, 1, 2]


def test_no_page_where_the_file_tells_of_none() -> None:
    assert read(p("one")).position(0).page is None


def test_joined_paragraphs_keep_their_numbers() -> None:
    document = read(p("Kil", MARK_DELETED), p("ns"))
    assert place(document, "ns") == "paragraph 2:1"


def test_columns_count_what_was_taken_out() -> None:
    document = read(p("ki\u00adln and bee\u200bs"))
    assert document.text == "kiln and bees"
    assert [document.position(at).column for at in (1, 2, 11, 12)] == [2, 4, 13, 15]


def test_columns_after_a_break_and_a_note() -> None:
    body = p(r(t("a") + "<w:br/>" + t("b")) + r('<w:footnoteReference w:id="2"/>') + r("c"))
    document = read(body, **NOTES)
    assert document.text.startswith("a\nb¹c\n")
    assert [document.position(at).column for at in range(5)] == [1, 2, 3, 4, 5]
    assert place(document, "Clay") == "paragraph 1:2 (footnote 1)"


def test_lines_of_cells_keep_their_places_and_marks() -> None:
    names = p(
        r(t("Ada") + "<w:br/>" + t("B"))
        + r("o1", RAISED)
        + f'<w:hyperlink w:anchor="c">{r("!")}</w:hyperlink>'
    )
    document = read(tbl(tr(names, p("Potter") + p("Keeper"))))
    assert document.text == "Ada\tPotter\nBo1!\tKeeper"
    assert place(document, "o1") == "paragraph 1:6 (table 1, cell 1)"
    assert stretches(document, document.facts.superscripts) == ["o1"]
    assert [document.text[link.start : link.end] for link in document.facts.links] == ["!"]


# facts


def test_links() -> None:
    document = read(
        p(
            r("See ")
            + f'<w:hyperlink r:id="rId9" w:anchor="p2">{r("the ")}{r("letter")}</w:hyperlink>'
            + r(".")
        ),
        p(f'<w:hyperlink w:anchor="E1">{r("E1")}</w:hyperlink>'),
        p(field('HYPERLINK "https://kilns.example/a" \\l "b" \\o "tip"', "kilns")),
        p(f'<w:fldSimple w:instr=" HYPERLINK https://bees.example ">{r("bees")}</w:fldSimple>'),
        links={"rId9": "https://x.example/"},
    )
    assert [(document.text[link.start : link.end], link.target) for link in document.facts.links] == [
        ("the letter", "https://x.example/#p2"),
        ("E1", "#E1"),
        ("kilns", "https://kilns.example/a#b"),
        ("bees", "https://bees.example"),
    ]
    assert all(isinstance(link, Link) for link in document.facts.links)


def stretches(document: Document, found: tuple[tuple[int, int], ...]) -> list[str]:
    return [document.text[start:end] for start, end in found]


def test_changes() -> None:
    document = read(p(r("a ") + ins(r("new") + r("est ")) + ins(r("of ")) + gone("old ") + r("b")))
    assert stretches(document, document.facts.insertions) == ["newest of "]
    assert document.facts.deletions == ((12, 12),)
    before = read(p(r("a ") + ins(r("new ")) + gone("old ") + r("b")), original=True)
    assert stretches(before, before.facts.deletions) == ["old "]
    assert before.facts.insertions == ((2, 2),)


def test_comments() -> None:
    begin, end = '<w:commentRangeStart w:id="{}"/>', '<w:commentRangeEnd w:id="{}"/>'
    sign = '<w:r><w:commentReference w:id="{}"/></w:r>'
    document = read(
        p(r("a ") + begin.format(0) + r("kiln") + end.format(0) + sign.format(0)),
        p(begin.format(1) + r("from")),
        p(r("to") + end.format(1) + sign.format(1) + r(" here") + sign.format(2)),
        begin.format(3),
        p("whole"),
        end.format(3),
    )
    assert stretches(document, document.facts.comments) == ["kiln", "from\n\nto", "", "whole"]


def test_superscripts_are_those_glued_to_a_word() -> None:
    body = p(r("dust") + r("1", RAISED) + r(",2 ", RAISED) + r("and ") + r("3", RAISED))
    document = read(body)
    assert stretches(document, document.facts.superscripts) == ["1,2"]


def test_a_note_is_no_superscript() -> None:
    document = read(p(r("Kilns") + r('<w:footnoteReference w:id="2"/>', RAISED)), **NOTES)
    assert document.facts.superscripts == ()
    assert stretches(document, document.facts.generated) == ["¹", "¹"]


SIZES = (
    "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='22'/></w:rPr></w:rPrDefault></w:docDefaults>"
    + style("Big", "<w:rPr><w:sz w:val='28'/></w:rPr>")
    + style("Heir", '<w:basedOn w:val="Big"/>')
    + style("Tiny", "<w:rPr><w:sz w:val='16'/></w:rPr>", "character")
)


def test_sizes_of_type() -> None:
    document = read(
        p("usual"),
        p(
            r("big ") + r("tiny ", '<w:rStyle w:val="Tiny"/>') + r("own", '<w:sz w:val="21"/>'),
            styled("Heir"),
        ),
        p(),
        p("usual again"),
        styles=SIZES,
    )
    assert [(document.text[a:b], size) for a, b, size in document.facts.fonts] == [
        ("usual", 11.0),
        ("big ", 14.0),
        ("tiny ", 8.0),
        ("own", 10.5),
        ("usual again", 11.0),
    ]
    assert read(p("no styles")).facts.fonts == ((0, 9, 10.0),)


@pytest.mark.parametrize(
    ("spacing", "lines"),
    [
        ("", 1.0),
        ('<w:spacing w:line="240" w:lineRule="auto"/>', 1.0),
        ('<w:spacing w:line="216"/>', 0.9),
        ('<w:spacing w:line="200" w:lineRule="exact"/>', 1.0),
        ('<w:spacing w:line="180" w:lineRule="exact"/>', 0.9),
        ('<w:spacing w:line="180" w:lineRule="atLeast"/>', 1.0),
        ('<w:spacing w:line="400" w:lineRule="atLeast"/>', 2.0),
    ],
)
def test_line_spacing(spacing: str, lines: float) -> None:
    assert read(p("Kilns", spacing)).facts.spacing == ((0, 5, lines),)


def margins(**sides: str) -> str:
    return "<w:pgMar " + " ".join(f'w:{side}="{length}"' for side, length in sides.items()) + "/>"


def test_the_narrowest_margin_of_all_sections() -> None:
    wide = margins(top="1440", bottom="1440", left="1440", right="1440", header="300")
    narrow = margins(top="-567", left="2cm")
    document = read(p("a", f"<w:sectPr>{wide}</w:sectPr>"), p("b"), f"<w:sectPr>{narrow}</w:sectPr>")
    assert document.facts.narrowest_margin == 1.0
    assert read(p("a")).facts.narrowest_margin is None


def test_pages_and_pictures() -> None:
    picture = r("<w:drawing><a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic></w:drawing>")
    document = read(p(r("a") + picture), p(r("<w:pict><v:shape><v:imagedata/></v:shape></w:pict>")), app="4")
    assert document.facts.images == 2
    assert document.facts.pages == 4


def test_what_the_document_says_of_itself() -> None:
    data = docx(p("Kilns"))
    document = document_from_docx(data, "draft.docx")
    assert (document.format, document.encoding, document.path) == ("docx", "utf-8", "draft.docx")
    assert document.sha256 == sha256(data).hexdigest()
    assert document.removed == ()


def test_a_row_taken_out_is_a_change_that_is_told() -> None:
    gone = tr("c", "d").replace("<w:tr>", '<w:tr><w:trPr><w:del w:id="1"/></w:trPr>')
    added = tr("c", "d").replace("<w:tr>", '<w:tr><w:trPr><w:ins w:id="1"/></w:trPr>')
    assert read(tbl(tr("a", "b"), gone)).facts.deletions == ((3, 3),)
    assert read(tbl(tr("a", "b"), added), original=True).facts.insertions == ((3, 3),)


def test_the_words_of_a_box_are_no_part_of_the_link_that_it_is_anchored_in() -> None:
    shown = r(t("link")) + r(box("boxed")) + r(t("more"))
    document = read(p(r(t("before ")) + field('HYPERLINK "https://x.example"', shown)))
    assert [document.text[link.start : link.end] for link in document.facts.links] == ["linkmore"]


def test_a_box_taken_out_counts_as_the_paragraph_that_would_be_read() -> None:
    gone = tr(p(box("boxed"))).replace("<w:tr>", '<w:tr><w:trPr><w:del w:id="1"/></w:trPr>')
    for original in (False, True):
        document = read(tbl(gone, tr("a")), original=original)
        assert document.position(document.text.index("a")).paragraph == 3
