"""Documents from Word files: `.docx`, `.docm`, `.dotx`. Macros are never run, nothing is fetched.

Read are the body with its tables, content controls and text boxes, foot- and endnotes behind the paragraph
that refers to them, automatic list labels as Word shows them, tracked changes as accepted or as before them.
Headers, footers and the words of comments are not part of the text.
"""

from hashlib import sha256
from typing import Literal

from lxml import etree

from refcase.reading.errors import ReadError
from refcase.reading.word.names import W, child, integer
from refcase.reading.word.numbering import Numbering
from refcase.reading.word.package import DAMAGED, NO_WORD, Package
from refcase.reading.word.styles import Styles
from refcase.reading.word.walk import Tracked, Walk
from refcase.reading.word.writing import Writing
from refcase.text import Document, Facts

__all__ = ["Tracked", "document_from_docx"]

_TWIPS_IN_A_CENTIMETRE = 1440 / 2.54
_SIDES = ("top", "bottom", "left", "right")


def document_from_docx(
    data: bytes, path: str | None = None, *, tracked: Literal["accepted", "original"] = "accepted"
) -> Document:
    """The document that a Word file holds; `tracked` "original" undoes the changes that it tracks.

    In its positions `line` is the number of the paragraph, counted as the file has them, empty ones too.
    Errors: `ReadError`, whatever is wrong with the file.
    """
    try:
        return _read(data, path, tracked)
    except ReadError:
        raise
    except (etree.LxmlError, RecursionError, MemoryError, ValueError, TypeError, KeyError, IndexError):
        raise ReadError("damaged", DAMAGED, path) from None


def _read(data: bytes, path: str | None, tracked: Tracked) -> Document:
    package = Package(data, path)
    main = package.main()
    root = package.xml(main)
    body = child(root, "body")
    if root is None:
        raise package.fault("damaged", DAMAGED)
    if body is None:
        raise package.fault("unsupported", NO_WORD)
    relations = package.relations(main)
    parts = {kind: target for kind, target in relations.values() if kind != "hyperlink"}

    def part(kind: str) -> etree._Element | None:
        return package.xml(parts[kind]) if kind in parts else None

    styles = Styles(part("styles"))
    numbering = Numbering(part("numbering"), styles.lists)
    notes = {kind: _notes(part(f"{kind}s"), kind) for kind in ("footnote", "endnote")}
    rendered = next(root.iter(f"{W}lastRenderedPageBreak"), None) is not None
    walk = Walk(styles, numbering, relations, notes, tracked, rendered=rendered, path=path)
    pages = _pages(package)
    breaks = rendered or any(e.get(f"{W}type") == "page" for e in root.iter(f"{W}br"))
    walk.page = 1 if breaks or pages == 1 else None
    writing = Writing()
    writing.write(walk.blocks(body))
    writing.write(walk.close())
    text = writing.text
    if not text.strip():
        raise package.fault("empty", "there is no text in it; check that this is the right file")
    return Document(
        text=text,
        path=path,
        format="docx",
        sha256=sha256(data).hexdigest(),
        encoding="utf-8",
        pieces=tuple(writing.pieces),
        facts=Facts(
            pages=pages if pages is not None else walk.page,
            images=walk.images,
            comments=tuple(writing.comments),
            insertions=tuple(writing.insertions),
            deletions=tuple(writing.deletions),
            fonts=tuple(writing.fonts),
            spacing=tuple(writing.spacing),
            narrowest_margin=_narrowest(root),
            generated=tuple(writing.generated),
            superscripts=tuple(writing.superscripts),
            links=tuple(writing.links),
        ),
    )


def _notes(root: etree._Element | None, kind: str) -> dict[str, etree._Element]:
    """The notes of one kind by their ids; those that only draw the line above them are left out."""
    return {
        note.get(f"{W}id", ""): note
        for note in ([] if root is None else root.iterchildren(f"{W}{kind}"))
        if note.get(f"{W}type") in (None, "normal")
    }


def _pages(package: Package) -> int | None:
    """How many pages Word counted when it saved the file, None where the file does not say."""
    root = package.xml("docProps/app.xml")
    for element in [] if root is None else root:
        if str(element.tag).endswith("}Pages"):
            found = integer(element.text)
            return found if found and found > 0 else None
    return None


def _narrowest(root: etree._Element) -> float | None:
    """The narrowest margin of any section, in centimetres, None where the file does not say."""
    found = [
        abs(size)
        for margins in root.iter(f"{W}pgMar")
        for side in _SIDES
        if (size := integer(margins.get(W + side))) is not None
    ]
    return round(min(found) / _TWIPS_IN_A_CENTIMETRE, 2) if found else None
