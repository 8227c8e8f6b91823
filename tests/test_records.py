"""Collections: rows in are case studies out, and what a row says of itself is what comes back."""

import csv as standard
import gzip
import json
import zipfile
from pathlib import Path

import pytest

import refcase
from collections_made import ROW_2014, ROW_2021, csv_file, csv_of, json_lines, sheet, table_of, workbook
from laws import broken, document_keeps_its_laws
from refcase.corpus import find_files, parse_files
from refcase.models import CaseStudy
from refcase.records.columns import COLUMNS, apart, columns_of, hold_case_studies, plain
from refcase.records.values import answer, award, listed, tidied, whole
from refcase.text import Position

TEXT = (
    "Bells\n1. Summary of the impact\nThey ring [R1].\n"
    "3. References to the research\n[R1] Okafor (2015) Bells."
)


def studies(path: object) -> list[CaseStudy]:
    outcomes = list(parse_files(str(path)))
    assert [str(outcome.error) for outcome in outcomes if outcome.error] == []
    found = [outcome.study for outcome in outcomes if outcome.study]
    for study in found:
        assert study.document is not None
        assert broken(study) == []
        document_keeps_its_laws(study.document)
    return found


class TestColumns:
    @pytest.mark.parametrize(
        ("written", "field"),
        [
            ("Sources to corroborate the impact ", "section 5"),
            ("sources_to_corroborate_the_impact", "section 5"),
            ("5. Sources to corroborate the impact", "section 5"),
            ("\ufeffInstitution UKPRN code", "ukprn"),
            ("ImpactSummary", "section 1"),
            ("CaseStudyId", "id"),
            ("is_continued_from_2014", "continued"),
            ("multiple_submission_letter", "submission_letter"),
        ],
    )
    def test_names_are_known_however_they_are_written(self, written: str, field: str) -> None:
        assert columns_of((written,)).fields == {field: written}

    def test_no_name_stands_for_two_fields(self) -> None:
        names = [plain(name) for names in COLUMNS.values() for name in names]
        assert len({(plain(n), f) for f, ns in COLUMNS.items() for n in ns}) == len(set(names))

    def test_of_two_columns_for_a_field_the_earlier_name_is_taken(self) -> None:
        columns = columns_of(("id", "ics_id", "Title"))
        assert columns.fields["id"] == "ics_id"
        assert columns.others == ("id",)

    @pytest.mark.parametrize(
        ("names", "own"),
        [
            ((" Title ", "Title"), ("Title", "Title 2")),
            (("Title", "\tTitle\n"), ("Title", "Title 2")),
            (("", " ", "Place"), ("1", "2", "Place")),
        ],
    )
    def test_columns_are_told_apart_whatever_space_is_around_them(
        self, names: tuple[str, ...], own: tuple[str, ...]
    ) -> None:
        assert apart(names) == own

    def test_the_columns_tell_the_exercise(self) -> None:
        assert columns_of(tuple(ROW_2021)).exercise == "REF2021"
        assert columns_of(tuple(ROW_2014)).exercise == "REF2014"
        assert columns_of(("Title", "Details of the impact")).exercise is None

    def test_every_name_is_in_the_documentation(self) -> None:
        page = (Path(__file__).parent.parent / "docs" / "corpora.md").read_text(encoding="utf-8")
        for field, names in COLUMNS.items():
            told = ", ".join(f"`{name}`" for name in names)
            assert f"| {field.replace('_', ' ')} | {told} |" in page

    def test_what_holds_case_studies(self) -> None:
        assert hold_case_studies(["Details of the impact"])
        assert hold_case_studies(["ImpactSummary", "x"])
        assert not hold_case_studies(["title", "references", "sources"])


