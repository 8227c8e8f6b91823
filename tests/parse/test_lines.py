"""What spares most lines a pattern says the same as the pattern would."""

import pytest

from refcase.lookup import folded
from refcase.parse.furniture import furniture
from refcase.parse.headings import headings
from refcase.parse.lines import _UNFINISHED, Line, _unfinished, lines, paragraphs, width
from refcase.parse.listing import candidates
from refcase.parse.openings import openings
from refcase.parse.remarks import (
    announces_grants,
    is_grants_heading,
    is_heading,
    is_resuming_heading,
    is_statement,
)

ENDINGS = (
    *("in", "kilns", "pp.", "pp", "Smith.", "J.", "J.K.", "kilns.", "2010.", "(2010).", "(eds.):", "(ed):"),
    *(
        "from:",
        "doi:",
        "colon:",
        "low-",
        "3-",
        "a,",
        "(",
        "“",
        "…",
        "No.",
        "UN.",
        "xfrom",
        "from",
        "J. K.",
        "?",
        ".",
    ),
)


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_end_of_a_line_shows_whether_it_goes_on(ending: str) -> None:
    for text in (f"Kilns and glazes {ending}", ending, f"kiln-{ending}"):
        found = _UNFINISHED.search(text, max(0, len(text) - 12))
        assert _unfinished(text) == (found is not None)


def test_the_width_is_that_of_the_folded_text() -> None:
    text = "\n".join(["KILNS – and their glazes, which are " + "x" * (n % 9) for n in range(40)])
    text += "\n\n\n\nhttps://kilns.example/" + "y" * 99 + "\n\nOne more\n\n\nand the last.\n\n"
    assert width(text) == width(folded(text)) == 44


def test_lines_are_cut_without_the_white_space_around_them() -> None:
    text = "  one \n\t two\n \n\nthree\x1f\n"
    assert [text[line.start : line.end] for line in lines(text, 0, len(text), 0)] == ["one", "two", "three"]
    assert [line.gap for line in lines(text, 0, len(text), 0)] == [True, False, True]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Ev 2 Letter", "Ev 2"),
        ("Evs 3 Letters", "Ev 3"),
        ("ev1. Letter", "Ev 1"),
        ("ii) Letter", "ii"),
        ("xvi. Letter", "xvi"),
        ("Source 4: Letter", "Source 4"),
        ("EVIDENCE 4: Letter", "EVIDENCE 4"),
        ("Even 2 letters", None),
        ("Of 2 letters", None),
        ("in 1. place", None),
        ("Prose 4: letter", None),
        ("(Source 4) Letter", "Source 4"),
        ("(\u017fource 4) Letter", "Source 4"),
        ("[Evidence 4] Letter", "Evidence 4"),
        ("(Last 4) letters", None),
        ("(in 4) places", None),
        ("(iv) Letter", "iv"),
        ("(ivy) Letter", None),
        ("([4]) Letter", "4"),
        ("(20) letters", "20"),
        ("(2014) letters", None),
        ("20 letters", "20"),
        ("2014 letters", None),
        ("201", None),
    ],
)
def test_a_line_of_prose_is_told_by_its_first_letters(text: str, label: str | None) -> None:
    found = candidates(lines(text, 0, len(text), 0))
    assert [each.label.text for each in found][:1] == ([label] if label else [])


def test_a_label_is_read_anew_where_no_text_follows_it() -> None:
    for text, found in (
        ("C glazes", ["C"]),
        ("C", []),
        ("20 glazes", ["20"]),
        ("20", []),
        ("*20* glazes", ["20"]),
    ):
        for _ in range(2):  # readings are kept
            assert [each.printed for each in candidates(lines(text, 0, len(text), 0))] == found


