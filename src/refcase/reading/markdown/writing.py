"""`Writer`: what a Markdown text shows, with the place of each stretch."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from markdown_it.token import Token

from refcase.patterns import compile_re
from refcase.reading.building import Builder, Mark
from refcase.reading.html.elements import FOR_REFCASE, KNOWN, NOT_SHOWN, Elements
from refcase.reading.html.tokens import attributes_of
from refcase.reading.markdown.grammar import Grammar
from refcase.reading.markdown.numbering import Number, numbers
from refcase.reading.spelling import spelled_within

# The marks of a block and of a text beyond which they are shown as they are: 49 exported studies have up to
# 1,190, of which 288 in one paragraph. A bracket costs the library five times as much as a star.
_SIGNS = compile_re(r"[\[\]*_`<&\\!]")
_MOST_SIGNS = 4_000, 20_000
_PICTURE = compile_re(r"!\[[^\[\]]{0,300}\]\(data:image/[^\s()]*\)|<img\b[^<>]*>")
_BLOCKS = frozenset(("paragraph_open", "heading_open", "tr_open", "hr", "fence", "list_item_open"))
_CELL_ENDS = compile_re(r"(?<!\\)\|")
_TAG = compile_re(r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)")
_COMMENT_END = compile_re("-->")
_ELEMENT_END = compile_re(r"</(?:script|style)>", re.IGNORECASE)
_LONGEST_ANCHOR = 200  # characters of "{#summary-of-the-impact}"
_UNDERLINE = compile_re("={3,}")  # of the heading above it
_QUOTED = " \t>"

Places = Sequence[tuple[int, int]]


class Writer:
    """Writes the Markdown in the builder's source into the builder."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.source = builder.source
        self.grammar = Grammar()
        self.elements = Elements(builder)
        self.starts = [0, *(found.end() for found in re.finditer("\n", self.source))]
        self.at = 0  # how far the source is written
        self.links: list[Mark] = []
        self.signs = 0  # met so far

    def write(self) -> None:
        """Writes all of it."""
        tokens: list[Token] = []
        self.grammar.block.parse(self.source, self.grammar, {}, tokens)
        numbered = numbers(tokens)
        in_table = False
        for index, token in enumerate(tokens):
            if token.type in _BLOCKS:
                self.builder.in_cell = False  # a "<td>" that is not closed ends with its block
                self.builder.paragraph()
            if token.type == "tr_open":
                in_table = True
                self._row(token)
            elif token.type == "table_close":
                in_table = False
            elif token.type == "inline" and token.map and not in_table:
                heads = tokens[index - 1].type == "heading_open"
                self._lines(token.content, token.map[0], heads=heads)
            elif token.type == "fence" and token.map:
                self._fence(token)
            elif token.type == "html_block" and token.map:
                self._hidden(*token.map)
            elif token.type == "list_item_open" and token.map:
                self._label(token, numbered.get(index))
            elif token.type == "list_item_close":
                self.builder.drop_labels(numbers_stay=True)

    def _label(self, token: Token, number: Number | None) -> None:
        """What stands before an item. A bullet that has no other below it may be a note's sign, or a dash."""
        assert token.map
        printed = number.printed + token.markup if number else token.markup
        at = self._find(printed, token.map[0])
        sign = number.shown + token.markup if number else token.markup if token.meta.get("alone") else "•"
        self.builder.label(f"{sign} ", at, generated=bool(number and number.shown != number.printed))
        self.at = at + len(printed)

    def _line(self, line: int) -> tuple[int, int]:
        end = self.starts[line + 1] - 1 if line + 1 < len(self.starts) else len(self.source)
        return self.starts[line], end

    def _find(self, words: str, line: int) -> int:
        """Where `words` stand on the line, behind what is written of it."""
        start, end = self._line(line)
        found = self.source.find(words, max(start, self.at), end)
        return found if found >= 0 else start

    def _lines(self, content: str, line: int, *, heads: bool) -> None:
        """A block of inlines, whose first line is `line` of the source: each ends the source's own."""
        anchor = _anchor(content) if heads else ""
        content = content.removesuffix(anchor)
        places: list[tuple[int, int]] = []
        offset = 0
        for n, words in enumerate(content.split("\n")):
            bare = words.strip()
            start, end = self._line(line + n)
            found = self.source.rfind(bare, start, end - len(anchor) if anchor else end)
            places.append((offset, max(found, start) - (len(words) - len(words.lstrip()))))
            offset += len(words) + 1
            self.at = end
        self._inline(content, places)

    def _row(self, token: Token) -> None:
        """A row of a table, cell by cell from the source: the library leaves out cells that have no head."""
        assert token.map
        start, end = self._line(token.map[0])
        line = self.source[start:end]
        at = len(line) - len(line.lstrip(_QUOTED))
        line = line.rstrip()
        at += line.startswith("|", at)
        for ending in [*_CELL_ENDS.finditer(line, at), None]:
            stop = ending.start() if ending else len(line)
            cell = line[at:stop].strip()
            if cell:
                self.builder.tab()
                self.builder.in_cell = True
                self._inline(cell, [(0, start + line.index(cell, at))])
                self.builder.in_cell = False
            at = ending.end() if ending else stop
        self.at = end

    def _fence(self, token: Token) -> None:
        """A block of code: its lines as they are."""
        assert token.map
        for n, words in enumerate(token.content.splitlines()):  # the last one may have no end
            start, end = self._line(token.map[0] + 1 + n)
            if words.strip():
                self.builder.text(words.rstrip(), max(self.source.rfind(words, start, end), start))
            self.builder.newline()
        self.builder.paragraph()

    def _hidden(self, first: int, end: int) -> None:
        """A comment, script or style sheet: what speaks to refcase is shown, and what follows it."""
        start, stop = self._line(first)[0], self._line(end - 1)[1]
        start = self.at if start < self.at < stop else start  # behind the sign of a list
        at = start + len(self.source[start:stop]) - len(self.source[start:stop].lstrip(_QUOTED))
        self.builder.paragraph()
        closing = _COMMENT_END if self.source.startswith("<!--", at) else _ELEMENT_END
        closed = closing.search(self.source, at, stop)
        close = closed.end() if closed else stop
        if FOR_REFCASE.match(self.source, at):
            self.builder.literal(self.source[at:close], at)
        rest = self.source[close:stop].strip()
        if rest:
            self._inline(rest, [(0, self.source.index(rest, close))])
        self.builder.paragraph()
        self.at = stop

    def _inline(self, content: str, places: Places) -> None:
        """The inlines of a block; `places` are offsets into it and where they stand, line by line."""
        if _PICTURE.fullmatch(content):  # its data may be long
            self.builder.images += 1
            return
        signs = len(_SIGNS.findall(content)) + 4 * content.count("[")
        self.signs += signs
        if signs > _MOST_SIGNS[0] or self.signs > _MOST_SIGNS[1]:
            for offset, words in _pieces(content, places):
                self.builder.newline()
                lead = len(words) - len(words.lstrip())
                self.builder.text(words.strip(), _place(places, offset + lead))
            return
        tokens = self.grammar.inline.parse(content, self.grammar, {}, [])
        ends = _last_ends(tokens)
        hidden = ""  # the name of the element that is not shown, while in it
        last: Token | None = None
        for index, token in enumerate(tokens):
            at = _place(places, token.meta.get("at", 0))
            if token.type == "html_inline" and (
                not hidden or token.content.lower().startswith(f"</{hidden}")
            ):
                hidden = self._tag(token.content, at, ends, index)
            elif not hidden:
                self._token(token, at, last, places)
            last = token
        while self.links:  # one that ends where nothing is shown
            self.builder.end(self.links.pop())

    def _token(self, token: Token, at: int, last: Token | None, places: Places) -> None:
        builder = self.builder
        if token.type == "text":
            if not (last and last.type == "softbreak" and _UNDERLINE.fullmatch(token.content)):
                self._words(token, at + (last is not None and last.markup == "autolink"), places)
        elif token.type == "text_special" and token.info == "entity":
            builder.shown(spelled_within(token.content), at)
        elif token.type == "text_special":
            builder.text(token.content, at + len(token.markup) - len(token.content))
        elif token.type == "code_inline":
            builder.text(token.content, at + len(token.markup))
        elif token.type in ("softbreak", "hardbreak"):
            builder.newline()
        elif token.type == "image":
            builder.images += 1
        elif token.type == "link_open":
            self.links.append(builder.begin("link", str(token.attrs["href"])))
        elif token.type == "link_close" and self.links:
            builder.end(self.links.pop())

    def _words(self, token: Token, at: int, places: Places) -> None:
        content = token.content
        parts: list[tuple[int, int]] | None = token.meta.get("places")
        ends = [offset for offset, _ in parts[1:]] + [len(content)] if parts else [len(content)]
        for (offset, inner), end in zip(parts or [(0, -1)], ends, strict=True):
            words, place = content[offset:end], at if inner < 0 else _place(places, inner)
            if self.builder.begins_line():  # what stood before, a picture say, is not shown
                place += len(words) - len(words.lstrip())
                words = words.lstrip()
            self.builder.text(words, place)

    def _tag(self, tag: str, at: int, ends: Mapping[str, int], index: int) -> str:
        """A tag, a comment and the like: known elements do what they do in a web page.

        Comes back: the name of the element whose content is not shown, else nothing. One that does not end in
        its block hides nothing.
        """
        found = _TAG.match(tag)
        name = found["name"].lower() if found else ""
        if not found and not FOR_REFCASE.match(tag):
            return ""
        if not found or name not in KNOWN:
            self.builder.literal(tag, at)  # "<name of funder>" are words
        elif found["end"]:
            self.elements.end(name)
        elif name not in NOT_SHOWN or ends.get(name, -1) > index:
            return self.elements.start(name, attributes_of(tag), at)
        return ""


def _anchor(content: str) -> str:
    """What a converter put behind a heading: "{#summary-of-the-impact}", "{.unnumbered}"; "" for nothing."""
    bare = content.rstrip()
    at = bare.rfind("{", max(0, len(bare) - _LONGEST_ANCHOR)) if bare.endswith("}") else -1
    return content[len(bare[:at].rstrip()) :] if at >= 0 and bare.startswith(("#", "."), at + 1) else ""


def _last_ends(tokens: Sequence[Token]) -> dict[str, int]:
    """Of each element, the index of its last end tag."""
    found = {}
    for index, token in enumerate(tokens):
        if token.type == "html_inline" and (tag := _TAG.match(token.content)) and tag["end"]:
            found[tag["name"].lower()] = index
    return found


def _place(places: Places, offset: int) -> int:
    """The place in the source of `offset` in a block."""
    begins, at = places[bisect_right(places, offset, key=lambda pair: pair[0]) - 1]
    return at + offset - begins


def _pieces(content: str, places: Places) -> Iterable[tuple[int, str]]:
    """The lines of the block with their offsets."""
    ends = [offset - 1 for offset, _ in places[1:]] + [len(content)]
    return ((offset, content[offset:end]) for (offset, _), end in zip(places, ends, strict=True))
