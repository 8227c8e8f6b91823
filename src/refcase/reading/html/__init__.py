"""Documents from web pages: the database's saved page, Word's and Google's "save as web page", any other."""

import re

from refcase.patterns import compile_re
from refcase.reading.building import Builder
from refcase.reading.errors import MOST_CHARACTERS, ReadError, internal_error, too_much
from refcase.reading.html.charset import decoded
from refcase.reading.html.nesting import Step, steps
from refcase.reading.html.page import Page
from refcase.reading.html.tokens import Token, tokens
from refcase.reading.spelling import spelled
from refcase.text import Document

# Tags, and stretches of words between them, beyond which it is no case study: a long one has some 4,000.
_MOST_TOKENS = 100_000
_ARCHIVE = re.compile(rb"(?im)^content-type:\s*multipart/related")
_FIRST_SECTION = compile_re(r"(?i)[\s\d.:#(]*summary of (?:the )?impact")


def document_from_html(data: bytes, path: str | None = None) -> Document:
    """The document that the bytes of a web page hold.

    Positions are lines and columns of the file. In `facts`: links, superscripts, deletions, Word's insertions
    and comments, the number of pictures, and as `generated` the numbers of lists.

    Errors: `ReadError` of kind "binary", "empty", "unsupported" for a web archive (.mhtml), or "too-large".
    """
    if _ARCHIVE.search(data[:4_096]):
        message = "this is a web archive (.mhtml); save the page as “Web page, HTML only” and give that file"
        raise ReadError("unsupported", message, path)
    text, encoding = decoded(data)
    if "\0" in text:
        message = "this is not a web page; save the case study as HTML or Word and give that file"
        raise ReadError("binary", message, path)
    source, removed = spelled(text)
    try:
        page = _steps(source, path)
        builder = Builder(source, removed)
        Page(builder, page).write()
        if builder.begins_with(_FIRST_SECTION):  # the page's own words give no title: that of the window does
            builder = Builder(source, removed)
            titled = Page(builder, page)
            titled.write_title()
            titled.write()
    except ReadError:
        raise
    except Exception as fault:
        raise internal_error(path, fault) from None
    return builder.document("html", path, data, encoding)


def _steps(source: str, path: str | None) -> list[Step]:
    """The page step by step, if it is no larger than a page can be."""
    found: list[Token] = []
    size = 0
    for token in tokens(source):
        found.append(token)
        size += token.end - token.at if token.kind == "text" else 0
        if size > MOST_CHARACTERS or len(found) > _MOST_TOKENS:
            raise too_much(path)
    return steps(found)
