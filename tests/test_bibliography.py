"""References taken apart. Persons, titles and DOIs are invented; the styles are those of real lists."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import regex
from hypothesis import example, given
from hypothesis import strategies as st

from refcase.parse.bibliography import (
    Bibliography,
    bibliography,
    forms,
    heads,
    holders,
    imprints,
    lexicon,
    segments,
    venue,
)
from refcase.parse.bibliography.cleaning import cleaned
from refcase.parse.bibliography.names import read_names
from refcase.parse.bibliography.years import year_in


def fields(text: str) -> dict[str, Any]:
    """The fields that were found; authors as "family, given" or the name of the body."""
    found = bibliography(text)._asdict()
    found["authors"] = [
        a.literal or ", ".join(x for x in (a.family, a.given) if x) for a in found.pop("authors")
    ]
    return {name: value for name, value in found.items() if value not in (None, [])}


def test_a_journal_article() -> None:
    assert fields(
        "Brook, N. and Hill-Stone, L. (2012) Why asking 'how' matters\nfor street design. "
        "Journal of Lost Towns, 12 (3), 101-119. DOI: 10.5555/jlt.2012.049."
    ) == {
        "authors": ["Brook, N.", "Hill-Stone, L."],
        "year": 2012,
        "title": "Why asking 'how' matters for street design",
        "container": "Journal of Lost Towns",
        "volume": "12",
        "issue": "3",
        "pages": "101-119",
        "doi": "10.5555/jlt.2012.049",
        "type": "article-journal",
    }


def test_vancouver() -> None:
    assert fields(
        "Moor YH, O'Fern TJ, van der Lea P. Tidal analysis: a new way. J Mar Physiol, 1999;13(4):161-9"
    ) == {
        "authors": ["Moor, YH", "O'Fern, TJ", "van der Lea, P."],
        "year": 1999,
        "title": "Tidal analysis: a new way",
        "container": "J Mar Physiol",
        "volume": "13",
        "issue": "4",
        "pages": "161-9",
        "type": "article-journal",
    }


def test_a_chapter() -> None:
    assert fields(
        "Fielding, Anna (2018) ‘News from the Marsh (Look! There’s a Bird)’ in Reed, P and Sedge, Q J (eds.) "
        "Wet Places. Basingstoke: Fen Press, 253–91. Submitted to REF2."
    ) == {
        "authors": ["Fielding, Anna"],
        "year": 2018,
        "title": "News from the Marsh (Look! There’s a Bird)",
        "container": "Wet Places",
        "publisher": "Fen Press",
        "type": "chapter",
    }


def test_a_book() -> None:
    assert fields(
        "Ada-Marie Cole, Maps of Fog: Weather in the Northern Imagination\n"
        "(University Press of Nowhere, 2012)\n[listed in REF2]. ISBN 978-0-306-40615-7"
    ) == {
        "authors": ["Cole, Ada-Marie"],
        "year": 2012,
        "title": "Maps of Fog: Weather in the Northern Imagination",
        "publisher": "University Press of Nowhere",
        "isbn": "9780306406157",
        "type": "book",
    }


EXAMPLES = regex.compile(
    r"(?m)^(?P<title>[^\n#]+)\n\.\n(?P<text>.*?)\n\.\n(?P<expected>.*?)\n\.$", regex.DOTALL
)
FIXTURE = (Path(__file__).parent / "fixtures" / "bibliography.md").read_text(encoding="utf-8")


def said(found: Bibliography, name: str) -> str:
    """A field as the examples write it."""
    authors = [a.literal or ", ".join(x for x in (a.family, a.given) if x) for a in found.authors]
    if name == "authors":
        return "; ".join(authors) or "none"
    if name == "first author":
        return authors[0]
    value = getattr(found, name)
    return "none" if value is None else str(value)


def test_there_are_examples() -> None:
    assert len(EXAMPLES.findall(FIXTURE)) > 80


@pytest.mark.parametrize("example", [pytest.param(m, id=m["title"]) for m in EXAMPLES.finditer(FIXTURE)])
def test_examples(example: "regex.Match[str]") -> None:
    expected = dict(line.split(": ", 1) for line in example["expected"].splitlines())
    found = bibliography(example["text"])
    assert {name: said(found, name) for name in expected} == expected


def test_identifiers_are_read_off_the_whole_text() -> None:
    found = bibliography(
        "Wick, A. (2012) Mud. http://a.example/mud (peer-reviewed) https://doi.org/10.5555%2Fmud.1"
    )
    assert (found.url, found.doi, found.title) == ("http://a.example/mud", "10.5555/mud.1", "Mud")


@pytest.mark.parametrize(
    "remark",
    [
        "Available on request.",
        "(REF2)",
        "[listed in REF2]",
        "(peer reviewed)",
        "61 citations on Google Scholar",
        "Reviewed in Bog News 2013.",
        "• [12 citations]",
    ],
)
def test_remarks_are_no_part_of_a_reference(remark: str) -> None:
    text = "Wick, A. (2012) Mud and moss in motion. Bog Review, 19 (3), 5-9."
    assert bibliography(f"{text}\n{remark}") == bibliography(text)


def test_markdown_and_wraps_change_nothing() -> None:
    plain = "Wick, A. (2012) Mud and moss in motion. Bog Review, 19 (3), 5-9."
    marked = "**Wick, A.** (2012)\nMud and moss in\nmotion. *Bog Review*, 19 \\(3\\),\n5\\-9\\."
    assert bibliography(marked) == bibliography(plain)


def test_nothing_comes_of_nothing() -> None:
    assert bibliography("") == bibliography(" \n ") == Bibliography()


PIECES = st.sampled_from(
    [
        "Wick, A.",
        "Wick AB",
        "A. Wick",
        "and",
        "&",
        "et al.",
        "(2012)",
        "2012",
        "‘",
        "’",
        "`",
        "'",
        '"',
        "“",
        "”",
        "Mud in",
        "Peat Review",
        ",",
        ".",
        ":",
        ";",
        "in",
        "In:",
        "(eds)",
        "19 (3)",
        "5-9",
        "pp. 1",
        "London: Bog Press",
        "10.5555/a",
        "http://a.example/",
        "\n",
        "\n\n",
        "• ",
        "*",
        "\\_",
        "[a](b)",
        "(",
        ")",
        "[",
        "]",
        "REF2",
        "\x02",
        "…",
    ]
)


@example("‘ ” , ’")  # nothing between the quotation marks is no title
@given(st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=120))
def test_any_text_has_an_answer(text: str) -> None:
    found = bibliography(text)
    assert isinstance(found, Bibliography)
    assert found.doi is None or found.doi in unquote("".join(text.replace("\\", "").split()))
    assert all(author.family or author.literal for author in found.authors)
    assert found.year is None or 1800 <= found.year <= 2099
    assert all(value is None or value.strip() for value in (found.title, found.container, found.publisher))


@given(st.lists(PIECES, max_size=20).map(" ".join))
def test_the_same_text_has_the_same_answer(text: str) -> None:
    assert bibliography(text) == bibliography(text)


def test_a_month_before_the_year_is_no_author() -> None:
    found = fields("‘Kilns Live’, 25 productions, Nov 2013 – Jul 2019")
    assert "authors" not in found
    assert (found["title"], found["year"]) == ("Kilns Live", 2013)
    assert fields("May, T. (2013) Kilns alive. Clay Review 4")["authors"] == ["May, T."]


@pytest.mark.parametrize("name", ["Bulletin Je\u0301in", "Bulletin J\u00e9in"])
def test_an_accent_ends_no_word(name: str) -> None:
    """So "éin" is not the "in" before a year that is no publication's, however it is written."""
    assert year_in(f"{name} 1999.") == 1999
    assert year_in("Bulletin in 1999, and so on") is None


