"""How the lines of PDF pages are judged: what is furniture, what goes on, what is broken at a line's end."""

import threading

import pytest
from make_pdf import Page, page_of, pdf

from refcase.reading import ReadError
from refcase.reading import pdf as reader
from refcase.reading.pdf import document_from_pdf
from refcase.reading.pdf.characters import characters_of
from refcase.reading.pdf.furniture import without_furniture
from refcase.reading.pdf.lines import Line, Sheet
from refcase.reading.pdf.paragraphs import Joint, joints, rejoined

FULL = "The potters of the lower town enclosed their kilns, and the cough that had been theirs for a "


def line(
    text: str, base: float, *, page: int = 1, left: float = 57, right: float = 540, size: float = 11
) -> Line:
    return Line(text, page, 0, left, right, base, size)


def sheets(*pages: list[tuple[float, str]]) -> list[Sheet]:
    return [
        Sheet(n, 595, 842, [line(text, base, page=n) for base, text in page])
        for n, page in enumerate(pages, 1)
    ]


def kept(*pages: list[tuple[float, str]]) -> list[list[str]]:
    return [[each.text for each in page] for page in without_furniture(sheets(*pages))]


@pytest.mark.parametrize(
    "texts",
    [
        ("Unit 20", "Unit 20"),
        ("Loxley | 1", "Loxley | 2"),
        ("Page 1 of 2", "Page 2 of 2"),
        ("1", "2"),
        ("- 7 -", "- 8 -"),
    ],
)
def test_what_comes_again_in_its_place_is_furniture(texts: tuple[str, str]) -> None:
    assert kept(*([(30, text), (400, "Kilns.")] for text in texts)) == [["Kilns."], ["Kilns."]]


def test_a_head_that_falls_apart_on_one_page_is_furniture() -> None:
    whole = Sheet(1, 595, 842, [line("Loxley – Draft", 800), line("Kilns.", 400)])
    parts = [line("Loxley – ", 800, page=2), line("Draft", 800, page=2, left=300)]
    parted = Sheet(2, 595, 842, [*parts, line("Bees.", 400, page=2)])
    assert [[each.text for each in page] for page in without_furniture([whole, parted])] == [
        ["Kilns."],
        ["Bees."],
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("[1] Letter from the guild", "[2] Letter from the guild"),
        ("12 kilns", "47 kilns"),
        ("Kilns leak.", "Bees hum."),
        ("64", "3"),
    ],
)
def test_what_only_looks_like_it_stays(texts: tuple[str, str]) -> None:
    assert kept(*([(30, text), (400, "Kilns.")] for text in texts)) == [[text, "Kilns."] for text in texts]


def test_the_name_of_the_form_and_of_a_page_are_furniture_on_one_page_too() -> None:
    assert kept([(800, "Impact case study (REF3b)"), (400, "Kilns."), (30, "Page 1")]) == [["Kilns."]]


def test_a_number_alone_at_the_foot_of_one_page_stays() -> None:
    assert kept([(400, "Kilns."), (30, "1")]) == [["Kilns.", "1"]]


def test_cells_at_the_foot_of_a_page_are_no_furniture() -> None:
    row = [line(text, 60, left=left) for text, left in (("Bath", 57), ("120", 200), ("12", 300))]
    sheet = Sheet(1, 595, 842, [line("Kilns.", 400), *row])
    assert without_furniture([sheet]) == [sheet.lines]


def joint(first: Line, second: Line, *more: Line, targets: set[str] | None = None) -> Joint:
    return joints([first, second, *more], targets or set())[0]


