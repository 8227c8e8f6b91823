"""Collections that are spoilt, hostile or something else: a line in words, and the others go on."""

import gzip
import json
import struct
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from collections_made import ROW_2014, ROW_2021, csv_file, csv_of, json_lines, sheet, table_of, workbook
from refcase.corpus import parse_files
from refcase.records import Limits, is_collection, opened

TEXT = "1. Summary of the impact\nBells ring."
NAMES = ("Id", "Title", "Summary of the impact", "Details of the impact")


def came(path: object, **asked: int) -> tuple[list[str], list[str]]:
    """The last part of each case study's path, or what is wrong with it; and what was told."""
    told: list[str] = []
    outcomes = parse_files(str(path), tell=told.append, **asked)  # type: ignore[arg-type]
    found = [
        f"{each.error.kind}: {each.error}".replace(str(path), "FILE")
        if each.error
        else each.path.replace(str(path), "FILE")
        for each in outcomes
    ]
    return found, [line.replace(str(path), "FILE") for line in told]


ANEW = "damaged: FILE: it is cut off or damaged; fetch it or save it anew"
CUT_OFF = "damaged: FILE: it is cut off or damaged; what comes before the damage was read"


def too_large(row: int) -> str:
    return (
        f"too-large: FILE#row-{row}: row {row} is larger than the limit of 2,000 bytes; "
        "if this is a case study, raise the limit (--max-bytes)"
    )


def table(path: Path, *rows: tuple[str, ...], encoding: str = "utf-8") -> Path:
    path.write_bytes(csv_of([NAMES, *rows]).encode(encoding))
    return path


