"""Automatic list labels as Word shows them: each row a list and the labels of its paragraphs."""

import pytest
from make_docx import docx, level, listed, num, override, par, pattern, style

from refcase.reading.word import document_from_docx
from refcase.reading.word.formats import written

DECIMAL = pattern(0, level(0, "%1."))
OUTLINE = pattern(0, level(0, "%1."), level(1, "%1.%2"), level(2, "%1.%2.%3"))


def labels(body: str, numbering: str, styles: str = "") -> list[str]:
    """The labels of the paragraphs, each of which holds an x; "" for none."""
    document = document_from_docx(docx(body, numbering=numbering, styles=styles))
    return [line.removesuffix("x").rstrip() for line in document.text.split("\n") if line]


def body(*levels: int, list_id: int = 1) -> str:
    return "".join(listed("x", list_id, at) for at in levels)


def styled(name: str, count: int = 1) -> str:
    return par("x", f'<w:pStyle w:val="{name}"/>') * count


def numbered(list_id: int, at: int | None = None) -> str:
    told = "" if at is None else f'<w:ilvl w:val="{at}"/>'
    return f'<w:pPr><w:numPr>{told}<w:numId w:val="{list_id}"/></w:numPr></w:pPr>'


CASES = {
    "counts on": (body(0, 0, 0), DECIMAL + num(1, 0), ["1.", "2.", "3."]),
    "text around the number": (body(0, 0), pattern(0, level(0, "[E%1]")) + num(1, 0), ["[E1]", "[E2]"]),
    "a letter in front": (body(0, 0), pattern(0, level(0, "R%1.")) + num(1, 0), ["R1.", "R2."]),
    "begins at another number": (
        body(0, 0), pattern(0, level(0, "3.%1", start=4)) + num(1, 0), ["3.4", "3.5"]
    ),
    "begins at nought": (body(0, 0), pattern(0, level(0, "%1)", start=0)) + num(1, 0), ["0)", "1)"]),
    "small letters": (body(0, 0), pattern(0, level(0, "%1)", "lowerLetter")) + num(1, 0), ["a)", "b)"]),
    "capital letters": (body(0, 0), pattern(0, level(0, "(%1)", "upperLetter")) + num(1, 0), ["(A)", "(B)"]),
    "letters past z": (
        body(*[0] * 4),
        pattern(0, level(0, "%1", "lowerLetter", start=25)) + num(1, 0),
        ["y", "z", "aa", "bb"],
    ),
    "letters past zz": (
        body(0, 0), pattern(0, level(0, "%1", "upperLetter", start=52)) + num(1, 0), ["ZZ", "AAA"]
    ),
    "small Roman numbers": (
        body(*[0] * 4), pattern(0, level(0, "%1.", "lowerRoman")) + num(1, 0), ["i.", "ii.", "iii.", "iv."]
    ),
    "large Roman numbers": (
        body(0, 0), pattern(0, level(0, "%1", "upperRoman", start=9)) + num(1, 0), ["IX", "X"]
    ),
    "a nought before one figure": (
        body(0, 0), pattern(0, level(0, "E%1", "decimalZero", start=9)) + num(1, 0), ["E09", "E10"]
    ),
    "ordinals": (body(0, 0, 0), pattern(0, level(0, "%1", "ordinal")) + num(1, 0), ["1st", "2nd", "3rd"]),
    "bullets": (body(0, 0), pattern(0, level(0, "\uf0b7", "bullet")) + num(1, 0), ["•", "•"]),
    "no number at all": (body(0, 0), pattern(0, level(0, "", "none")) + num(1, 0), ["", ""]),
    "text without a number": (body(0, 0), pattern(0, level(0, "Source", "none")) + num(1, 0), ["Source"] * 2),
    "two levels in one label": (body(0, 1, 1, 0, 1), OUTLINE + num(1, 0), ["1.", "1.1", "1.2", "2.", "2.1"]),
    "three levels": (
        body(0, 1, 2, 2, 1, 2), OUTLINE + num(1, 0), ["1.", "1.1", "1.1.1", "1.1.2", "1.2", "1.2.1"]
    ),
    "a level left out, then used": (body(0, 2, 1), OUTLINE + num(1, 0), ["1.", "1.1.1", "1.2"]),
    "letters below numbers": (
        body(0, 1, 1, 0, 1),
        pattern(0, level(0, "E%1"), level(1, "E%1%2", "lowerLetter")) + num(1, 0),
        ["E1", "E1a", "E1b", "E2", "E2a"],
    ),
    "a lower level first": (body(1, 1, 0), OUTLINE + num(1, 0), ["1.1", "1.2", "2."]),
    "a level left out": (body(0, 2, 2), OUTLINE + num(1, 0), ["1.", "1.1.1", "1.1.2"]),
    "never begins again": (
        body(0, 1, 0, 1),
        pattern(0, level(0, "%1."), level(1, "%2)", more='<w:lvlRestart w:val="0"/>')) + num(1, 0),
        ["1.", "1)", "2.", "2)"],
    ),
    "begins again below the first level only": (
        body(0, 1, 2, 1, 2, 0, 2),
        pattern(0, level(0, "%1"), level(1, "%2"), level(2, "%3", more='<w:lvlRestart w:val="1"/>'))
        + num(1, 0),
        ["1", "1", "1", "2", "2", "2", "1"],
    ),
    "all figures decimal": (
        body(0, 1),
        pattern(0, level(0, "%1", "upperRoman"), level(1, "%1.%2", more="<w:isLgl/>")) + num(1, 0),
        ["I", "1.1"],
    ),
    "two lists of one pattern count on": (
        body(0, 0) + body(0, list_id=2), DECIMAL + num(1, 0) + num(2, 0), ["1.", "2.", "3."]
    ),
    "a list that starts anew": (
        body(0, 0) + body(0, 0, list_id=2),
        DECIMAL + num(1, 0) + num(2, 0, override(0, start=1)),
        ["1.", "2.", "1.", "2."],
    ),
    "a list that starts at seven": (
        body(0) + body(0, 0, list_id=2),
        DECIMAL + num(1, 0) + num(2, 0, override(0, start=7)),
        ["1.", "7.", "8."],
    ),
    "anew once, not each time": (
        body(0) + body(0, list_id=2) + body(0) + body(0, list_id=2),
        DECIMAL + num(1, 0) + num(2, 0, override(0, start=1)),
        ["1.", "1.", "2.", "3."],
    ),
    "a level of its own": (
        body(0) + body(0, list_id=2),
        DECIMAL + num(1, 0) + num(2, 0, override(0, whole=level(0, "R%1"))),
        ["1.", "R2"],
    ),
    "two patterns count by themselves": (
        body(0) + body(0, list_id=2) + body(0),
        DECIMAL + pattern(1, level(0, "E%1")) + num(1, 0) + num(2, 1),
        ["1.", "E1", "2."],
    ),
    "plain paragraphs between change nothing": (
        body(0) + par("x") + body(0), DECIMAL + num(1, 0), ["1.", "", "2."]
    ),
    "an empty paragraph counts": (body(0) + listed("", 1) + body(0), DECIMAL + num(1, 0), ["1.", "2.", "3."]),
    "out of the list": (
        body(0) + listed("x", 0) + body(0), DECIMAL + num(1, 0), ["1.", "", "2."]
    ),
    "a list that is not there": (listed("x", 9), DECIMAL + num(1, 0), [""]),
    "a level that is not there": (listed("x", 1, 5), DECIMAL + num(1, 0), [""]),
    "a sign of per cent": (body(0), pattern(0, level(0, "100% %1")) + num(1, 0), ["100% 1"]),
}  # fmt: skip


