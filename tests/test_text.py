"""Positions: line and column must be those that the user's editor shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcase.findings import place
from refcase.reading.plain import document_from_bytes, document_of
from refcase.text import Document, Position, Span

INVISIBLE = "\u200b\u00ad\u2060\ufeff"


def test_positions_count_from_one() -> None:
    document = document_of("ab\ncd\n")
    assert [str(document.position(n)) for n in range(7)] == ["1:1", "1:2", "1:3", "2:1", "2:2", "2:3", "3:1"]


def test_an_empty_text_has_a_first_position() -> None:
    assert document_of("").position(0) == Position(1, 1)


def test_removed_characters_still_count_in_their_line() -> None:
    document = document_of("a\u200bb\u00ad\n\u200bc")
    assert document.text == "ab\nc"
    assert document.position(document.text.index("b"))[:2] == (1, 3)
    assert document.position(document.text.index("c"))[:2] == (2, 2)


def test_a_carriage_return_is_no_column() -> None:
    document = document_of("a\r\nb")
    assert document.position(2)[:2] == (2, 1)


def test_a_span_is_what_it_covers() -> None:
    assert Span(start=1, end=3).of("abcd") == "bc"


@given(st.text(alphabet="ab \t\n" + INVISIBLE, max_size=60))
def test_positions_are_those_of_a_naive_count(written: str) -> None:
    document = document_of(written)
    line, column, expected = 1, 1, []
    for n, character in enumerate(written):
        if n == 0 and character == "\ufeff":
            continue  # a byte-order mark is shown by no editor
        if character not in INVISIBLE:
            expected.append(Position(line, column))
        line, column = (line + 1, 1) if character == "\n" else (line, column + 1)
    assert [document.position(n) for n in range(len(document.text))] == expected


@given(st.text(max_size=60))
def test_line_starts_are_the_offsets_behind_newlines(written: str) -> None:
    document: Document = document_of(written)
    assert document.line_starts[0] == 0
    assert all(document.text[start - 1] == "\n" for start in document.line_starts[1:])
    assert len(document.line_starts) == document.text.count("\n") + 1


@pytest.mark.parametrize(
    "line",
    [
        "plain E4",
        "a\u00a0b\u2009c E4",
        "\u200bsoft\u00adhyphen E4",
        "é“ü” E4",
        "\ufeff\u00a0x\u200b E4",
        "mixed\u3000é\u00ad\u00a0– E4",
    ],
)
def test_byte_columns_are_those_of_the_file(line: str) -> None:
    data = f"before\u00a0it\u200b\n{line}\n".encode()
    document = document_from_bytes(data)
    at = document.text.index("E4")
    found = place(document, Span(start=at, end=at + 2))
    assert found.byte_column == len(line.encode()) - 1
    assert found.byte_end_column == len(line.encode()) + 1
    assert found.column == len(line) - 1
