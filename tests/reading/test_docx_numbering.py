"""Automatic labels: each case is a list's definition, its paragraphs, and the labels Word shows."""

from typing import NamedTuple

import pytest
from word_files import abstract, docx, in_list, lvl, num, p, starts, style, styled

from refcase.reading.word import document_from_docx

LEGAL = "<w:isLgl/>"


def restart(level: int) -> str:
    return f'<w:lvlRestart w:val="{level}"/>'


def suffix(kind: str) -> str:
    return f'<w:suff w:val="{kind}"/>'


def own_level(at: int, level: str) -> str:
    """A list's own level in the place of its abstract list's."""
    return f'<w:lvlOverride w:ilvl="{at}">{level}</w:lvlOverride>'


def of_style(name: str) -> str:
    """A level that is a style's."""
    return f'<w:pStyle w:val="{name}"/>'


def listed(num_id: int | str, level: int | None = None) -> str:
    """The properties of a style that carries a list."""
    return f"<w:pPr>{in_list(num_id, level)}</w:pPr>"


def based(on: str) -> str:
    return f'<w:basedOn w:val="{on}"/>'


class Case(NamedTuple):
    """`paragraphs`: list and level as "1.0" (list 1, first level), or a style's name; "-" is a plain one."""

    name: str
    numbering: str
    paragraphs: str
    labels: str
    styles: str = ""


OUTLINE = abstract(0, lvl(0, "%1."), lvl(1, "%1.%2"), lvl(2, "%1.%2.%3"))
PLAIN = abstract(0, lvl(0, "%1."))
CUSTOM = (
    '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
    '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
)


def one(text: str, form: str = "decimal", more: str = "", start: int | None = 1) -> str:
    """A numbering of one list of one level."""
    return abstract(0, lvl(0, text, form, more, start)) + num(1, 0)


