"""Rows gathered until they are worth an Arrow table."""

from collections.abc import Callable, Iterable

import pyarrow as pa

from refcase.export.arrow import arrow_of
from refcase.export.columns import Table
from refcase.export.rows import Row

_ROWS, _LETTERS = 500, 8 << 20


class Gathered:
    """Rows of one table; 500 of them, or as many as are large, go to `take` as Arrow."""

    def __init__(self, table: Table, take: Callable[[pa.Table], None]) -> None:
        self._table = table
        self._take = take
        self._rows: list[Row] = []
        self._letters = 0

    def add(self, rows: Iterable[Row]) -> None:
        """Adds rows, in their order."""
        for row in rows:
            self._rows.append(row)
            self._letters += sum(len(value) for value in row.values() if isinstance(value, str))
            if len(self._rows) >= _ROWS or self._letters >= _LETTERS:
                self.flush()

    def flush(self) -> None:
        """Hands on what is left."""
        if self._rows:
            self._take(arrow_of(self._table, self._rows))
            self._rows, self._letters = [], 0
