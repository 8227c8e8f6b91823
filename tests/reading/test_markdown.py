"""Markdown: what of it is text, where it stands in the file, and what the file says besides."""

import pytest
from make_web import MARKDOWN, TEXT, mutations

from refcase.parse import parse
from refcase.reading.errors import ReadError
from refcase.reading.markdown import document_from_markdown
from refcase.reading.markdown.numbering import in_order
from refcase.reading.plain import document_of
from refcase.text import Document


def read(written: str) -> Document:
    return document_from_markdown(written.encode(), "a.md")


@pytest.mark.parametrize(
    ("written", "text"),
    [
        # marks vanish, words stay
        ("a **bold** and *slanted* word", "a bold and slanted word"),
        (r"\(2015\) \[R1\] a\_b", "(2015) [R1] a_b"),
        ("**\\[R1\\]** and **[R2]**", "[R1] and [R2]"),
        ("**[**[**R1**](https://x.example)**]**", "[R1]"),
        ("[text](https://x.example 'a title')", "text"),
        ("R&amp;D &copy; 2&nbsp;km co&shy;op", "R&D © 2 km coop"),
        ("`code` here", "code here"),
        ("<https://x.example> <name@x.example>", "https://x.example name@x.example"),
        ("H<sub>2</sub>O <ins>new</ins> <span class='x'>old</span>", "H2O new old"),
        ("a <del>gone</del>b", "a b"),
        ("one<br>two\\\nthree  \nfour", "one\ntwo\nthree\nfour"),
        ("before ![a kiln](kiln.png) after", "before  after"),
        # blocks
        ("## 3. References ##\ntext", "3. References\n\ntext"),
        ("## 3. References {#references}\ntext", "3. References\n\ntext"),
        ("## 3. References {1}\n{#text}", "3. References {1}\n\n{#text}"),
        ("Heading\n=======\n\nOther\n---\ntext", "Heading\n\nOther\n\ntext"),
        ("> said\n> so\n\nnext", "said\nso\n\nnext"),
        ("```\nx = 1\n  y\n```\nz", "x = 1\n  y\n\nz"),
        ("Kilns\n\n```\na\nb", "Kilns\n\na\nb"),
        ("Kilns\n\n```", "Kilns"),
        ("1. <!-- c --> Smith\n2. Jones", "1. Smith\n\n2. Jones"),
        ("| R1 | Kilns<br>leak | 2015 |\n|---|---|---|\n| a | b | c |", "R1\tKilns leak\t2015\n\na\tb\tc"),
        ("a\n\n***\n\nb", "a\n\nb"),
        ("first line\n  second line", "first line\nsecond line"),
        ("| Name | Role |\n|---|---|\n| Ann | a \\| b | more |", "Name\tRole\n\nAnn\ta | b\tmore"),
        ("<table><tr><td>A</td><td>B</td></tr></table>", "A\tB"),
        # lists
        ("- one\n- two", "• one\n\n• two"),
        ("3. three\n4. four", "3. three\n\n4. four"),
        ("2) two\n3) three", "2) two\n\n3) three"),
        ("1. a\n1. b\n\n   more of b\n1. c", "1. a\n\n2. b\n\nmore of b\n\n3. c"),
        ("- out\n  1. in\n\n- out", "• out\n1. in\n\n• out"),
        ("3. References\n1. Thorley\n2. Noor", "3. References\n\n1. Thorley\n\n2. Noor"),
        ("1\\. no list", "1. no list"),
        ("007. as printed", "007. as printed"),
        ("a\n\n4.\n\nb", "a\n\n4.\n\nb"),
        # comments
        ("a\n\n<!-- refcase: ignore LNK002 -->\nb", "a\n\n<!-- refcase: ignore LNK002 -->\n\nb"),
        ("a <!-- said to no one --> b\n\n<!-- nor\n\nthis --> c", "a  b\n\nc"),
        ("<!-- a --> b <!-- c --> d", "b  d"),
        ("a\n\n<!-- not closed\n\nb", "a\n\n<!-- not closed\n\nb"),
        ("a <del>not closed\n\nb<td>c\n\nd", "a not closed\n\nb\tc\n\nd"),
        ("<style>\np {}\n</style>\nb", "b"),
    ],
)  # fmt: skip
def test_what_is_shown_is_the_text(written: str, text: str) -> None:
    assert read(written).text == text


@pytest.mark.parametrize(
    "written",
    [
        "R1. Thorley, A. (2009)\nR2. Noor, R. (2012)",
        "[R1]: Thorley, A. (2009) Glaze and time",
        "[R1]: https://doi.org/10.5555/glaze.1",
        "as shown [E1](E2) and [3](2015)",
        "4. Details of the impact",
        "4. Details of the impact\nThe guild changed.",
        "sources E1~E3 and E5~E7 and ~~E8~~",
        "kiln_one_two and https://x.example/a-_b_c_.pdf_x and www.x.example/_a_b",
        "90*4*360 kilns, A*STAR, Z*STAR, (*) and (*)",
        "`A word' and `another', `and more'",
        "<name of funder> and <E1> < 5",
        ">50% of potters\n> 5 kilns",
        "the plan\n- our plan -\nfor a guild\n* our star",
        "Grants\n-\nEP/5555/1",
        "Name(s):\tRole(s):\tPeriod(s):\nAnn\tPotter\t2004-2009",
        "#hashtag and C# and 5. and a | b",
        "* a note's sign that no other follows",
        "1. Summary of the impact",
        "AT&T &nosuch; &",
    ],
)
def test_what_an_author_wrote_by_hand_stays(written: str) -> None:
    assert read(written).text == written


