"""`Elements`: what the elements of HTML do to a text that is being written."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from refcase.patterns import compile_re
from refcase.reading.building import Builder, Mark
from refcase.reading.html.labels import ListLabels


def _names(written: str) -> frozenset[str]:
    return frozenset(written.split())


PARAGRAPHS = _names(
    """address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav
    ol optgroup option p pre search section summary table tbody tfoot thead tr ul xmp"""
)
CELLS = frozenset(("td", "th"))
LISTS = frozenset(("ol", "ul", "menu", "dir"))
_INLINE = _names(
    """a abbr acronym b bdi bdo big br button canvas cite code col colgroup data datalist del dfn em font i
    iframe img input ins kbd label link map mark meta meter noscript object output picture progress q rp rt
    ruby s samp script select small source span strike strong style sub sup svg template textarea time tt u
    var video wbr"""
)
KNOWN = PARAGRAPHS | CELLS | _INLINE
# What no reader of the page sees, or what is the site's and not the page's: menus, footers, forms' own words.
HIDDEN = _names(
    """audio button canvas datalist dialog footer iframe nav noembed noframes noscript object script select
    style svg template title video"""
)
# What Word adds where a change is tracked; others strike words out for all to see.
_TRACKED = frozenset(("datetime", "cite"))
_DELETED = frozenset(("del", "s", "strike"))
NOT_SHOWN = HIDDEN | _DELETED
_PICTURES = frozenset(("img", "svg", "canvas"))
# A comment that speaks to refcase is shown, for the parser to step over and the rules to read.
FOR_REFCASE = compile_re(r"<!--[ \t]*refcase\b", re.IGNORECASE)
_RAISED = compile_re(r"vertical-align:\s*super", re.IGNORECASE)
_LAST = 50  # open elements that an end tag may be for


class _Open(NamedTuple):
    name: str
    mark: Mark | None


class Elements:
    """Acts on the tags of a page, or of a Markdown text, as a browser would.

    `raised` are classes of the page's style sheet that raise text.
    """

    def __init__(
        self, builder: Builder, labels: ListLabels | None = None, raised: frozenset[str] = frozenset()
    ) -> None:
        self.builder = builder
        self.labels = labels or ListLabels()
        self.raised = raised
        self._marks: list[_Open] = []
        self._rows: list[bool] = []  # of the rows that are open, whether each is a line

    def start(
        self, name: str, given: Mapping[str, str], at: int, *, real: bool = True, items: int = 0
    ) -> str:
        """A start tag; comes back: the name, if what is in the element is not shown, else nothing.

        `real`: of a row of a table, that its cells stand side by side; `items`: of a list.
        """
        builder = self.builder
        if name in PARAGRAPHS:
            builder.paragraph()
        if name in _PICTURES:
            builder.images += 1
        if name in NOT_SHOWN:
            if name in _DELETED and not given.keys().isdisjoint(_TRACKED):
                builder.note("deletion")
            return name
        if name == "br":
            builder.newline()
        elif name == "q":
            builder.shown("“", at)
        elif name == "tr":
            self._rows.append(real)
        elif name in CELLS:
            self._cell()
        elif name in LISTS:
            self.labels.open(name, given, items)
        elif name == "li":
            builder.drop_labels()
            label = self.labels.item(given)
            if label:
                builder.label(label, at, generated=label != "• ")
        else:
            self._mark(name, given)
        return ""

    def end(self, name: str) -> None:
        """An end tag."""
        builder = self.builder
        if name == "li":
            builder.drop_labels()
        if name in CELLS:
            builder.in_cell = False
        elif name == "tr" and self._rows:
            self._rows.pop()
        elif name in LISTS:
            self.labels.close()
        elif name == "q":
            builder.shown("”", builder.here())
        if name in PARAGRAPHS:
            builder.paragraph()
        for back in range(1, min(_LAST, len(self._marks)) + 1):
            if self._marks[-back].name == name:
                mark = self._marks.pop(-back).mark
                if mark:
                    builder.end(mark)
                break

    def _cell(self) -> None:
        if self._rows and not self._rows[-1]:
            self.builder.paragraph()
        else:
            self.builder.in_cell = False
            self.builder.tab()
            self.builder.in_cell = True

    def _mark(self, name: str, given: Mapping[str, str]) -> None:
        mark = None
        target = given.get("href", "").strip()
        if name == "a" and target and not target.lower().startswith("javascript:"):
            mark = self.builder.begin("link", target)
        elif name == "ins" and given.keys() & {"cite", "datetime"}:
            mark = self.builder.begin("insertion")  # Word's; without these it only underlines
        elif name == "sup" or (name == "span" and self._raises(given)):
            mark = self.builder.begin("superscript")
        if mark or name in ("a", "ins", "sup", "span"):
            self._marks.append(_Open(name, mark))

    def _raises(self, given: Mapping[str, str]) -> bool:
        style = given.get("style", "")
        return bool(style and _RAISED.search(style)) or not self.raised.isdisjoint(
            given.get("class", "").split()
        )