@pytest.mark.parametrize(("shown", "numbering", "expected"), CASES.values(), ids=list(CASES))
def test_labels(shown: str, numbering: str, expected: list[str]) -> None:
    assert labels(shown, numbering) == expected


BY_STYLE = {
    "a style that carries the numbering": (
        styled("Ref", 2), DECIMAL + num(1, 0), style("Ref", numbered(1)), ["1.", "2."]
    ),
    "numbering inherited": (
        styled("Own", 2),
        DECIMAL + num(1, 0),
        style("Own", "", based="Ref") + style("Ref", numbered(1)),
        ["1.", "2."],
    ),
    "inherited through two": (
        styled("C"),
        DECIMAL + num(1, 0),
        style("C", "", based="B") + style("B", "", based="A") + style("A", numbered(1)),
        ["1."],
    ),
    "switched off in the paragraph": (
        par("x", '<w:pStyle w:val="Ref"/><w:numPr><w:numId w:val="0"/></w:numPr>') + styled("Ref"),
        DECIMAL + num(1, 0),
        style("Ref", numbered(1)),
        ["", "1."],
    ),
    "switched off in the style": (
        styled("Own"),
        DECIMAL + num(1, 0),
        style("Own", numbered(0), based="Ref") + style("Ref", numbered(1)),
        [""],
    ),
    "the level that names the style": (
        styled("H1") + styled("H2", 2),
        pattern(
            0,
            level(0, "%1.", more='<w:pStyle w:val="H1"/>'),
            level(1, "%1.%2", more='<w:pStyle w:val="H2"/>'),
        )
        + num(1, 0),
        style("H1", numbered(1)) + style("H2", numbered(1)),
        ["1.", "1.1", "1.2"],
    ),
    "the level in the style": (
        styled("H2"), OUTLINE + num(1, 0), style("H2", numbered(1, 1)), ["1.1"]
    ),
    "the paragraph's own level": (
        styled("Ref") + par("x", '<w:pStyle w:val="Ref"/><w:numPr><w:ilvl w:val="1"/></w:numPr>'),
        OUTLINE + num(1, 0),
        style("Ref", numbered(1)),
        ["1.", "1.1"],
    ),
    "the style that all have": (
        par("x") * 2, DECIMAL + num(1, 0), style("Normal", numbered(1), default=True), ["1.", "2."]
    ),
    "a list made by a numbering style": (
        body(0, 0),
        pattern(0, more='<w:numStyleLink w:val="Sources"/>')
        + pattern(1, level(0, "E%1"), more='<w:styleLink w:val="Sources"/>')
        + num(1, 0)
        + num(2, 1),
        style("Sources", numbered(2), kind="numbering"),
        ["E1", "E2"],
    ),
    "styles that lead in a circle": (
        styled("A"), DECIMAL + num(1, 0), style("A", "", based="B") + style("B", "", based="A"), [""]
    ),
}  # fmt: skip


