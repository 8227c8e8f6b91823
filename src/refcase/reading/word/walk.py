"""The body of a Word file, read in order: sections, content controls, tables, paragraphs."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from refcase.reading.errors import MOST_CHARACTERS
from refcase.reading.word.blocks import Block, Paragraph, Row
from refcase.reading.word.fields import Field
from refcase.reading.word.names import ALTERNATIVES, VAL, Element, chosen, paragraphs_in, switched_on, w
from refcase.reading.word.notes import Notes
from refcase.reading.word.numbering import Numbering
from refcase.reading.word.package import Relation
from refcase.reading.word.pages import Pages
from refcase.reading.word.runs import Runs
from refcase.reading.word.styles import PLAIN, SINGLE, Look, Styles, look_of

_MOST_PARAGRAPHS = 20_000  # a book of a thousand pages; a case study has a hundred or two

_PARAGRAPH, _TABLE, _ROW, _CELL = w("p"), w("tbl"), w("tr"), w("tc")
_BLOCKS = frozenset({_PARAGRAPH, _TABLE})
_PROPERTIES, _MARK, _STYLE, _VANISH = w("pPr"), w("rPr"), w("pStyle"), w("vanish")
_FORMER, _SECTION = w("pPrChange"), w("sectPr")
_AROUND = frozenset(
    w(name) for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "del", "moveFrom")
)
_COMMENT_STARTS, _COMMENT_ENDS = w("commentRangeStart"), w("commentRangeEnd")
_ADDED, _GONE = (w("ins"), w("moveTo"), w("cellIns")), (w("del"), w("moveFrom"), w("cellDel"))


class _Shape(NamedTuple):
    """What a paragraph looks like: with its styles, by which style, and by its own properties alone."""

    look: Look
    style: str
    own: Look


class Walk:
    """Reads the blocks of a body. `original`: tracked changes count as not made.

    Errors: what `too_long` gives is raised where there is more text than any case study has.
    """

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        notes: Notes,
        pages: Pages,
        relations: dict[str, Relation],
        too_long: Callable[[], Exception],
        *,
        original: bool,
    ) -> None:
        self.styles = styles
        self.notes = notes
        self.pages = pages
        self.relations = relations
        self.original = original
        self.fields: list[Field] = []
        self.commented: set[str] = set()
        self.images = 0
        self._numbering = numbering
        self._too_long = too_long
        self._paragraphs = 0
        self._read = 0  # those of notes too
        self._characters = 0
        self._tables = 0
        self._waiting: list[str] = []  # comments that begin between paragraphs
        self._latest: Paragraph | None = None
        self._anchor: int | None = None  # the paragraph whose note is being read

    def blocks(self, container: Element, cell: str | None = None) -> list[Block]:
        """What stands in `container`, in order; `cell` is its place in a table."""
        found: list[Block] = []
        opened: Paragraph | None = None
        # Whose list and spacing count where paragraphs run together: the last one's, but for a heading whose
        # mark is hidden, with text that runs on behind it.
        led: _Shape | None = None
        shape = _Shape(PLAIN, "", PLAIN)
        for child in self._children(container):
            if child.tag == _TABLE:
                if opened:  # its mark is gone, and no paragraph follows to take it in
                    found.append(self._finished(opened, led or shape))
                opened, led = None, None
                found += self._table(child)
                continue
            properties = child.find(_PROPERTIES)
            if properties is not None and self.original:
                properties = _before_change(properties)
            shape = self._shape(properties)
            opened = self._paragraph(child, shape.look, opened, cell)
            if self._goes_on(properties, opened):
                if led is None and _hidden(properties) and opened.shows:
                    led = shape
                continue
            found.append(self._finished(opened, led or shape, closed=True))
            opened, led = None, None
        if opened:
            found.append(self._finished(opened, led or shape))
        return found

    def box(self, content: Element, anchor: Paragraph) -> list[Block]:
        """The blocks of a text box anchored in a paragraph."""
        fields, self.fields = self.fields, []  # its words are no part of a link that it is anchored in
        try:
            return self.blocks(content, anchor.cell)
        finally:
            self.fields = fields

    def note(self, kind: str, id_: str, mark: str, anchor: Paragraph) -> list[Paragraph]:
        """The paragraphs of a foot- or endnote; they stand in the file with the one that refers to them."""
        content = self.notes.take(kind, id_) if self._anchor is None else None
        if content is None:
            return []
        place = f"{kind} {self.notes.count(kind)}" if mark else kind
        relations, fields = self.relations, self.fields
        self.relations, self.fields, self._anchor = self.notes.relations[kind], [], anchor.number
        try:
            blocks = self.blocks(content, f"{anchor.cell}, {place}" if anchor.cell else place)
        finally:
            self.relations, self.fields, self._anchor = relations, fields, None
        return list(_paragraphs(blocks))

    def _children(self, container: Element) -> Iterator[Element]:
        """The paragraphs and tables of a container, through what only wraps them."""
        for child in container:
            tag = child.tag
            if tag in _BLOCKS:
                yield child
            elif tag in _AROUND:
                yield from self._children(child)
            elif tag == ALTERNATIVES:
                branch = chosen(child)
                if branch is not None:
                    yield from self._children(branch)
            elif tag == _COMMENT_STARTS:
                self._waiting.append(child.get(w("id"), ""))
            elif tag == _COMMENT_ENDS and self._latest:
                self._latest.comments.append((child.get(w("id"), ""), self._latest.length))

    def _paragraph(
        self, element: Element, look: Look, opened: Paragraph | None, cell: str | None
    ) -> Paragraph:
        """Reads a `w:p`, into the one still open where that one's mark is gone."""
        self._count(1)
        if look.breaks:
            self.pages.asked(None)
        line = self._paragraphs if self._anchor is None else self._anchor
        paragraph = opened or Paragraph(line, self.pages.now, cell)
        if opened:
            opened.turn(line, 1, self.pages.now)
        self.commented.update(self._waiting)
        paragraph.comments += ((id_, paragraph.length) for id_ in self._waiting)
        self._waiting.clear()
        self._latest = paragraph
        before = paragraph.length
        Runs(self, paragraph, look).read(element)
        self._characters += paragraph.length - before
        if self._characters > MOST_CHARACTERS:
            raise self._too_long()
        return paragraph

    def _count(self, paragraphs: int) -> None:
        self._read += paragraphs
        if self._anchor is None:
            self._paragraphs += paragraphs
        if self._read > _MOST_PARAGRAPHS:
            raise self._too_long()

    def _shape(self, properties: Element | None) -> "_Shape":
        named = properties.find(_STYLE) if properties is not None else None
        style = named.get(VAL, "") if named is not None else self.styles.usual
        own = look_of(properties, None)
        return _Shape(self.styles.shaped(style, own), style, own)

    def _goes_on(self, properties: Element | None, paragraph: Paragraph) -> bool:
        """Whether the paragraph's mark is not there, so that the next one is part of it."""
        mark = properties.find(_MARK) if properties is not None else None
        added = gone = hidden = False
        for child in mark if mark is not None else ():
            tag = child.tag
            added = added or tag in _ADDED
            gone = gone or tag in _GONE
            hidden = hidden or (tag == _VANISH and switched_on(child))
        if added:
            paragraph.mark("insertion", paragraph.length)
        if gone:
            paragraph.mark("deletion", paragraph.length)
        return (added if self.original else gone) or hidden

    def _finished(self, paragraph: Paragraph, shape: "_Shape", *, closed: bool = False) -> Paragraph:
        """The paragraph with its label and its spacing; without its mark it has a label only if it shows."""
        look = shape.look
        if look.list_ and (closed or paragraph.shows):
            level = shape.own.level
            if level is None:
                lineage = self.styles.lineage(shape.style)
                level = self._numbering.level_of(
                    look.list_, ((name, self.styles.own(name).level) for name in lineage)
                )
            label = self._numbering.label(look.list_, level)
            if label:
                paragraph.label, paragraph.suffix = label
        if look.line and look.line > 0:
            size = paragraph.sizes[0][1] if paragraph.sizes else self.styles.size(look)
            paragraph.spacing = _spacing(look.line, look.rule, size)
        return paragraph

    def _table(self, table: Element) -> list[Block]:
        self._tables += 1
        name = f"table {self._tables}"
        rows = list(_inside(table, _ROW))
        found: list[Block] = []
        number = self._tables
        for r, row in enumerate(rows, 1):
            if self._taken_out(row.find(w("trPr"))):
                self._skip(row)
                continue
            place = f"{name}, row {r}" if len(rows) > 1 else name
            cells = list(_inside(row, _CELL))
            first = last = self.pages.now
            read: list[list[Block]] = []
            for c, cell in enumerate(cells, 1):
                if self._taken_out(cell.find(w("tcPr"))):
                    self._skip(cell)
                    continue
                self.pages.now = first  # the cells of a row begin on one page, side by side
                read.append(self.blocks(cell, f"{place}, cell {c}" if len(cells) > 1 else place))
                last = max(last or 0, self.pages.now or 0) or None
            self.pages.now = last
            if len(read) == 1:
                found += read[0]
            elif read:
                found.append(Row(number, read))
        return found

    def _skip(self, element: Element) -> None:
        """Counts the paragraphs of what a tracked change takes out, and notes the change."""
        self._count(paragraphs_in(element))
        if self._latest:
            self._latest.mark("insertion" if self.original else "deletion", self._latest.length)

    def _taken_out(self, properties: Element | None) -> bool:
        """Whether a tracked change takes out a whole row or cell."""
        if properties is None:
            return False
        return any(properties.find(name) is not None for name in (_ADDED if self.original else _GONE))


