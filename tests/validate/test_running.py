"""Running text: hints, without which a pattern is not tried."""

import re

import pytest
import regex

import refcase
from refcase.profiles import for_exercise
from refcase.validate.draft import Draft
from refcase.validate.rules.people import confidential_marking, phone_number
from refcase.validate.rules.structure import placeholder, placeholder_word, template_guidance_left
from refcase.validate.running import Hint, Letter, Rare, hinted, in_lines, places, rare

TEXT = "4. Details of the impact\nThe LAMPS burn\nby night [E1], TBC. Who lit them?\n"


def draft_of(text: str) -> Draft:
    study = refcase.parse_text(text)
    assert study.document is not None
    return Draft(study.document, study, for_exercise(None))


@pytest.mark.parametrize(
    ("hint", "expected"),
    [
        ("the lamps", True),  # small letters: however it is written
        ("burn by", True),  # and wrapped
        ("the ferries", False),
        ("TBC", True),  # none: as it is written
        ("LAMPS BURN", False),
        ("?", True),
        ("!", False),
        (re.compile("lamps?"), True),
        (re.compile("LAMPS"), False),  # a pattern alone is for the folded text
        (("lamps", re.compile("LAMPS")), True),  # with a word for the text itself, where that stands
        (("lamps", re.compile("The")), False),
        (("night", re.compile(r"night(?<=by night)")), True),
        (("[", re.compile(r"\[E\d")), True),
        (("[", re.compile(r"\[R\d")), False),
    ],
)
def test_hints(hint: Hint, expected: bool) -> None:
    draft = draft_of(TEXT)
    assert hinted(draft, (hint,), 0, len(TEXT)) is expected
    assert hinted(draft, ("the ferries", hint), 0, len(TEXT)) is expected


def test_a_hint_outside_the_stretch_is_none() -> None:
    draft = draft_of(TEXT)
    end = TEXT.index("?")
    assert not hinted(draft, ("?", ("?", re.compile(r"\?"))), 0, end)
    assert not hinted(draft, ("details",), 10, end)


def test_a_pattern_is_tried_where_a_hint_is_found() -> None:
    draft, pattern = draft_of(TEXT), regex.compile("TBC|lit")
    assert [found[0] for found in places(draft, pattern)] == ["TBC", "lit"]
    assert [found[0] for found in places(draft, pattern, hints=("TBC",))] == ["TBC", "lit"]
    assert not list(places(draft, pattern, hints=("TBA",)))
    assert not list(places(draft, pattern, 5))


def seek(letter: Letter, pattern: str) -> Rare:
    hint = Rare(letter, re.compile(pattern))
    letter.add(hint.pattern)
    return hint


def test_what_rules_seek_from_one_letter_is_told_apart() -> None:
    letter = Letter("b")
    burnt, by = seek(letter, "burn(?<=lamps burn)"), seek(letter, "by (?<=burn by )night")
    never = seek(letter, "burn(?<=lamp burn)")
    draft = draft_of(TEXT)
    assert draft.once(letter)
    assert hinted(draft, (burnt,), 0, len(TEXT))
    assert hinted(draft, (by,), 0, len(TEXT))  # wrapped
    assert not hinted(draft, (never,), 0, len(TEXT))
    assert not hinted(draft, (burnt,), TEXT.index("by"), len(TEXT))
    other = draft_of("4. Details of the impact\nThe LAMP \u0131s B\n")
    assert not other.once(letter)
    late = seek(letter, "b $")  # sought in the texts that come after
    assert hinted(draft_of("The LAMP is B "), (late,), 0, 14)


def test_a_letter_that_is_a_sign_of_patterns_means_itself() -> None:
    hint = seek(Letter("("), r"\(tbc")
    assert hinted(draft_of("(TBC)"), (hint,), 0, 5)
    assert not hinted(draft_of("tbc"), (hint,), 0, 3)