@pytest.mark.parametrize(("shown", "numbering", "styles", "expected"), BY_STYLE.values(), ids=list(BY_STYLE))
def test_labels_by_style(shown: str, numbering: str, styles: str, expected: list[str]) -> None:
    assert labels(shown, numbering, styles) == expected


@pytest.mark.parametrize(("suffix", "shown"), [("tab", "1. x"), ("space", "1. x"), ("nothing", "1.x")])
def test_what_parts_label_and_text(suffix: str, shown: str) -> None:
    numbering = pattern(0, level(0, "%1.", more=f'<w:suff w:val="{suffix}"/>')) + num(1, 0)
    assert document_from_docx(docx(listed("x", 1), numbering=numbering)).text == shown


def test_a_label_is_known_to_be_words() -> None:
    document = document_from_docx(
        docx(par("Before.") + body(0), numbering=pattern(0, level(0, "[E%1]")) + num(1, 0))
    )
    assert [document.text[start:end] for start, end in document.facts.generated] == ["[E1]"]
    assert document.position(document.text.index("x"))[:2] == (2, 1)


@pytest.mark.parametrize(
    ("count", "form", "expected"),
    [
        (27, "lowerLetter", "aa"),
        (703, "upperLetter", "A" * 28),
        (0, "lowerLetter", "0"),
        (1994, "upperRoman", "MCMXCIV"),
        (0, "lowerRoman", "0"),
        (11, "ordinal", "11th"),
        (22, "ordinal", "22nd"),
        (21, "cardinalText", "Twenty-one"),
        (30, "ordinalText", "Thirtieth"),
        (12, "ordinalText", "Twelfth"),
        (5, "decimalEnclosedParen", "(5)"),
        (5, "somethingNew", "5"),
    ],
)
def test_formats(count: int, form: str, expected: str) -> None:
    assert written(count, form) == expected
