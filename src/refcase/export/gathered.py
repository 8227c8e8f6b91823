"""Rows gathered until they are worth an Arrow table."""

from collections.abc import Callable, Iterable

import pyarrow as pa

from refcase.export.arrow import arrow_of
from refcase.export.columns import Table
from refcase.export.rows import Row

_ROWS = 500


class Gathered:
    """Rows of one table; each 500 of them go to `take` as Arrow."""

    def __init__(self, table: Table, take: Callable[[pa.Table], None]) -> None:
        self._table = table
        self._take = take
        self._rows: list[Row] = []

    def add(self, rows: Iterable[Row]) -> None:
        """Adds rows, in their order."""
        self._rows += rows
        while len(self._rows) >= _ROWS:
            self._take(arrow_of(self._table, self._rows[:_ROWS]))
            del self._rows[:_ROWS]

    def flush(self) -> None:
        """Hands on what is left."""
        if self._rows:
            self._take(arrow_of(self._table, self._rows))
            self._rows = []
