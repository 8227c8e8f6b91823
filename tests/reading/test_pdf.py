"""What is read of a PDF file: lines put together as the page shows, furniture stepped over, links, notes."""

import pytest
from make_pdf import Page, page_of, pdf
from mutations import mutated

from laws import document_keeps_its_laws
from refcase.reading import ReadError, Wishes, read
from refcase.reading.pdf import document_from_pdf
from refcase.text import Document

# A line of Helvetica at 11 points is about 480 points wide with so many letters.
FULL = "The potters of the lower town enclosed their kilns, and the cough that had been theirs for a"
NEXT = "hundred years went away within two winters, as the parish books of those years show to all"


def made(*pages: Page, **parts) -> Document:
    document = document_from_pdf(pdf(*pages, **parts))
    document_keeps_its_laws(document)
    return document


def text_of(*lines: str) -> str:
    return made(page_of("\n".join(lines))).text


TEXTS = {
    "lines of a paragraph": ([FULL, NEXT, "who look."], f"{FULL} {NEXT} who look."),
    "a gap parts paragraphs": ([FULL, "End.", "", "", "New one."], f"{FULL} End.\n\nNew one."),
    "a short line ends a paragraph": (["Short.", FULL], f"Short.\n{FULL}"),
    "a label begins a line": ([FULL, "[2] Ada " + NEXT], f"{FULL}\n[2] Ada {NEXT}"),
    "a label with letters": ([FULL, "E12. Ada " + NEXT], f"{FULL}\nE12. Ada {NEXT}"),
    "a label within a sentence": ([FULL, "(R4) was shown"], f"{FULL} (R4) was shown"),
    "a sentence goes on over a gap": ([FULL, "", "", NEXT], f"{FULL} {NEXT}"),
    "a number within a sentence": ([FULL, "12 winters later"], f"{FULL} 12 winters later"),
    "a heading is alone": (
        [FULL, "4. Details of the impact", FULL],
        f"{FULL}\n4. Details of the impact\n{FULL}",
    ),
    "a word broken by a hyphen": (
        [FULL[:-6] + " infor-", "mation leaks."],
        f"{FULL[:-6]} information leaks.",
    ),
    "a word with a hyphen of its own": (
        [FULL[:-6] + " age-", "friendly kilns. An age-friendly town."],
        f"{FULL[:-6]} age-friendly kilns. An age-friendly town.",
    ),
    "an address goes on": (
        [FULL[:-20] + " http://www.kilns.example/books/", "parish/1850.html and more"],
        f"{FULL[:-20]} http://www.kilns.example/books/parish/1850.html and more",
    ),
    "an address ends": (
        [FULL[:-20] + " http://www.kilns.example/books", "which shows it"],
        f"{FULL[:-20]} http://www.kilns.example/books which shows it",
    ),
}


@pytest.mark.parametrize(("lines", "text"), TEXTS.values(), ids=list(TEXTS))
def test_lines_are_put_together(lines: list[str], text: str) -> None:
    assert text_of(*lines) == text


def test_a_target_tells_how_an_address_goes_on() -> None:
    page = page_of(f"{FULL[:-20]} http://www.kilns.example/bo\noks and more")
    page.links = [(57, 780, 480, "http://www.kilns.example/books")]
    assert "http://www.kilns.example/books and" in made(page).text


def test_a_paragraph_goes_on_over_a_page() -> None:
    document = made(page_of(FULL), page_of(NEXT))
    assert document.text == f"{FULL} {NEXT}"
    assert str(document.position(len(FULL) + 1)) == "page 2, line 1:1"


def test_places() -> None:
    document = made(page_of(f"{FULL}\n{NEXT}\n\nBees."), page_of("Wasps."))
    told = {
        word: str(document.position(document.text.index(word)))
        for word in ("lower", "winters", "Bees", "asps")
    }
    assert told == {
        "lower": "page 1, line 1:20",
        "winters": "page 1, line 2:36",
        "Bees": "page 1, line 3:1",
        "asps": "page 2, line 1:2",
    }


def running(text: str, number: int) -> Page:
    page = page_of(text, top=700)
    page.shown += [(57, 800, 11, "University of Loxley, Unit 20"), (500, 30, 9, f"Page {number}")]
    return page


def test_furniture_is_stepped_over_and_counted() -> None:
    document = made(*(running(f"Kiln {n}.", n) for n in range(1, 5)))
    assert "Page" not in document.text and "Loxley" not in document.text
    assert document.position(0).line == 2


def test_what_stands_at_the_head_of_one_page_is_text() -> None:
    head = page_of("Institution: University of Loxley", top=800)
    assert made(head, page_of("Kilns.", top=700)).text.startswith("Institution")


def test_a_superscript_is_known() -> None:
    page = Page([(57, 700, 11, "Kilns leak"), (104, 705, 7, "1,2"), (120, 700, 11, "and crack.")])
    document = made(page)
    assert document.text == "Kilns leak1,2 and crack."
    assert [document.text[a:b] for a, b in document.facts.superscripts] == ["1,2"]


