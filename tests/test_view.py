"""The readable view: what stands in it, at any width, and that no draft can do harm through it."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import refcase
from making import TEXT, span, study
from refcase.links import links
from refcase.models import Citation, Context, Grant, Header, Leftover, Note, Scheme, Schemes, Source, Target
from refcase.render.safe import one_line, visible
from refcase.render.view import to_view

NARROW = """\
Harbour porpoises and quieter piling
  File         drafts/porpoise.txt
  Exercise     REF 2021
  Institution  University of Nowhere
  Unit         7
  Research     2010 – 2016
  Continued    no
  Staff        Ada Okafor, Reader, 2009-2016
               Bo Lind

SECTIONS   18 words
     Heading                Words  Line
  1  Summary of the impact      8     2
  4  Details of the impact     10     7

REFERENCES   2
  labelled [Rn], cited as [Rn]
  Label  First author  Year  Title                       Cited in
  R1     Okafor        2015  Piling noise and porpoises  s1, s4
                             10.5555/ms.15
  R2     Lind          2016  Bubble curtains             not cited
                             no DOI

SOURCES   3
  2 of 3 labels find an item
  Label  Source                        Cited in
  E1     Evidence from agencies        s1, s4
    a    a) the German agency          s1
    b    b) the Danish agency
  E2     Consents                      s4
    a    a) Borkum                     not cited
    b    b) Horns Rev                  not cited
  E3     Letter from the Crown Estate  not cited

GRANTS   3
  Number         Amount  Listed in
  NE/X1         £50,000  grant table
  NE/X2   £1,150,000.50  grant table
  kr-7       DKK 20,000  grant table
  Sum     £1,200,000.50  grant table

CONTEXT
  Countries  Denmark; Germany

CITED BUT NOT LISTED   line:column of each citation
  E9   s1  3:42
  E2d  s4  8:55 (source E2 is listed, this part is not)

LISTED BUT NOT CITED   in sections 1, 2 or 4
  References  R2
  Sources     E3
  Parts       E2a, E2b

NOTES
  section 2 was not found

LEFT OVER   text in no field, reference, source or grant, by line:column
  17:1  text after the grants
        A line that fits nowhere.
