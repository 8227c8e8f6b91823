"""What holds for any text at all, and that the labels a case study uses do not change what it says."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import refcase
from laws import broken
from synthetic import LAYOUTS, SCHEMES, Layout, LabelScheme, Study, expected, parsed, render, study_of

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))
TEXTS = [path.read_text(encoding="utf-8") for path in SAMPLES]

anything = settings(max_examples=150, deadline=None)
mangling = settings(max_examples=120, deadline=None)

# Pieces a case study is made of, so that random texts meet every stage.
PIECES = [
    "1. Summary of the impact\n", "2. Underpinning research\n", "3. References to the research\n",
    "4. Details of the impact\n", "5. Sources to corroborate the impact\n", "### ", "**", "\n", "\n\n", " ", "\t",
    "Skip to main\n", "Page 1\n", "Page 2\n", "Impact case study (REF3b)\n", "Institution: ", "Title: ",
    "Details of staff conducting the underpinning research:\n", "Is this case study continued from a case study submitted in 2014? ",
    "Additional contextual information\n", "Grant funding\n", "Grant number Value of grant\n", "Countries\n",
    "[R1]", "[E5a, b]", "(R1 and R3)", "R4, R5 and R6", "[1]-[5]", "[a-i]", "［R2］", "\\[R1\\]", "(i)", "(2)", "[2009]",
    "R1 ", "R2. ", "[E1] ", "E1a) ", "1. ", "2. ", "3.1 ", "(a) ", "a) ", "b) ", "G1 ", "• ", "Source 1: ", "Ev a: ", "5A ",
    "Flint, A. (2010) Kilns. Clay, 4(2), 10–20. ", "doi:10.5555/jc.4", "https://kilns.example/a_(b)", "(Flint et al., 2010)",
    "£40,000", "GBP50,000 ", "[20110011: 40000]", "EP/K012345/1", "All outputs are available on request.\n", "Grants\n",
    "kilns", "coughs1,2", "Section 3", "p. 3", "[", "]", "(", ")", "-", "–", ",", ".", ":", "9", "\ud800", "\x00", "\x1b[31m", "\r", "\u2028",
    "\u200b", "ß", "ﬁ", "İ", "𝟙", "²", "٣", "①",
]  # fmt: skip


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
@given(st.sampled_from(TEXTS))
def test_the_same_text_gives_the_same_case_study(text: str) -> None:
    assert refcase.to_json(refcase.parse_text(text)) == refcase.to_json(refcase.parse_text(text))


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.name)
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_labels_and_layout_do_not_change_what_is_said(scheme: LabelScheme, layout: Layout) -> None:
    study = study_of(references=5, sources=6, seed=1)
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