class TestValues:
    def test_lists(self) -> None:
        assert listed("[Office [BELLS]];[ b;c ]; [] ;[d]") == ("Office [BELLS]", "b;c", "d")
        assert listed("UK; France\nPeru") == ("UK", "France", "Peru")

        assert listed("") == listed("[]") == listed("  ") == ()
        assert listed("[") == ("[",)

    @pytest.mark.parametrize(
        ("written", "number", "amount"),
        [
            ("EP/F035357/1: 278271", "EP/F035357/1", "278271"),
            ("ES/G034222/1 : 349007.0", "ES/G034222/1", "349007"),
            ("G1: 2015-1 (from EUR) : £351,837.50", "G1: 2015-1 (from EUR)", "351837.50"),
            ("N/A: none yet", "N/A: none yet", None),
            ("PSB28", "PSB28", None),
            (": 500", None, "500"),
            ("[a: 5]", "a", "5"),
            ("[[ a[1]: 5 ]]", "a[1]", "5"),
            ("[a", "[a", None),
        ],
    )
    def test_grants(self, written: str, number: str | None, amount: str | None) -> None:
        assert award(written) == refcase.Award(number=number, amount=amount)

    def test_numbers_and_answers(self) -> None:
        assert [whole(value) for value in ("10007791.0", " 11 ", "1.5", "x", "")] == [
            10007791,
            11,
            None,
            None,
            None,
        ]
        assert [answer(value) for value in ("1.0", "0.0", "Yes", "FALSE", "2", "")] == [
            True,
            False,
            True,
            False,
            None,
            None,
        ]

    def test_entities_go_where_they_are_meant(self) -> None:
        assert tidied(" A&amp;A &#163;5&#160;m ", entities=True) == "A&A £5 m"
        assert tidied("A&amp;A") == "A&amp;A"
        assert tidied("R&D; &copy=1", entities=True) == "R&D; &copy=1"


class TestRow2021:
    @pytest.fixture(params=["csv", "xlsx"])
    def study(self, request: pytest.FixtureRequest, tmp_path: Path) -> CaseStudy:
        path = tmp_path / f"export.{request.param}"
        if request.param == "csv":
            csv_file(path, ROW_2021)
        else:
            pytest.importorskip("python_calamine")
            row = {name: float(v) if v.endswith(".0") else v for name, v in ROW_2021.items()}
            workbook(path, sheet([["About"]]), sheet(table_of(row)))
        [study] = studies(path)
        return study

    def test_the_row_says_what_it_is(self, study: CaseStudy) -> None:
        assert study.title == "Details of the impact: bells, and who rings them"
        assert study.institution == "University of Upper Teesdale"
        assert study.unit_of_assessment == "History"
        assert study.exercise == "REF2021"
        assert study.header.continued is True
        assert study.path is not None
        assert study.path.endswith("#5f0c2b1e-0000-4000-8000-000000000001")
        assert study.metadata is not None
        assert (study.metadata.ukprn, study.metadata.unit_number) == (10009999, 28)
        assert study.metadata.covid_statement == "The tower was shut."
        assert study.metadata.other["FTE"].startswith("73")
        assert study.notes == ()

    def test_the_lists_are_the_rows_own(self, study: CaseStudy) -> None:
        context = study.context
        assert context.countries == ("United Kingdom", "G1: UK/Europe")
        assert context.formal_partners == ("Office [BELLS]", "Grant funding")
        assert context.funders == ("AHRC", "Additional contextual information")
        assert context.orcids == ("0000-0002-1825-0097",)

    def test_a_grant_has_its_place(self, study: CaseStudy) -> None:
        assert [(g.number, g.amount, g.currency, g.raw) for g in study.grants] == [
            ("AH/X000001/1", "120566", "GBP", "[AH/X000001/1 : 120566.0]"),
            ("G1: 2015-1-UK01 (from EUR)", "351837", "GBP", "[G1: 2015-1-UK01 (from EUR) : 351837]"),
            ("N/A: none yet", None, None, "[N/A: none yet]"),
        ]
        assert study.document is not None
        assert study.document.position(study.grants[1].span.start) == Position(
            1, 27, cell="row 2, Grant funding"
        )

    def test_a_cell_is_its_section_whatever_its_lines_look_like(self, study: CaseStudy) -> None:
        assert [section.number for section in study.sections] == [1, 2, 3, 4, 5]
        four, five = study.section(4), study.section(5)
        assert four and five
        assert "2. Underpinning research\n\nis what one of them called it." in four.text
        assert five.text.endswith("Grant funding")
        assert four.heading == "4. Details of the impact"
        assert study.section(2).heading == "2. Underpinning research"  # type: ignore[union-attr]

    def test_items_and_citations_are_found(self, study: CaseStudy) -> None:
        assert [(r.label, r.year, r.raw) for r in study.references] == [
            ("R1", 2015, "[R1] Okafor, A. (2015) Bells of the dales. Leeds: Kiln.")
        ]
        assert [(c.section, c.written) for c in study.citations] == [
            (1, "[R1]"),
            (1, "[S1]"),
            (2, "[R1]"),
            (4, "[R1; S1]"),
        ]

    def test_places_are_cells(self, study: CaseStudy) -> None:
        assert study.document is not None
        place = study.document.position(study.citations[3].span.start)
        assert place == Position(4, 21, cell="row 2, 4. Details of the impact")
        assert str(place) == "row 2, 4. Details of the impact, line 4:21"
        title = study.document.text.index("bells, and")
        assert study.document.position(title).cell == "row 2, Title"


