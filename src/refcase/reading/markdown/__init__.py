"""Documents from Markdown: CommonMark with tables, as the database exports it and as authors write it.

What is shown is in the text, and no marks. Where CommonMark joins the lines of a paragraph the text keeps
them, as a plain text would: drafts list "R1. …" and "R2. …" on lines of their own.
"""

from refcase.patterns import compile_re
from refcase.reading.building import Builder
from refcase.reading.errors import MOST_CHARACTERS, internal_error, too_much
from refcase.reading.markdown.writing import Writer
from refcase.reading.plain import document_from_bytes
from refcase.text import Document

_MOST_LINES = 25_000  # that are not blank
_DATA = compile_re(r"data:image/[^\s()<>\"]+")
_LINES = compile_re(r"(?m)^[ \t]*[^ \t\n]")


def document_from_markdown(data: bytes, path: str | None = None) -> Document:
    """The document that the bytes of a Markdown file hold.

    Positions are lines and columns of the file. In `facts`: links, superscripts, deletions, the number of
    pictures, and as `generated` the numbers of lists that an export restarted.

    Errors: `ReadError` of kind "binary", "empty", or "too-large" for more text than a draft can have.
    """
    plain = document_from_bytes(data, path)
    size = len(plain.text) - sum(len(found[0]) for found in _DATA.finditer(plain.text))
    if size > MOST_CHARACTERS or len(_LINES.findall(plain.text)) > _MOST_LINES:
        raise too_much(path)
    builder = Builder(plain.text, plain.removed)
    try:
        Writer(builder).write()
    except Exception as fault:  # the library's, whatever it is
        raise internal_error(path, fault) from None
    return builder.document("markdown", path, data, plain.encoding)
