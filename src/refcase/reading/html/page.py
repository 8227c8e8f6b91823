"""`Page`: what a page shows, and what of it is the site's and is left out.

Left out: scripts, menus and tables of contents (`nav`), footers, dialogs, buttons, banners about
cookies, and what the page hides. Where the heading of a section is in it, it is shown, but for a menu; and
what is hidden and long is shown, because saved pages fold sections away in tabs.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from refcase.patterns import compile_re
from refcase.reading.building import Builder
from refcase.reading.html.elements import CELLS, FOR_REFCASE, HIDDEN, LISTS, Elements
from refcase.reading.html.labels import ListLabels
from refcase.reading.html.nesting import Step
from refcase.reading.html.tokens import attributes_of, entities
from refcase.reading.spelling import spelled_within

_RAISED = compile_re(r"\.([\w-]{1,60})\s{0,4}\{[^{}]{0,400}?vertical-align:\s{0,4}super", re.IGNORECASE)
_NONE = compile_re(r"display:\s*none|visibility:\s*hidden", re.IGNORECASE)
# A class or id that says no more than this: "cookie-notice"; "cookies-and-privacy" may head a text.
_COOKIES = compile_re(
    r"(?i)(?:[a-z]{1,20}[_-])?cookies?(?:[_-]?(?:bar|banner|box|consent|law|message|notice|overlay|popup)){0,2}"
)
_HEADINGS = frozenset(f"h{n}" for n in range(1, 7))
_SITE_ROLES = frozenset(("navigation", "contentinfo", "search", "dialog", "alertdialog"))
_SHELL = frozenset(("html", "body", "main", "article"))
_SAID = frozenset(("class", "id", "style", "role", "hidden", "title"))  # attributes that may hide an element
_FOLDED = 1_500  # letters; a hidden hint or menu has fewer
_LONGEST_CELL = 1_500  # letters; a cell with more holds a section of a form
_LONGEST_ENTRY = 120  # letters of a name, a role, a period
_SECTION = compile_re(
    r"(?i)summary\s+of\s+(?:the\s+)?impact|underpinning\s+research\b|references\s+to\s+the\s+research"
    r"|details\s+of\s+(?:the\s+)?impact|sources\s+to\s+corroborate"
)
_NEVER_SHOWN = frozenset(("script", "style", "template", "title"))
_PAGE_EDGES = frozenset(("header", "footer"))  # how LibreOffice marks the head and foot of the printed page
_LONGEST_MENU = 5_000  # letters
_PRE = frozenset(("pre", "textarea", "xmp"))


class Page:
    """A page and how far it is written."""

    def __init__(self, builder: Builder, steps: Sequence[Step]) -> None:
        self.builder = builder
        self.source = builder.source
        self.steps = steps
        sheets = [s.token for s in steps if s.kind == "raw" and s.name == "style"]
        styles = "\n".join(self.source[token.at : token.end] for token in sheets)
        raised = frozenset(found[1] for found in _RAISED.finditer(styles))
        self.elements = Elements(builder, ListLabels(styles), raised)
        self.pre = 0
        self.sections = [found.start() for found in _SECTION.finditer(self.source)]
        self._measure()

    def _measure(self) -> None:
        """How many letters and tables stand before each step, and the items of each list."""
        self.letters, self.tables = [0], [0]
        self.items: dict[int, int] = {}
        lists: list[int] = []
        for index, step in enumerate(self.steps):
            started = step.kind == "start"
            text = self.source[step.token.at : step.token.end] if step.kind == "text" else ""
            self.letters.append(self.letters[-1] + sum(map(len, text.split())))
            self.tables.append(self.tables[-1] + (started and step.name == "table"))
            if step.name in LISTS and started:
                lists.append(index)
                self.items[index] = 0
            elif step.name in LISTS and step.kind == "end" and lists:
                lists.pop()
            elif step.name == "li" and started and lists:
                self.items[lists[-1]] += 1

    def write_title(self) -> None:
        """Writes the title of its window, if it has one."""
        for step in self.steps:
            if step.kind == "raw" and step.name == "title":
                self._words(step.token.at, step.token.end)
                self.builder.paragraph()
                break

    def write(self) -> None:
        """Writes the page."""
        self._write(0, len(self.steps))

    def _write(self, index: int, end: int) -> None:
        while index < end:
            step = self.steps[index]
            token = step.token
            if step.kind == "text" or (step.kind == "raw" and step.name in _PRE):
                self._words(token.at, token.end)
            elif step.kind == "comment":
                if FOR_REFCASE.match(self.source, token.at):
                    self.builder.paragraph()
                    self.builder.literal(self.source[token.at : token.end], token.at)
                    self.builder.paragraph()
            elif step.kind == "end":
                self.pre -= step.name in _PRE
                self.elements.end(step.name)
            elif step.kind == "start":
                given = attributes_of(self.source[token.at : token.end])
                if step.name == "tr" and (rows := self._rows_within(index)):
                    self._write_rows(rows)
                    index = step.partner
                elif self._left_out(index, given) or self._start(index, given):
                    index = step.partner
                    if step.name in ("p", "div", "section", "header", "form"):
                        self.builder.paragraph()
                else:
                    self.pre += step.name in _PRE
            index += 1

    def _start(self, index: int, given: Mapping[str, str]) -> bool:
        """Whether the element that starts is not shown."""
        step = self.steps[index]
        name = step.name
        if name in HIDDEN and self._is_open_by_mistake(index):
            self.builder.paragraph()
            return False
        real = name == "tr" and self._is_line(index)
        return bool(
            self.elements.start(name, given, step.token.at, real=real, items=self.items.get(index, 0))
        )

    def _is_open_by_mistake(self, index: int) -> bool:
        """Whether an element that is not shown holds sections; a menu of them is short."""
        step = self.steps[index]
        long = self.letters[step.partner] - self.letters[index] > _LONGEST_MENU
        return step.name not in _NEVER_SHOWN and self._holds_section(index) and (step.name != "nav" or long)

    def _left_out(self, index: int, given: Mapping[str, str]) -> bool:
        step = self.steps[index]
        if step.name in _SHELL or step.name in _HEADINGS or given.keys().isdisjoint(_SAID):
            return False
        if "MsoCommentReference" in given.get("class", "") or "msocomanchor" in given.get("class", ""):
            self.builder.note("comment")
            return True
        style = given.get("style", "")
        if "mso-element:comment-list" in style.replace(" ", ""):
            return True
        hidden = "hidden" in given or (style and _NONE.search(style) is not None)
        site = (
            given.get("role", "") in _SITE_ROLES
            or _is_page_edge(step.name, given)
            or any(_COOKIES.fullmatch(word) for key in ("class", "id") for word in given.get(key, "").split())
        )
        if not (hidden or site) or self._holds_section(index):
            return False
        letters = self.letters[step.partner] - self.letters[index]
        return letters <= (_LONGEST_MENU if site else _FOLDED)

    def _holds_section(self, index: int) -> bool:
        """Whether the heading of a section is in the element."""
        first = bisect_left(self.sections, self.steps[index].token.end)
        end = self.steps[self.steps[index].partner].token.at
        return first < len(self.sections) and self.sections[first] < end

    def _rows_within(self, index: int) -> list[list[tuple[int, int]]]:
        """The paragraphs of a row's cells, line by line, where the cells hold as many, and short ones.

        The forms of the exercises list staff so: all names in one cell, all roles in the next.
        """
        cells: list[list[tuple[int, int]]] = []
        end = self.steps[index].partner
        at = index + 1
        while at < end:
            step = self.steps[at]
            if step.kind == "start" and step.name in CELLS:
                cells.append([])
            elif step.kind == "start" and step.name == "p" and cells:
                if not 0 < self.letters[step.partner] - self.letters[at] <= _LONGEST_ENTRY:
                    return []
                cells[-1].append((at + 1, step.partner))
                at = step.partner
            elif step.kind == "start" or (step.kind == "text" and self.letters[at + 1] > self.letters[at]):
                return []
            at += 1
        if len(cells) < 2 or len(cells[0]) < 2 or len({len(cell) for cell in cells}) > 1:
            return []
        return [list(row) for row in zip(*cells, strict=True)]

    def _write_rows(self, rows: list[list[tuple[int, int]]]) -> None:
        for row in rows:
            self.builder.paragraph()
            for start, end in row:
                self.builder.tab()
                self.builder.in_cell = True
                self._write(start, end)
                self.builder.in_cell = False
        self.builder.paragraph()

    def _is_line(self, index: int) -> bool:
        """Whether the cells of a row stand side by side: two or more, none a section or a table.

        The forms of the exercises, and pages made long ago, are tables too.
        """
        end = self.steps[index].partner
        if self.tables[end] > self.tables[index] or self._holds_section(index):
            return False
        cells = [
            at for at in range(index, end) if self.steps[at].kind == "start" and self.steps[at].name in CELLS
        ]
        letters = [self.letters[self.steps[at].partner] - self.letters[at] for at in cells]
        return sum(n > 0 for n in letters) > 1 and max(letters) <= _LONGEST_CELL

    def _words(self, at: int, end: int) -> None:
        text = self.source[at:end]
        done = 0
        if "&" in text:
            for start, stop, meant in entities(text):
                self._plain(text[done:start], at + done)
                words = spelled_within(meant)
                if words.isspace():
                    self.builder.space(at + start)
                else:
                    self.builder.shown(words, at + start)
                done = stop
        self._plain(text[done:], at + done)

    def _plain(self, text: str, at: int) -> None:
        if self.pre > 0:
            self.builder.literal(text, at)
        else:
            self.builder.collapsed(text, at)


def _is_page_edge(name: str, given: Mapping[str, str]) -> bool:
    return name == "div" and given.get("title", "") in _PAGE_EDGES
