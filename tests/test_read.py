"""Reading files: encodings, spellings of spaces and newlines, and every way in which a file can be wrong."""

import codecs
import io
import os
import sys
from hashlib import sha256
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

import refcase
from refcase.reading import ReadError, format_named, read, suffixes_read
from refcase.reading.plain import document_from_bytes, document_of
from refcase.text import Document
from refcase.validate import all_rules

WORDS = "Café – £5"


def text_of(data: bytes) -> str:
    return document_from_bytes(data).text


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (WORDS.encode("utf-8"), "utf-8"),
        (WORDS.encode("utf-8-sig"), "utf-8-sig"),
        (codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"), "utf-16"),
        (codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"), "utf-16"),
        (WORDS.encode("cp1252"), "cp1252"),
    ],
)
def test_each_encoding_gives_the_same_text(data: bytes, encoding: str) -> None:
    document = document_from_bytes(data, "a.txt")
    assert (document.text, document.encoding, document.path) == (WORDS, encoding, "a.txt")
    assert document.sha256 == sha256(data).hexdigest()
    assert document.removed == ()


def test_bytes_that_mean_nothing_become_the_replacement_character() -> None:
    assert text_of(b"caf\xe9 \x81\x8d\x8f\x90\x9d.") == "café \ufffd\ufffd\ufffd\ufffd\ufffd."
    assert text_of(codecs.BOM_UTF8 + b"caf\xe9.") == "caf\ufffd."
    assert text_of(codecs.BOM_UTF16_LE + b"a\0\x00\xd8b\0.") == "a\ufffdb\ufffd"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x0c", "\x85"])
def test_newlines_become_one_kind(newline: str) -> None:
    assert document_of(f"one{newline}two{newline}").text == "one\ntwo\n"


def test_mixed_newlines_keep_their_number() -> None:
    assert document_of("a\r\n\r\nb\n\rc\r\r\nd").text == "a\n\nb\n\nc\n\nd"


@pytest.mark.parametrize("text", ["end\n\x0cnext", "end\x0c\nnext", "end\r\n\x0cnext", "end\n\x0c\x0cnext"])
def test_a_page_break_beside_a_newline_is_no_line_of_its_own(text: str) -> None:
    assert document_of(text).text == "end\nnext"


@pytest.mark.parametrize("space", "\u00a0\u2002\u2007\u2009\u200a\u202f\u205f\u3000")
def test_odd_spaces_become_spaces_and_tabs_stay(space: str) -> None:
    document = document_of(f"R1{space}and\tR2")
    assert (document.text, document.removed) == ("R1 and\tR2", ())


def test_invisible_characters_go_and_are_remembered() -> None:
    document = document_of("\u200bE\u00ad1\u2060\ufeff b\u200e\n\u200bc")
    assert document.text == "E1 b\nc"
    assert document.removed == (0, 1, 2, 2, 4, 5)


def test_joiners_stay_since_names_are_spelled_with_them() -> None:
    assert document_of("می\u200cخواهم").text == "می\u200cخواهم"


# Of all planes: which of them Python has no value for depends on its age.
FIGURES = [chr(code) for code in range(0x110000) if regex.fullmatch(r"\d", chr(code))]


def test_every_figure_left_has_a_value() -> None:
    text = document_of("".join(FIGURES)).text
    assert len(text) == len(FIGURES)
    assert [char for char in regex.findall(r"\d", text) if not char.isdecimal()] == []


def test_a_figure_without_a_value_reads_as_no_number() -> None:
    known, new = "\u0661", "\U00010d40"  # of Arabic, and of Unicode 16
    document = document_of(f"R{known} \u200bR{new}\u00a0a")
    assert document.text in (f"R{known} R\u25a1 a", f"R{known} R{new} a")  # the latter where Python is new
    assert document.removed == (3,)


