"""Counts in words."""

import pytest

from refcase.plurals import done_in_words, files_in_words, several, studies_in_words


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (several(1, "file"), "1 file"),
        (several(1_234, "file"), "1,234 files"),
        (studies_in_words(1), "1 case study"),
        (studies_in_words(0), "0 case studies"),
        (files_in_words(2, 0), "2 files"),
        (files_in_words(1, 57), "57 case studies and 1 file"),
        (files_in_words(0, 1), "1 case study"),
        (files_in_words(0, 0), "0 files"),
        (done_in_words(4, 9), "4 of 9 files"),
        (done_in_words(1, 1), "1 of 1 file"),
        (done_in_words(320, 24), "320 case studies"),
        (done_in_words(1, None), "1 case study"),
    ],
)
def test_counts(told: str, expected: str) -> None:
    assert told == expected
