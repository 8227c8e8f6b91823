"""The body of a Word document, element by element, as a reader of the page sees it."""

import re
from collections.abc import Iterator
from typing import Literal

from lxml import etree

from refcase.reading.errors import ReadError
from refcase.reading.word.elements import (
    HOLDERS,
    chosen,
    ends_page,
    pictures,
    spacing,
    target_of,
    text_boxes,
    through,
    without_fallbacks,
)
from refcase.reading.word.fields import Fields
from refcase.reading.word.names import M_T, MC, W, child, value
from refcase.reading.word.numbering import Numbering
from refcase.reading.word.paragraphs import Anchor, Bit, Block, Paragraph, Row
from refcase.reading.word.styles import Look, Shape, Styles, look_of, shape_of
from refcase.reading.word.symbols import symbol

Tracked = Literal["accepted", "original"]

_PARAGRAPH, _TABLE = f"{W}p", f"{W}tbl"
_COMMENTS = {f"{W}commentRangeStart": "comment", f"{W}commentRangeEnd": "comment's end"}
# Paragraphs and runs: a case study has some thousands, however often it was edited.
_MOST_STEPS = 40_000
_WHITE = re.compile("[\r\n]+")  # typed; a break is an element


class Walk:
    """The blocks of a document's body, in reading order; counts what it passes on its way."""

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        relations: dict[str, tuple[str, str]],
        notes: dict[str, dict[str, etree._Element]],
        tracked: Tracked,
        *,
        rendered: bool,
        path: str | None,
    ) -> None:
        """`notes` are foot- and endnotes by id; `rendered`: the file says where Word broke its pages."""
        self._styles, self._numbering = styles, numbering
        self._targets = {name: target for name, (kind, target) in relations.items() if kind == "hyperlink"}
        self._notes = notes
        self._dropped = {"ins", "moveTo"} if tracked == "original" else {"del", "moveFrom"}
        self._rendered, self._path = rendered, path
        self._count = self._steps = 0
        self._tables = 0
        self._fields = Fields()
        self._held: Paragraph | None = None  # its mark was deleted: it goes on in the next one
        self._inserted = 0
        self._target: str | None = None
        self._after: list[Block] = []
        self._noted = 0
        self.page: int | None = None
        self.images = 0

    def blocks(self, parent: etree._Element, cell: str | None = None) -> Iterator[Block]:
        """What stands in a body, a cell, a text box or a note."""
        for element in parent:
            tag = element.tag
            if tag == _PARAGRAPH:
                yield from self._paragraph(element, cell)
            elif tag == _TABLE:
                yield from self._table(element, cell)
            elif tag in HOLDERS:
                if not self._drops(element):
                    yield from self.blocks(element, cell)
            elif tag == f"{MC}AlternateContent":
                yield from self.blocks(chosen(element), cell)

    def _drops(self, element: etree._Element) -> bool:
        return str(element.tag).removeprefix(W) in self._dropped

    def _table(self, table: etree._Element, cell: str | None) -> Iterator[Block]:
        """The rows of a table; one whose rows have a cell each is a frame around paragraphs."""
        self._tables += 1
        name = f"table {self._tables}" if cell is None else f"{cell}, table {self._tables}"
        rows = [row for row in through(table, f"{W}tr") if not self._row_dropped(row)]
        cells = [list(through(row, f"{W}tc")) for row in rows]
        framed = all(len(row) <= 1 for row in cells)
        for n, row in enumerate(cells, 1):
            read: list[list[Block]] = []
            for m, each in enumerate(row, 1):
                row_name = name if framed and len(rows) == 1 else f"{name}, row {n}"
                read.append(list(self.blocks(each, row_name if framed else f"{row_name}, cell {m}")))
            if framed or any(isinstance(block, Row) for blocks in read for block in blocks):
                for blocks in read:
                    yield from blocks
            else:
                yield Row([[block for block in blocks if isinstance(block, Paragraph)] for blocks in read])

    def _row_dropped(self, row: etree._Element) -> bool:
        changed = child(row, "trPr")
        return changed is not None and any(str(e.tag).removeprefix(W) in self._dropped for e in changed)

    def _paragraph(self, element: etree._Element, cell: str | None) -> Iterator[Block]:
        self._count += 1
        self._step()
        properties = child(element, "pPr")
        style = value(properties, "pStyle") or self._styles.normal
        shape = shape_of(properties).over(self._styles.shape(style))
        look = self._styles.look(style)
        paragraph = Paragraph(self._count, cell, points=self._styles.points(look))
        if self._held is not None:
            paragraph.number, paragraph.page = self._held.number, self._held.page
            paragraph.bits, paragraph.anchors = self._held.bits, self._held.anchors
            self._held = None
        if shape.breaks and not self._rendered:
            self._turn()
        first = len(paragraph.bits)
        self._inside(element, paragraph, look)
        if paragraph.page is None:
            paragraph.page = next((bit.page for bit in paragraph.bits if bit.text.strip()), self.page)
        mark = child(properties, "rPr")
        if mark is not None and any(str(e.tag).removeprefix(W) in self._dropped for e in mark):
            self._held = paragraph
            return
        hidden = look_of(mark).over(look).hidden and not paragraph.text.strip()
        if not hidden or first:
            self._number(paragraph, shape, style)
        paragraph.lines = spacing(shape, paragraph.points)
        yield paragraph
        after, self._after = self._after, []
        yield from after
        if ends_page(properties) and not self._rendered:
            self._turn()

    def close(self) -> Iterator[Block]:
        """What is left when the body ends: a last paragraph whose mark was deleted."""
        if self._held is not None:
            yield self._held
            self._held = None

    def _step(self) -> None:
        self._steps += 1
        if self._steps > _MOST_STEPS:
            message = f"more than {_MOST_STEPS:,} paragraphs and pieces; check that this is a case study"
            raise ReadError("too-large", message, self._path)

    def _number(self, paragraph: Paragraph, shape: Shape, style: str) -> None:
        if not shape.list_id or shape.list_id == "0":
            return
        level = shape.level
        for name in self._styles.above(style):
            of_style = self._numbering.level_of_style(shape.list_id, name)
            if of_style is not None and (level is None or shape.level == self._styles.shape(style).level):
                level = of_style
                break
        found = self._numbering.label(shape.list_id, level or 0)
        if found:
            paragraph.label, paragraph.gap = found

    def _inside(self, parent: etree._Element, paragraph: Paragraph, look: Look) -> None:
        """Reads what stands in a paragraph, or in something that holds runs."""
        for element in parent:
            tag = element.tag
            if not isinstance(tag, str):
                continue
            if tag == f"{W}r":
                self._run(element, paragraph, look)
            elif tag == f"{W}hyperlink":
                self._linked(element, paragraph, look, target_of(element, self._targets))
            elif tag == f"{W}fldSimple":
                self._linked(element, paragraph, look, Fields.target(element.get(f"{W}instr", "")))
            elif tag in (f"{W}ins", f"{W}moveTo", f"{W}del", f"{W}moveFrom"):
                self._changed(element, paragraph, look)
            elif tag in HOLDERS:
                self._inside(element, paragraph, look)
            elif tag in _COMMENTS:
                paragraph.anchors.append(Anchor(_COMMENTS[tag], len(paragraph.bits)))
            elif tag == f"{MC}AlternateContent":
                self._inside(chosen(element), paragraph, look)
            elif tag == f"{W}ruby":
                for base in through(element, f"{W}rubyBase"):
                    self._inside(base, paragraph, look)
            elif tag.endswith(("}oMath", "}oMathPara")):
                self._put("".join(t.text or "" for t in element.iter(M_T)), paragraph, look)

    def _linked(self, element: etree._Element, paragraph: Paragraph, look: Look, target: str | None) -> None:
        outer, self._target = self._target, target or self._target
        self._inside(element, paragraph, look)
        self._target = outer

    def _changed(self, element: etree._Element, paragraph: Paragraph, look: Look) -> None:
        """Reads a tracked insertion or deletion, as accepted or as it was before."""
        name = str(element.tag).removeprefix(W)
        if name in self._dropped:
            if name in ("del", "moveFrom") and next(element.iter(f"{W}delText", f"{W}t"), None) is not None:
                paragraph.anchors.append(Anchor("deletion", len(paragraph.bits)))
            return
        inserted = name in ("ins", "moveTo")
        self._inserted += inserted
        self._inside(element, paragraph, look)
        self._inserted -= inserted

    def _run(self, run: etree._Element, paragraph: Paragraph, below: Look) -> None:
        self._step()
        properties = child(run, "rPr")
        own = look_of(properties)
        style = value(properties, "rStyle") if properties is not None else None
        look = own.over(self._styles.look(style)) if style else own
        look = look.over(below)
        for element in run:
            tag = element.tag
            if tag in (f"{W}t", f"{W}delText"):
                self._put(_WHITE.sub(" ", element.text or ""), paragraph, look)
            elif tag == f"{W}tab" or tag == f"{W}ptab":
                self._put("\t", paragraph, look)
            elif tag == f"{W}br":
                self._break(element, paragraph, look)
            elif tag == f"{W}cr":
                self._put("\n", paragraph, look)
            elif tag == f"{W}noBreakHyphen":
                self._put("-", paragraph, look)
            elif tag == f"{W}sym":
                font, code = element.get(f"{W}font", ""), element.get(f"{W}char", "")
                self._put(symbol(font, code), paragraph, look)
            elif tag == f"{W}lastRenderedPageBreak":
                self._turn()
            elif tag == f"{W}instrText":
                self._fields.instruct(element.text or "")
            elif tag == f"{W}fldChar":
                self._fields.mark(element.get(f"{W}fldCharType", ""))
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                self._note(element)
            elif tag == f"{W}commentReference":
                if not any(anchor.kind == "comment" for anchor in paragraph.anchors):
                    paragraph.anchors.append(Anchor("comment", len(paragraph.bits)))
            elif tag == f"{W}ruby":
                for base in through(element, f"{W}rubyBase"):
                    self._inside(base, paragraph, look)
            elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
                self._drawn(element)
            elif tag == f"{MC}AlternateContent":
                self._drawn(chosen(element))

    def _put(self, text: str, paragraph: Paragraph, look: Look) -> None:
        if not text or look.hidden or self._fields.silent:
            return
        target = self._target or self._fields.link
        points = self._styles.points(look)
        bit = Bit(text, points, bool(look.raised), target, self._inserted > 0, self.page)
        last = paragraph.bits[-1] if paragraph.bits else None
        anchored = paragraph.anchors and paragraph.anchors[-1].bit == len(paragraph.bits)
        if last is not None and last[1:] == bit[1:] and not anchored:
            paragraph.bits[-1] = last._replace(text=last.text + text)
        else:
            paragraph.bits.append(bit)

    def _break(self, element: etree._Element, paragraph: Paragraph, look: Look) -> None:
        if element.get(f"{W}type") == "page":
            if not self._rendered:
                self._turn()
            if paragraph.text.strip():
                self._put("\n", paragraph, look)
        else:
            self._put("\n", paragraph, look)

    def _turn(self) -> None:
        self.page = (self.page or 1) + 1

    def _note(self, reference: etree._Element) -> None:
        """Keeps a note for the place behind the paragraph that refers to it, in the same section.

        Its mark is not shown: as a number in the text it would read as a citation.
        """
        kind = "footnote" if "footnote" in str(reference.tag) else "endnote"
        note = self._notes.get(kind, {}).get(reference.get(f"{W}id", ""))
        if note is None or self._fields.silent:
            return
        self._noted += 1
        held, self._held = self._held, None
        after, self._after = self._after, []
        read = list(self.blocks(note))
        first = next((block for block in read if isinstance(block, Paragraph) and not block.is_empty), None)
        if first is not None:
            first.label, first.gap = f"Note {self._noted}:", " "
        after.extend(read)
        self._after, self._held = after, held

    def _drawn(self, element: etree._Element) -> None:
        """Counts pictures; what stands in text boxes comes behind the paragraph."""
        without_fallbacks(element)
        self.images += pictures(element)
        for box in text_boxes(element):
            after, self._after = self._after, []
            read = list(self.blocks(box))
            after.extend(read)
            self._after = after
