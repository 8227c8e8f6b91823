"""Documents from Markdown: CommonMark with tables, as the REF 2021 database exports it and as authors write it.

What is shown is in the text, and no marks. Where CommonMark joins the lines of a paragraph the text keeps
them, as a plain text would: drafts list "R1. …" and "R2. …" on lines of their own.
"""

from refcase.reading.building import Builder
from refcase.reading.errors import ReadError, internal_error
from refcase.reading.markdown.writing import Writer
from refcase.reading.plain import document_from_bytes
from refcase.text import Document

# The longest of 2,192 published case studies has 60,000 characters.
_MOST = 1_500_000


def document_from_markdown(data: bytes, path: str | None = None) -> Document:
    """The document that the bytes of a Markdown file hold.

    Positions are lines and columns of the file. In `facts`: links, superscripts, deletions, the number of
    pictures, and as `generated` the numbers of lists that an export restarted.

    Errors: `ReadError` of kind "binary", "empty", or "too-large" for more text than a draft can have.
    """
    plain = document_from_bytes(data, path)
    if len(plain.text) > _MOST:
        message = "there is more text in it than in 50 case studies; check that this is the right file"
        raise ReadError("too-large", message, path)
    builder = Builder(plain.text, plain.removed)
    try:
        Writer(builder).write()
    except (RecursionError, MemoryError, RuntimeError, ValueError, LookupError) as fault:
        raise internal_error(path, fault) from None
    return builder.document("markdown", path, data, plain.encoding)
