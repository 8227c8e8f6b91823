"""RIS, read back by a reader that others wrote, and held to the form that its description asks for."""

import re

import rispy
from hypothesis import given
from refs import Row, anything, author, reference

from refcase.export.bibliography import flat, key_of, names
from refcase.export.ris import record

# A record as the format is described: TY first, ER last, in between a tag, two spaces, hyphen, space, value.
RECORD = re.compile(
    "TY  - [A-Z]+\r\n(?:(?!TY|ER)[A-Z][A-Z0-9]  - [^\r\n\x00-\x1f\x85\u2028\u2029]+\r\n)*ER  - \r\n"
)


def test_an_article() -> None:
    assert record(reference()).split("\r\n") == [
        "TY  - JOUR",
        "ID  - drafts/porpoise.txt-ref1",
        "AU  - Okafor, A.",
        "AU  - Lind, B.",
        "PY  - 2015",
        "TI  - Piling noise",
        "T2  - Marine Sound",
        "VL  - 4",
        "IS  - 2",
        "DO  - 10.5555/ms.15",
        "SP  - 67",
        "EP  - 85",
        "ER  - ",
        "",
    ]


def test_an_end_within_a_title_is_none() -> None:
    [found] = rispy.loads(record(reference(title="One\nER  - \nTY  - BOOK\nTI  - another")))
    assert found["title"] == "One ER - TY - BOOK TI - another"
    assert found["type_of_reference"] == "JOUR"


def test_without_a_title_the_whole_is_a_note() -> None:
    told = record(reference(title=None, authors=[author(literal="The Crown")], type=None))
    [found] = rispy.loads(told)
    assert found["notes"] == [flat(reference()["raw"])]
    assert found["authors"] == ["The Crown"]
    assert found["type_of_reference"] == "GEN"


@given(anything, anything)
def test_a_reader_finds_what_was_written(one: Row, other: Row) -> None:
    one["item"] = other["item"] + 1
    told = [record(one), record(other)]
    assert all(RECORD.fullmatch(each) for each in told)
    found = rispy.loads("\r\n".join(told))
    assert [each["id"] for each in found] == [key_of(one), key_of(other)]
    for row, each in zip((one, other), found, strict=True):
        assert each.get("title", "").strip() == flat(row["title"] or "")
        assert len(each.get("authors", [])) == len(names(row))
