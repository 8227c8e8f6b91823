"""The characters of a paragraph: its runs, and all that may stand around them or among them."""

from typing import Protocol

from refcase.reading.word.blocks import Block, Paragraph
from refcase.reading.word.drawings import BOX, boxes_and_pictures
from refcase.reading.word.fields import DEEPEST, Field, form_shown, link_target
from refcase.reading.word.names import ALTERNATIVES, MATH, R_ID, VAL, Element, chosen, w
from refcase.reading.word.notes import Notes
from refcase.reading.word.package import Relation
from refcase.reading.word.pages import Pages
from refcase.reading.word.styles import Look, Styles
from refcase.reading.word.symbols import raised, shown, sign

_RUN, _PROPERTIES, _STYLE, _FONTS, _FACE = w("r"), w("rPr"), w("rStyle"), w("rFonts"), w("ascii")
_SIZE, _ALIGN, _VANISH = w("sz"), w("vertAlign"), w("vanish")
_TEXTS = frozenset({w("t"), w("delText")})
_BREAK, _CHARACTER_OF_FIELD, _INSTRUCTION, _SYMBOL = w("br"), w("fldChar"), w("instrText"), w("sym")
_RENDERED = w("lastRenderedPageBreak")
_SIGNS = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
}
_DRAWN = frozenset({w("drawing"), w("pict"), w("object")})
_NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
_COMMENT = w("commentReference")
_COMMENT_ENDS = frozenset({w("commentRangeStart"), w("commentRangeEnd")})
_ADDED, _GONE = frozenset({w("ins"), w("moveTo")}), frozenset({w("del"), w("moveFrom")})
_HYPERLINK, _SIMPLE_FIELD = w("hyperlink"), w("fldSimple")
_RUBY, _RUBY_TEXT, _RUBY_BASE = w("ruby"), w("rt"), w("rubyBase")
_MATH_TEXT, _DENOMINATOR = f"{{{MATH}}}t", f"{{{MATH}}}den"
_MATH = f"{{{MATH}}}"
# What has no words of its own, and holds what may have some.
_TRANSPARENT = frozenset(w(name) for name in ("sdt", "sdtContent", "smartTag", "customXml", "bdo", "dir"))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_EDGES = " \t\n\r"
_SYMBOL_FACES = frozenset({"symbol", "wingdings"})


class Surroundings(Protocol):
    """What the reading of a paragraph asks of the reading of the file around it."""

    styles: Styles
    notes: Notes
    pages: Pages
    relations: dict[str, Relation]
    original: bool
    fields: list[Field]
    commented: set[str]
    images: int

    def box(self, content: Element, anchor: Paragraph) -> list[Block]:
        """The blocks of a text box."""

    def note(self, kind: str, id_: str, mark: str, anchor: Paragraph) -> list[Paragraph]:
        """The paragraphs of a note."""