@pytest.mark.parametrize(
    "written", ["die{0}", "the {0}2 and [R{0}]", "in 20{0}4", "vol. {0}, ISSN 123{0}-5678", "£{0}m", "[{0}]"]
)
def test_figures_of_new_scripts_are_no_error(written: str) -> None:
    for figure in (FIGURES[-1], *(figure for figure in FIGURES if not figure.isdecimal())):
        study = refcase.parse_text(f"4. Details of the impact\n{written.format(figure)}")
        refcase.check(study, rules=all_rules().values())


@pytest.mark.skipif(sys.platform == "win32", reason="pipes with names are POSIX's")
def test_a_pipe_with_a_name_is_refused_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    with pytest.raises(ReadError, match="a device or a pipe; give it as standard input"):
        read(str(path))


def test_what_is_only_called_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "case.xlsx"
    path.write_bytes(bytes(range(256)) * 8)
    with pytest.raises(ReadError, match="called a workbook and is none"):
        read(str(path))


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert document_of("\ufeffR1").removed == ()
    assert document_from_bytes("\ufeffR1".encode()).removed == ()


def test_lone_surrogates_do_not_crash() -> None:
    document = document_of("a\ud800b")
    assert document.text == "a\ufffdb"
    assert document.model_dump_json()


@pytest.mark.parametrize(
    "data", [b"", b"  \r\n\t", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, "\u200b\u00a0".encode()]
)
def test_nothing_to_read_is_an_error(data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        document_from_bytes(data, "draft.txt")
    assert (caught.value.kind, caught.value.path) == ("empty", "draft.txt")


@pytest.mark.parametrize("data", [b"text\0more", bytes(range(1, 32)) * 9, "no mark".encode("utf-16-le")])
def test_binary_is_an_error(data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        document_from_bytes(data)
    assert caught.value.kind == "binary"


def test_a_few_control_characters_are_still_text() -> None:
    assert text_of(b"\x1b[31mred\x1b[0m") == "\x1b[31mred\x1b[0m"


def test_a_string_is_never_refused() -> None:
    assert document_of("").text == ""
    assert document_of("\0").text == "\0"


def wrong(path: Path | str, max_bytes: int = 1000) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read(path, max_bytes)
    assert "\n" not in caught.value.message
    return caught.value


def test_what_can_be_wrong_with_a_path(tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    assert wrong(missing).kind == "missing"
    assert str(wrong(missing)) == f"{missing}: there is no such file; check the name and the folder"
    assert wrong(tmp_path).kind == "directory"
    assert wrong("").kind == "missing"
    assert wrong("a\0b").kind == "missing"
    assert wrong("\ud800").path == "\\ud800"
    assert wrong(missing / "below.txt").kind in {"missing", "unreadable"}
    assert wrong(tmp_path / ("x" * 5000)).kind == "unreadable"


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    assert wrong(tmp_path / "locked.txt").kind == "permission"


def test_the_limit_on_size_is_exact(tmp_path: Path) -> None:
    file = tmp_path / "draft.txt"
    file.write_bytes(b"x" * 1000)
    assert len(read(file, 1000).text) == 1000
    assert wrong(file, 999).kind == "too-large"
    assert "larger than the limit of 999 bytes" in wrong(file, 999).message


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("draft.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "an old Word document"),
        ("draft.rtf", rb"{\rtf1 text}", "a rich text file"),
        ("draft.odt", b"x", "an OpenDocument text"),
        ("table.ods", b"x", "a spreadsheet"),
        ("draft.pages", b"x", "a Pages document"),
    ],
)
def test_formats_not_read_are_named(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(data)
    error = wrong(tmp_path / name)
    assert error.kind == "unsupported"
    assert error.message.startswith(f"this is {told}, which refcase does not read; ")


def test_a_protected_word_file_is_told_how_to_open_it(tmp_path: Path) -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    (tmp_path / "draft.docx").write_bytes(data)
    error = wrong(tmp_path / "draft.docx")
    assert "a Word document with a password" in error.message and "take the password off" in error.message


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("draft.docx", b"PK\x03\x04rest", "this Word file is damaged"),
        ("renamed.txt", b"PK\x03\x04rest", "this Word file is damaged"),
        ("empty.docx", b"", "the file is empty"),
        ("empty.odt", b"", "the file is empty"),
        ("no suffix", b"%PDF-1.7\n", "this PDF file is damaged"),
        ("late.txt", b"\n\njunk %PDF-1.7\n", "this PDF file is damaged"),
        ("page", b"\r\n<!DOCTYPE html><p>", "there is no text in it"),
        ("page", b"<?xml version='1.0'?><!-- a --><html>", "there is no text in it"),
    ],
)
def test_bytes_go_before_the_name(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert told in wrong(tmp_path / name).message


@pytest.mark.parametrize(
    ("module", "name", "extra"), [("lxml", "a.docx", "docx"), ("pypdfium2", "a.pdf", "pdf")]
)
def test_a_missing_library_is_answered_with_its_install_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, name: str, extra: str
) -> None:
    from refcase.reading import formats

    def without(wanted: str) -> object:
        raise ModuleNotFoundError(f"No module named {module!r}", name=module)

    monkeypatch.setattr(formats, "import_module", without)
    (tmp_path / name).write_bytes(b"%PDF-1.7" if extra == "pdf" else b"PK\x03\x04")
    error = wrong(tmp_path / name)
    assert error.kind == "missing-extra"
    assert f'pip install "refcase[{extra}]"' in error.message


@pytest.mark.parametrize("name", ["a.txt", "a.TXT", "a", "a.draft"])
def test_text_is_read_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("PK is how some texts begin", encoding="utf-8")
    assert read(tmp_path / name).format == "text"


def test_suffixes() -> None:
    assert {".txt", ".md"} <= set(suffixes_read())
    assert {".docx", ".docm", ".pdf", ".html"} <= set(suffixes_read())
    assert ".doc" not in suffixes_read()
    assert format_named("a.PDF") is not None
    assert format_named("a.xyz") is None


def test_standard_input_is_read_as_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"caf\xe9"), encoding="utf-8"))
    document = read("-")
    assert (document.text, document.path, document.encoding) == ("café", "-", "cp1252")