class TestRows:
    def test_bad_rows_are_told_and_the_rest_goes_on(self, tmp_path: Path) -> None:
        path = table(
            tmp_path / "e.csv",
            ("1", "T", "It rang.", ""),
            ("2", "T", " ", ""),
            ("", "", "", ""),
            ("4", "T", "It rang.", "", "beyond"),
            ("1", "T", "It rang again.", ""),
            ("", "T", "It rang.", ""),
        )
        found, told = came(path)
        assert found == [
            "FILE#1",
            "empty: FILE#2: row 3 has no text in any section",
            "damaged: FILE#row-5: row 5 has 5 cells, and there are 4 columns; check its quotation marks",
            "FILE#row-6",
            "FILE#row-7",
        ]
        assert told == [
            "FILE: no columns “Underpinning research”, “References to the research”, "
            "“Sources to corroborate the impact”",
            "FILE: row 6 has the id 1, as row 2 has",
        ]

    def test_an_id_is_kept_as_it_is_printed(self, tmp_path: Path) -> None:
        ids = ["007", "7", "7.0", "00123456", " a  b "]
        path = table(tmp_path / "e.csv", *((each, "T", "It rang.", "") for each in ids))
        found, told = came(path)
        assert found == [f"FILE#{' '.join(each.split())}" for each in ids]
        assert not [line for line in told if "has the id" in line]

    def test_what_is_lacking_the_header_says_and_no_row_that_ends_early(self, tmp_path: Path) -> None:
        path = table(tmp_path / "e.csv", ("1", "T", "It rang."), ("2", "T", "It rang.", "So loud."))
        found, told = came(path)
        assert found == ["FILE#1", "FILE#2"]
        assert told == [
            "FILE: no columns “Underpinning research”, “References to the research”, "
            "“Sources to corroborate the impact”"
        ]

    @pytest.mark.parametrize(
        ("first", "last", "told"),
        [
            ("1,T,It rang.,", "2,T,It ra", True),
            ("1,T,It rang.,", "2,T,It rang.,", False),
            ("1,T,It rang.,", "2,T,It rang.\n", False),
            ("1,T,It rang.,", "2,T,It rang.\r", False),
            ("1,T,It rang.", "2,T,It rang.", False),  # rows end early in this file
        ],
    )
    def test_a_last_row_that_breaks_off(self, tmp_path: Path, first: str, last: str, told: bool) -> None:
        path = tmp_path / "e.csv"
        path.write_bytes(f"{csv_of([NAMES])}{first}\n{last}".encode())
        found, lines = came(path)
        assert found == ["FILE#1", "FILE#2"]
        assert lines[1:] == ["FILE: row 3, the last, ends early: the file may be cut off"] * told

    def test_a_quotation_mark_that_is_never_closed(self, tmp_path: Path) -> None:
        path = table(tmp_path / "e.csv", ("1", "T", "It rang.", ""))
        with path.open("a", encoding="utf-8") as out:
            out.write('2,T,"It rang,x\n3,T,It rang.,x\n')
        assert came(path)[0] == [
            "FILE#1",
            "damaged: FILE#row-3: row 3 has a quotation mark that is never closed; "
            "what follows it was not read",
        ]
        assert (
            "never closed" in came(path, max_bytes=30)[0][-1] or "larger" in came(path, max_bytes=30)[0][-1]
        )

    @pytest.mark.parametrize("kind", ["csv", "xlsx"])
    def test_columns_with_one_name(self, tmp_path: Path, kind: str) -> None:
        names = ("Place 3", "Place", "Place", "", "Title", "Summary of the impact", "Place", "Place 7")
        row = ("a", "b", "c", "d", "T", "It rang.", "e", "f")
        path = tmp_path / f"e.{kind}"
        if kind == "csv":
            path.write_text(csv_of([names, row]), encoding="utf-8")
        else:
            workbook(path, sheet([names, row]))
        [outcome] = parse_files(path)
        assert outcome.study and outcome.study.metadata
        assert outcome.study.metadata.other == {
            "Place 3": "a",
            "Place": "b",
            "Place 3 3": "c",
            "4": "d",
            "Place 7": "e",
            "Place 7 8": "f",
        }

    def test_the_limit_is_for_each_case_study(self, tmp_path: Path) -> None:
        path = table(tmp_path / "e.csv", ("1", "T", "x\n" * 5000, ""), ("2", "T", "It rang.", ""))
        found, _ = came(path, max_bytes=2000)
        assert found == [
            "too-large: FILE#1: row 2 is larger than the limit of 2,000 bytes; "
            "if this is a case study, raise the limit (--max-bytes)",
            "FILE#2",
        ]

    @pytest.mark.parametrize("words", ['a "b",\n' * 30_000, "x" * 200_000, 'x","' * 50_000, '"' * 3001])
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
    def test_of_a_row_past_the_limit_the_end_is_found(
        self, tmp_path: Path, words: str, encoding: str
    ) -> None:
        rows = [(f"{n}", "T", words if n == 2 else "It rang.", "") for n in range(1, 5)]
        path = table(tmp_path / "e.csv", *rows, encoding=encoding)
        found = ["FILE#1", too_large(3), "FILE#3", "FILE#4"]
        assert came(path, max_bytes=2000)[0] == found
        path.write_bytes(gzip.compress(path.read_bytes()))
        assert came(path, max_bytes=2000)[0] == found
        last = table(path, *rows[:2], encoding=encoding)
        last.write_bytes(last.read_bytes().rstrip(b"\r\n\0"))
        assert came(last, max_bytes=2000)[0] == found[:2]

    def test_a_row_past_the_limit_that_has_no_end(self, tmp_path: Path) -> None:
        path = table(tmp_path / "e.csv", ("1", "T", "It rang.", ""))
        path.write_bytes(path.read_bytes() + b'2,T,"' + b"It rang.\n" * 20_000)
        assert came(path, max_bytes=2000)[0] == [
            "FILE#1",
            "too-large: FILE#row-3: row 3 is larger than the limit of 2,000 bytes, or has a quotation mark "
            "that is never closed; what follows was not read",
        ]

    @pytest.mark.parametrize("columns", [ROW_2014, ROW_2021])
    def test_far_more_text_than_a_case_study_has(self, tmp_path: Path, columns: dict[str, str]) -> None:
        last = list(columns)[5] if columns is ROW_2014 else "2. Underpinning research"
        row = {**columns, last: "It rang. " * 60_000}
        [line] = came(csv_file(tmp_path / "e.csv", row))[0]
        assert line.startswith("too-large: FILE#")
        assert line.endswith(
            "there is far more text in it than in a case study; check that this is the right file"
        )

    def test_a_list_of_very_many_items_takes_no_time(self, tmp_path: Path) -> None:
        found, _ = came(csv_file(tmp_path / "e.csv", {**ROW_2021, "Countries": "[a\n];" * 60_000}))
        assert len(found) == 1

    def test_names_of_columns_alone(self, tmp_path: Path) -> None:
        assert came(table(tmp_path / "e.csv"))[0] == ["empty: FILE: there are no case studies in it"]

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
    def test_encodings(self, tmp_path: Path, encoding: str) -> None:
        path = table(tmp_path / "e.csv", ("1", "T", "It rang for £5.", ""), encoding=encoding)
        [outcome] = parse_files(path)
        assert outcome.study is not None
        assert outcome.study.encoding == encoding
        assert outcome.study.sections[0].text == "It rang for £5."

    @pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
    @pytest.mark.parametrize("name", ["e.csv", "e.json", "e.jsonl.gz"])
    def test_utf_16_without_its_mark(self, tmp_path: Path, encoding: str, name: str) -> None:
        text = csv_of([NAMES]) if name == "e.csv" else json.dumps([{"text": TEXT}])
        data = text.encode(encoding)
        (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        assert came(tmp_path / name)[0] == [
            "damaged: FILE: this is UTF-16 without its mark, it seems; save it anew as UTF-8"
        ]
        assert is_collection(str(tmp_path / name))  # in a folder it is told as well

    def test_text_with_nul_everywhere_is_no_utf_16(self, tmp_path: Path) -> None:
        (tmp_path / "e.csv").write_bytes(csv_of([NAMES]).encode("utf-32-le"))
        [told] = came(tmp_path / "e.csv")[0]
        assert told.startswith("unsupported: FILE: this table holds no case studies")

    def test_one_line_of_another_encoding_spoils_no_other(self, tmp_path: Path) -> None:
        path = tmp_path / "e.csv"
        path.write_bytes(
            csv_of([NAMES, ("1", "Ä", "£", "")]).encode() + csv_of([("2", "Ä", "£", "")]).encode("cp1252")
        )
        assert [(o.study.title, o.study.encoding) for o in parse_files(path) if o.study] == [
            ("Ä", "utf-8"),
            ("Ä", "cp1252"),
        ]

    @pytest.mark.parametrize("end", ["\n", "\r\n"])
    def test_empty_lines_are_rows_above_the_names_as_below(self, tmp_path: Path, end: str) -> None:
        path = table(
            tmp_path / "e.csv", ("", "T", "It rang.", ""), ("", "", "", ""), ("", "T", "It rang.", "")
        )
        rows = path.read_text(encoding="utf-8").splitlines()
        for above in (0, 2):
            path.write_bytes(end.join([*[""] * above, rows[0], "", *rows[1:], ""]).encode())
            assert came(path)[0] == [f"FILE#row-{above + n}" for n in (3, 5)]

    @pytest.mark.parametrize("delimiter", [";", "\t"])
    def test_other_delimiters(self, tmp_path: Path, delimiter: str) -> None:
        path = tmp_path / "e.csv"
        path.write_text(csv_of([NAMES, ("1", "T", "It, rang; so", "")], delimiter), encoding="utf-8")
        assert came(path)[0] == ["FILE#1"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        *((name, b"") for name in ("e.csv", "e.tsv", "e.csv.gz", "e.json", "e.jsonl", "e.xlsx", "e.zip")),
        *(("m.txt.gz", data) for data in (b"", b"\xef\xbb\xbf\r\n")),
        *((f"e.{kind}", b"\xef\xbb\xbf") for kind in ("csv", "json", "jsonl.gz")),
        *((f"e.{kind}", b" \r\n\t\n") for kind in ("csv", "json", "jsonl.gz")),
        ("e.csv", "\ufeff\n".encode("utf-16-le")),
        ("e.json", "\ufeff\n".encode("utf-16-be")),
    ],
)
def test_an_empty_file_is_called_so(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    told = "empty: FILE: the file is empty; check that this is the right one"
    assert came(tmp_path / name) == ([told], [])
    assert not is_collection(str(tmp_path / name))


class TestJson:
    def test_bad_lines(self, tmp_path: Path) -> None:
        path = json_lines(
            tmp_path / "e.jsonl",
            "no json",
            {"id": "a", "text": f"{TEXT} \ud800"},
            "",
            [1],
            {"id": "b", "text": ""},
            '{"text": ' + "[" * 100_000,
            {"id": "c", "text": TEXT},
        )
        found, _ = came(path)
        assert found == [
            "damaged: FILE#row-1: row 1 is no JSON (expecting value)",
            "FILE#a",
            "damaged: FILE#row-4: row 4 is no object with the fields of a case study",
            "empty: FILE#b: row 5 has no text in any section",
            "damaged: FILE#row-6: row 6 is nested too deep to be read",
            "FILE#c",
        ]

    def test_a_list_nested_too_deep(self, tmp_path: Path) -> None:
        path = tmp_path / "e.json"
        path.write_text('[{"text": ' + "[" * 100_000, encoding="utf-8")
        told = "damaged: FILE#row-1: row 1 is nested too deep to be read; what follows was not read"
        assert came(path)[0] == [told]
        path.write_text('[{"points": ' + "[" * 100_000, encoding="utf-8")
        assert not is_collection(str(path))  # in a folder it is passed over, as any other data

    DEEP = "[" * 100_000 + "]" * 100_000

    @pytest.mark.parametrize(
        "text",
        [
            f'{{"text": {json.dumps(TEXT)},\n"points": {DEEP}}}',
            f'{{"points": {DEEP},\n"text": {json.dumps(TEXT)}}}',
            f'{{"text": {json.dumps(TEXT)}, "points": {DEEP[:150_000]}\n{DEEP[150_000:]}}}',
        ],
    )
    def test_one_object_over_lines_that_is_nested_too_deep(self, tmp_path: Path, text: str) -> None:
        path = tmp_path / "e.json"
        path.write_text(text, encoding="utf-8")
        told = "damaged: FILE#row-1: row 1 is nested too deep to be read; what follows was not read"
        assert came(path)[0] == [told]

    @pytest.mark.parametrize(
        "first",
        [
            f'{{"text": "x", "points": {DEEP}}}',
            f'{{"text": "[ \\" {{", "points": {DEEP}}}',  # brackets in words are none
            f'{{"text": "x", "points": {DEEP[:150_000]}',  # breaks off
        ],
    )
    def test_a_first_line_nested_too_deep(self, tmp_path: Path, first: str) -> None:
        path = json_lines(tmp_path / "e.jsonl", first, {"id": "b", "text": TEXT})
        assert came(path)[0] == ["damaged: FILE#row-1: row 1 is nested too deep to be read", "FILE#b"]

    @pytest.mark.parametrize("form", ["[{}, {}]", "{}\n{}"])
    def test_numbers_with_more_digits_than_python_takes(self, tmp_path: Path, form: str) -> None:
        path = tmp_path / "e.json"
        rows = [f'{{"id": {n}, "text": {json.dumps(TEXT)}, "score": {"9" * 5000}}}' for n in (1, 2)]
        for text, ids in ((form.format(*rows), "12"), (rows[0], "1"), (rows[0].replace(", ", ",\n"), "1")):
            path.write_text(text, encoding="utf-8")
            assert came(path) == ([f"FILE#{n}" for n in ids], [])
        [outcome] = parse_files(path)
        assert outcome.study and outcome.study.metadata
        assert outcome.study.metadata.other == {"score": "9" * 5000}

    @pytest.mark.parametrize("form", ["{}\n{}\n{}", "[{},\n{},\n{}]"])
    def test_numbers_that_are_none(self, tmp_path: Path, form: str) -> None:
        path = tmp_path / ("e.json" if form.startswith("[") else "e.jsonl")
        rows = [
            f'{{"id": {n}, "text": {json.dumps(TEXT)}, "score": {n}}}' for n in ("1e400", "-Infinity", "NaN")
        ]
        path.write_text(form.format(*rows), encoding="utf-8")
        assert came(path) == (["FILE#1e400", "FILE#-Infinity", "FILE#row-3"], [])
        others = [o.study.metadata.other for o in parse_files(path) if o.study and o.study.metadata]
        assert others == [{"score": "1e400"}, {"score": "-Infinity"}]

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
    def test_a_carriage_return_alone_ends_no_line(self, tmp_path: Path, encoding: str) -> None:
        rows = [json.dumps({"id": n, "text": TEXT}).replace(", ", ",\r") + "\r\n" for n in range(2)]
        (tmp_path / "e.jsonl").write_bytes("".join(rows).encode(encoding))
        assert came(tmp_path / "e.jsonl")[0] == ["FILE#0", "FILE#1"]

    @pytest.mark.parametrize("behind", ["", "\n", ",", ", \n "])
    def test_a_list_without_an_end(self, tmp_path: Path, behind: str) -> None:
        path = tmp_path / "e.json"
        path.write_text(f"[{json.dumps({'id': 1, 'text': TEXT})}{behind}", encoding="utf-8")
        told = "row 2 is no JSON (the list has no end); what follows was not read"
        assert came(path)[0] == ["FILE#1", f"damaged: FILE#row-2: {told}"]

    @pytest.mark.parametrize("at", [0, 1, 3])
    @pytest.mark.parametrize("kind", ["json", "jsonl"])
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
    def test_of_a_row_past_the_limit_the_end_is_found(
        self, tmp_path: Path, at: int, kind: str, encoding: str
    ) -> None:
        rows = [{"id": n, "text": TEXT, "more": [{"}": ""}]} for n in range(4)]
        rows[at]["text"] = '[ \\" {, \\\\' * 50_000
        path = tmp_path / f"e.{kind}"
        text = json.dumps(rows) if kind == "json" else "\n".join(map(json.dumps, rows))
        path.write_text(text, encoding=encoding)
        found = [too_large(at + 1) if n == at else f"FILE#{n}" for n in range(4)]
        assert came(path, max_bytes=2000)[0] == found

    def test_a_value_past_the_limit_that_has_no_end(self, tmp_path: Path) -> None:
        path = tmp_path / "e.json"
        path.write_text(json.dumps([{"id": 1, "text": TEXT}, {"text": "x" * 90_000}])[:-5], encoding="utf-8")
        assert came(path, max_bytes=2000)[0] == [
            "FILE#1",
            "too-large: FILE#row-2: row 2 is larger than the limit of 2,000 bytes, or no JSON; "
            "what follows was not read",
        ]

    @pytest.mark.parametrize("behind", ["}", "]}", '"'])
    def test_a_list_past_the_limit_with_a_stray_sign_ends_there(self, tmp_path: Path, behind: str) -> None:
        path = tmp_path / "e.json"
        rows = [json.dumps({"id": n, "text": TEXT}) for n in range(400)]
        rows[1] += behind
        path.write_text(f"[{', '.join(rows)}]", encoding="utf-8")
        found, _ = came(path, max_bytes=2000)
        assert found[:2] == ["FILE#0", "FILE#1"]
        told = found[-1].endswith("; what follows was not read")
        assert (told and len(found) <= 4) or (behind == "]}" and len(found) == 2)

    @pytest.mark.parametrize("rows", [3, 400])
    @pytest.mark.parametrize("bad", ['{"id": 1, "text": tru}', '{"id": 1, "text": "said "so" and went"}'])
    def test_what_is_no_json_ends_a_list_however_long_it_is(
        self, tmp_path: Path, rows: int, bad: str
    ) -> None:
        path = tmp_path / "e.json"
        all_of_them = [json.dumps({"id": n, "text": TEXT}) for n in range(rows)]
        all_of_them[1] = bad
        path.write_text(f"[{', '.join(all_of_them)}]", encoding="utf-8")
        found, _ = came(path, max_bytes=2000)
        assert found[0] == "FILE#0"
        assert found[1].startswith("damaged: FILE#row-2: row 2 is no JSON (")
        assert found[1].endswith("; what follows was not read")
        assert len(found) == 2

    @pytest.mark.parametrize("bad", ['{"id": 1, "text": "said "so""}', '{"id": 1, "te', "{"])
    def test_a_bad_first_line_of_a_long_file_is_one_bad_row(self, tmp_path: Path, bad: str) -> None:
        path = json_lines(tmp_path / "e.jsonl", bad, *({"id": n, "text": TEXT} for n in range(400)))
        found, _ = came(path, max_bytes=2000)
        assert found[0].startswith("damaged: FILE#row-1: row 1 is no JSON (")
        assert found[1:] == [f"FILE#{n}" for n in range(400)]

    @pytest.mark.parametrize("size", [60_000, 65_000, 99_000, 99_970])
    def test_a_row_just_within_the_limit_is_read(self, tmp_path: Path, size: int) -> None:
        path = tmp_path / "e.json"
        texts = [TEXT + "x" * 60_000, TEXT + "x" * (size - len(TEXT)), TEXT + "x" * 70_000]
        path.write_text(json.dumps([{"id": n, "text": text} for n, text in enumerate(texts)]), "utf-8")
        assert came(path, max_bytes=100_000)[0] == ["FILE#0", "FILE#1", "FILE#2"]

    @pytest.mark.parametrize(
        ("written", "told"),
        [
            (
                '[{"id": 1, "text": "1. Sum',
                "row 1 is no JSON (unterminated string); what follows was not read",
            ),
            ('[{"id": 1, "words": "1. Sum', "this JSON holds no case studies"),
        ],
    )
    def test_a_list_that_breaks_off_in_its_first_object(
        self, tmp_path: Path, written: str, told: str
    ) -> None:
        path = tmp_path / "e.json"
        path.write_text(written, encoding="utf-8")
        [line] = came(path)[0]
        assert told in line

    def test_a_list_that_breaks_off(self, tmp_path: Path) -> None:
        path = tmp_path / "e.json"
        path.write_text(
            json.dumps([{"id": 1, "text": TEXT}, 5, {"id": 2, "text": TEXT}])[:-9], encoding="utf-8"
        )
        found, _ = came(path)
        assert found[:2] == [
            "FILE#1",
            "damaged: FILE#row-2: row 2 is no object with the fields of a case study",
        ]
        assert found[2].startswith("damaged: FILE#row-3: row 3 is no JSON (")
        assert found[2].endswith("; what follows was not read")

    @pytest.mark.parametrize("text", ['{"a": 1}', "[]", "[" * 100_000, '{"results": [{"text": "x"}]}', "{"])
    def test_json_of_another_shape(self, tmp_path: Path, text: str) -> None:
        path = tmp_path / "e.json"
        path.write_text(text, encoding="utf-8")
        [line] = came(path)[0]
        assert line.startswith(
            "unsupported: FILE: this JSON holds no case studies; each must be an object with"
        )

    def test_a_draft_may_begin_with_a_brace(self, tmp_path: Path) -> None:
        path = tmp_path / "e.txt"
        path.write_text(f'{{"draft"}}\n{TEXT}', encoding="utf-8")
        assert came(path)[0] == ["FILE"]


class TestPacked:
    def test_what_is_cut_off_gives_what_is_there(self, tmp_path: Path) -> None:
        path = tmp_path / "e.jsonl.gz"
        lines = "".join(
            json.dumps({"id": n, "text": f"{TEXT} {n * 7919 % 1000}"}) + "\n" for n in range(3000)
        )
        path.write_bytes(gzip.compress(lines.encode())[:-2000])
        found, _ = came(path)
        assert found[0] == "FILE#0"
        assert found[-1] == CUT_OFF

    @pytest.mark.parametrize("kind", ["csv", "json", "jsonl"])
    @pytest.mark.parametrize(("end", "size"), [("\n", 9), ("\n", 900), ("", 9)])
    def test_all_that_can_be_unpacked_is_read(self, tmp_path: Path, kind: str, end: str, size: int) -> None:
        rows = [{"id": n, "text": f"{TEXT} {n}" * size} for n in range(10)]
        text = {
            "csv": csv_of([NAMES, *((each["id"], "T", each["text"], "") for each in rows)]).strip() + end,
            "json": json.dumps(rows) + end,
            "jsonl": "\n".join(map(json.dumps, rows)) + end,
        }[kind]
        path = tmp_path / f"e.{kind}.gz"
        packed = gzip.compress(text.encode())
        length = packed[:-2] + bytes([packed[-2] ^ 1]) + packed[-1:]
        # A last line without an end may go on where it is cut off.
        cut = 9 if kind != "json" and not end else 10
        for data, many in ((packed + b"no gzip", 10), (length, 10), (packed[:-4], cut), (packed[:-8], cut)):
            path.write_bytes(data)
            assert came(path)[0] == [*(f"FILE#{n}" for n in range(many)), CUT_OFF]
            assert is_collection(str(path))
        path.write_bytes(packed[:-6] + bytes([packed[-6] ^ 1]) + packed[-5:])
        assert came(path)[0] == [*(f"FILE#{n}" for n in range(10)), f"{CUT_OFF}, and may be damaged too"]
        path.write_bytes(packed[:15])
        assert came(path)[0] == [ANEW]

    @pytest.mark.parametrize(("kind", "lines"), [("csv", "x,T,{},\n"), ("jsonl", '{"text": "{}"}\n')])
    def test_a_member_whose_sum_is_wrong(self, tmp_path: Path, kind: str, lines: str) -> None:
        path = tmp_path / "e.zip"
        for many, told in ((1, ANEW), (20, f"{CUT_OFF}, and may be damaged too")):
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr(
                    f"e.{kind}",
                    (csv_of([NAMES]) if kind == "csv" else "") + lines.replace("{}", "It rang." * 999) * many,
                )
            data = bytearray(path.read_bytes())
            data[data.rindex(b"PK\x01\x02") + 16] ^= 1
            path.write_bytes(data)
            found, _ = came(path)
            assert found[-1] == told.replace("FILE", f"FILE!e.{kind}")
            assert (len(found) > 1) == (many > 1)

    def test_no_archive_within_an_archive(self, tmp_path: Path) -> None:
        inner = tmp_path / "inner.zip"
        with zipfile.ZipFile(inner, "w") as archive:
            archive.writestr("a.txt", TEXT)
        outer = tmp_path / "outer.zip"
        with zipfile.ZipFile(outer, "w") as archive:
            archive.write(inner, "inner.zip")
            archive.writestr("z.txt", TEXT)
        twice = tmp_path / "e.jsonl.gz"
        twice.write_bytes(gzip.compress(gzip.compress(TEXT.encode())))
        words = "this is an archive within an archive; unpack the outer one and give what is in it"
        assert came(outer)[0] == [f"unsupported: FILE!inner.zip: {words}", "FILE!z.txt"]
        assert came(twice)[0] == [f"unsupported: FILE: {words}"]

    def test_an_archive_without_case_studies(self, tmp_path: Path) -> None:
        path = tmp_path / "e.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("a.odt", "x")
        found, told = came(path)
        assert found == ["missing: FILE: there is no case study to read in this archive"]
        assert told == ["FILE: passed over, as refcase does not read them: 1 .odt"]

    def test_members_that_cannot_be_read(self, tmp_path: Path) -> None:
        path = tmp_path / "e.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.txt", "x" * 5000)
            archive.writestr("b.txt", TEXT * 9)
            archive.writestr("c.txt", TEXT)
        data = bytearray(path.read_bytes())
        at = data.index(b"b.txt") + 5
        data[at : at + 20] = b"\xff" * 20
        path.write_bytes(data)
        found, _ = came(path, max_bytes=1000)
        assert [line.split(":")[0] for line in found] == ["too-large", "damaged", "FILE!c.txt"]

    def test_a_stream_without_end(self, tmp_path: Path) -> None:
        path = tmp_path / "e.csv"
        csv_file(path, ROW_2021, *[ROW_2021] * 200)
        units = list(opened(str(path), Limits(1 << 20, stream=100_000), print).units)
        assert str(units[-1].error) == (  # type: ignore[union-attr]
            f"{path}: there is more in it than a collection of case studies can have "
            "(the limit is 100,000 bytes)"
        )