class Runs:
    """Reads the content of one `w:p` into a paragraph, of which more may be there already.

    `look` is that of the paragraph with its styles.
    """

    def __init__(self, walk: Surroundings, paragraph: Paragraph, look: Look) -> None:
        self._walk = walk
        self._paragraph = paragraph
        self._base = look
        self._skipped = 0  # how many changes around us take what is here out of the text
        for open_field in walk.fields:
            open_field.start = paragraph.length

    def read(self, element: Element) -> None:
        """Reads all that `element`, a `w:p`, shows."""
        self._content(element)
        fields = self._walk.fields
        while (
            fields and not fields[-1].in_result
        ):  # an instruction ends with its paragraph, lest it eat the rest
            fields.pop()
        for open_field in fields:
            self._link(open_field.start, open_field.target)

    def _content(self, parent: Element) -> None:
        for child in parent:
            tag = child.tag
            if tag == _RUN:
                self._run(child)
            elif tag in _TRANSPARENT:
                self._content(child)
            elif tag in _ADDED:
                self._change(child, "insertion", gone=self._walk.original)
            elif tag in _GONE:
                self._change(child, "deletion", gone=not self._walk.original)
            elif tag == _HYPERLINK:
                start = self._paragraph.length
                self._content(child)
                self._link(start, self._target(child))
            elif tag == _SIMPLE_FIELD:
                start = self._paragraph.length
                self._content(child)
                self._link(start, link_target(child.get(w("instr"), "")))
            elif tag in _COMMENT_ENDS:
                self._comment(child)
            elif tag == ALTERNATIVES:
                branch = chosen(child)
                if branch is not None:
                    self._content(branch)
            elif tag.startswith(_MATH):
                if tag == _MATH_TEXT:
                    self._add(child.text or "", self._base)
                else:
                    if tag == _DENOMINATOR:
                        self._add("/", self._base)
                    self._content(child)

    def _change(self, element: Element, kind: str, *, gone: bool) -> None:
        """A tracked change: its content counts or not, and where it stood is marked."""
        outermost = not self._skipped
        start = self._paragraph.length
        self._skipped += gone
        self._content(element)
        self._skipped -= gone
        if outermost:
            self._paragraph.mark("insertion" if kind == "insertion" else "deletion", start)

    def _run(self, run: Element) -> None:
        if not len(run) or run[0].tag != _PROPERTIES:
            self._children(run, self._base, None)
            return
        style = face = size = align = vanish = None
        for child in run[0]:
            tag = child.tag
            if tag == _SIZE:
                size = child.get(VAL)
            elif tag == _FONTS:
                face = child.get(_FACE)
            elif tag == _STYLE:
                style = child.get(VAL)
            elif tag == _ALIGN:
                align = child.get(VAL)
            elif tag == _VANISH:
                vanish = child.get(VAL, "1")
        look = self._base
        if style or size or align or vanish:
            look = self._walk.styles.run(look, style, size, align, vanish)
        self._children(run, look, face)

    def _children(self, run: Element, look: Look, face: str | None) -> None:
        for child in run:
            tag = child.tag
            if tag in _TEXTS:
                self._text(child, look, face)
            elif tag in _SIGNS:
                self._add(_SIGNS[tag], look)
            elif tag == _BREAK:
                self._add("\n", look)
                if child.get(w("type")) == "page" and not self._hides(look):
                    self._walk.pages.asked(self._paragraph)
            elif tag == _RENDERED:
                self._walk.pages.rendered(self._paragraph)
            elif tag == _CHARACTER_OF_FIELD:
                self._field(child, look)
            elif tag == _INSTRUCTION:
                self._instruct(child.text or "")
            elif tag == _SYMBOL:
                self._add(sign(child.get(w("char"), ""), child.get(w("font"))), look)
            elif tag in _DRAWN:
                if not self._hides(look):
                    self._drawn(child)
            elif tag in _NOTES:
                if not self._hides(look):
                    self._note(child, _NOTES[tag])
            elif tag == _COMMENT:
                self._comment(child)
            elif tag == _RUBY:
                self._ruby(child, look)
            elif tag == ALTERNATIVES:
                branch = chosen(child)
                if branch is not None:
                    self._children(branch, look, face)

    def _text(self, element: Element, look: Look, face: str | None) -> None:
        text = element.text or ""
        if text and (text[0] in _EDGES or text[-1] in _EDGES) and element.get(_SPACE) != "preserve":
            text = text.strip(_EDGES)
        if "\n" in text or "\r" in text:
            text = text.replace("\n", " ").replace("\r", " ")
        if not text.isascii() or (face and face.lower() in _SYMBOL_FACES):
            text = shown(text, face)
        self._add(text, look)

    def _hides(self, look: Look) -> bool:
        """Whether what stands here is not on the page: taken out, hidden, or a field's instruction."""
        fields = self._walk.fields
        return bool(
            self._skipped or look.hidden or (fields and not all(opened.in_result for opened in fields))
        )

    def _add(self, text: str, look: Look) -> None:
        if self._hides(look):
            if not self._skipped and not look.hidden:
                self._instruct(text)
            return
        paragraph = self._paragraph
        if text.strip():
            size = self._walk.styles.size(look)
            if not paragraph.sizes or paragraph.sizes[-1][1] != size:
                paragraph.sizes.append((paragraph.length, size))
        start = paragraph.length
        paragraph.add(text)
        if look.raised:
            paragraph.mark("superscript", start)

    def _instruct(self, text: str) -> None:
        fields = self._walk.fields
        if fields and not self._skipped:
            next((opened for opened in reversed(fields) if not opened.in_result), Field()).add(text)

    def _field(self, element: Element, look: Look) -> None:
        if self._skipped:
            return
        fields, kind = self._walk.fields, element.get(w("fldCharType"))
        if kind == "begin":
            if len(fields) == DEEPEST:
                fields.pop(0)
            fields.append(Field(shown=form_shown(element)))
        elif kind == "separate" and fields:
            fields[-1].separate(self._paragraph.length)
        elif kind == "end" and fields:
            ended = fields.pop()
            self._add(ended.shown, look)
            if ended.in_result:
                self._link(ended.start, ended.target)

    def _link(self, start: int, target: str) -> None:
        if target and self._paragraph.length > start:
            self._paragraph.mark("link", start, target)

    def _target(self, hyperlink: Element) -> str:
        relation = self._walk.relations.get(hyperlink.get(R_ID, ""))
        anchor = hyperlink.get(w("anchor"))
        return (relation.target if relation else "") + (f"#{anchor}" if anchor else "")

    def _comment(self, element: Element) -> None:
        id_ = element.get(w("id"), "")
        # The sign of a comment tells its place only where no stretch was told.
        if element.tag != _COMMENT or id_ not in self._walk.commented:
            self._walk.commented.add(id_)
            self._paragraph.comments.append((id_, self._paragraph.length))

    def _drawn(self, drawing: Element) -> None:
        for found in boxes_and_pictures(drawing):
            if found.tag == BOX:
                self._paragraph.boxes += self._walk.box(found, self._paragraph)
            else:
                self._walk.images += 1

    def _note(self, reference: Element, kind: str) -> None:
        paragraph = self._paragraph
        own = reference.get(w("customMarkFollows")) in ("1", "true", "on")
        mark = "" if own else raised(self._walk.notes.next_mark(kind))
        here = paragraph.column()
        if mark:
            start = paragraph.length
            paragraph.add(mark)
            paragraph.mark("generated", start)
            last = paragraph.turns[-1]
            paragraph.turn(last.line, here + 1, last.page)
        content = self._walk.note(kind, reference.get(w("id"), ""), mark, paragraph)
        if content:
            paragraph.notes.append((mark, content))

    def _ruby(self, ruby: Element, look: Look) -> None:
        """A word with its reading above it: the reading follows in brackets."""
        base, reading = ruby.find(_RUBY_BASE), ruby.find(_RUBY_TEXT)
        if base is not None:
            self._content(base)
        if reading is not None and len(reading):
            self._add("(", look)
            self._content(reading)
            self._add(")", look)