CASES = [
    # texts and formats
    Case("a stop", one("%1."), "1.0 1.0 1.0", "1. 2. 3."),
    Case("square brackets", one("[E%1]"), "1.0 1.0", "[E1] [E2]"),
    Case("a letter before", one("R%1."), "1.0 1.0", "R1. R2."),
    Case("the section before", one("3.%1"), "1.0 1.0", "3.1 3.2"),
    Case("a bracket behind", one("%1)"), "1.0", "1)"),
    Case("leading zeros", one("R%1", "decimalZero", start=9), "1.0 1.0", "R09 R10"),
    Case("small letters", one("%1)", "lowerLetter"), "1.0 1.0", "a) b)"),
    Case("letters past z", one("%1)", "lowerLetter", start=26), "1.0 1.0 1.0", "z) aa) bb)"),
    Case("capitals past ZZ", one("%1", "upperLetter", start=52), "1.0 1.0", "ZZ AAA"),
    Case("small Roman", one("(%1)", "lowerRoman", start=3), "1.0 1.0", "(iii) (iv)"),
    Case("great Roman", one("%1.", "upperRoman", start=1999), "1.0", "MCMXCIX."),
    Case("ordinals", one("%1", "ordinal", start=11), "1.0 1.0", "11th 12th"),
    Case("ordinals of twenty", one("%1", "ordinal", start=21), "1.0 1.0 1.0", "21st 22nd 23rd"),
    Case("numbers in words", one("%1", "cardinalText", start=20), "1.0 1.0", "Twenty Twenty-one"),
    Case("ordinals in words", one("%1", "ordinalText", start=12), "1.0 1.0", "Twelfth Thirteenth"),
    Case("circled", one("%1", "decimalEnclosedCircle"), "1.0 1.0", "① ②"),
    Case("footnote signs", one("%1", "chicago", start=4), "1.0 1.0", "§ **"),
    Case(
        "three figures of one's own",
        one("E%1", more=CUSTOM).replace('<w:numFmt w:val="decimal"/><mc', "<mc", 1),
        "1.0",
        "E001",
    ),
    Case("a format of another script is in figures", one("%1.", "thaiNumbers"), "1.0", "1."),
    Case("no format, but a text", one("Note", "none"), "1.0 1.0", "Note Note"),
    Case("no text", one(""), "1.0 1.0", ". ."),
    Case("a bullet of Symbol", one("\uf0b7", "bullet"), "1.0", "•"),
    Case(
        "a bullet of Wingdings",
        one("\uf0a7", "bullet", '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>'),
        "1.0",
        "▪",
    ),
    Case("a bullet of a typewriter", one("o", "bullet"), "1.0", "◦"),
    Case("a text of spaces", one(" %1 "), "1.0", "1"),
    # counting
    Case("start at another number", one("%1.", start=7), "1.0 1.0", "7. 8."),
    Case("start at nothing said", one("%1.", start=None), "1.0 1.0", "0. 1."),
    Case("a plain paragraph between", PLAIN + num(1, 0), "1.0 - 1.0", "1. . 2."),
    Case("list 0 is none", PLAIN + num(1, 0), "1.0 0.0 1.0", "1. . 2."),
    Case("a list that is not there", PLAIN + num(1, 0), "1.0 9.0", "1. ."),
    Case("a level that is not there", PLAIN + num(1, 0), "1.0 1.4 1.0", "1. . 2."),
    Case("two levels", OUTLINE + num(1, 0), "1.0 1.1 1.1 1.0 1.1", "1. 1.1 1.2 2. 2.1"),
    Case("three levels", OUTLINE + num(1, 0), "1.0 1.1 1.2 1.2 1.1 1.2", "1. 1.1 1.1.1 1.1.2 1.2 1.2.1"),
    Case("a level skipped counts", OUTLINE + num(1, 0), "1.0 1.2 1.1 1.2", "1. 1.1.1 1.2 1.2.1"),
    Case("a list that begins deep", OUTLINE + num(1, 0), "1.1 1.0 1.1", "1.1 2. 2.1"),
    Case(
        "levels of several formats",
        abstract(0, lvl(0, "%1.", "upperRoman"), lvl(1, "%1%2", "lowerLetter")) + num(1, 0),
        "1.0 1.1 1.1",
        "I. Ia Ib",
    ),
    Case(
        "legal: figures throughout",
        abstract(0, lvl(0, "%1.", "upperRoman"), lvl(1, "%1.%2", "lowerLetter", LEGAL)) + num(1, 0),
        "1.0 1.1",
        "I. 1.1",
    ),
    Case(
        "legal keeps leading zeros",
        abstract(0, lvl(0, "%1", "decimalZero"), lvl(1, "%1.%2", "upperLetter", LEGAL)) + num(1, 0),
        "1.0 1.1",
        "01 01.1",
    ),
    Case(
        "a level that never restarts",
        abstract(0, lvl(0, "%1."), lvl(1, "E%2", more=restart(0))) + num(1, 0),
        "1.0 1.1 1.0 1.1",
        "1. E1 2. E2",
    ),
    Case(
        "a level that restarts after the first only",
        abstract(0, lvl(0, "%1."), lvl(1, "%1.%2"), lvl(2, "(%3)", more=restart(1))) + num(1, 0),
        "1.0 1.1 1.2 1.1 1.2 1.0 1.1 1.2",
        "1. 1.1 (1) 1.2 (2) 2. 2.1 (1)",
    ),
    # lists of one abstract list
    Case("two lists of one count on", PLAIN + num(1, 0) + num(2, 0), "1.0 1.0 2.0 1.0", "1. 2. 3. 4."),
    Case(
        "two of two do not",
        PLAIN + abstract(1, lvl(0, "%1.")) + num(1, 0) + num(2, 1),
        "1.0 2.0 1.0 2.0",
        "1. 1. 2. 2.",
    ),
    Case("a restart", PLAIN + num(1, 0) + num(2, 0, starts(0, 1)), "1.0 1.0 2.0 2.0", "1. 2. 1. 2."),
    Case(
        "a restart holds once", PLAIN + num(1, 0) + num(2, 0, starts(0, 1)), "1.0 2.0 1.0 2.0", "1. 1. 2. 3."
    ),
    Case(
        "a restart elsewhere",
        OUTLINE + num(1, 0) + num(2, 0, starts(0, 5)),
        "1.0 1.1 2.0 2.1 1.0",
        "1. 1.1 5. 5.1 6.",
    ),
    Case(
        "a restart of the second level",
        OUTLINE + num(1, 0) + num(2, 0, starts(1, 4)),
        "1.0 1.1 1.1 2.1 2.1 1.0 2.1",
        "1. 1.1 1.2 1.4 1.5 2. 2.4",
    ),
    Case(
        "a level of its own",
        PLAIN + num(1, 0) + num(2, 0, own_level(0, lvl(0, "[R%1]"))),
        "1.0 2.0 1.0",
        "1. [R2] 3.",
    ),
    Case(
        "a level and a start of its own",
        PLAIN + num(1, 0) + num(2, 0, own_level(0, '<w:startOverride w:val="3"/>' + lvl(0, "[R%1]"))),
        "1.0 2.0 2.0",
        "1. [R3] [R4]",
    ),
    # styles
    Case("carried by a style", one("E%1"), "Source Source", "E1 E2", style("Source", listed(1))),
    Case(
        "inherited",
        one("E%1"),
        "Mine Mine",
        "E1 E2",
        style("Source", listed(1)) + style("Mine", based("Source")),
    ),
    Case(
        "switched off by a heir",
        one("E%1"),
        "Source Mine Source",
        "E1 . E2",
        style("Source", listed(1)) + style("Mine", based("Source") + listed(0)),
    ),
    Case(
        "switched off in the paragraph",
        one("E%1"),
        "Source Source:0.0 Source",
        "E1 . E2",
        style("Source", listed(1)),
    ),
    Case(
        "a style of the second level",
        OUTLINE + num(1, 0),
        "H1 H2 H2",
        "1. 1.1 1.2",
        style("H1", listed(1, 0)) + style("H2", listed(1, 1)),
    ),
    Case(
        "the level's own style counts",
        abstract(0, lvl(0, "%1.", more=of_style("H1")), lvl(1, "%1.%2", more=of_style("H2"))) + num(1, 0),
        "H1 H2 H1 H2",
        "1. 1.1 2. 2.1",
        style("H1", listed(1)) + style("H2", listed(1)),
    ),
    Case(
        "a level, its list inherited",
        OUTLINE + num(1, 0),
        "H1 H2",
        "1. 1.1",
        style("H1", listed(1))
        + style("H2", f'{based("H1")}<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr>'),
    ),
    Case(
        "the paragraph's level, the style's list",
        OUTLINE + num(1, 0),
        "H1 H1:.1",
        "1. 1.1",
        style("H1", listed(1)),
    ),
    Case("the usual style", one("E%1"), "- -", "E1 E2", style("Normal", listed(1), more=' w:default="1"')),
    Case(
        "by way of a list style",
        '<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="Kilns"/>' + lvl(0, "K%1") + "</w:abstractNum>"
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Kilns"/></w:abstractNum>'
        + num(1, 0)
        + num(2, 1),
        "1.0 2.0",
        "K1 K2",
        style("Kilns", listed(1), "numbering"),
    ),
    Case("styles in a circle", one("E%1"), "A", ".", style("A", based("B")) + style("B", based("A"))),
]


