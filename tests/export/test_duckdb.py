"""The database: texts many times as long as a case study's fit in it, and memory is what batches need."""

from pathlib import Path

import duckdb

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


def test_a_grant_in_both_lists_counts_once(tmp_path: Path) -> None:
    grants = [
        # section, number, amount, currency, funder
        (3, "AB/C123 456/1", "5000", "GBP", "AHRC"),  # in the table by its number
        (3, None, "70.50", "GBP", "Wellcome"),  # in the table by its amount
        (3, "EP/X1/1", "900", "EUR", "EPSRC"),
        (None, "ab/c123456/1", "4999", "GBP", None),
        (None, "other", "70.5", "GBP", None),
        (None, None, "900", "GBP", None),  # another currency
        (None, None, None, None, None),
    ]
    names = ("section", "number", "amount", "currency", "funder")
    rows = [
        dict.fromkeys(GRANTS.names) | {"study": "a", "item": item, **dict(zip(names, grant, strict=True))}
        for item, grant in enumerate(grants)
    ]
    file = tmp_path / "all.duckdb"
    with writing(file) as add:
        add("a", no_rows() | {"grants": rows})
        add("b", no_rows() | {"grants": [row | {"study": "b"} for row in rows[:1]]})  # no table
    with duckdb.connect(file, read_only=True) as database:
        found = database.execute(
            "SELECT * REPLACE (amount::VARCHAR AS amount) FROM grants_by_funder"
        ).fetchall()
    assert found == [
        ("AHRC", "GBP", 2, 2, "9999.00"),
        ("EPSRC", "EUR", 1, 1, "900.00"),
        (None, "GBP", 1, 1, "900.00"),
        ("Wellcome", "GBP", 1, 1, "70.50"),
        (None, None, 1, 1, None),
    ]