@pytest.mark.parametrize("sign", "½①1")
def test_a_number_before_a_remark_is_no_letter_of_it(sign: str) -> None:
    body, remark, *_ = cleaned(
        f"Wick, A. (2012) Mud and moss in motion. Bog Review. {sign}available from the guild"
    )
    assert (body[-1], remark) == (sign, "available from the guild")


NEVER, ALWAYS = regex.compile("(?!)"), regex.compile("")
# fmt: off
FAMILY = st.sampled_from((
    "Ash", "MOOR", "O'Fern", "D’Arcy", "Hill-Stone", "Van", "St", "McNab", "Éloi", "Ng", "X", "The",
    "De", "La", "Jr", "Chem", "Sri", "Scotland", "Uni", "And",
))
GIVEN = st.sampled_from((
    "A", "A.", "A.B.", "AB", "AB.", "A-B", "A.-B.", "Ada", "ABCD", "UK", "J", "J.", "JAB",
    "B.C.D.E.F.G.H.", "Jr", "A. B.", "J B",
))
BEHIND = st.sampled_from((
    " (2010) ", " 2010. ", ", 2010a, ", ": [2010] ", " Kilns of old ", ". Kilns that burn ",
    " Jr of it ", ", ‘Kilns’", " And some ", " Della von ", " others ", " Kilns plus it ", " Vande it ",
    "é ", " Kilns et al. (2010)", "2010",
))
PLACES = st.sampled_from((
    "Clay", "12", "3", "(3)", "(2012)", "2012", "2012;", "12(3)", ":", ",", ".", ";", "pp.", "p", "PP",
    "vol.", "no.", "Sept", "45-67", "45–67", "45—67", "e4-e5", "2009–12", "1-2",
))
SIGNS = st.sampled_from((
    "kiln", "Kiln", "London", "Press", "The", "the", "in", "In", "IN", "in:", "In:", ",", ".", ";", ":",
    "?", "!", "’", "”", '"', "»", "(", ")", "12:", "a:", "É:", "²:", "(ed", "(Eds)", "é", " ",
))
# fmt: on
NAME = st.builds(
    str.format, st.sampled_from(("{0}, {1}", "{0} {1}", "{1} {0}", "{1}{0}", "{0},{1}", "{0}")), FAMILY, GIVEN
)
BETWEEN = st.sampled_from(
    (", ", "; ", " and ", ", and ", " & ", ". ", " ", ",", " et al. ", ", … ", " with ")
)