HTTP = "see http://kilns.example/low_income"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (HTTP, "_dynamics.pdf and more", Joint.GLUED),
        (HTTP, "report.pdf and more", Joint.GLUED),
        (HTTP, "which shows it all", Joint.SPACE),
        (HTTP + "/", "2010-report and", Joint.GLUED),
        ("doi 10.1111/j.1740-", "9713.2010 and", Joint.GLUED),
        ("pages 737-", "753 of it", Joint.GLUED),
        ("an age-", "friendly town", Joint.GLUED),
        ("both individual-", "and town-wide", Joint.SPACE),
        ("it was a gap –", "so they said", Joint.SPACE),
        ("the Office for", "(ONS) was asked", Joint.SPACE),
        ("as in the report.", "(R4) Flint, A.", Joint.LINE),
        ("as in the report", "[4] Flint, A.", Joint.LINE),
        ("as is shown in", "[b] and in others", Joint.SPACE),
    ],
)
def test_what_is_broken_at_the_end_of_a_full_line(first: str, second: str, expected: Joint) -> None:
    assert joint(line(first, 700), line(second, 687)) is expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("see kilns.example/a.pdf;", "and the report of 2011", Joint.SPACE),
        ("see kilns.example/a.pdf;", "And the report of 2011", Joint.LINE),
        ("see kilns.example/a.pdf", "and the report of 2011", Joint.LINE),
    ],
)
def test_a_short_line_that_a_joiner_goes_on(first: str, second: str, expected: Joint) -> None:
    wide = line("its kilns, of which much is said in the report on the ovens of the town", 713, right=500)
    assert joints([wide, line(first, 700, right=200), line(second, 687, right=250)], set())[1] is expected


def test_a_target_says_how_an_address_goes_on() -> None:
    target = {"http://kilns.example/low_incomes"}
    assert joint(line(HTTP, 700), line("s and more", 687), targets=target) is Joint.GLUED
    assert (
        joint(line(HTTP, 700), line("_a and", 687), targets={"http://kilns.example/low_income"})
        is Joint.SPACE
    )


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("who went on.", 673, Joint.SPACE),
        ("Who went on.", 673, Joint.PARAGRAPH),
        ("who went on.", 640, Joint.PARAGRAPH),
        ("who went on.", 780, Joint.SPACE),  # at the head of the next column
        ("References to the research", 687, Joint.LINE),
    ],
)
def test_gaps(text: str, base: float, expected: Joint) -> None:
    assert joint(line(FULL, 700), line(text, base)) is expected


def test_a_broken_word_does_not_swallow_a_heading() -> None:
    first = line("the mid", 700)._replace(broken=True)
    assert joint(first, line("References to the research", 687)) is Joint.LINE
    assert joint(first, line("winter", 687)) is Joint.GLUED


@pytest.mark.parametrize(
    ("left", "right", "words", "whole"),
    [
        ("infor", "mation", {"the"}, True),
        ("docu", "ment", {"document"}, True),
        ("well", "known", {"well", "known"}, False),
        ("model", "based", {"model-based"}, False),
        ("Franco", "British", set(), False),
        ("see http://a.example/docu", "ment", {"document"}, False),
        ("1990", "1991", set(), False),
    ],
)
def test_hyphens_that_only_broke_a_word(left: str, right: str, words: set[str], whole: bool) -> None:
    assert rejoined(left, right, words) is whole


def test_what_stands_lower_is_no_superscript() -> None:
    page = Page([(57, 700, 11, "The CO"), (92, 697, 7, "2"), (97, 700, 11, " of kilns")])
    assert document_from_pdf(pdf(page)).facts.superscripts == ()


def test_limits_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf(page_of("Kilns."), page_of("Bees."))
    for name, most in (("_MOST_PAGES", 1), ("MOST_CHARACTERS", 5), ("_MOST_OBJECTS", 1)):
        with monkeypatch.context() as patched:
            patched.setattr(reader, name, most)
            with pytest.raises(ReadError) as error:
                document_from_pdf(data, "a.pdf")
            assert error.value.kind == "too-large"


def test_links_that_lead_nowhere_on_the_web_are_left_out() -> None:
    page = page_of("Kilns of the guild")
    page.links = [
        (40, 780, 200, address) for address in ("javascript:alert(1)", "file:///etc", "https://a.example")
    ]
    assert [link.target for link in document_from_pdf(pdf(page)).facts.links] == ["https://a.example"]


def test_a_link_wider_than_its_text_is_kept() -> None:
    page = page_of("Kilns of the guild")
    page.links = [(40, 780, 300, "https://a.example")]
    document = document_from_pdf(pdf(page))
    assert [document.text[link.start : link.end] for link in document.facts.links] == ["Kilns of the guild"]


def test_threads_take_turns() -> None:
    data, texts = pdf(page_of("Kilns.")), []
    threads = [threading.Thread(target=lambda: texts.append(document_from_pdf(data).text)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert texts == ["Kilns."] * 8


def test_a_character_that_pdfium_counts_as_two_moves_those_behind_it() -> None:
    class Page:
        raw = None

    assert characters_of(Page(), "a😀b𝑅c").astral == (1, 3)
