"""CommonMark with tables, as drafts need it: what the library is told to do otherwise, and why.

- No indented code: authors set paragraphs in.
- A list begins after a blank line, as in a plain text: "- our plan" may carry on the sentence above.
- No underlined headings: the line above is words either way, and a lone "-" is one too.
- No link reference definitions: "[R1]: Smith (2015)" is a reference, not the address of a link. Those that
  hold a picture ("[image1]: <data:…>", as word processors export it) are kept for what they are.
- Of HTML blocks only comments, scripts and styles: other tags are read where they stand in a paragraph, so
  that emphasis and labels between them are read too.
- ">50%" begins no quotation, and "`a word' and `another'" is no code.
- "90*4*360" is a sum, "A*STAR" a name, "(*)" a note's sign, and the "_" of an address is part of it.
- What is set in deeper than 40 levels is text. The library would leave it out.
"""

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock, blockquote, fence, list_block
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.emphasis import tokenize as emphasis

from refcase.patterns import compile_re
from refcase.reading.markdown.inlines import PlacedInline

_DEEPEST = 40
_QUANTITY = compile_re(r">[ \t]?[\d£$€=.]")
_OPENS = compile_re(r"<(?:(!--)|(script|style)\b)", re.IGNORECASE)
_CLOSES = {"": "-->", "script": "</script>", "style": "</style>"}
_PICTURE = compile_re(r"\[(?P<label>[^\[\]]{1,100})\]:[ \t]*<?data:image/")
# What the database's page makes no link of, and shows as it is.
_UNSAFE = compile_re(r"(?:javascript|vbscript|file|data):", re.IGNORECASE)
# An address has a scheme, a dot or a slash in it, or leads to a place in the page. "[R1](R2)" is no link.
_ADDRESS = compile_re(r"[a-z][a-z0-9+.-]{1,20}:|[^ ]*[./#]|$", re.IGNORECASE)

_FENCE = compile_re(r"(?:`{3,6}|~{3,6})[ \t]*[\w+#.{}-]{0,20}[ \t]*$", re.MULTILINE)
_CODE = compile_re(r"(`{1,3})(?!`)([^`\n]{1,200}(?<!\s))\1(?![`\w])")
_PRODUCT = compile_re(r"(?<=[A-Z\d])\*(?=[A-Z\d])|(?<=\()\*{1,3}(?=\))")
_IN_ADDRESS = compile_re(r"_(?=[^\s_\\\])>]{0,300}\w)")
_ADDRESS_BEGINS = compile_re(r"(?:https?://|www\.)[^\s\[\]<>*]*$")
_LONGEST_ADDRESS = 300  # characters before the sign

Rule = Callable[[StateBlock, int, int, bool], bool]


class Grammar(MarkdownIt):
    """The library's parser, told so; targets of links stay as the file has them."""

    def __init__(self) -> None:
        super().__init__("commonmark", {"maxNesting": 2 * _DEEPEST + 20, "html": True})
        self.inline = PlacedInline()
        self.inline.ruler.disable(["linkify", "strikethrough"])
        self.inline.ruler2.disable(["strikethrough", "fragments_join"])
        self.enable("table")
        self.block.ruler.disable(["code", "reference", "lheading"])
        ends: RuleOptionsType = {"alt": ["paragraph", "blockquote"]}
        ends_lists: RuleOptionsType = {"alt": ["paragraph", "blockquote", "list"]}
        self.block.ruler.at("blockquote", _not_too_deep(_quotation), ends_lists)
        self.block.ruler.at("list", _not_too_deep(_list), ends)
        self.inline.ruler.at("backticks", _code)
        self.inline.ruler.at("emphasis", _emphasis)
        self.block.ruler.at("fence", _fence, ends_lists)
        self.block.ruler.at("html_block", _hidden, ends)
        self.block.ruler.before("paragraph", "picture", _picture, {"alt": ["paragraph"]})

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the library's name
        """The address as the file has it."""
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        """The address as the file has it."""
        return link

    def validateLink(self, url: str) -> bool:  # noqa: N802
        """Whether that can be the address of a link."""
        return _ADDRESS.match(url) is not None and not _UNSAFE.match(url)


def _not_too_deep(rule: Rule) -> Rule:
    def limited(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        return state.level < 2 * _DEEPEST and rule(state, start, end, silent)

    return limited


def _quotation(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    at = state.bMarks[start] + state.tShift[start]
    return not _QUANTITY.match(state.src, at) and blockquote(state, start, end, silent)


def _list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    in_paragraph = silent and state.parentType == "paragraph" and state.sCount[start] >= state.blkIndent
    return not in_paragraph and list_block(state, start, end, silent)


def _fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    at = state.bMarks[start] + state.tShift[start]
    return _FENCE.match(state.src, at) is not None and fence(state, start, end, silent)


def _code(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "`":
        return False
    found = _CODE.match(state.src, state.pos, state.posMax)
    if not found:
        signs = 1
        while state.src.startswith("`", state.pos + signs):
            signs += 1
        if not silent:
            state.append_pending("`" * signs)
        state.pos += signs
        return True
    if not silent:
        token = state.push("code_inline", "code", 0)
        token.markup, token.content = found[1], found[2]
    state.pos = found.end()
    return True


def _emphasis(state: StateInline, silent: bool) -> bool:
    at = state.pos
    literal = _PRODUCT if state.src[at] == "*" else _IN_ADDRESS if state.src[at] == "_" else None
    found = literal.match(state.src, at) if literal else None
    if found is None:
        return emphasis(state, silent)
    if literal is _IN_ADDRESS and not _ADDRESS_BEGINS.search(state.src[max(at - _LONGEST_ADDRESS, 0) : at]):
        return emphasis(state, silent)
    if silent:
        return False
    state.append_pending(found[0])
    state.pos = found.end()
    return True


def _hidden(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A comment, a script or a style sheet that begins a line, if it is closed."""
    at = state.bMarks[start] + state.tShift[start]
    opened = _OPENS.match(state.src, at, state.eMarks[start])
    if not opened:
        return False
    closing = _CLOSES[(opened[2] or "").lower()]
    line = start
    tries = state.env.setdefault("unclosed", {})
    if tries.get((closing, end), len(state.src)) <= at:
        return False
    while line < end:
        begins = at if line == start else state.bMarks[line]
        if state.src.find(closing, begins, state.eMarks[line]) >= 0:
            break
        line += 1
    else:
        tries[closing, end] = at  # nor will one further on find it
        return False
    if silent:
        return True
    state.line = line + 1
    token = state.push("html_block", "", 0)
    token.map = [start, state.line]
    return True


def _picture(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line that gives the data of a picture."""
    at = state.bMarks[start] + state.tShift[start]
    found = _PICTURE.match(state.src, at, state.eMarks[start])
    if not found:
        return False
    if not silent:
        state.line = start + 1
    return True
