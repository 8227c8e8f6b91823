"""The data dictionary: every column of every table, what it holds and of what kind it is."""

from collections.abc import Iterator
from typing import NamedTuple

from refcase.export.tables import TABLES


class Entry(NamedTuple):
    """A column: where it is, the kind of its values, whether it is of the table's key, what it holds."""

    table: str
    column: str
    type: str
    key: bool
    description: str


def entries() -> Iterator[Entry]:
    """An entry for each column, in the order of the tables."""
    for table in TABLES:
        for column in table.columns:
            yield Entry(table.name, column.name, str(column.kind), column.name in table.key, column.about)


def markdown() -> str:
    """The dictionary as Markdown: a heading and a table for each table."""
    lines = []
    for table in TABLES:
        lines += [
            f"### {table.name}\n",
            f"One row: {table.about}.\n",
            "| column | type | holds |",
            "| --- | --- | --- |",
        ]
        for column in table.columns:
            name = f"**`{column.name}`**" if column.name in table.key else f"`{column.name}`"
            lines.append(f"| {name} | {column.kind} | {_escaped(column.about)} |")
        lines.append("")
    return "\n".join(lines)


def _escaped(text: str) -> str:
    return "`".join(
        piece if n % 2 else "".join(f"\\{c}" if c in "*_[]<>|" else c for c in piece)
        for n, piece in enumerate(text.split("`"))
    )
