"""Documents from Word files (.docx, .docm, .dotx): the text as the page shows it, automatic labels and all.

    package → styles, numbering, notes → walk: blocks → layout: text, pieces, facts

Read are the body, its notes and its text boxes. Headers and footers are not: they repeat on every page; nor
are hidden words, the words within charts and diagrams, and whole files embedded in this one.
Nothing is run, fetched or written.
"""

from hashlib import sha256
from typing import Literal

from refcase.reading.errors import ReadError, too_much
from refcase.reading.word.facts import facts_of, narrowest_margin, pages_told
from refcase.reading.word.layout import Layout
from refcase.reading.word.names import Element, w
from refcase.reading.word.notes import Notes
from refcase.reading.word.numbering import Numbering
from refcase.reading.word.package import Package
from refcase.reading.word.pages import Pages
from refcase.reading.word.styles import Styles
from refcase.reading.word.walk import Walk
from refcase.reading.word.writing import Writer
from refcase.text import Document

__all__ = ["document_from_docx"]


def document_from_docx(
    data: bytes, path: str | None = None, *, tracked: Literal["accepted", "original"] = "accepted"
) -> Document:
    """The document in the bytes of a Word file.

    `tracked` says how tracked changes are read: as if accepted, or as if never made.
    An automatic label comes before its paragraph. A foot- or endnote stands on a line below the paragraph
    that refers to it; its mark is in raised figures, lest "kilns1" be taken for a citation of reference 1.

    Errors: `ReadError` of kind "unsupported", "damaged", "too-large" or "empty".
    """
    package = Package(data, path)
    root = package.root(package.main)
    body = root.find(w("body"))
    if root.tag != w("document") or body is None:
        raise package.error(
            "unsupported", "there is no Word text in this file; open it in Word and save it as .docx"
        )
    relations = package.relations(package.main)
    parts = {relation.kind: relation.target for relation in relations.values()}

    def part(kind: str) -> Element | None:
        return package.root(parts[kind]) if kind in parts else None

    styles = Styles(part("styles"))
    pages = Pages(body)
    walk = Walk(
        styles,
        Numbering(part("numbering"), styles.list_of),
        Notes(package, parts, body),
        pages,
        relations,
        lambda: too_much(path),
        original=tracked == "original",
    )
    writer = Writer()
    try:
        Layout(writer).write(walk.blocks(body))
    except RecursionError:
        raise package.error("damaged", "its parts are nested too deeply; save it again in Word") from None
    text = writer.text
    if not text.strip():
        raise ReadError("empty", "there is no text in it; check that this is the right file", path)
    told = {relation.kind: relation.target for relation in package.relations("").values()}.get(
        "extended-properties"
    )
    return Document(
        text=text,
        path=path,
        format="docx",
        sha256=sha256(data).hexdigest(),
        encoding="utf-8",
        pieces=tuple(writer.pieces),
        facts=facts_of(
            writer,
            pages=(pages_told(package.root(told)) if told and package.has(told) else None) or pages.now,
            images=walk.images,
            margin=narrowest_margin(body),
        ),
    )