def test_lines_set_in_are_no_code() -> None:
    assert read("Heading\n\n    set in by four [E1]\n\n\tand by a tab").text == (
        "Heading\n\nset in by four [E1]\n\nand by a tab"
    )


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ([1, 1, 1], [1, 2, 3]),
        ([5, 1, 1, 1], [5, 1, 2, 3]),
        ([1, 1, 2, 3], [1, 1, 2, 3]),
        ([3, 1, 2, 3, 4, 4], [3, 1, 2, 3, 4, 4]),
        ([1, 2, 3], [1, 2, 3]),
        ([1], [1]),
        ([], []),
    ],
)
def test_numbers_of_a_list(printed: list[int], shown: list[int]) -> None:
    assert in_order(printed) == shown


def test_numbers_that_an_export_restarted_are_told() -> None:
    document = read("1. a\n1. b\n\ntext\n\n3. c\n4. d")
    assert [document.text[start:end] for start, end in document.facts.generated] == ["2."]


def test_a_heading_after_a_list_keeps_its_number() -> None:
    assert read("1. a list\n\n1. Summary of the impact").text == "1. a list\n\n1. Summary of the impact"


def test_facts() -> None:
    document = read(
        "word<sup>3</sup> and <sup>4</sup> [the *kiln*](kiln.html) ![x](y.png)\n\n"
        "<img src='z.png'>\n\n<del cite='mailto:ann'>x</del>y <s>struck out</s>"
    )
    facts = document.facts
    assert [document.text[start:end] for start, end in facts.superscripts] == ["3"]
    assert [(document.text[link.start : link.end], link.target) for link in facts.links] == [
        ("the kiln", "kiln.html")
    ]
    assert (facts.images, [document.text[start:] for start, _ in facts.deletions]) == (2, ["y "])


def test_a_link_that_begins_or_ends_where_nothing_is_shown() -> None:
    document = read("<del>[gone</del> here](a.html) [there <del>and](b.html)</del> end")
    assert document.text == "here there  end"


def test_pictures_that_a_word_processor_put_in_are_no_text() -> None:
    data = "A" * 100_000
    document = read(
        f"a ![][kiln]\n\n![](data:image/png;base64,{data})\n\n[kiln]: <data:image/png;base64,{data}>\n\nb"
    )
    assert document.text == "a ![][kiln]\n\nb"


def test_every_word_stands_where_its_position_says() -> None:
    written = (
        MARKDOWN.replace("guild", "gui\u00adld")
        + "\r\n\r\n> - quoted\r\n>   1) within `code`\r\n\r\n|a|b|\r\n|-|-|\r\n|c|d|e|\r\n"
    )
    document = read(written)
    lines = written.replace("\r\n", "\n").split("\n")
    generated = {offset for start, end in document.facts.generated for offset in range(start, end)}
    for offset, character in enumerate(document.text):
        if character.isspace() or offset in generated:
            continue
        place = document.position(offset)
        found = lines[place.line - 1][place.column - 1]
        assert (found == character) or (character == "•" and found in "-*"), (
            place,
            document.text[offset:][:20],
        )


def test_pieces_are_in_order_and_end_with_their_line() -> None:
    document = read(MARKDOWN)
    offsets = [piece.offset for piece in document.pieces]
    assert offsets[0] == 0
    assert offsets == sorted(set(offsets))
    assert {found + 1 for found, sign in enumerate(document.text) if sign == "\n"} <= set(offsets)


def test_a_study_reads_as_its_text() -> None:
    document = read(MARKDOWN)
    assert (document.text, document.format, document.encoding) == (TEXT, "markdown", "utf-8")
    ours, plain = parse(document), parse(document_of(TEXT))
    for listed in ("references", "sources", "citations"):
        dumped = [item.model_dump() for item in getattr(ours, listed)]
        assert dumped == [item.model_dump() for item in getattr(plain, listed)]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty"),
        (b"\n***\n\n<!-- nothing -->\n", "empty"),
        (b"a\0b", "binary"),
        (b"a\n" * 30_000, "too-large"),
        (b"word " * 120_000, "too-large"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(data: bytes, kind: str) -> None:
    with pytest.raises(ReadError) as caught:
        document_from_markdown(data, "a.md")
    assert (caught.value.kind, caught.value.path) == (kind, "a.md")
    assert "\n" not in caught.value.message


@pytest.mark.parametrize(
    "sign", ["> ", ">", "- ", "1. ", "[", "![", "*", "_a", "<b>", "`", "\\", "&#", "(((", "<!--"]
)
def test_nothing_is_lost_however_deep(sign: str) -> None:
    assert read(sign * 3_000 + "word").text.endswith("word")


def test_broken_files_give_a_document_or_one_line() -> None:
    for data in mutations(MARKDOWN, 500, seed=5):
        try:
            document = document_from_markdown(data, "a.md")
        except ReadError as error:
            assert error.kind in ("empty", "binary")
            continue
        offsets = [piece.offset for piece in document.pieces]
        assert offsets[0] == 0
        assert offsets == sorted(set(offsets))
        assert all(0 <= start <= end <= len(document.text) for start, end, *_ in document.facts.links)
        assert not set(document.text) & set("\r\x0b\x0c\x85\u2028\u00a0\u00ad\u200b\ufeff")
        parse(document)


def test_a_heading_stands_before_its_anchor() -> None:
    document = read("## impact {#summary-of-the-impact}\n\n# a {#a}")
    assert document.text == "impact\n\na"
    assert [str(document.position(at)) for at in (0, 8)] == ["1:4", "3:3"]
