"""Numbers: where figures stand, and what is told by their surroundings before a pattern is tried."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from refcase.lookup import folded, foreign_in
from refcase.parse import remarks
from refcase.parse.asides import ROUND, is_prose
from refcase.parse.atoms import read_content
from refcase.parse.authoryear import _NEAR, _telling
from refcase.parse.mentions import mentions
from refcase.parse.numbers import numbers
from refcase.parse.people import comparable, may_be_led, people_before


@pytest.mark.parametrize(
    ("text", "others", "years"),
    [
        ("R1 and 12", ["1"], []),
        ("In 2013, 120 kilns of 1899 or 2113", [], ["2013"]),
        ("1999–2014", [], ["1999", "2014"]),
        ("kilns20123.1 and £20000", ["20123", "20000"], []),
        ("kilns.2 kilns”3 EP/4 £5 (6) R789 R10", ["2", "3", "10"], []),
        ("Ref. 1, sources 2, paper no. 3, #4, kilns 5, grant 6", ["1", "2", "3", "4"], []),
        ("3.1 and 4. 12.5", ["3"], []),
        ("kiln 12-34567, kiln 12-3456", ["34567"], []),
        ("references. 1, References.\n2, publications nos. 3, paper no.\n4", ["1", "2", "3", "4"], []),
        ("xreference 5, referencess 6, references.. 7, references  8, REFERENCE 9", ["5", "9"], []),
        ("201², ½ and Ⅳ", [], []),
        ("in ref ٢ and in 201٤, Ｒ３, paper\n３", ["٢", "３"], ["201٤"]),
        ("", [], []),
    ],
)
def test_figures_that_may_be_labels_and_years(text: str, others: list[str], years: list[str]) -> None:
    found = numbers(text, folded(text), foreign_in(text))
    assert [text[start:end] for start, end in found.others] == others
    assert [text[start : start + 4] for start in found.years] == years


def test_those_that_begin_in_a_stretch() -> None:
    found = numbers("R1, R2, R33", "r1, r2, r33", "")
    assert found.within(5, 9) == [(5, 6)]
    assert found.within(0, 5) == [(1, 2)]


def _before(text: str) -> tuple[bool, bool]:
    """Whether people may stand before a year at the text's end, and whether any do."""
    year = len(text)
    text += "2014"
    return may_be_led(text, year), people_before(text, year, 0, -1) is not None


CUED = (
    ("references. 1", "references. 1"),
    ("publications. nos. ABCD12", "publications. nos. ABCD12"),  # no cue is longer
    ("publications. nos. ABCDE12", None),
    ("Paper #4 and #5", "Paper #4"),
    ("paper no.\n4", "paper no.\n4"),
    ("papers 12-34", "papers 12-34"),
    ("xreference 1", None),
    ("xpublications. nos. 12", None),
    ("épaper 1", None),
    ("references.. 1", None),
    ("references  1", None),
    ("kilns no. 1", None),
    ("kilns #1", None),
    ("paper no. #4", None),
    ("papers 12-345", None),
)


@pytest.mark.parametrize(("text", "mention"), CUED)
def test_a_cue_is_a_whole_word_right_before_its_number(text: str, mention: str | None) -> None:
    found = mentions(text, 0, len(text), numbers(text, folded(text), foreign_in(text)))
    assert [text[each.start : each.end] for each in found] == ([mention] if mention else [])


DATES = (
    "Kilns in |kilns of\nthe year |made in (|between 2008 and |12 (|kiln), "
    "|Loxley’s kiln was sold, and by some accounts many years too late, in "
)


@pytest.mark.parametrize("text", DATES.split("|"))
def test_dates_are_told_by_the_word_before_them(text: str) -> None:
    assert _before(text) == (False, False)


NAMED = (
    "(Flint |(Flint et al |(Flint et al., |Flint and others (|Flint’s oven and kiln research (|(Flint, A. "
)


@pytest.mark.parametrize("text", [*NAMED.split("|"), "(Flint’ ", "(Flint et\nal. ", "Flint’s work from "])
def test_names_before_a_year_are_not_passed_over(text: str) -> None:
    assert _before(text)[0]


WORDS = [
    "Flint",
    "Loxley",
    "Kilnwright",
    "et",
    "al",
    "al.",
    "and",
    "&",
    "others",
    "colleagues",
    "in",
    "of",
    "since",
    "kiln",
    "é",
    "oven-ware",
]
WORDS += [*" .,;([“‘\"’'\n\t\x1f-–", "-, ", "’s", "'s", "A.", "12", "averylongwordofkilns"]


@given(st.lists(st.sampled_from(WORDS), max_size=12).map("".join))
@example("Flint’s oven and kiln [‘ ")
@example("(Flint-")
@example("Flint’s averylongworda averylongworda averylongworda , ,“ ( ")
def test_where_no_people_may_be_none_are(text: str) -> None:
    may, are = _before(text)
    assert may or not are


