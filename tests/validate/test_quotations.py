"""Quotations: where one opens and closes, and which are titles."""

import pytest

from refcase.validate.quotations import is_title, quotations


def found(text: str, end: int | None = None) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text, 0, len(text) if end is None else end)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She said “we lit it” and left.", ["“we lit it”"]),
        ("She said ‘we lit the pilots’ lamp’ and left.", ["‘we lit the pilots’ lamp’"]),
        ("She said `we lit the pilots' lamp' and left.", ["`we lit the pilots' lamp'"]),
        ('She said "it\'s lit" and "it is out".', ['"it\'s lit"', '"it is out"']),
        ("‘It’s lit,’ she said, ‘at last.’", ["‘It’s lit,’", "‘at last.’"]),
        ("‘the “old” lamps’ and “the ‘new’ ones”", ["‘the “old” lamps’", "“the ‘new’ ones”"]),
        ("‘ set apart by the export’", ["‘ set apart by the export’"]),
        ("the `so-called `new' lamps' of 1900", ["`so-called `new' lamps'"]),
        # no quotations
        ("the pilots’ lamps and the keepers’ boats", []),
        ("it's the keepers' boat", []),
        ("“never closed", []),
        ("5' 6\" tall", []),
    ],
)
def test_where_quotations_open_and_close(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_a_quotation_of_several_paragraphs_reaches_to_the_end_of_each() -> None:
    text = "“We lit it.\n\n“We would again.”"
    assert found(text, text.index("\n")) == ["“We lit it."]


def test_words_are_those_between_the_marks() -> None:
    (quotation,) = quotations("“one two three,” she said", 0, 25)
    assert quotation.words == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the report “keeping a light when nobody is coming”", True),
        ("“A Thousand Years of Light: Lamps and their Keepers”", True),
        ("“lamps, oil, wicks and all other things for keepers”", True),
        ("she told us: “the light was never so good as it is now”", False),
        ("writes in the report: “we have kept a light when nobody came”", False),
    ],
)
def test_titles_are_told_from_what_is_said(text: str, expected: bool) -> None:
    (quotation,) = quotations(text, 0, len(text))
    assert is_title(text, 0, quotation) is expected
