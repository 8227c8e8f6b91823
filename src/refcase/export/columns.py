"""Columns: how the definition of a table says what it takes from a model."""

from typing import NamedTuple

from refcase.base import Model
from refcase.export.kinds import INTEGER, Kind, kind_of
from refcase.models import Scheme
from refcase.text import Span


class Column(NamedTuple):
    """A column: its name, the kind of its values, and in words what they are."""

    name: str
    kind: Kind
    about: str


class Table(NamedTuple):
    """A table: its name, what a row is, the columns that together tell a row from all others, all columns."""

    name: str
    about: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)


def fields(model: type[Model], **about: str) -> tuple[Column, ...]:
    """Columns for fields of a model, each with what it holds."""
    return tuple(
        Column(name, kind_of(model.model_fields[name].annotation), told) for name, told in about.items()
    )


_ABOUT_PLACE = {
    "start": "offset in the text as read (of a row, put together from its cells) where it begins, "
    "in characters from 0",
    "end": "offset of the first character behind it",
    "line": "line of the start, from 1: of the file, of the `page` in a PDF file, of the `cell` in a row "
    "of a collection; in a Word file its paragraph",
    "column": "column of the start in that line, from 1",
    "page": "page of the start, where the file tells",
    "paragraph": "paragraph of the start in a Word file",
    "cell": "cell of the start: in a Word file of a table, in a collection the row and its column or field",
}
PLACE = tuple(Column(name, kind, _ABOUT_PLACE[name]) for name, kind in kind_of(Span).fields)


def item(about: str) -> Column:
    """The column of an item's place among those of its case study."""
    return Column("item", INTEGER, f"{about}, from 0")


def schemes() -> tuple[Column, ...]:
    """Columns for how the two lists are labelled and cited."""
    told = {
        "listed": "form of the labels in the list of {0}, n for the number",
        "cited": "form of the labels by which the text cites {0}",
        "mapping": "how a cited label finds its item among the {0}: exact, number, position, content, …",
        "confidence": "share of the labels cited in this form that find one of the {0}, 0 to 1",
        "reason": "the same of the {0} in words",
    }
    return tuple(
        Column(f"{kind}_{name}", kind_of(Scheme.model_fields[name].annotation), about.format(kind))
        for kind in ("references", "sources")
        for name, about in told.items()
    )