def test_paragraphs_begin_at_the_ends_of_lines_that_are_the_authors() -> None:
    text = "Kilns and their\nglazes rest.\n\nMore\nof them"
    found = [
        Line(0, 15, True, True, "Kilns and their"),
        Line(16, 28, False, False, "glazes rest."),
        Line(30, 34, True, True, "More"),
        Line(35, 42, False, True, "of them"),
    ]
    assert paragraphs(found) == [(0, 28, True, 0), (30, 34, True, 2), (35, 42, False, 3)]
    assert text[35:42] == "of them"
    assert paragraphs([]) == []


@pytest.mark.parametrize(
    "line",
    [
        "1. Summary of the impact",
        "Section 1: Summary of the impact",
        "I. Summary of the impact",
        "A1) Summary of the impact",
        "## **1. Summary of the impact**",
        "SUMMARY OF THE İMPACT",
        "1\\. Summary\nof the impact",
    ],
)
def test_a_heading_is_found_behind_its_number(line: str) -> None:
    for text in (line, f"Kilns\n{line}\nThey rest."):
        assert [heading.number for heading in headings(text, openings(folded(text)))] == [1]
    for text in (f"See {line}", f"Kilns\nour {line}\nThey rest."):
        assert not headings(text, openings(folded(text)))


@pytest.mark.parametrize(
    ("line", "may"),
    [
        ("Summary of", True),
        ("summarise it", False),
        ("Section 2: Underpinning", True),
        ("Sections on kilns", False),
        ("  (IV) Details", True),
        ("ivy details", False),
        ("b4. Evidence", True),
        ("bb evidence", False),
        ("a kiln", False),
        ("\t<!-- refcase", True),
        ("<!-- ref", False),
        ("Page 1", True),
        ("Pages 1", False),
        ("Skip to main", True),
        ("kiln Page 1", False),
    ],
)
def test_a_line_opens_as_furniture_or_a_heading_does(line: str, may: bool) -> None:
    assert openings(folded(line)) == [0] * may
    assert openings(folded(f"Kilns\n{line}")) == [6] * may


def test_furniture_is_a_line_of_its_own() -> None:
    pages = "Page 1\nSee Page 2\n\tPAGE 2 of 3\npage 3\n"
    text = pages + "  Impact case study (REF3b)\nAn Impact case study (REF3b)\n"
    assert [text[start:end] for start, end in furniture(text, openings(folded(text)))] == [
        "Page 1",
        "PAGE 2 of 3",
        "Impact case study (REF3b)",
    ]


GRANTS_END = """and or for of from that to in supporting support underpinning grants grant awards award
funding projects project the this research sources source details income information awarded received include
includes included based on work wor\u212a related quality peer-review peer-reviewed key funded list under
which above below our (2010,2) this: this. *"""


def test_a_heading_of_grants_may_end_in_any_of_its_words() -> None:
    for last in GRANTS_END.split():
        assert is_grants_heading(f"Key grants {last}")
        assert is_grants_heading(f"KEY GRANTS {last.upper()}")
        assert not is_grants_heading(f"Key grants {last}, 2")


@pytest.mark.parametrize("text", ["", "Key grants,", "Key grants 2", "Grants for Africa", "Grants 2)"])
def test_what_ends_otherwise_is_no_heading_of_grants(text: str) -> None:
    assert not is_grants_heading(text)


def test_remarks_are_told_by_their_words() -> None:
    assert is_statement("All outputs can be supplied on request")
    assert is_statement("N/A")
    assert is_statement("See references section")
    assert is_statement("† indicates the best outputs")
    assert is_statement("(1 references)")
    assert not is_statement("All kilns are cold")
    assert not is_statement("• All outputs can be supplied on request")
    assert is_resuming_heading("Key publications")
    assert not is_resuming_heading("Key kilns")
    assert announces_grants("The grants for all this work:")
    assert not announces_grants("The grants for all this work")
    assert is_heading("Kilns:")
    assert not is_heading("Kilns in 2012:")
    assert not is_heading("Kilns")
