"""Documents from plain text: bytes in any usual encoding, or a string.

What the rest of refcase may rely on: newlines are `\\n`, spaces are U+0020 or tabs, there are
no zero-width characters and no soft hyphens, and `Document.removed` tells where those were.
"""

from hashlib import sha256

from refcase.lookup import foreign_in
from refcase.patterns import compile_re
from refcase.reading.errors import ReadError
from refcase.reading.spelling import odd_in, spelled, wider
from refcase.text import Document

_LONE_SURROGATES = compile_re("[\ud800-\udfff]")

_MARK = "\ufeff".encode()  # of the order of bytes, which UTF-8 needs not

_CONTROLS = compile_re("[\x01-\x08\x0e-\x1f\x7f]")
# A draft may hold a stray control character or an escape sequence; a program or a picture holds many.
_MOST_CONTROLS = 0.01
_FEW_CONTROLS = 20


def document_from_bytes(data: bytes, path: str | None = None) -> Document:
    """The document that the bytes of a text file hold; `encoding` says how they were decoded.

    UTF-8 ("utf-8", with a byte-order mark "utf-8-sig"), UTF-16 with its mark ("utf-16"), and
    Windows-1252 ("cp1252") where UTF-8 fails. Bytes that mean nothing become U+FFFD.

    Errors: `ReadError` of kind "binary" or "empty".
    """
    text, encoding = _decoded(data)
    if _is_binary(text):
        message = "this is not a text file; save the case study as plain text (UTF-8) and give that file"
        raise ReadError("binary", message, path)
    document = _document(text, path, data, encoding, data if encoding == "utf-8" else None)
    if not document.text.strip():
        raise ReadError("empty", "there is no text in it; check that this is the right file", path)
    return document


def document_of(text: str, path: str | None = None) -> Document:
    """The document of a string; never raises. `sha256` is that of its UTF-8 bytes."""
    utf8 = None
    try:
        data = text.encode()
    except UnicodeEncodeError:  # half of a pair of surrogates
        data = text.encode("utf-8", "surrogatepass")
        text = _LONE_SURROGATES.sub("\ufffd", text)
    else:
        utf8 = data.removeprefix(_MARK)
    return _document(text.removeprefix("\ufeff"), path, data, "utf-8", utf8)


def _decoded(data: bytes) -> tuple[str, str]:
    """The text and the name of the encoding; a byte-order mark is not part of the text."""
    if data.startswith(_MARK):
        return data.decode("utf-8-sig", "replace"), "utf-8-sig"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), "utf-16"
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        # "replace": five bytes (81 8D 8F 90 9D) stand for nothing in Windows-1252.
        return data.decode("cp1252", "replace"), "cp1252"


def _is_binary(text: str) -> bool:
    """Whether no one can have meant this as text: a NUL, or many control characters."""
    if "\0" in text:
        return True
    controls = len(_CONTROLS.findall(text))
    return controls > max(_FEW_CONTROLS, _MOST_CONTROLS * len(text))


def _document(text: str, path: str | None, data: bytes, encoding: str, utf8: bytes | None) -> Document:
    """The document; `utf8` is the text in UTF-8, where it is at hand."""
    foreign = foreign_in(text, utf8)
    odd = odd_in(text, foreign)
    more = wider(text, odd)
    text, removed = spelled(text, odd)
    document = Document(
        text=text,
        path=path,
        format="text",
        sha256=sha256(data).hexdigest(),
        encoding=encoding,
        removed=removed,
        wider=more,
    )
    if not odd:  # it is the same text
        document.__dict__["foreign"] = foreign
    return document