class TestWorkbooks:
    @pytest.fixture(autouse=True)
    def _library(self) -> None:
        pytest.importorskip("python_calamine")

    def test_of_something_else(self, tmp_path: Path) -> None:
        [line] = came(workbook(tmp_path / "e.xlsx", sheet([["budget"], [5.0]])))[0]
        assert line.startswith(
            "unsupported: FILE: this workbook holds no case studies; a row above them must"
        )
        assert "Summary of the impact, Underpinning research" in line

    def test_a_cell_far_off(self, tmp_path: Path) -> None:
        far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
        [line] = came(workbook(tmp_path / "e.xlsx", sheet(table_of(ROW_2014), far)))[0]
        assert line.startswith("too-large: FILE: this workbook has a cell in row 1,048,576, far below")

    def test_a_number_too_large_for_one_is_nothing(self, tmp_path: Path) -> None:
        row = (float("inf"), "T", "It rang.", "")
        path = workbook(tmp_path / "e.xlsx", sheet([NAMES, row, (float("nan"), *row[1:]), (7.0, *row[1:])]))
        assert came(path)[0] == ["FILE#row-2", "FILE#row-3", "FILE#7"]

    @pytest.mark.parametrize(("row", "column"), [(1, 0), (1, 2), (2, 0), (4, 2), (60, 1)])
    @pytest.mark.parametrize("title", [False, True])
    def test_rows_are_numbered_as_a_spreadsheet_does_wherever_the_header_is(
        self, tmp_path: Path, row: int, column: int, title: bool
    ) -> None:
        above: list[tuple[str, ...]] = [("Our case studies",), ()] if title else []
        rows = [*above, NAMES, ("", "T", "It rang.", ""), (), ("", "U", "It rang.", "")]
        path = workbook(tmp_path / "e.xlsx", sheet(rows, row=row, column=column))
        first = row + len(above) + 1
        assert came(path)[0] == [f"FILE#row-{first}", f"FILE#row-{first + 2}"]
        assert [o.study.title for o in parse_files(path) if o.study] == ["T", "U"]

    def test_an_empty_sheet_is_passed_over(self, tmp_path: Path) -> None:
        path = workbook(tmp_path / "e.xlsx", sheet([]), sheet(table_of(ROW_2014)))
        assert came(path)[0] == ["FILE#4711"]

    def test_no_header_is_looked_for_far_below_the_first_row(self, tmp_path: Path) -> None:
        text = ("", "T", "It rang.", "")
        for above, found in ((49, "FILE#row-60"), (50, "unsupported")):
            rows = [("x",)] * above + [NAMES, text]
            [line] = came(workbook(tmp_path / "e.xlsx", sheet(rows, row=59 - above)))[0]
            assert line.startswith(found)

    def test_empty_rows_are_stepped_over(self, tmp_path: Path) -> None:
        empty = "".join(f'<row r="{n}"/>' for n in range(3, 100_000))
        last = (
            '<row r="100000"><c r="C100000" t="inlineStr"><is><t> </t></is></c>'
            '<c r="D100000" t="inlineStr"><is><t>T</t></is></c></row>'
        )
        assert came(workbook(tmp_path / "e.xlsx", sheet(table_of(ROW_2014), empty + last)))[0] == [
            "FILE#4711",
            "empty: FILE#row-100000: row 100000 has no text in any section",
        ]

    def test_one_that_unpacks_to_too_much(self, tmp_path: Path) -> None:
        path = workbook(tmp_path / "e.xlsx", sheet(table_of(ROW_2014), f"<!--{' ' * 400_000}-->"))
        [unit] = opened(path, Limits(1 << 20, workbook=200_000), print).units
        assert "unpacks to more than 200,000 bytes" in str(unit.error)  # type: ignore[union-attr]

    def test_one_that_lies_about_its_size(self, tmp_path: Path) -> None:
        path = workbook(tmp_path / "e.xlsx", sheet(table_of(ROW_2014), f"<!--{' ' * 400_000}-->"))
        data = bytearray(Path(path).read_bytes())
        with zipfile.ZipFile(path) as archive:
            local = archive.getinfo("xl/worksheets/sheet1.xml").header_offset
        listed = data.rindex(b"PK\x01\x02", 0, data.rindex(b"xl/worksheets/sheet1.xml"))
        struct.pack_into("<I", data, local + 22, 1000)
        struct.pack_into("<I", data, listed + 24, 1000)
        Path(path).write_bytes(data)
        assert came(path)[0] == [ANEW]

    def test_one_that_is_cut_off_or_no_xml(self, tmp_path: Path) -> None:
        path = Path(workbook(tmp_path / "e.xlsx", sheet(table_of(ROW_2014))))
        data = path.read_bytes()
        path.write_bytes(data[:-300])
        assert came(path)[0] == [ANEW]
        with (
            zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed,
            zipfile.ZipFile(BytesIO(data)) as flat,
        ):
            for each in flat.namelist():
                packed.writestr(each, flat.read(each))
            sheet_at = packed.getinfo("xl/worksheets/sheet1.xml").header_offset
        data = path.read_bytes()
        at = data.index(b".xml", sheet_at) + 20
        path.write_bytes(data[:at] + b"\xff" * 20 + data[at + 20 :])
        assert came(path)[0] == [ANEW]
        [line] = came(workbook(tmp_path / "f.xlsx", "<worksheet><sheetData><row"))[0]
        assert line.startswith("damaged: FILE: this workbook is damaged; open it in Excel")

    def test_without_the_library_there_is_the_line_that_installs_it(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "python_calamine", None)
        assert came(workbook(tmp_path / "e.xlsx", sheet(table_of(ROW_2014))))[0] == [
            "missing-extra: FILE: to read a spreadsheet, refcase needs one more package: "
            'pip install "refcase[xlsx]"'
        ]