@given(
    st.lists(st.tuples(NAME, BETWEEN).map("".join), max_size=3),
    NAME,
    BEHIND,
    BEHIND,
    st.booleans(),
    st.booleans(),
)
@example([], "Ash, A.", " Jr of it ", "(2010)", True, False)
@example([], "J. Chem", ", B. (2010) ", "", True, False)
def test_a_plain_name_is_what_the_other_forms_make_of_it(
    before: list[str], last: str, behind: str, further: str, weak: bool, single: bool
) -> None:
    text = " ".join(f"{''.join(before)}{last}{behind}{further}".split())
    plainly = read_names(text, weak=weak, single=single)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(forms, "PLAIN", NEVER)
        patch.setattr(forms, "NO_NAME", NEVER)
        assert plainly == read_names(text, weak=weak, single=single)


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        (f"A{'b' * 30}, C.", True),
        (f"A{'b' * 31}, C.", False),
        (f"C. A{'b' * 30}", True),
        (f"C. A{'b' * 31}", False),
        (f"O'{'b' * 31}, C.", True),
        (f"O'{'b' * 32}, C.", False),
        (f"Ash-A{'b' * 30} C,", True),
        (f"Ash-A{'b' * 31} C,", False),
        ("Ash-Bo-Co-Do, E.", True),
        ("Ash-Bo-Co-Do-Eo, F.", False),
        ("Ash, B.C.D.E.F.G.", True),
        ("Ash, B.C.D.E.F.G.H.", False),
        ("B. C. D. E. F. G. Ash", True),
        ("B. C. D. E. F. G. H. Ash", False),
        ("B C D E Ash", True),
        ("B C D E F Ash", False),
        ("Ash BCD", True),
        ("Ash BCDE", False),
        ("Ash BCD.", True),
        ("Ash BCDE.", False),
        ("Ash B,", True),
        ("Éloi, B.", True),
        ("Ōta, B.", False),
    ],
)
def test_a_name_is_plain_up_to_so_many_letters_and_initials(name: str, plain: bool) -> None:
    text = f"{name} (2010) Kilns" if name[-1] != "," else f"{name} Fox D (2010) Kilns"
    assert bool(forms.PLAIN.match(text)) == plain
    found = read_names(text, weak=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(forms, "PLAIN", NEVER)
        patch.setattr(forms, "NO_NAME", NEVER)
        assert found == read_names(text, weak=True)


def test_surnames_in_a_row_are_no_plain_names() -> None:
    assert [a.family for a in bibliography("Moor, JA, Fern, KL. 2012 On kilns.").authors] == [
        "Moor",
        "JA",
        "Fern",
        "KL",
    ]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The paper was shown in Loxley", ""),
        ("Times cited: 12", ""),
        ("PDF can be supplied", ""),
        ("A kiln in top 5", " A kiln"),
        ("The paper kiln of Loxley", " The paper kiln of Loxley"),
        ("With supplied peat", " With supplied peat"),
    ],
)
def test_remarks_begin_with_common_words_too(text: str, kept: str) -> None:
    before = "Moor, J. (2012) On kilns and ovens."
    assert cleaned(f"{before} {text}").body == before + kept