"""


def test_the_whole_view_at_80_columns() -> None:
    assert to_view(study(), width=80) == NARROW


def test_a_wide_view_gives_the_doi_a_column() -> None:
    wide = to_view(study(), width=140)
    assert "  R1     Okafor        2015  Piling noise and porpoises  10.5555/ms.15  s1, s4\n" in wide
    assert "  R2     Lind          2016  Bubble curtains             no DOI         not cited\n" in wide


@pytest.mark.parametrize("width", [1, 40, 60, 80, 100, 140, 1000])
def test_no_line_is_wider_than_asked(width: int) -> None:
    long = study(title="word " * 60, notes=(Note(kind="x", message="https://example.org/" + "x" * 300),))
    assert max(map(len, to_view(long, width=width).splitlines())) <= max(40, min(width, 140))


def test_nothing_is_cut_off() -> None:
    address = "https://example.org/" + "".join(map(str, range(200)))
    source = Source(
        label="E1",
        printed_label="E1",
        raw="E1 " + address,
        text=address,
        span=span(TEXT, "E1 Evidence from agencies"),
    )
    assert address in re.sub(
        r"\s+(not cited)?", "", to_view(study(sources=(source,), citations=()), width=80)
    )


def test_only_what_no_reader_would_read_is_cut_off() -> None:
    assert "... (" not in to_view(study(title="x" * 2000))
    assert "... (39,998,000 more characters)" in to_view(study(title="x" * 40_000_000)).replace("\n", " ")


def test_colour_only_when_asked_for() -> None:
    assert "\x1b" not in to_view(study())
    coloured = to_view(study(), color=True)
    assert "\x1b[33mnot cited" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured).replace(" ", "") == to_view(study()).replace(" ", "")


@pytest.mark.parametrize("encoding", ["ascii", "cp437", "no-such-encoding"])
def test_signs_that_an_encoding_lacks_are_not_used(encoding: str) -> None:
    view = to_view(study(header=Header()), encoding=encoding)
    assert view.isascii()
    assert "GBP 1,200,000.50" in view


def test_windows_1252_has_all_the_signs() -> None:
    assert to_view(study(), encoding="cp1252").encode("cp1252")


@pytest.mark.parametrize(
    "written", ["[R1]", "[bold]", "[/]", "[/bold]", "[link=file:///x]y[/link]", r"\[x]", ":smile:"]
)
def test_text_is_never_markup(written: str) -> None:
    assert written in to_view(study(title=f"On {written}"))
    assert written in to_view(study(notes=(Note(kind="x", message=f"On {written}"),)))
    assert written in to_view(study(title=written), color=True)


HOSTILE = "a\x1b[2Jb\x07\x9bc\u202ed\u2066e\r\x7ff\x00"


def test_control_characters_are_seen_and_not_obeyed() -> None:
    seen = r"a\x1b[2Jb\x07\x9bc\u202ed\u2066e\r\x7ff\x00"
    assert visible(HOSTILE) == seen
    assert one_line(f" {HOSTILE}\n\t b") == f"{seen} b"
    assert seen in to_view(study(title=HOSTILE))
    assert visible("می\u200cخ 👩\u200d🔬") == "می\u200cخ 👩\u200d🔬"


def test_no_field_lets_a_control_character_through() -> None:
    evil = HOSTILE
    there = study()
    reference = there.references[0].model_copy(
        update={
            "label": evil,
            "title": evil,
            "doi": evil,
            "authors": (there.references[0].authors[0].model_copy(update={"family": evil}),),
        }
    )
    source = there.sources[0].model_copy(update={"label": evil, "text": evil, "raw": evil, "parts": ()})
    part = there.sources[1].parts[0].model_copy(update={"label": evil, "raw": evil})
    grant = there.grants[0].model_copy(
        update={"label": evil, "number": evil, "amount": evil, "currency": evil, "funder": evil}
    )
    scheme = Scheme(listed=evil, cited=evil, mapping="exact", confidence=1.0, reason=evil)
    changed = study(
        path=evil,
        title=evil,
        institution=evil,
        unit_of_assessment=evil,
        header=Header(
            research_period=evil,
            impact_period=evil,
            staff=(there.header.staff[0].model_copy(update={"name": evil, "role": evil, "period": evil}),),
        ),
        sections=(there.sections[0].model_copy(update={"heading": evil}),),
        references=(reference, there.references[1]),
        sources=(source, there.sources[1].model_copy(update={"label": evil, "parts": (part,)})),
        grants=(grant,),
        context=Context(countries=(evil,), orcids=(evil,)),
        citations=(
            Citation(
                section=1,
                written="x",
                kind="label",
                targets=(
                    Target(kind=None, label=evil),
                    Target(kind="source", label=evil, part=evil, item=1),
                ),
                span=span(TEXT, "[E9]"),
            ),
        ),
        schemes=Schemes(references=scheme, sources=scheme),
        notes=(Note(kind="x", message=evil),),
        leftovers=(Leftover(reason=evil, raw=evil, span=span(TEXT, "A line")),),
    )
    for width in (40, 80, 140):
        assert not re.search(
            r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", to_view(changed, width=width)
        )


@settings(max_examples=60)
@given(st.text(max_size=60), st.integers(20, 150))
def test_any_text_can_be_shown(text: str, width: int) -> None:
    left = Leftover(reason="any", raw=text, span=span(TEXT, "A line"))
    view = to_view(study(title=text or None, leftovers=(left,)), width=width)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]", view)


def test_a_case_study_without_anything() -> None:
    view = to_view(
        study(
            title=None,
            header=Header(),
            context=Context(),
            **dict.fromkeys(
                ("sections", "references", "sources", "grants", "citations", "notes", "leftovers"), ()
            ),
        )
    )
    assert view.startswith("No title found\n")
    assert "No section of a case study was found." in view
    assert "No reference was found." in view
    assert "GRANTS" not in view
    assert view.endswith("Nothing: all that is cited is listed, all that is listed is cited.\n")


def test_a_list_without_labels_that_nothing_cites() -> None:
    there = study()
    bare = tuple(reference.model_copy(update={"label": None}) for reference in there.references)
    view = to_view(study(references=bare, citations=()))
    assert "  Label  First author  Year  Title\n  no. 1  Okafor        2015  Piling noise" in view
    assert "  References  none of the 2 is cited\n" in view
    assert "  Sources     none of the 3 is cited\n" in view


def test_many_leftovers_are_counted_not_listed() -> None:
    left = tuple(Leftover(reason=f"reason {n}", raw="x " * 500, span=span(TEXT, "A line")) for n in range(25))
    view = to_view(study(leftovers=left))
    assert "reason 9" in view
    assert "reason 10" not in view
    assert "and 15 more; --format json has them all" in view
    assert view.count("…") == 10


def test_the_encoding_is_said_when_it_is_not_the_usual_one() -> None:
    assert "Encoding" not in to_view(study())
    assert "Encoding     Windows-1252" in to_view(study(encoding="cp1252"))


def test_amounts_are_only_added_to_their_like() -> None:
    def grant(amount: str | None, currency: str | None, section: int | None) -> Grant:
        return Grant(
            label=None,
            number="N",
            amount=amount,
            currency=currency,
            raw="",
            section=section,
            span=span(TEXT, "E1"),
        )  # type: ignore[arg-type]

    grants = (
        *(grant(amount, "GBP", None) for amount in ("1", "2.5", None, "much")),
        *(grant("10", "GBP", 3) for _ in range(2)),
        *(grant("7", "EUR", 3) for _ in range(2)),
        grant("9", None, 3),
    )
    sums = re.findall(r"Sum +(\S+) +(.*)", to_view(study(grants=grants)))
    assert sums == [("£3.5", "grant table"), ("£20", "section 3"), ("€14", "section 3")]


class TestLinks:
    def test_where_items_are_cited(self) -> None:
        found = links(study())
        assert found.where("reference", 0) == Counter({1: 1, 4: 1})
        assert found.where("source", 0) == Counter({1: 1, 4: 1})
        assert found.where("source", 0, "A") == Counter({1: 1})
        assert found.where("source", 2) == Counter()

    def test_what_is_missing(self) -> None:
        assert [(m.label, m.source, len(m.citations)) for m in links(study()).missing] == [
            ("E9", None, 1),
            ("E2d", "E2", 1),
        ]

    def test_what_is_not_cited(self) -> None:
        found = links(study())
        assert (found.uncited_references, found.uncited_sources) == ([1], [2])
        # E1 is cited as a whole, its parts with it; of E2 only a part that does not exist.
        assert found.uncited_parts == [(1, "a"), (1, "b")]

    def test_a_mention_in_the_lists_is_no_claim(self) -> None:
        mention = Citation(
            section=5,
            written="E1",
            kind="label",
            targets=(Target(kind="reference", label="R2", item=1),),
            span=span(TEXT, "E1 Evidence"),
        )
        found = links(study(citations=(mention,)))
        assert found.where("reference", 1) == Counter({5: 1})
        assert found.uncited_references == [0, 1]

    def test_the_same_label_missing_twice_is_one(self) -> None:
        there = study()
        found = links(study(citations=(there.citations[1], there.citations[1])))
        assert [(m.label, len(m.citations)) for m in found.missing] == [("E9", 2)]
        view = to_view(study(citations=(there.citations[1],) * 9))
        assert "E9  s1 ×9  3:42, 3:42, 3:42, 3:42, 3:42, 3:42, …" in view
        assert "none of the 2 is cited" in view


@pytest.mark.parametrize(
    ("form", "name"),
    [
        *((form, "Line") for form in ("text", "markdown", "html")),
        *((form, "Place") for form in ("docx", "pdf")),
        *((form, "Line in cell") for form in ("csv", "xlsx")),
        *((form, "Line in field") for form in ("json", "jsonl")),
    ],
)
def test_where_sections_are_is_told_as_their_format_counts(form: str, name: str) -> None:
    view = to_view(study(format=form), width=80)
    [header] = [line for line in view.splitlines() if "Words" in line]
    assert header.split("  ")[-1].strip() == name
    by_line = name == "Line"
    assert ("CITED BUT NOT LISTED   line:column of each" in view) is by_line
    assert ("CITED BUT NOT LISTED   place of each" in view) is not by_line


def test_a_part_is_shown_without_what_joins_it_to_the_next() -> None:
    lists = "5. Sources to corroborate the impact\nE1 Kilns 1a) letters, 1b) list of experts and 1c) sand"
    view = to_view(refcase.parse_text(lists), width=80, color=False, encoding="utf-8")
    assert [line.split("  ")[-1] for line in view.splitlines() if re.search(r" 1[abc]\)", line)] == [
        "1a) letters",
        "1b) list of experts",
        "1c) sand",
    ]


def test_a_newline_in_a_file_name_is_told_as_such() -> None:
    told = to_view(study().model_copy(update={"path": "a\nb.txt"}))
    assert "File         a\\nb.txt\n" in told


def test_a_source_that_is_all_parts_says_so() -> None:
    read = refcase.parse_text(
        "1. Summary of the impact\nKilns [E1a].\n"
        "5. Sources to corroborate the impact\nE1 a) Letter from the mill; b) Letter from the kiln\nE2 Report"
    )
    assert re.search(r"E1 +in parts", to_view(read))


@pytest.mark.parametrize("label", ["E", "IMP"])
def test_labels_that_find_nothing_are_told_of_the_list_whose_they_are(label: str) -> None:
    draft = (
        "1. Summary of the impact\nIt rang ({0}4) and rang ({0}9).\n"
        "3. References to the research\nR1. Moss, A. (2015) Bells.\nR2. Moss, B. (2016) Towers.\n"
        "4. Details of the impact\nIt rang ({0}8).\n"
        "5. Sources to corroborate the impact\n{0}1. A letter.\n{0}2. A report.\n"
    )
    schemes = refcase.parse_text(draft.format(label)).schemes
    assert schemes.sources.reason.endswith("; no label that is cited finds one")
    assert schemes.references.reason.endswith("; none is cited by label")