def paragraph(written: str) -> str:
    """A paragraph of `Case.paragraphs`."""
    name, _, direct = written.rpartition(":") if ":" in written else ("", "", written)
    if direct == "-":
        return p("x")
    if "." not in direct:
        return p("x", styled(direct))
    list_, _, level = direct.partition(".")
    properties = in_list(list_, int(level)) if list_ else f'<w:numPr><w:ilvl w:val="{level}"/></w:numPr>'
    return p("x", (styled(name) if name else "") + properties)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_labels(case: Case) -> None:
    blocks = [paragraph(written) for written in case.paragraphs.split()]
    document = document_from_docx(docx(*blocks, numbering=case.numbering, styles=case.styles))
    lines = document.text.split("\n\n")
    assert [line.removesuffix("x").strip() or "." for line in lines] == case.labels.split()
    generated = [document.text[start:end] for start, end in document.facts.generated]
    assert generated == [label for label in case.labels.split() if label != "."]


SUFFIXES = [
    ("a tab is a space", "%1.", "", "1. x"),
    ("a space", "%1.", suffix("space"), "1. x"),
    ("nothing", "%1.", suffix("nothing"), "1.x"),
    ("nothing, but a space in the text", "[%1] ", suffix("nothing"), "[1] x"),
    ("a space and a space", "[%1] ", suffix("space"), "[1] x"),
]


@pytest.mark.parametrize(
    ("text", "more", "expected"), [row[1:] for row in SUFFIXES], ids=[row[0] for row in SUFFIXES]
)
def test_what_parts_a_label_from_the_text(text: str, more: str, expected: str) -> None:
    document = document_from_docx(docx(p("x", in_list(1, 0)), numbering=one(text, more=more)))
    assert document.text == expected


def test_a_numbered_empty_paragraph_shows_its_number() -> None:
    document = document_from_docx(docx(p("x", in_list(1, 0)), p("", in_list(1, 0)), numbering=one("E%1.")))
    assert document.text == "E1. x\n\nE2."


def test_the_label_is_no_column_of_the_paragraph() -> None:
    document = document_from_docx(docx(p("bees", in_list(1, 0)), numbering=one("E%1")))
    assert [document.position(at).column for at in (0, 3, 4)] == [1, 1, 2]
