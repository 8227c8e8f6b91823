"""`Page`: the text of a case study that is put together from cells, with the cell of each line."""

from refcase.parse.headings import headings
from refcase.parse.openings import openings
from refcase.records.cells import Cell
from refcase.text import Document, Facts, Link, Outline, Piece, Stretch

_HEADINGS = {
    1: "1. Summary of the impact",
    2: "2. Underpinning research",
    3: "3. References to the research",
    4: "4. Details of the impact",
    5: "5. Sources to corroborate the impact",
}


class Page:
    """The text so far. A place is what a person calls the cell: "row 2, Title"."""

    def __init__(self) -> None:
        self.length = 0
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._owed = 0  # new lines before what follows
        self._generated: list[Stretch] = []
        self._superscripts: list[Stretch] = []
        self._deletions: list[Stretch] = []
        self._links: list[Link] = []
        self._images = 0

    @property
    def end(self) -> Stretch:
        """All of the text so far."""
        return 0, self.length

    def line(self, label: str, cell: Cell, place: str) -> Stretch:
        """Writes `label` and the words of the cell on a line; where they stand. Nothing for an empty cell."""
        if not cell.text:
            return self.end
        self._begin()
        start = self.length
        if label:
            self._pieces.append(cell.pieces[0]._replace(offset=self.length, column=1, cell=place))
            self._put(label)
        self._cell(cell, place)
        self._owed = 1
        return start, self.length

    def gap(self) -> None:
        """What follows begins a paragraph."""
        self._owed = 2

    def heading(self, words: str, place: str) -> int:
        """Writes a heading that stands in no cell, and belongs to that at `place`; where it begins."""
        self.gap()
        self._begin()
        start = self.length
        self._pieces.append(Piece(start, 1, 1, cell=place))
        self._put(words)
        self._owed = 1
        return start

    def section(self, number: int, cell: Cell, place: str) -> tuple[Stretch, Stretch]:
        """Writes a section, with a heading where the cell has none; where heading and body stand."""
        self.gap()
        own = next(iter(headings(cell.text, openings(cell.text.lower()))), None)
        if own and own.number == number and not cell.text[: own.start].strip():
            self._begin()
            start = self.length
            self._cell(cell, place)
            self.gap()
            return (start + own.start, start + own.end), (start + own.end, self.length)
        start = self.heading(_HEADINGS[number], place)
        heading = start, self.length
        self._begin()
        start = self.length
        self._cell(cell, place)
        self.gap()
        return heading, (start, self.length)

    def document(self, path: str, kind: str, encoding: str, digest: str, outline: Outline) -> Document:
        """The document of all that was written."""
        facts = Facts(
            images=self._images,
            links=tuple(self._links),
            generated=tuple(self._generated),
            superscripts=tuple(self._superscripts),
            deletions=tuple(self._deletions),
        )
        return Document(
            text="".join(self._parts),
            path=path,
            format=kind,
            sha256=digest,
            encoding=encoding,
            pieces=tuple(self._pieces),
            facts=facts,
            outline=outline,
        )

    def _begin(self) -> None:
        if self.length:
            self._put("\n" * self._owed)
        self._owed = 0

    def _put(self, words: str) -> None:
        self._parts.append(words)
        self.length += len(words)

    def _cell(self, cell: Cell, place: str) -> None:
        start = self.length
        self._pieces += (piece._replace(offset=piece.offset + start, cell=place) for piece in cell.pieces)
        self._generated += ((low + start, high + start) for low, high in cell.facts.generated)
        self._superscripts += ((low + start, high + start) for low, high in cell.facts.superscripts)
        self._deletions += ((low + start, high + start) for low, high in cell.facts.deletions)
        self._links += (Link(low + start, high + start, to) for low, high, to in cell.facts.links)
        self._images += cell.facts.images
        self._put(cell.text)