class TestRow2014:
    def test_entities_wraps_and_padding_are_undone(self, tmp_path: Path) -> None:
        pytest.importorskip("python_calamine")
        [study] = studies(workbook(tmp_path / "e.xlsx", sheet(table_of(ROW_2014))))
        assert study.path is not None
        assert study.path.endswith("e.xlsx#4711")
        assert study.exercise == "REF2014"
        assert study.title == "Kilns & the people who fire them"
        assert [section.text for section in study.sections] == [
            "Potters earn £400 more\na year [R1].",
            "We dug.\nWe found.",
            "[R1] Lovén, L. (2010) Kilns of the\nnorth, A&A, 5, 1—9.\n\n[R2] Lovén, L. (2011) Clay.",
            "They fire hotter [R1, 1].",
            "[1] Letter.",
        ]
        assert study.section(1).heading == "1. Summary of the impact"  # type: ignore[union-attr]
        assert study.document is not None
        second = study.document.position(study.references[1].span.start)
        assert second == Position(7, 1, cell="row 2, References to the research")
        behind_entity = study.document.position(study.document.text.index("400"))
        assert behind_entity == Position(2, 24, cell="row 2, Summary of the impact")

    def test_the_interfaces_json(self, tmp_path: Path) -> None:
        told = {
            "CaseStudyId": "936",
            "Institution": "\r\nUniversity of Upper Teesdale\r\n",
            "Institutions": [{"InstitutionName": "x", "UKPRN": 10009999}],
            "Panel": "D         ",
            "UOA": "Classics",
            "Title": "Kilns",
            "Country": [{"GeoNamesId": "1", "Name": "Italy"}],
            "Funders": ["AHRC", "British Academy"],
            "ResearchSubjectAreas": [{"Subject": "Clay"}],
            "ImpactSummary": "\r\nIt helped.",
            "UnderpinningResearch": "We dug.",
            "References": "1. Lov&#233;n, L. (2010) Kilns.",
            "ImpactDetails": "They fire.",
            "Sources": "1. Letter.",
            "UKRegion": [],
        }
        path = tmp_path / "e.json"
        path.write_text(json.dumps([told, {**told, "CaseStudyId": "937"}]), encoding="utf-8")
        first, second = studies(path)
        assert second.path == f"{path}#937"
        metadata = first.metadata
        assert metadata is not None
        assert (metadata.ukprn, metadata.main_panel, metadata.unit_of_assessment) == (
            10009999,
            "D",
            "Classics",
        )
        assert metadata.countries == ("Italy",)
        assert metadata.funders == ("AHRC", "British Academy")
        assert set(metadata.other) == {"Institutions", "ResearchSubjectAreas"}
        assert first.references[0].raw == "1. Lovén, L. (2010) Kilns."
        assert first.format == "json"


