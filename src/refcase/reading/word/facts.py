"""What a Word file says besides its words: pages, margins, changes, comments, sizes of type."""

from refcase.patterns import compile_re
from refcase.reading.word.names import Element, number, w
from refcase.reading.word.writing import Writer
from refcase.text import Facts, Stretch

_MARGINS = tuple(w(side) for side in ("left", "right", "top", "bottom"))
_TWIPS_IN_CM = 1440 / 2.54
_LENGTH = compile_re(r"-?(\d{1,9}(?:\.\d{1,9})?)(mm|cm|in|pt|pc|pi)?")
_CM = {
    None: 1 / _TWIPS_IN_CM,
    "mm": 0.1,
    "cm": 1.0,
    "in": 2.54,
    "pt": 2.54 / 72,
    "pc": 2.54 / 6,
    "pi": 2.54 / 6,
}


def facts_of(writer: Writer, *, pages: int | None, images: int, margin: float | None) -> Facts:
    """The facts of a text as written; stretches in the order of the text."""
    return Facts(
        pages=pages,
        images=images,
        comments=tuple(sorted((min(ends), max(ends)) for ends in writer.comments.values())),
        insertions=_joined(writer.marks["insertion"]),
        deletions=_joined(writer.marks["deletion"]),
        fonts=tuple(writer.sizes),
        spacing=tuple(writer.spacings),
        narrowest_margin=margin,
        generated=tuple(sorted(writer.marks["generated"])),
        superscripts=_joined(writer.marks["superscript"]),
        links=tuple(sorted(writer.links)),
    )


def pages_told(properties: Element | None) -> int | None:
    """The number of pages that Word noted when it last saved the file."""
    for child in properties if properties is not None else ():
        if child.tag.rpartition("}")[2] == "Pages":
            pages = number(child.text)
            return pages if pages and pages > 0 else None
    return None


def narrowest_margin(body: Element) -> float | None:
    """The narrowest margin of any section in centimetres, None where no section names one."""
    sides = [
        _centimetres(margins.get(side, ""))
        for section in body.iter(w("sectPr"))
        if not _former(section)
        for margins in section.iterchildren(w("pgMar"))
        for side in _MARGINS
    ]
    return min((round(side, 2) for side in sides if side is not None), default=None)


def _former(section: Element) -> bool:
    """Whether these are the properties that a section had before a tracked change."""
    parent = section.getparent()
    return parent is not None and parent.tag == w("sectPrChange")


def _centimetres(length: str) -> float | None:
    """A length of an attribute, in twentieths of a point or with its unit; its sign says nothing here."""
    found = _LENGTH.fullmatch(length)
    return float(found[1]) * _CM[found[2]] if found else None


def _joined(stretches: list[Stretch]) -> tuple[Stretch, ...]:
    """The stretches in order, those that touch as one."""
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if found and found[-1][1] >= start:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
