"""The database: texts many times as long as a case study's fit in it, and memory is what batches need."""

from pathlib import Path

import duckdb

from refcase.export.duckdb import writing
from refcase.export.rows import no_rows
from refcase.export.tables import SECTIONS


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