def test_lines_with_a_hint_are_read() -> None:
    text = "lit, TBC and lit\nlit\nTBC? TBC\nlit lamps"
    hints = (
        "TBC",
        "lamps",
        seek(Letter("l"), "lamp"),
        re.compile("amps$"),
        ("?", re.compile(r"\? TBC")),
    )
    draft, pattern = draft_of(text), regex.compile("TBC|lit")
    found = [(match[0], match.start()) for match in in_lines(draft, pattern, hints)]
    assert found == [("lit", 0), ("TBC", 5), ("lit", 13), ("TBC", 21), ("TBC", 26), ("lit", 30)]
    assert not list(in_lines(draft, pattern, ("ferries",)))
    assert [match.start() for match in in_lines(draft, pattern, hints[1:4])] == [30]


@pytest.mark.parametrize(
    ("pattern", "hints", "text", "expected"),
    [
        (template_guidance_left._GUIDANCE, template_guidance_left._HINTS, text, expected)
        for text, expected in (
            ("THIS SECTION SHOULD briefly state the impact", True),
            ("this\nsection\nshould outline it", True),
            ("a section should outline it", False),
            ("delete as appropriate", True),
            ("delete as inappropriate", False),
            ("give a brief summary of it", True),
            ("insert\na brief summary of it", True),
            ("with a brief summary of it", False),
            ("please provide details here", True),
            ("inſert details of the impact here", True),
            ("Give details of the research\nhere", True),
            ("include references here", True),
            ("some details here", True),  # tried, and not found
            ("more details here", True),
            ("in details here", False),
            ("the research here", False),
            ("tap here to enter text", True),
            ("Click\nor tap\nhere\tto enter text", True),
            ("clic\u212a here\nto enter text", True),
            ("click there to enter text", False),
            ("here to enter a text", False),
        )
    ]
    + [
        (confidential_marking._MARK, confidential_marking._HINTS, text, expected)
        for text, expected in (
            ("Not for Publication", True),
            ("not for diſclosure", True),
            ("not for profit", False),
            ("STRICTLY confidential", True),
            ("commercial-in confidence", True),
            ("[Confidential]", True),
            ("CONFIDENTIAL", True),
            ("a confidential letter", False),
            ("in confidence", False),
        )
    ]
    + [
        (phone_number._NUMBER, phone_number._ANNOUNCED, text, expected)
        for text, expected in (
            ("Telephone 01632 960123", True),
            ("TEL: ٠١٦٣٢٩٦٠١", True),
            ("mobile (01632) 960123", True),
            ("Mob. 01632 960123", True),
            ("fax +1632960123", True),
            ("+44 1632 960123", True),
            ("FAX: (01632) 960123", True),
            ("phones 01632 960123", False),
            ("a fact 01632 960123", False),
            ("motel, 01632 960123", False),
        )
    ]
    + [
        (placeholder._PLACEHOLDER, placeholder._HINTS, text, expected)
        for text, expected in (
            ("Lorem ipsum", True),
            ("LOREM ıPSUM", True),
            ("lorum ipsum", False),
            ("TO" + "DO: it", True),
            ("to-do: it", False),
            ("[insert figure]", True),
            ("(check the date)", True),
            ("(checked)", True),  # tried, and not found
            ("(a check)", False),
        )
    ]
    + [
        (placeholder_word._WORD, placeholder_word._HINTS, text, expected)
        for text, expected in (
            ("TBC", True),
            ("the football tbd", True),
            ("TO BE CONFIRMED", True),
            ("ſtill to be added", True),
            ("TBCs", False),
            ("still to be seen", False),
        )
    ],
)
def test_what_the_pattern_finds_has_a_hint(
    pattern: "regex.Pattern[str]", hints: tuple[Hint, ...], text: str, expected: bool
) -> None:
    assert hinted(draft_of(text), hints, 0, len(text)) is expected
    assert expected or not pattern.search(text)


@pytest.mark.parametrize("pattern", ["(?i)kiln", r"\d\d", "[kl]iln", "k*iln", ".iln", "", "k?"])
def test_a_rare_hint_begins_with_a_letter_or_sign(pattern: str) -> None:
    with pytest.raises(ValueError, match="begins with a letter or sign"):
        rare(re.compile(pattern))


def test_a_rare_hint_has_no_flags() -> None:
    with pytest.raises(ValueError, match="no flags"):
        rare(re.compile("kiln", re.IGNORECASE))
