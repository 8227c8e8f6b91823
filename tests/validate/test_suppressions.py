"""What a draft or the settings suppress, and how far it reaches."""

import pytest

import refcase
from refcase.validate import checked
from refcase.validate.registry import all_rules
from refcase.validate.suppressions import Suppression

DRAFT = """\
1. Summary of the impact
Five letters tell of it [E1–E5].
Kilns were enclosed [E8].
4. Details of the impact
{heading}
Potters coughed less [E9].
{paragraph}
The council paid [E7].
It paid again [E6].
5. Sources to corroborate the impact
E1 Letter from the guild
E2 Letter from the council
E3 Letter from the mayor
E4 Letter from the clerk
E5 Letter from the bishop
"""


def found(heading: str = "", paragraph: str = "", told: tuple[Suppression, ...] = ()) -> tuple[str, int]:
    study = refcase.parse_text(DRAFT.format(heading=heading, paragraph=paragraph))
    rules = [all_rules()[code] for code in ("LNK001", "SET001", "SET002")]
    result = checked(study, rules=rules, suppressions=told)
    return " ".join(f.label or f.code for f in result.findings), result.suppressed


IGNORE = "<!-- refcase: ignore LNK001 -- they are to come -->"


@pytest.mark.parametrize(
    ("heading", "paragraph", "told", "suppressed"),
    [
        ("", "", "E8 E9 E7 E6", 0),
        (IGNORE, "", "E8", 3),
        ("", IGNORE, "E8 E9 E6", 1),
        ("", "<!-- refcase: ignore LNK -->", "E8 E9 E6", 1),
        ("", "<!--refcase:ignore all-->", "E8 E9 E6", 1),
        ("", f"{IGNORE}\n<!-- a word to the reader -->", "E8 E9 E7 E6 SET001", 0),
        (f"{IGNORE}\n<!-- refcase: ignore SET001 -->", "", "E8", 4),
        ("", "<!-- refcase: ignore STR001 -->", "E8 E9 E7 E6", 0),
    ],
)
def test_in_the_draft(heading: str, paragraph: str, told: str, suppressed: int) -> None:
    labels, count = found(heading, paragraph)
    assert (sorted(labels.split()), count) == (sorted(told.split()), suppressed)


@pytest.mark.parametrize(
    ("suppression", "told", "suppressed"),
    [
        (Suppression("LNK001", "E9", "late"), "E8 E7 E6", 1),
        (Suppression("LNK", "e9", "late"), "E8 E7 E6", 1),
        (Suppression("ALL", None, "old"), "", 4),
        (Suppression("LNK001", "E5", "late"), "E5 E8 E9 E7 E6", 0),
    ],
)
def test_in_the_settings(suppression: Suppression, told: str, suppressed: int) -> None:
    assert found(told=(suppression,)) == (told, suppressed)


def test_one_in_the_settings_that_meets_nothing_is_told_of_at_the_beginning() -> None:
    study = refcase.parse_text(DRAFT.format(heading="", paragraph=""))
    told = (Suppression("LNK001", "E5", "late"),)
    (idle,) = checked(
        study, rules=[all_rules()[code] for code in ("LNK001", "SET001")], suppressions=told
    ).findings[:1]
    assert (idle.code, idle.span.start, idle.message, idle.hint) == (
        "SET001",
        0,
        "the settings suppress LNK001 for E5 in this file, where it finds nothing",
        "take it out of the settings",
    )


def test_such_lines_are_no_text_of_the_draft() -> None:
    with_lines = refcase.parse_text(DRAFT.format(heading=IGNORE, paragraph=IGNORE))
    without = refcase.parse_text(DRAFT.format(heading="", paragraph=""))
    assert [s.words for s in with_lines.sections] == [s.words for s in without.sections]
    assert not with_lines.leftovers


def test_a_list_item_is_meant_as_a_whole() -> None:
    study = refcase.parse_text(
        "4. Details of the impact\nKilns [E1, E2].\n"
        "5. Sources to corroborate the impact\n"
        "<!-- refcase: ignore LNK001 -->\n"
        "E1 A letter\nthat names E4 [E5]\nE2 B"
    )
    assert checked(study, rules=[all_rules()["LNK001"]]).findings == []
