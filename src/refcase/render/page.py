"""What the parts of the readable view share: the page they are for, its signs, headings, tables, phrases."""

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from refcase.links import Links
from refcase.models import CaseStudy
from refcase.render.safe import one_line
from refcase.render.signs import Signs
from refcase.text import Span

# Styles by what they say, so that they can be changed in one place.
STRONG, QUIET, NAME, WARNING = "bold", "dim", "cyan", "yellow"

_LONGEST = 2_000
_BY_LINE = ("text", "markdown", "html")  # formats whose places are lines of the file


class Page(NamedTuple):
    """One case study on its way to the view. `wide` says whether there is room for side columns."""

    study: CaseStudy
    links: Links
    signs: Signs
    wide: bool

    def where(self, counted: Mapping[int, int]) -> str:
        """How often each section cites something: `s2 ×3, s4`; empty when none does."""
        return ", ".join(
            f"s{section}" + (f" {self.signs.times}{count}" if count > 1 else "")
            for section, count in sorted(counted.items())
        )

    def position(self, span: Span) -> str:
        """Line and column of the start of `span`, `45:12`."""
        document = self.study.document
        return str(document.position(span.start)) if document else ""

    @property
    def places(self) -> str:
        """What `position` counts: lines and columns, or pages, paragraphs and cells."""
        return "line:column" if self.study.format in _BY_LINE else "place"

    @property
    def lines(self) -> str:
        """What `line` tells; each field of a row has lines of its own, so that sections say the same."""
        form = self.study.format
        if form in _BY_LINE:
            return "Line"
        if form in ("docx", "pdf"):
            return "Place"
        return "Line in field" if form in ("json", "jsonl") else "Line in cell"

    def line(self, span: Span) -> str:
        """The line of the start of `span`, `45`; in a row of a collection that in its cell or field."""
        document = self.study.document
        place = document.position(span.start) if document else None
        if place and place.cell is not None and place.paragraph is None:
            return str(place.line)
        return str(place).partition(":")[0] if place else ""

    def money(self, amount: str | Decimal, currency: str | None) -> str:
        """`£1,197,406`, or `CHF 20,000` where the currency has no sign of its own."""
        try:
            value = Decimal(amount)
        except InvalidOperation:
            return f"{currency or ''} {amount}".strip()
        written = f"{value:,f}".removesuffix(".00")
        sign = self.signs.currencies.get(currency or "")
        return f"{sign}{written}" if sign else f"{currency or ''} {written}".strip()

    def excerpt(self, text: str, length: int = 160) -> str:
        """The first `length` characters of `text` on one line, cut at a word."""
        line = one_line(text[: 2 * length])
        if len(line) <= length and len(text) <= 2 * length:
            return line
        return line[:length].rpartition(" ")[0] + " " + self.signs.more


def heading(name: str, about: str = "") -> Text:
    """The heading of a part of the view, an empty line above it."""
    title = Text("\n")
    title.append(name.upper(), STRONG)
    if about:
        title.append("   ")
        title.append(about, QUIET)
    return title


def text(words: str, style: str = "") -> Text:
    """Text of the document as rich may have it: one line, no control characters, no markup.

    Past `_LONGEST` characters only their number is told: no item is that long, but a file may be.
    """
    more = len(words) - _LONGEST
    told = f" ... ({more:,} more characters)" if more > 0 else ""
    return Text(one_line(words[:_LONGEST]) + told, style, overflow="fold")


def table(columns: Sequence[str], rows: Sequence[Sequence[Text]]) -> Table:
    """A table without lines. A column with nothing in it is left out.

    A column is its name; `>name` is set to the right, `name|14` is at most 14 wide. Without a
    name in any, there is no header.
    """
    grid = Table(
        box=None,
        pad_edge=False,
        padding=(0, 2, 0, 0),
        show_header=any(column.partition("|")[0] for column in columns),
        header_style=QUIET,
    )
    filled = [n for n in range(len(columns)) if any(row[n].plain for row in rows)]
    for column in (columns[n] for n in filled):
        name, _, most = column.lstrip(">").partition("|")
        grid.add_column(
            Text(name),
            justify="right" if column.startswith(">") else "left",
            overflow="fold",
            max_width=int(most) if most else None,
        )
    for row in rows:
        grid.add_row(*(row[n] for n in filled))
    return grid


def indented(part: Table | Text) -> Padding:
    """The part, set in by two columns."""
    return Padding(part, (0, 0, 0, 2))
