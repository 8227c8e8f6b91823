"""Web pages: what of them is text, where it stands in the file, and what the file says besides."""

import codecs

import pytest
from make_web import PAGE, TEXT, mutations

from refcase.parse import parse
from refcase.reading.errors import ReadError
from refcase.reading.html import document_from_html
from refcase.reading.html.labels import numeral
from refcase.reading.plain import document_of
from refcase.text import Document


def read(page: str) -> Document:
    return document_from_html(page.encode(), "a.html")


@pytest.mark.parametrize(
    ("page", "text"),
    [
        # words and white space
        ("<p>one  two\n three<p>four", "one two three\n\nfour"),
        ("<p>a<b> b</b> <i>c</i>d</p>", "a b cd"),
        ("a<br>b<br><br>c<hr>d", "a\nb\n\nc\n\nd"),
        ("<pre>a\n  b\n\nc</pre>", "a\n  b\n\nc"),
        ("<pre>a <b>b</b> c\n d  <i>e</i> &amp; f</pre>", "a b c\n d e & f"),
        (
            "R&amp;D &copy 2&nbsp;&nbsp;km &#8217;t co&shy;op &nosuch; a & b",
            "R&D © 2 km ’t coop &nosuch; a & b",
        ),
        ("1 < 2, x<3 and </ b", "1 < 2, x<3 and </ b"),
        ("<q>said</q>", "“said”"),
        ("H<sub>2</sub>O <ins>new</ins> <del>old</del><s>older</s>end", "H2O new end"),
        ("<h1>Title</h1><div>a<div>b</div>c</div>", "Title\n\na\n\nb\n\nc"),
        # lists
        ("<ul><li>a<li>b</ul>", "• a\n\n• b"),
        ("<ol><li>a<li><p>b</p><p>c</p><li></ol>", "1. a\n\n2. b\n\nc"),
        ("<ol start=3><li>a<li value=7>b<li>c</ol>", "3. a\n\n7. b\n\n8. c"),
        ("<ol reversed><li>a<li>b</ol>", "2. a\n\n1. b"),
        ("<ol type=a><li>a<li>b<ol type=I><li>c</ol><li>d</ol>", "a. a\n\nb. b\n\nI. c\n\nc. d"),
        ("<ol style='list-style-type: upper-alpha'><li>a</ol>", "A. a"),
        ("<ol style='list-style: none'><li>[1] a</ol>", "[1] a"),
        ("<dl><dt>R1<dd>Glaze</dl>", "R1\n\nGlaze"),
        # tables
        (
            "<table><tr><th>Name<th>Role<tr><td><p>Ann</p><td>potter<br>guide</table>",
            "Name\tRole\n\nAnn\tpotter guide",
        ),
        ("<table><tr><td>a<p>b</table>", "a\n\nb"),
        ("<table><tr><td></td><td>only</td></tr></table>", "only"),
        (
            "<table><tr><td><h2>2. Underpinning research</h2>a<td>b</table>",
            "2. Underpinning research\n\na\n\nb",
        ),
        ("<table><tr><td>a<table><tr><td>b<td>c</table><td>d</table>", "a\n\nb\tc\n\nd"),
        # what is not shown
        ("<head><title>T</title><style>p{}</style></head><script>a<b</script><template>t</template>b", "b"),
        ("<nav>menu</nav><footer>foot</footer><button>go</button>b", "b"),
        ("<p hidden>a</p><p style='display: none'>b</p>c", "c"),
        ("<div role=dialog>We</div><div class='cookie-notice'>use</div><p id=cookies>them</p>c", "c"),
        ("a<!-- b --><!-->c<![if !x]>d<![endif]><?php e ?>", "acd"),
        ("<!-- refcase: ignore LNK002 -- known -->\n<p>a", "<!-- refcase: ignore LNK002 -- known -->\n\na"),
        ("<div title=header>Loxley</div><p>Kilns</p><div title='footer'><p>Page 2</p></div>", "Kilns"),
        ("<div id=cookies>" + "kilns " * 1_001 + "</div>", "kilns " * 1_000 + "kilns"),
        ("<select><option>2014<option>2021</select> <p>Kilns</p><p>Bees", "Kilns\n\nBees"),
        # what is shown all the same
        ("<h3 id='cookies-and-privacy'>Cookies</h3><p class='no-cookies-here'>Kilns</p>", "Cookies\n\nKilns"),
        ("<div title='footer note'>Kilns</div>", "Kilns"),
        ("<div style='display:none'><h2>Underpinning research</h2>a</div>", "Underpinning research\n\na"),
        ("<footer>Details of the impact</footer>", "Details of the impact"),
        ("<html><head><title>T</title><p>the head is not closed", "the head is not closed"),
        ("<button>go<p>Details of the impact<p>Kilns", "go\n\nDetails of the impact\n\nKilns"),
        (
            "<nav><p>Details of the impact<p>" + "kilns " * 1_001,
            "Details of the impact\n\n" + "kilns " * 1_000 + "kilns",
        ),
        # what browsers make of tags that are not closed or cross
        ("<p>a<b>b<p>c</b>d", "ab\n\ncd"),
        ("<b><i>a</b>b</i>c</p>d", "abc\n\nd"),
        ("<li>a<li>b", "• a\n\n• b"),
        ("<td>a<td>b", "a\tb"),
        ("a<!-- not closed > b", "a b"),
        ("a<p class='x b", "a<p class='x b"),
        ("a<p class='x>b</p>c", "a\n\nb\n\nc"),
        ("<script>never closed <p>b", "never closed\n\nb"),
    ],
)
def test_what_is_shown_is_the_text(page: str, text: str) -> None:
    assert read(page).text == text


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta http-equiv=Content-Type content="text/html; charset=windows-1252">
<!--[if gte mso 9]><xml><o:Words>10</o:Words></xml><![endif]--></head><body lang=EN-GB>
<p class=MsoNormal><b>3. References to the research<o:p></o:p></b></p>
<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>R1.<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>Thorley, A. (2009)
Glaze<span style='vertical-align:super'>2</span><ins
cite="mailto:ann" datetime="2020">, new</ins><del cite="x">, old</del>
<span class=MsoCommentReference><a class=msocomanchor href="#_msocom_1">[AT1]</a></span></p>
<!--[if !supportLists]--><p>E1.<!--[endif]--> A letter</p>
<div style='mso-element:comment-list'><p>[AT1] Is this so?</p></div>
</body></html>"""

GOOGLE = """<html><head><style type="text/css">ol.lst-kix_ab-0{list-style-type:none}
.lst-kix_ab-0>li:before{content:"[R" counter(lst-ctr-kix_ab-0,decimal) "] "}
.lst-kix_ab-1>li:before{content:"" counter(lst-ctr-kix_ab-0,decimal) "."
counter(lst-ctr-kix_ab-1,lower-latin) ") "}
ul.lst-kix_cd-0{list-style-type:none}.lst-kix_cd-0>li:before{content:"\\0025cf  "}
.c7{font-size:11pt;vertical-align:super}</style></head><body class="c3">
<ol class="c1 lst-kix_ab-0 start" start="1"><li class="c2"><span>Thorley</span><span class="c7">1</span>
</li></ol>
<ol class="c1 lst-kix_ab-0" start="2"><li>Noor<ol class="lst-kix_ab-1 start"><li>part</li></ol></li></ol>
<ul class="lst-kix_cd-0"><li>dot</li></ul></body></html>"""


def test_a_page_that_word_saved() -> None:
    document = read(WORD)
    assert document.text == (
        "3. References to the research\n\nR1. Thorley, A. (2009) Glaze2, new\n\nE1. A letter"
    )
    facts = document.facts
    assert [document.text[start:end] for start, end in facts.superscripts] == ["2"]
    assert [document.text[start:end] for start, end in facts.insertions] == [", new"]
    assert [len(facts.deletions), len(facts.comments), len(facts.generated)] == [1, 1, 0]


def test_a_page_that_google_docs_exported() -> None:
    document = read(GOOGLE)
    assert document.text == "[R1] Thorley1\n\n[R2] Noor\n\n2.a) part\n\n• dot"
    assert [document.text[start:end] for start, end in document.facts.generated] == ["[R1]", "[R2]", "2.a)"]
    assert len(document.facts.superscripts) == 1


def test_the_title_of_the_window_is_used_where_the_page_has_none() -> None:
    sections = "<p>1. Summary of the impact<p>Kilns"
    assert read(f"<title>Cooler &amp; kilns</title>{sections}").text.startswith(
        "Cooler & kilns\n\n1. Summary"
    )
    assert read(f"<title>Database</title><h2>Cooler kilns</h2>{sections}").text.startswith(
        "Cooler kilns\n\n1."
    )


@pytest.mark.parametrize(
    ("number", "style", "shown"),
    [
        (27, "lower-alpha", "aa"),
        (702, "upper-latin", "ZZ"),
        (49, "lower-roman", "xlix"),
        (1994, "upper-roman", "MCMXCIV"),
        (0, "lower-alpha", "0"),
        (-3, "decimal", "-3"),
        (4, "hebrew", "4"),
    ],
)
def test_numbers_in_the_styles_of_lists(number: int, style: str, shown: str) -> None:
    assert numeral(number, style) == shown


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("<p>Café".encode(), "utf-8"),
        (codecs.BOM_UTF8 + "<p>Café".encode(), "utf-8-sig"),
        (codecs.BOM_UTF16_LE + "<p>Café".encode("utf-16-le"), "utf-16"),
        ("<meta charset=windows-1252><p>Café".encode(), "utf-8"),
        ("<meta charset=iso-8859-1><p>Café".encode("cp1252"), "cp1252"),
        ("<meta charset='koi8-r'><p>Жар".encode("koi8-r"), "koi8-r"),
        ("<meta content='text/html; charset=iso-8859-2'><p>Łódź".encode("iso-8859-2"), "iso-8859-2"),
        ("<meta charset=punycode><p>Café".encode("cp1252"), "cp1252"),
        ("<p>Café".encode("cp1252"), "cp1252"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    document = document_from_html(data, "a.html")
    assert document.encoding == encoding
    assert document.text in ("Café", "Жар", "Łódź")


def test_links_keep_their_targets() -> None:
    document = read(
        "<p>see <a href=' https://x.example/?a=1&amp;b=2&copy=3 '> the <b>kiln</b> </a>, <a>no</a>"
    )
    assert [(document.text[link.start : link.end], link.target) for link in document.facts.links] == [
        ("the kiln", "https://x.example/?a=1&b=2&copy=3")
    ]


def test_numbers_of_lists_are_told_and_pictures_counted() -> None:
    document = read("<img src=a.png alt='a kiln'><ol><li>a<li>b</ol><svg><text>no</text></svg>")
    assert [document.text[start:end] for start, end in document.facts.generated] == ["1.", "2."]
    assert (document.facts.images, document.text) == (2, "1. a\n\n2. b")


def test_every_word_stands_where_its_position_says() -> None:
    page = PAGE.replace("guild", "gui\u00adld").replace("Kilns in", "Kilns\nin").replace("\n", "\r\n")
    document = read(page)
    lines = page.split("\r\n")
    generated = {offset for start, end in document.facts.generated for offset in range(start, end)}
    for offset, character in enumerate(document.text):
        if not character.isspace() and offset not in generated:
            place = document.position(offset)
            found = lines[place.line - 1][place.column - 1]
            assert found == character or (character, found) == ("’", "&"), (
                place,
                document.text[offset:][:20],
            )


def test_a_study_reads_as_its_text() -> None:
    document = read(PAGE)
    text = TEXT.replace("guild's", "guild’s")
    assert (document.text, document.format, document.encoding) == (text, "html", "utf-8")
    ours, plain = parse(document), parse(document_of(text))
    for listed in ("references", "sources", "citations"):
        dumped = [item.model_dump() for item in getattr(ours, listed)]
        assert dumped == [item.model_dump() for item in getattr(plain, listed)]


def test_the_tables_of_a_form_give_header_and_grants() -> None:
    study = parse(
        read(
            """<table><tr><td colspan=3><b>Institution:</b> University of Kelder</td></tr>
            <tr><td colspan=3><b>Title of case study:</b> Cooler kilns</td></tr>
            <tr><td colspan=3><b>Details of staff conducting the underpinning research:</b></td></tr>
            <tr><td>Name(s):</td><td>Role(s) (e.g. job title):</td>
            <td>Period(s) employed by submitting HEI:</td></tr>
            <tr><td><p>Ann Thorley</p><p>Bo <b>Noor</b></p></td><td><p>Professor</p><p>Fellow</p></td>
            <td><p>2004-2019</p><p>2011-2014</p></td></tr>
            <tr><td colspan=3><p>1. Summary of the impact</p><p>Kilns burn less.</p></td></tr>
            <tr><td colspan=3><p>5. Sources to corroborate the impact</p><p>E1. A letter</p></td></tr></table>
            <h2>Additional contextual information</h2><h3>Grant funding</h3>
            <table><tr><th>Grant number</th><th>Value of grant</th></tr>
            <tr><td>EP/N555555/1</td><td>&pound;612,340</td></tr></table>
            <h3>Countries</h3><p>Norway</p><p>Chile</p>"""
        )
    )
    assert (study.institution, study.title) == ("University of Kelder", "Cooler kilns")
    assert [(m.name, m.role, m.period) for m in study.header.staff] == [
        ("Ann Thorley", "Professor", "2004-2019"),
        ("Bo Noor", "Fellow", "2011-2014"),
    ]
    assert [(grant.number, grant.amount) for grant in study.grants] == [("EP/N555555/1", "612340")]
    assert study.context.countries == ("Norway", "Chile")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty"),
        (b"<html><head><title>T</title></head><body><script>x</script></body>", "empty"),
        (b"<p>a\0b", "binary"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n<p>a", "unsupported"),
        (b"<p>a" * 200_000, "too-large"),
        (b"<" * 2_000_000, "too-large"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(data: bytes, kind: str) -> None:
    with pytest.raises(ReadError) as caught:
        document_from_html(data, "a.html")
    assert (caught.value.kind, caught.value.path) == (kind, "a.html")
    assert "\n" not in caught.value.message


@pytest.mark.parametrize(
    "tag",
    [
        "<div>",
        "<b>",
        "<table><tr><td>",
        "<ol><li>",
        "<a href='",
        "<!--",
        "</div>",
        "<span class=x>",
        "<p x=",
        "&lt;",
        "<q>",
    ],
)
def test_nothing_is_lost_however_deep(tag: str) -> None:
    assert "word" in read(tag * 20_000 + "word").text


def test_broken_files_give_a_document_or_one_line() -> None:
    for data in mutations(PAGE, 500, seed=7):
        try:
            document = document_from_html(data, "a.html")
        except ReadError as error:
            assert error.kind in ("empty", "binary")
            continue
        offsets = [piece.offset for piece in document.pieces]
        assert offsets[0] == 0
        assert offsets == sorted(set(offsets))
        assert all(0 <= start <= end <= len(document.text) for start, end, *_ in document.facts.links)
        assert not set(document.text) & set("\r\x0b\x0c\x85\u2028\u00a0\u00ad\u200b\ufeff")
        parse(document)


def test_words_of_a_cell_stand_where_they_are_written() -> None:
    document = read("<table><tr><td>R1</td>\n<td>\nThorley</td></tr></table>")
    assert document.text == "R1\tThorley"
    assert str(document.position(3)) == "3:1"


def test_a_page_in_utf_8_with_a_broken_character_is_read_as_it_says() -> None:
    page = (
        b"<meta charset=utf-8><p>the guild\xe2\x80\x99s \xc2\xa31m, \xc2\xa32m, \xc2\xa33m, "
        + b"\xc2\xa34m " * 9
    )
    document = document_from_html(page + b"\x92", "a.html")
    assert document.text.startswith("the guild\u2019s £1m") and document.encoding == "utf-8"
    assert document_from_html(b"<meta charset=utf-8>\xa31m", "a.html").text == "£1m"