def test_an_old_workbook(tmp_path: Path) -> None:
    path = tmp_path / "e.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"))
    assert came(path)[0] == [
        "unsupported: FILE: this is an old Excel workbook, which refcase does not read; "
        "open it in Excel or LibreOffice and save it as .xlsx"
    ]


def test_a_table_of_something_else(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    [line] = came(path)[0]
    assert line.startswith(
        "unsupported: FILE: this table holds no case studies; its first line must name columns"
    )


def run(*arguments: str, given: bytes = b"") -> tuple[int, str, str]:
    done = subprocess.run([sys.executable, "-m", "refcase", *arguments], input=given, capture_output=True)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


class TestCommands:
    def test_parse_writes_a_line_a_case_study(self, tmp_path: Path) -> None:
        path = table(
            tmp_path / "e.csv", ("1", "T", "It rang.", ""), ("2", "T", "", ""), ("3", "T", "", "It rang.")
        )
        code, out, err = run("parse", str(path), "--format", "jsonl")
        assert code == 2
        assert [json.loads(line)["path"] for line in out.splitlines()] == [f"{path}#{n}" for n in (1, 2, 3)]
        assert err.splitlines() == [
            f"refcase: {path}: no columns “Underpinning research”, “References to the research”, "
            "“Sources to corroborate the impact”",
            f"refcase: {path}#2: row 3 has no text in any section",
        ]

    def test_a_collection_of_one_is_a_list(self, tmp_path: Path) -> None:
        path = csv_file(tmp_path / "e.csv", ROW_2021)
        code, out, _ = run("parse", path, "--format", "json")
        assert code == 0
        assert [study["format"] for study in json.loads(out)] == ["csv"]

    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_check_counts_case_studies(self, tmp_path: Path, jobs: str) -> None:
        path = csv_file(
            tmp_path / "e.csv",
            *({**ROW_2021, "REF impact case study identifier": f"i{n}"} for n in range(40)),
        )
        code, out, err = run("check", path, "--select", "LNK", "-j", jobs, "--exit-zero")
        assert (code, err) == (0, "")
        assert out.splitlines()[-1].endswith("in 40 case studies.")

    def test_parse_tells_lines_as_those_of_cells(self, tmp_path: Path) -> None:
        _, out, _ = run("parse", csv_file(tmp_path / "e.csv", ROW_2021))
        [header] = [line for line in out.splitlines() if "Words" in line]
        assert header.split() == ["Heading", "Words", "Line", "in", "cell"]

    def test_check_tells_the_cell(self, tmp_path: Path) -> None:
        path = csv_file(tmp_path / "e.csv", {**ROW_2021, "4. Details of the impact": "It rang \\[S7\\]."})
        _, out, _ = run("check", path, "--select", "LNK001")
        identifier = ROW_2021["REF impact case study identifier"]
        place = "row 2, 4. Details of the impact, line 1:10"
        assert out.startswith(f"{path}#{identifier}, {place} LNK001 error S7 is cited and not listed")

    def test_standard_input_may_be_a_collection(self, tmp_path: Path) -> None:
        data = Path(csv_file(tmp_path / "e.csv", ROW_2021)).read_bytes()
        for given in (data, gzip.compress(data)):
            code, out, _ = run("parse", "-", "--format", "jsonl", given=given)
            assert code == 0
            assert json.loads(out)["path"].startswith("-#5f0c2b1e")
        code, out, _ = run("parse", "-", "--format", "json", given=TEXT.encode())
        assert json.loads(out)["path"] == "-"

    def test_a_baseline_knows_the_case_studies_of_a_collection(self, tmp_path: Path) -> None:
        path = csv_file(tmp_path / "e.csv", {**ROW_2021, "4. Details of the impact": "It rang \\[S7\\]."})
        known = str(tmp_path / "known.json")
        assert run("check", path, "--write-baseline", known)[0] == 0
        other = tmp_path / "other.txt"
        other.write_text(TEXT, encoding="utf-8")
        assert run("check", str(other), "--write-baseline", known)[0] == 0
        assert run("check", path, "--baseline", known, "--select", "LNK")[0] == 0