@given(st.binary(max_size=300) | st.text(max_size=100).map(lambda t: t.encode("utf-8", "surrogatepass")))
def test_any_bytes_give_a_document_or_a_read_error(data: bytes) -> None:
    try:
        document = document_from_bytes(data)
    except ReadError as error:
        assert error.kind in {"binary", "empty"}
    else:
        assert isinstance(document, Document)
        assert_normal(document.text)


@given(st.text())
def test_any_string_gives_a_normal_document(text: str) -> None:
    document = document_of(text)
    assert_normal(document.text)
    assert document_of(document.text).text == document.text


def assert_normal(text: str) -> None:
    assert not set("\r\x0b\x0c\x85\u2028\u2029\u00a0\u2009\u202f\u200b\u2060\ufeff\u00ad") & set(text)
    text.encode("utf-8")


def test_errors_survive_a_journey_between_processes() -> None:
    import pickle

    error = pickle.loads(pickle.dumps(ReadError("empty", "nothing", "a.txt")))
    assert (error.kind, error.message, error.path, str(error)) == (
        "empty",
        "nothing",
        "a.txt",
        "a.txt: nothing",
    )


def test_many_comments_at_the_top_are_passed_at_once(tmp_path: Path) -> None:
    file = tmp_path / "draft.md"
    file.write_text("<!---->\n" * 400 + "1. Summary of the impact\nKilns.", encoding="utf-8")
    assert "Kilns." in read(file).text
    file.write_text("We wrote %PDF-parser tools.", encoding="utf-8")
    assert read(file).format == "markdown"