@given(st.lists(st.sampled_from(WORDS), max_size=12).map("".join))
@example("(Flint")
@example("Flint’s visit")
def test_no_people_are_named_before_in(text: str) -> None:
    assert not _before(f"{text} in ")[1]


@pytest.mark.parametrize(
    ("between", "telling"),
    [
        (" kilns", ["2010", "2011"]),
        (" kilns" * 40, ["2011"]),
        ("a,b" + " kilns" * 40, ["2010", "2011"]),
        ("i kilns" * 40, ["2011"]),
        (" kilns" * 40 + " 201٢" + " kilns" * 40, ["201٢", "2011"]),
        (" kilns 1998" + " kilns" * 40 + " 2009 ", ["2009", "2011"]),
    ],
)
def test_years_of_listed_works_tell_and_those_near_before_them(between: str, telling: list[str]) -> None:
    view = f"Flint 2010{between} Flint 2011, 2012"
    years = numbers(view, folded(view), foreign_in(view)).years
    assert [view[at : at + 4] for at in _telling(view, years, frozenset({"2011"}))] == telling


@pytest.mark.parametrize(("more", "near"), [("", True), (",", False)])
def test_no_bracket_is_shared_over_more_than_what_is_near(more: str, near: bool) -> None:
    people = "Flint" + f", A{28 * 'b'}" * 3 + f", A{18 * 'b'} "
    view = f"2012{more},,,,e.g., {people}"
    year = len(view)
    view += "1999"
    assert (people_before(view, year, 0, 4) is not None, year <= _NEAR) == (near, near)
    assert _telling(view, [0, year], frozenset({"1999"})) == [0, year][not near :]


@pytest.mark.parametrize(
    ("name", "compared"),
    [("Flint", "flint"), ("van Dyk", "dyk"), ("Holm’s", "holm"), ("O’Hara", "o'hara"), ("Straße", "strasse")],
)
def test_names_are_compared_by_their_last_word(name: str, compared: str) -> None:
    assert comparable(name) == compared


CONTENTS = [
    "R",
    "E",
    "a",
    "iv",
    "Ai",
    "EVD",
    "ref",
    "Reference",
    "paper",
    "kilns",
    "Loxley",
    "pxii",
    "page",
    "paragraph",
    "section",
    "é",
    "ſource",
    "REF",
    "7",
]
CONTENTS += ["2014", "12", "345", *" .,;:)-–’“\n"]


@given(st.lists(st.sampled_from(CONTENTS), min_size=1, max_size=8).map("".join))
@example("EVD12")
@example("sectio")
@example("pagexi")
def test_what_is_prose_is_no_mention(content: str) -> None:
    if is_prose(content, 0, len(content)):
        assert read_content(content, strict=True) is None
    assert ROUND.match(f"({content}") or is_prose(content, 0, len(content))


@pytest.mark.parametrize(
    "content", ["Reference 4", "paragraph 7, R1", "pxviii, R2", "R1", "12", "iv", "EVD12", "é 1"]
)
def test_what_may_be_a_mention_is_no_prose(content: str) -> None:
    assert not is_prose(content, 0, len(content))
    assert ROUND.match(f"({content}")


@pytest.mark.parametrize("text", ["(AB)1", "(EV)12", "(201)", "(see)", "(a(1", "(b\n\n)", "(ab"])
def test_what_a_short_bracket_holds_is_no_mention(text: str) -> None:
    assert mentions(text, 0, len(text), numbers(text, folded(text), foreign_in(text))) == []


@pytest.mark.parametrize("content", ["kilns in Loxley", "Loxley 1", "2014", "EVDs", "London R1"])
def test_prose_is_told_by_its_beginning(content: str) -> None:
    assert is_prose(content, 0, len(content))


@pytest.mark.parametrize("content", ["kilns in Loxley", "Loxley", "2014)", "EPSRC) ", "KTP, ", "Guild of"])
def test_most_prose_is_told_where_its_bracket_is_found(content: str) -> None:
    assert not ROUND.match(f"({content}")


HEADS = [
    "key",
    "selected",
    "Research",
    "the",
    "of",
    "by",
    "grants",
    "Grant",
    "Funding",
    "awards",
    "fellowships",
    "income",
    "publications",
    "papers",
]
HEADS += ["Of", "gran", "ſelected", "peer-reviewed", "kiln", "1.", "12.", "２.", *"*#_ \n\x1f:.([1"]


@given(st.lists(st.sampled_from(HEADS), min_size=1, max_size=7).map("".join))
@example("\x1fKey grants")
@example("２. Key papers")
@example("1. By\tawards")
@example("OF: grants")
@example("J. Smith, grants")
def test_headings_of_lists_are_none_where_none_may_begin(text: str) -> None:
    flat = " ".join(text.split())
    assert remarks.is_grants_heading(text) == (remarks._GRANTS.match(flat) is not None)
    assert remarks.is_resuming_heading(text) == (remarks._RESUME.match(flat) is not None)