def test_columns_one_after_the_other() -> None:
    left = [f"left {n} of the long column, full" for n in range(8)]
    right = [f"right {n} of the long column, too" for n in range(8)]
    shown = []
    for n, (a, b) in enumerate(zip(left, right, strict=True)):
        shown += [(57.0, 700.0 - 13 * n, 11.0, a), (320.0, 700.0 - 13 * n, 11.0, b)]
    text = made(Page(shown)).text
    assert text.index("left 7") < text.index("right 0")


@pytest.mark.parametrize("start", [300.0, 310.0, 340.0])
def test_columns_that_the_file_has_line_by_line(start: float) -> None:
    words = "of the old town and of the new town too and"
    shown = []
    for n in range(20):
        shown += [(57.0, 700.0 - 13 * n, 10.0, f"Left {n:02} {words}")]
        shown += [(start, 700.0 - 13 * n, 10.0, f"Right {n:02} {words}")]
    text = made(Page(shown)).text
    assert text.index("Left 19") < text.index("Right 00")
    assert "\t" not in text


def test_labels_beside_their_items_are_no_column() -> None:
    shown = []
    for n in range(1, 13):
        shown += [
            (57.0, 700.0 - 13 * n, 11.0, f"R{n}"),
            (100.0, 700.0 - 13 * n, 11.0, f"Flint, A. (20{n:02}) {FULL[:60]}"),
        ]
    lines = made(Page(shown)).text.split("\n")
    assert [line.split()[:2] for line in lines if line] == [[f"R{n}", "Flint,"] for n in range(1, 13)]


def test_cells_of_a_row_stay_in_a_line() -> None:
    rows = [("Ada Flint", "Reader", "2010-2015"), ("Ben Ochre", "Fellow", "2012-2013")]
    shown = [
        (57.0 + 150 * m, 700.0 - 13 * n, 11.0, cell)
        for n, row in enumerate(rows)
        for m, cell in enumerate(row)
    ]
    assert made(Page(shown)).text == "Ada Flint\tReader\t2010-2015\nBen Ochre\tFellow\t2012-2013"


def test_footnotes_come_at_the_end() -> None:
    first = page_of(f"{FULL}\n{NEXT}\n{FULL}")
    first.shown.append((57, 120, 7, "1 See the parish books."))
    text = made(first, page_of(f"{NEXT}\n\n\nThe end.")).text
    assert text == f"{FULL} {NEXT} {FULL} {NEXT}\n\nThe end.\n\n1 See the parish books."


def test_links_have_the_text_under_them() -> None:
    page = page_of("See their page for more.")
    page.links = [(80, 780, 50, "https://kilns.example/report")]
    (link,) = made(page).facts.links
    assert link.target == "https://kilns.example/report"
    assert "their page" in made(page).text[link.start - 2 : link.end + 2]


def test_facts() -> None:
    page = page_of("Small print here.", size=9)
    page.picture = True
    facts = made(page, page_of("Usual size.")).facts
    assert (facts.pages, facts.images) == (2, 1)
    assert [points for _, _, points in facts.fonts] == [9.0, 11.0]


def test_a_password_opens_it(tmp_path) -> None:
    locked = pdf(page_of("Kilns."), password="clay")
    with pytest.raises(ReadError, match="--password") as error:
        document_from_pdf(locked, "a.pdf")
    assert error.value.kind == "protected"
    with pytest.raises(ReadError, match="not the password"):
        document_from_pdf(locked, "a.pdf", password="bees")
    (tmp_path / "a.pdf").write_bytes(locked)
    assert read(tmp_path / "a.pdf", wishes=Wishes(password="clay")).text == "Kilns."


@pytest.mark.parametrize(
    ("data", "kind", "words"),
    [
        (b"%PDF-1.7 and no more", "damaged", "damaged or not complete"),
        (pdf(page_of("Kilns."))[:200], "damaged", "damaged or not complete"),
        (pdf(), "empty", "no text in it"),
        (pdf(Page()), "empty", "no text in it"),
        (pdf(Page(picture=True)), "empty", "made by scanning"),
    ],
)
def test_what_is_wrong_is_one_line(data: bytes, kind: str, words: str) -> None:
    with pytest.raises(ReadError) as error:
        document_from_pdf(data, "a.pdf")
    assert error.value.kind in (kind, "damaged") and (
        words in str(error.value) or "damaged" in str(error.value)
    )
    assert "\n" not in str(error.value)


def test_a_page_tree_in_a_circle_ends() -> None:
    for kids in ("2 0 R", "4 0 R 2 0 R", "4 0 R 4 0 R 4 0 R"):
        reads_or_tells(pdf(page_of("Kilns."), kids=kids))


def reads_or_tells(data: bytes) -> None:
    try:
        document = document_from_pdf(data, "a.pdf")
    except ReadError as error:
        assert "\n" not in str(error)
    else:
        document_keeps_its_laws(document)


def test_spoilt_files() -> None:
    page = page_of(f"{FULL}\n{NEXT}\n\n1. Bees hum1.")
    page.links = [(57, 780, 100, "https://kilns.example")]
    for data in mutated(pdf(page, running("More.", 2)), 500):
        reads_or_tells(data)
