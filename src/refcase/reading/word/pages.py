"""The page on which the reader of a Word file is, as far as the file tells."""

from refcase.reading.word.blocks import Paragraph
from refcase.reading.word.names import Element, w

_RENDERED = w("lastRenderedPageBreak")
_BREAK, _BEFORE = w("br"), w("pageBreakBefore")


class Pages:
    """Counts pages. `now` is None in a file that tells of none.

    Word notes where each page ended when it last showed the file; where it has, the breaks that the
    author asked for are among them. Else those are all that is known, and pages are counted by them.
    """

    def __init__(self, body: Element) -> None:
        self._rendered = next(body.iter(_RENDERED), None) is not None
        asked = any(found.get(w("type")) == "page" for found in body.iter(_BREAK))
        told = self._rendered or asked or next(body.iter(_BEFORE), None) is not None
        self.now: int | None = 1 if told else None

    def rendered(self, paragraph: Paragraph) -> None:
        """A page ended here when Word last showed the file."""
        if self._rendered:
            self._turn(paragraph)

    def asked(self, paragraph: Paragraph | None) -> None:
        """The author asked for a new page, in the paragraph or before it."""
        if not self._rendered:
            self._turn(paragraph)

    def _turn(self, paragraph: Paragraph | None) -> None:
        if self.now is None:
            return
        self.now += 1
        if paragraph:
            paragraph.turn(paragraph.turns[-1].line, paragraph.column(), self.now)
