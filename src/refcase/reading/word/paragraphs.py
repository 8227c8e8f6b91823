"""What a Word document's body comes to: paragraphs, rows of tables, and what stands in them."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Bit(NamedTuple):
    """Characters that look alike. `target` is where they lead; `\\n` in `text` is a break of the line.

    Units: `points` is the size of the characters.
    """

    text: str
    points: float
    raised: bool = False
    target: str | None = None
    inserted: bool = False
    page: int | None = None


class Anchor(NamedTuple):
    """A comment, its end, or a deletion, and before which of the paragraph's bits it stands."""

    kind: str
    bit: int


@dataclass
class Paragraph:
    """A paragraph of the file: its number from 1, the cell of a table and the page it begins in.

    `label` is Word's automatic one with what parts it from the text. Units: `lines` is the spacing, 1.0 for
    single, None where it cannot be less.
    """

    number: int
    cell: str | None = None
    page: int | None = None
    label: str = ""
    gap: str = ""
    lines: float | None = None
    points: float = 0.0
    bits: list[Bit] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words in it, without its label."""
        return "".join(bit.text for bit in self.bits)

    @property
    def is_empty(self) -> bool:
        """Whether nothing of it shows."""
        return not self.label and not self.text.strip()


@dataclass
class Row:
    """A row of a table with several columns: the paragraphs of its cells."""

    cells: list[list[Paragraph]]


Block = Paragraph | Row
