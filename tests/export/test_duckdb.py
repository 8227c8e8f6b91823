"""The database: texts many times as long as a case study's fit in it, and memory is what batches need."""

from pathlib import Path

import duckdb
import pytest

from refcase.export.duckdb import writing
from refcase.export.rows import no_rows
from refcase.export.tables import GRANTS, SECTIONS


def test_long_texts_fit(tmp_path: Path) -> None:
    file = tmp_path / "long.duckdb"
    with writing(file) as add:
        for n in range(60):
            text = "".join(chr(33 + (n * k) % 1999) for k in range(2_000)) * 500
            section = dict.fromkeys(SECTIONS.names) | {"study": str(n), "item": 0, "text": text}
            add(str(n), no_rows() | {"sections": [section]})
    with duckdb.connect(file, read_only=True) as database:
        assert database.execute("SELECT count(*), min(length(text)) FROM sections").fetchall() == [
            (60, 10**6)
        ]


Told = tuple[int | None, str | None, str | None, str | None, str | None]


def by_funder(folder: Path, **studies: list[Told]) -> list[tuple[object, ...]]:
    """What the view says of case studies with these grants: section, number, amount, currency, funder."""
    names = ("section", "number", "amount", "currency", "funder")
    file = folder / "all.duckdb"
    with writing(file) as add:
        for study, grants in studies.items():
            empty = dict.fromkeys(GRANTS.names) | {"study": study}
            rows = [
                empty | {"item": item} | dict(zip(names, grant, strict=True))
                for item, grant in enumerate(grants)
            ]
            add(study, no_rows() | {"grants": rows})
    with duckdb.connect(file, read_only=True) as database:
        return database.execute(
            "SELECT * REPLACE (amount::VARCHAR AS amount) FROM grants_by_funder"
        ).fetchall()


def test_a_grant_in_both_lists_counts_once(tmp_path: Path) -> None:
    grants: list[Told] = [
        (3, "AB/C123 456/1", "5000", "GBP", "AHRC"),  # in the table by its number
        (3, None, "70.50", "GBP", "Wellcome"),  # in the table by its amount
        (3, "EP/X1/1", "900", "EUR", "EPSRC"),
        (None, "ab/c123456/1", "4999", "GBP", None),
        (None, "other", "70.5", "GBP", None),
        (None, None, "900", "GBP", None),  # another currency
        (None, None, None, None, None),
    ]
    assert by_funder(tmp_path, a=grants, b=grants[:1]) == [
        ("AHRC", "GBP", 2, 2, "9999.00"),
        ("EPSRC", "EUR", 1, 1, "900.00"),
        (None, "GBP", 1, 1, "900.00"),
        ("Wellcome", "GBP", 1, 1, "70.50"),
        (None, None, 1, 1, None),
    ]


@pytest.mark.parametrize(
    ("grants", "expected"),
    [
        # section, number, funder; the amount is that of all
        ([(3, "EP/A1", "EPSRC"), (3, "WT9", "Wellcome"), (None, "EP/A1", None)], {"EPSRC": 1, "Wellcome": 1}),
        ([(3, "EP/A1", "EPSRC"), (None, "EP/B1", None)], {"EPSRC": 1, None: 1}),
        ([(3, "EP/A1", "EPSRC"), (3, None, "Wellcome"), (None, "EP/A1", None)], {"EPSRC": 1, "Wellcome": 1}),
        ([(3, None, "EPSRC"), (3, None, "Wellcome"), (None, "EP/A1", None)], {"EPSRC": 1, "Wellcome": 1}),
        ([(3, "EP/A1", "EPSRC"), (3, None, "EPSRC"), (None, "WT9", None), (None, None, None)], {"EPSRC": 2}),
        ([(3, None, "EPSRC"), (None, None, None)], {"EPSRC": 1}),
        ([(3, "EP/A1", "EPSRC"), (None, None, None)], {"EPSRC": 1}),
        # named twice in section 3: the first funder is its own
        ([(3, "A1", "EPSRC"), (3, "A1", "a fund"), (None, "A1", None)], {"EPSRC": 1}),
        ([(None, "A1", None), (3, "A1", "a fund"), (3, "A1", "EPSRC")], {"a fund": 1}),
    ],
)
def test_grants_of_equal_amounts_are_not_lost(
    grants: list[tuple[int | None, str | None, str | None]], expected: dict[str | None, int], tmp_path: Path
) -> None:
    told: list[Told] = [(section, number, "100000", "GBP", funder) for section, number, funder in grants]
    assert {row[0]: row[2] for row in by_funder(tmp_path, a=told)} == expected