@pytest.mark.parametrize("unit", ["Ab De La Fox, ", "De La De La, ", "Éć De La D'Fox, "])
def test_names_that_may_be_taken_in_many_ways_are_read_once(unit: str) -> None:
    """Each of a list of full names in but one of its readings, or this takes longer than anybody waits."""
    assert isinstance(bibliography(unit * (4000 // len(unit))), Bibliography)
    found = bibliography("Ab De La Fox, Ada De Roe, Cy St. John and Di Van Der Moss, Kilns (2010) Clay 4, 5")
    names = [f"{author.given} {author.family}" for author in found.authors]
    assert names == ["Ab De La Fox", "Ada De Roe", "Cy St. John", "Di Van Der Moss"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Kilns (redesign of an oven)", "document"),  # a part of a word tells where the pattern has no edge
        ("Kilns: the Claywork Conferences of 2012", "paper-conference"),
        ("Kilns. PHD THESİS, University of Ashby", "thesis"),  # written with Turkish settings
        ("Kilns. PhD thesis, University of Ashby", "thesis"),
        ("Kilns and hypothesis", None),
        ("Kilns, GB2012/123456", "patent"),
        ("Kilns in a telefilm", None),
        ("Kilns (telefilm)", "motion_picture"),
    ],
)
def test_words_tell_the_kind(words: str, kind: str | None) -> None:
    assert bibliography(f"Moor, J. (2012) {words}.").type == kind


@pytest.mark.parametrize(
    ("before", "year"),
    [(", ", 1999), ("(", 1999), ("pp. ", None), ("£", None), ("to ", None), ("no. ", None)],
)
def test_a_year_stands_behind_a_stop_and_not_in_a_span(before: str, year: int | None) -> None:
    assert year_in(f"Kilns {before}1999.") == year


@example(["2012;", "12", ".", "3", "45-67"], "")
@given(st.lists(PLACES, max_size=8), st.sampled_from(("", " ")))
def test_a_plain_locator_is_what_the_parts_make_of_it(pieces: list[str], space: str) -> None:
    text = f"Kilns {space.join(pieces)}."
    plainly = venue.place_in(text, 0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(venue, "_PLAIN", NEVER)
        assert plainly == venue.place_in(text, 0)


LEADS = (
    *("article number : ", "article no.: ", "article id", "article. ", "issue : ", "iss...", "no. ", "nr :"),
    *("volumes. (", "volume", "vol. ", "vols: ", "v. (", "pages. abcd", "pages", "pgs. ab", "pp. ", "p"),
    *("(", "ab", "article numbers ", "article number :: ", "volumes.. ", "pages.: "),
)


@pytest.mark.parametrize("first", ["7", "2012 ", "7 (2) "])
@pytest.mark.parametrize("lead", LEADS)
def test_a_locator_begins_no_further_before_its_first_figure_than_is_looked(lead: str, first: str) -> None:
    text = f"Kilns, {lead}{first}, 45-67"
    near = venue.place_in(text, 0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(venue, "_LEAD", len(text))
        assert near == venue.place_in(text, 0)


@pytest.mark.parametrize(
    "text", ["A. (2010) B", "A, 2010, B", "A. (2010a); B", "A (2010", "A. [2010]. B", "A (201) B"]
)
def test_a_year_right_behind_names_is_what_follows_them(text: str) -> None:
    plainly = heads.read_head(f"Ash, {text}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(heads, "_YEAR_BEHIND", NEVER)
        assert plainly == heads.read_head(f"Ash, {text}")


@given(st.lists(SIGNS, max_size=12), st.sampled_from(("", " ")))
def test_a_hint_is_there_where_its_pattern_is(pieces: list[str], space: str) -> None:
    text = "Clay kilns" + space.join(pieces)
    hinted = segments.chapter_in(text, 0, len(text)), imprints.imprint(text, 0, len(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(segments, "_IN", ALWAYS)
        patch.setattr(imprints, "_COLON", ALWAYS)
        assert hinted == (segments.chapter_in(text, 0, len(text)), imprints.imprint(text, 0, len(text)))


@pytest.mark.parametrize(
    ("name", "cleared"),
    [
        ("Clay Review, September 2010", "Clay Review"),
        ("Clay Review, Sept.", "Clay Review"),
        ("Clay Review, ſept", "Clay Review"),
        ("Clay Review,2010", "Clay Review"),
        ("Clay Review 2110", "Clay Review 2110"),
        ("Clay Review, Maytime", "Clay Review"),
        ("Clay Review, Mud", "Clay Review, Mud"),
        ("2, é", "2, é"),
        ("2, 3", None),
    ],
)
def test_a_date_is_no_part_of_a_name(name: str, cleared: str | None) -> None:
    assert holders._clean(name) == cleared


def test_what_an_identifier_leaves_of_a_word_tells_the_kind() -> None:
    assert bibliography("Moor, J. (2012) Kilns. PhD thesishttps://a.example/b").type == "thesis"
    assert bibliography("Moor, J. (2012) Kilns. PhD thesisé https://a.example/b").type is None


def test_two_words_in_two_lines_tell_the_kind() -> None:
    assert bibliography("[Data\n• set] of kilns (2012)").type == "dataset"


@pytest.mark.parametrize(
    ("word", "is_whole"),
    [
        ("Press", True),
        ("-Press.", True),
        ("Publishing House", True),
        ("University of Écl", True),
        ("Taylor & Francis", True),
        ("Presses", False),
        ("Pressé", False),
        ("éPress", False),
        ("Ω1Press", False),
        ("Pres\u0301s Press\u0301", False),
        ("_Press", False),
        ("University of É", False),
        ("press", False),
    ],
)
def test_the_words_of_a_lexicon_stand_alone(word: str, is_whole: bool) -> None:
    assert bool(lexicon.PUBLISHER.search(f"Clay {word}")) == is_whole
    assert bool(lexicon.PUBLISHER.search(word)) == is_whole


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Clay, VOL. XII", ("XII", None, None)),
        ("Clay. İSS 3, 4", (None, "3", "4")),
        ("Clay, ARTıCLE 3", (None, None, "3")),
        ("Clay, article number : 45", (None, None, "45")),
        ("Clay, pgs. 4-5", (None, None, "4-5")),
        ("Clay, pigs 4-5 and Page 45", None),
        ("Clay ٣(٤): 45-67", ("٣", "٤", "45-67")),
        ("Clay 𝟗(2), 45", ("𝟗", "2", "45")),
        ("Clay 12/3 (2009)", ("12", "3", None)),
        ("Clay 12/3 4-5", ("12", "3", "4-5")),
        ("Clay, article identity : 45", None),
        ("Clay 12345 (3)", None),
        ("Clay at Kyiv 3", None),
        ("Clay ² (½)", None),
        ("Clay revol", None),
    ],
)
def test_a_locator_is_one_in_either_case_and_any_figures(
    text: str, numbers: tuple[str | None, ...] | None
) -> None:
    place = venue.place_in(text, 0)
    assert (place and place[2:]) == numbers


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("Van Der Moss, A., Roe, B. (2012) Kilns", ["Van Der Moss", "Roe"]),
        ("Vande Moss, A., Roe, B. (2012) Kilns", ["Vande Moss", "Roe"]),
        ("Vandemoss, A., Roe, B. (2012) Kilns", ["Vandemoss", "Roe"]),
        ("D’Arcy, A., St. Moss, B. (2012) Kilns", ["D’Arcy", "St. Moss"]),
        ("Al-Roe, A., della Moss, B. (2012) Kilns", ["Al-Roe", "della Moss"]),
        ("Della, A., De, B. (2012) Kilns", ["Della", "De"]),
    ],
)
def test_a_particle_has_a_space_or_an_apostrophe_soon(text: str, families: list[str]) -> None:
    assert [author.family for author in bibliography(text).authors] == families


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Department of Clay (DoC) (2012)", "Department of Clay"),
        ("Department of Clay. (2012)", "Department of Clay"),
        ("Department of Clay, [2012]", "Department of Clay"),
        (f"Department of Cl{'a' * 104}y (2012)", f"Department of Cl{'a' * 104}y"),
        (f"Department of Cl{'a' * 105}y (2012)", None),
        ("Department of Clay., (2012)", None),
    ],
)
def test_a_body_is_named_in_front_of_a_bracket(head: str, body: str | None) -> None:
    authors = bibliography(f"{head} On kilns").authors
    assert [author.literal for author in authors] == ([body] if body else [])


@pytest.mark.parametrize(
    ("behind", "publisher"),
    [
        ("(Ashby: Hart), Clay 3, 4-5", "Hart"),
        (",(Hart)(3), 4-5", "Hart"),
        (", Clay 3, 4-5 (Ashby: Hart)", None),
        (" 3, 4-5(Hart)", None),
    ],
)
def test_a_publisher_in_brackets_stands_before_the_pages(behind: str, publisher: str | None) -> None:
    assert bibliography(f"Moor, J. (2012) Kilns and ovens of the north{behind}").publisher == publisher


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        ("On peat’, Moss", ["’, "]),
        ("On peat, Moss", [", "]),
        ("On peat’ Moss", ["’ "]),
        ("On peat by Moss", [" by "]),
        ("On peat Moss, Al", [", "]),
        ("On peat Moss,A.", [" "]),
        ("On kit Moss,A.", [" "]),
        ("On it Moss,A.", []),
        ("On 123 Moss,A.", []),
        ("On peat,  Moss, van and den", [", "]),
    ],
)
def test_a_turn_begins_at_its_sign(text: str, turns: list[str]) -> None:
    assert [turn[0] for turn in heads._TURN.latin.finditer(text, 4)] == turns
    assert [turn[0] for turn in heads._TURN.any.finditer(text, 4)] == turns
