"""What holds for any text at all, and that the labels a case study uses do not change what it says."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import refcase
from laws import broken
from synthetic import LAYOUTS, SCHEMES, LabelScheme, Layout, Study, expected, parsed, render, study_of

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))
TEXTS = [path.read_text(encoding="utf-8") for path in SAMPLES]

anything = settings(max_examples=150, deadline=None)
mangling = settings(max_examples=120, deadline=None)

# Pieces a case study is made of, so that random texts meet every stage.
PIECES = """\
1. Summary of the impact|2. Underpinning research|3. References to the research|4. Details of the impact
5. Sources to corroborate the impact|Skip to main|Page 1|Page 2|Impact case study (REF3b)|Institution:|
Title: Kilns|Details of staff conducting the underpinning research:|Additional contextual information
Is this case study continued from a case study submitted in 2014? |Grant number Value of grant|Grant funding
Grants|Countries|Researcher ORCIDs|[R1]|[E5a, b]|(R1 and R3)|R4, R5 and R6|[1]-[5]|[a-i]|［R2］|\\[R1\\]|(i)
(2)|[2009]|coughs1,2|Section 3|p. 3|R1 |R2. |[E1] |E1a) |1. |2. |3.1 |(a) |a) |b) |G1 |G3.1 |• |Source 1:|
Ev a: |5A |(ii) |### |**Kilns**|Flint, A. (2010) Kilns. Clay, 4(2), 10–20. |(Flint et al., 2010)
doi:10.5555/jc.4|https://kilns.example/a_(b)|£40,000|GBP50,000 |[20110011: 40000]|EP/K012345/1|£5 thousand
All outputs are available on request.|kilns
""".replace("\n", "\n|").split("|")
PIECES += [
    "\n",
    "\n\n",
    " ",
    "\t",
    "\r",
    "\u2028",
    "\u200b",
    "\x00",
    "\x1b[31m",
    "\ud800",
    "\U00010d40",  # a figure of Unicode 16
    *"[](){}-–,.:;9R£é",
]

# Characters that a pattern may take for others: they fold to an ASCII letter, or count as a digit.
ALIKE = str.maketrans("IisSkK1234", "İıſſKK１٢³\U00010d44")


@anything
@given(st.text(max_size=300))
@example("")
@example("\n")
@example("\ud800")
def test_any_text_is_parsed(text: str) -> None:
    assert broken(refcase.parse_text(text)) == []


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_any_mixture_of_pieces_is_parsed(text: str) -> None:
    assert broken(refcase.parse_text(text)) == []


FOUND = {
    "nothing but marks of bold": "**",
    "marks of bold before the first heading": "**\n1. Summary of the impact\nKilns leak.",
    "a row of staff without cells": "Details of staff conducting the underpinning research:;",
    "a heading with a dotted capital I": "Additional contextual information\nResearcher ORCİD",
    "the foot of a page between the cells of a grant": (
        "5. Sources to corroborate the impact\nE1 A letter\nGrant funding\nX1\nPage 1\n£4"
    ),
    "a scale with a long s": "References to the research\n£5 thouſand",
}


@pytest.mark.parametrize("text", FOUND.values(), ids=FOUND)
def test_texts_that_once_broke_a_law(text: str) -> None:
    assert broken(refcase.parse_text(text)) == []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_laws_hold_for_the_samples(path: Path) -> None:
    assert broken(refcase.parse_file(path)) == []


@mangling
@given(st.sampled_from(TEXTS), st.data())
def test_a_piece_of_a_sample_is_parsed(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert broken(refcase.parse_text(text[start:end])) == []


@mangling
@given(st.sampled_from(TEXTS), st.randoms(use_true_random=False))
def test_a_sample_with_its_lines_shuffled_is_parsed(text: str, chance: st.DataObject) -> None:
    lines = text.split("\n")
    chance.shuffle(lines)  # type: ignore[attr-defined]
    assert broken(refcase.parse_text("\n".join(lines))) == []


@mangling
@given(st.sampled_from(TEXTS), st.sampled_from(TEXTS))
def test_one_sample_behind_another_is_parsed(first: str, second: str) -> None:
    assert broken(refcase.parse_text(first + second)) == []


@mangling
@given(st.sampled_from(TEXTS), st.lists(st.tuples(st.floats(0, 1), st.sampled_from(PIECES)), max_size=30))
def test_a_sample_with_pieces_put_in_is_parsed(text: str, insertions: list[tuple[float, str]]) -> None:
    for where, piece in insertions:
        at = int(where * len(text))
        text = text[:at] + piece + text[at:]
    assert broken(refcase.parse_text(text)) == []


@mangling
@given(st.sampled_from(TEXTS), st.sampled_from(["\n", " ", "[", "]", "(", ".", "1", "R", "a"]))
def test_a_sample_that_lost_a_character_everywhere_is_parsed(text: str, lost: str) -> None:
    assert broken(refcase.parse_text(text.replace(lost, ""))) == []


@mangling
@given(
    st.one_of(st.sampled_from(TEXTS), st.lists(st.sampled_from(PIECES), max_size=40).map("".join)),
    st.sets(st.sampled_from("IisSkK123"), min_size=1),
)
@example("Researcher ORCIDs", {"I"})
@example("1. Summary of the impact\nIt cost £5 thousand.", {"s"})
def test_characters_that_look_like_others_are_parsed(text: str, changed: set[str]) -> None:
    table = {code: other for code, other in ALIKE.items() if chr(code) in changed}
    assert broken(refcase.parse_text(text.translate(table))) == []


@mangling
@given(st.sampled_from(TEXTS))
def test_the_same_text_gives_the_same_case_study(text: str) -> None:
    assert refcase.to_json(refcase.parse_text(text)) == refcase.to_json(refcase.parse_text(text))


# Few and many items; 69 has a list that ends in [g-i].
SEEDS = (0, 1, 2, 3, 4, 5, 7, 69)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.name)
def test_labels_and_layout_do_not_change_what_is_said(scheme: LabelScheme, layout: Layout) -> None:
    for seed in SEEDS:
        study = study_of(references=3 + seed % 5, sources=3 + seed % 7, seed=seed)
        assert parsed(render(study, scheme, layout)) == expected(study, scheme)


@settings(max_examples=150, deadline=None)
@given(
    st.integers(3, 8),
    st.integers(3, 10),
    st.integers(0, 10_000),
    st.sampled_from(SCHEMES),
    st.sampled_from(LAYOUTS),
)
def test_structure_survives_relabelling(
    references: int, sources: int, seed: int, scheme: LabelScheme, layout: Layout
) -> None:
    study: Study = study_of(references=references, sources=sources, seed=seed)
    assert parsed(render(study, scheme, layout)) == expected(study, scheme)