def _hidden(properties: Element | None) -> bool:
    """Whether the mark of a paragraph is hidden."""
    mark = properties.find(_MARK) if properties is not None else None
    vanish = mark.find(_VANISH) if mark is not None else None
    return vanish is not None and switched_on(vanish)


def _inside(parent: Element, wanted: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, through what only wraps them."""
    for child in parent:
        if child.tag == wanted:
            yield child
        elif child.tag in _AROUND:
            yield from _inside(child, wanted)
        elif child.tag == ALTERNATIVES and (branch := chosen(child)) is not None:
            yield from _inside(branch, wanted)


def _before_change(properties: Element) -> Element:
    """The properties of a paragraph before its tracked change; its mark is that of now."""
    former = properties.find(f"{_FORMER}/{_PROPERTIES}")
    if former is None:
        return properties
    mark = properties.find(_MARK)
    if mark is not None:
        former.append(mark)
    return former


def _spacing(line: int, rule: str | None, size: float) -> float:
    """Line spacing in lines: a multiple as it is, a height in twentieths of a point against the type."""
    if rule not in ("exact", "atLeast"):
        return round(line / SINGLE, 2)
    lines = round(line / 20 / size, 2)
    return lines if rule == "exact" else max(1.0, lines)


def _paragraphs(blocks: list[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for cell in block.cells:
                yield from _paragraphs(cell)