class TestLines:
    def test_a_text_a_line(self, tmp_path: Path) -> None:
        path = json_lines(
            tmp_path / "e.jsonl", {"id": "a", "exercise": "ref2014", "text": TEXT}, {"text": TEXT}
        )
        first, second = studies(path)
        assert (first.path, second.path) == (f"{path}#a", f"{path}#row-2")
        assert (first.exercise, second.exercise) == ("REF2014", None)
        assert first.title == "Bells"
        assert second.metadata is None
        assert first.document is not None
        assert first.document.position(first.citations[0].span.start) == Position(3, 11, cell="row 1, text")
        plain = refcase.parse_text(TEXT)
        assert (first.references, first.citations) == (plain.references, plain.citations)

    def test_what_the_row_says_wins_and_a_note_tells(self, tmp_path: Path) -> None:
        text = f"Institution: Elsewhere\nTitle of case study: {TEXT}"
        [study] = studies(
            json_lines(
                tmp_path / "e.jsonl", {"text": text, "title": "Other bells", "institution": "ELSEWHERE"}
            )
        )
        assert study.title == "Other bells"
        assert study.institution == "ELSEWHERE"
        assert [(note.kind, note.message) for note in study.notes if note.kind == "metadata-differs"] == [
            ("metadata-differs", "title: the row says “Other bells”, the text “Bells”")
        ]

    def test_fields_of_a_row_a_line_packed(self, tmp_path: Path) -> None:
        path = tmp_path / "e.jsonl.gz"
        with gzip.open(path, "wt", encoding="utf-8") as out:
            out.writelines(json.dumps({**ROW_2021, "id": n}) + "\n" for n in range(3))
        assert [study.title for study in studies(path)[:1]] == [
            "Details of the impact: bells, and who rings them"
        ]

    @pytest.mark.parametrize("cell", ["[[a: 5]]", "[[a]: 5]", "[a[1]]", "[a];[[b: 6]];[c"])
    def test_grants_and_metadata_are_one_reading(self, cell: str, tmp_path: Path) -> None:
        row = {"Details of the impact": "It rang.", "grants": cell}
        [study] = studies(json_lines(tmp_path / "x.jsonl", row))
        assert study.metadata is not None
        table = [(grant.number, grant.amount) for grant in study.grants]
        assert table == [(award.number, award.amount) for award in study.metadata.grants]

    def test_grants_and_lists_that_are_lists(self, tmp_path: Path) -> None:
        row = {"Details of the impact": "It rang.", "countries": ["UK", "Peru; Chile"], "grants": [["X1", 5]]}
        [study] = studies(json_lines(tmp_path / "e.jsonl", row))
        assert study.context.countries == ("UK", "Peru; Chile")
        assert [(g.number, g.amount, g.raw) for g in study.grants] == [("X1", "5", "[X1: 5]")]

    def test_one_object_over_several_lines(self, tmp_path: Path) -> None:
        path = tmp_path / "e.json"
        path.write_text(json.dumps({"id": "a", "text": TEXT}, indent=2), encoding="utf-8")
        assert [study.title for study in studies(path)] == ["Bells"]


