"""HTML cut into words and tags, as browsers cut it, each with its place.

No tree is built by a library: libxml2 gives no columns, gives up on deep pages, and leaves out what it does
not understand. What is not closed is never taken for the rest of the file: a comment or a tag that has no
end is ended by the next ">", and where there is none it is words.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Literal, NamedTuple

from refcase.patterns import compile_re

_OPENS = compile_re(r"<([A-Za-z!?/])")
_NAME = compile_re(r"</?(?P<name>[A-Za-z][^\s/><]{0,60})[^\s/><]*")
_REST = compile_re(r"""(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+)*+>""")
_ATTRIBUTE = compile_re(r"""([^\s=/>"'<]{1,60})(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"'][^\s>]*+)))?+""")
_ENTITY = compile_re(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
# Elements whose content is no markup.
_RAW = ("script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes")
_RAW_ENDS = {name: compile_re(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAW}


class Token(NamedTuple):
    """Words, a tag or a comment of the source from `at` to `end`; `name` in lower case, of tags only."""

    kind: Literal["text", "raw", "start", "end", "comment"]
    at: int
    end: int
    name: str = ""


def tokens(source: str) -> Iterator[Token]:
    """The tokens of the source in order; "raw" is the content of a script and the like."""
    at = 0
    words = 0  # where the words under way begin
    last_comment_end = source.rfind("-->")
    last_end = source.rfind(">")
    last_raw_end = {name: len(source) for name in _RAW}  # no end of such an element lies behind
    closed = True  # False once a tag was met whose quotes do not close: the next ">" ends any other
    while (opened := _OPENS.search(source, at)) and opened.start() < last_end:
        at = opened.start()
        sign = opened[1]
        name = ""
        kind: Literal["start", "end", "comment"] = "comment"
        if sign in "!?":
            end = _comment_end(source, at, last_comment_end)
        elif named := _NAME.match(source, at):
            name = named["name"].lower()
            kind = "end" if sign == "/" else "start"
            rest = _REST.match(source, named.end()) if closed else None
            closed = closed and rest is not None
            end = rest.end() if rest else source.find(">", named.end()) + 1
        else:  # "</" and no name
            end = source.find(">", at) + 1
        if at > words:
            yield Token("text", words, at)
        raw_end = None
        if kind == "start" and name in _RAW and at < last_raw_end[name]:
            raw_end = _RAW_ENDS[name].search(source, end)
            if raw_end is None:
                last_raw_end[name] = at
        if kind == "start" and name in _RAW and raw_end is None:
            yield Token("comment", at, end)  # a browser would show nothing of the rest
        else:
            yield Token(kind, at, end, name)
        at = words = end
        if raw_end:
            yield Token("raw", end, raw_end.start(), name)
            at = words = raw_end.start()
    if words < len(source):
        yield Token("text", words, len(source))


def _comment_end(source: str, at: int, last: int) -> int:
    if source.startswith("<!--", at):
        if source.startswith((">", "->"), at + 4):
            return source.index(">", at) + 1
        if at + 4 <= last:
            return source.index("-->", at + 4) + 3
    return source.index(">", at) + 1


def attributes_of(tag: str) -> dict[str, str]:
    """The attributes of a start tag; of a doubled one the first counts."""
    named = _NAME.match(tag)
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(tag, named.end() if named else 0):
        value = match[2] or match[3] or match[4] or ""
        if "&" in value:
            value = _ENTITY.sub(_closed_entity, value)
        found.setdefault(match[1].lower(), value)
    return found


def _closed_entity(match: re.Match[str]) -> str:
    # In an address "&copy=2" is no entity.
    return unescape(match[0]) if match[0].endswith(";") else match[0]


def entities(text: str) -> Iterator[tuple[int, int, str]]:
    """The entities of a text that stand for something: from, to, and what they stand for."""
    for match in _ENTITY.finditer(text):
        meant = unescape(match[0])
        if meant != match[0]:
            yield match.start(), match.end(), meant