class TestFolders:
    def test_collections_are_found_by_content(self, tmp_path: Path) -> None:
        csv_file(tmp_path / "a.csv", ROW_2021)
        (tmp_path / "b.csv").write_text("budget,2021\nclay,5\n", encoding="utf-8")
        (tmp_path / "c.json").write_text('{"name": "settings"}', encoding="utf-8")
        (tmp_path / "d.txt").write_text(TEXT, encoding="utf-8")
        workbook(tmp_path / "e.xlsx", sheet([["budget", "x"]]))
        workbook(tmp_path / "f.xlsx", sheet(table_of(ROW_2014)))
        json_lines(tmp_path / "g.jsonl", {"text": TEXT})
        passed: list[str] = []
        found = [Path(name).name for name in find_files(tmp_path, passed.append)]
        assert found == ["a.csv", "d.txt", "f.xlsx", "g.jsonl"]
        assert [Path(name).name for name in passed] == ["b.csv", "c.json", "e.xlsx"]

    def test_the_sample_is_read(self) -> None:
        first, second = studies(Path(__file__).parent.parent / "samples" / "export.csv")
        assert (len(first.references), len(first.sources), len(first.grants)) == (2, 3, 2)
        assert second.header.continued is True

    def test_an_archive_is_a_folder(self, tmp_path: Path) -> None:
        table = csv_file(tmp_path / "a.csv", ROW_2021)
        path = tmp_path / "all.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.write(table, "exports/a.csv")
            archive.writestr("drafts/b.txt", TEXT)
            archive.writestr("drafts/budget.csv", "a,b\n1,2\n")
            archive.writestr("__MACOSX/drafts/b.txt", TEXT)
            archive.writestr("drafts/~$b.docx", "x")
            archive.writestr("drafts/c.odt", "x")
        told: list[str] = []
        names = [outcome.path for outcome in parse_files(path, tell=told.append)]
        identifier = ROW_2021["REF impact case study identifier"]
        assert names == [f"{path}!drafts/b.txt", f"{path}!exports/a.csv#{identifier}"]
        assert told == [f"{path}: passed over, as refcase does not read them: 1 .csv, 1 .odt"]
        assert list(find_files(tmp_path)) == [table.replace("\\", "/"), path.as_posix()]

    def test_a_member_that_leads_out_of_the_archive_is_read_as_any(self, tmp_path: Path) -> None:
        path = tmp_path / "all.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("../up.txt", TEXT)
            archive.writestr("..hidden.txt", TEXT)
        assert [outcome.path for outcome in parse_files(path)] == [f"{path}!../up.txt"]
        assert list(find_files(tmp_path)) == [path.as_posix()]

    @pytest.mark.parametrize("name", ["a.xlsx", "a.zip", "a.csv.gz"])
    def test_one_that_is_damaged_is_not_passed_over_in_a_folder(self, tmp_path: Path, name: str) -> None:
        whole = tmp_path / "whole"
        if name.endswith(".gz"):
            whole.write_bytes(gzip.compress(b"x" * 999))
        else:
            with zipfile.ZipFile(whole, "w") as archive:
                archive.writestr("b.txt", TEXT)
        folder = tmp_path / "folder"
        folder.mkdir()
        (folder / "b.txt").write_text(TEXT, encoding="utf-8")
        (folder / name).write_bytes(whole.read_bytes()[:-12])
        failed = {outcome.path: outcome.error.kind for outcome in parse_files(folder) if outcome.error}
        assert failed == {(folder / name).as_posix(): "damaged"}


def test_reading_takes_no_more_memory_for_more_rows(tmp_path: Path) -> None:
    """A stream is read as it is asked for: what comes after the first row is not looked at yet."""
    path = tmp_path / "e.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write(csv_of(table_of(*[ROW_2021] * 3)))
        out.write(csv_of([["a row that is broken"] * 99]) * 2000)
    outcomes = parse_files(path)
    assert next(outcomes).error is None
    outcomes.close()  # type: ignore[attr-defined]


def test_no_other_reader_of_csv_is_disturbed_by_the_limit(tmp_path: Path) -> None:
    list(parse_files(csv_file(tmp_path / "e.csv", ROW_2021)))
    assert standard.field_size_limit() >= 131_072


def test_a_collection_is_no_single_case_study(tmp_path: Path) -> None:
    with pytest.raises(refcase.ReadError, match="parse_files"):
        refcase.parse_file(csv_file(tmp_path / "e.csv", ROW_2021))
