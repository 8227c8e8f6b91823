"""Finding one's way among the elements of a Word document."""

from collections.abc import Iterator

from lxml import etree

from refcase.reading.word.names import MC, R_ID, W, child, value
from refcase.reading.word.styles import Shape

# What only holds other things: content controls, smart tags, directions, moved text.
HOLDERS = {
    f"{W}{name}"
    for name in (
        *("sdt", "sdtContent", "smartTag", "customXml", "bdo", "dir", "moveTo", "moveFrom", "ins", "del"),
        *("fldSimple", "hyperlink"),
    )
}
_TEXT_BOX = f"{W}txbxContent"
_SINGLE = 240
# The line of a font at single spacing, as a share of its size: Arial's 1.15.
_LEADING = 1.15


def target_of(link: etree._Element, targets: dict[str, str]) -> str | None:
    """Where a `w:hyperlink` leads, None for a place in the same file; `targets` are addresses by id."""
    for name in R_ID:
        if (found := link.get(name)) is not None:
            target, anchor = targets.get(found), link.get(f"{W}anchor")
            return f"{target}#{anchor}" if target and anchor else target
    return None


def text_boxes(drawing: etree._Element) -> list[etree._Element]:
    """The text boxes of a drawing; those that stand in another one are left to it."""
    return [box for box in drawing.iter(_TEXT_BOX) if not _within(box, drawing)]


def pictures(drawing: etree._Element) -> int:
    """How many pictures a drawing shows."""
    return sum(1 for element in drawing.iter() if str(element.tag).endswith(("}blip", "}imagedata")))


def without_fallbacks(drawing: etree._Element) -> None:
    """Takes out of a drawing what programs of old would show in its place."""
    for inside in list(drawing.iter(f"{MC}Fallback")):
        parent = inside.getparent()
        if parent is not None:
            parent.remove(inside)


def _within(box: etree._Element, top: etree._Element) -> bool:
    """Whether the text box stands in another one below `top`, which reads it."""
    above = box.getparent()
    while above is not None and above is not top:
        if above.tag == _TEXT_BOX:
            return True
        above = above.getparent()
    return False


def chosen(alternate: etree._Element) -> etree._Element:
    """The one of several forms of the same thing that is read: the first that holds anything."""
    forms = [e for e in alternate if e.tag in (f"{MC}Choice", f"{MC}Fallback")]
    return next((form for form in forms if len(form)), alternate)


def through(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The children with that tag, those in content controls and the like too."""
    for element in parent:
        if element.tag == tag:
            yield element
        elif element.tag in HOLDERS:
            yield from through(element, tag)


def spacing(shape: Shape, points: float) -> float | None:
    """The spacing in lines; "at least" is never less than a line."""
    if shape.line is None or shape.line <= 0 or shape.rule == "atLeast":
        return None
    if shape.rule == "exact":
        return shape.line / 20 / (_LEADING * points) if points else None
    return shape.line / _SINGLE


def ends_page(properties: etree._Element | None) -> bool:
    """Whether a section of the file ends with the paragraph and the next begins on a page of its own."""
    section = child(properties, "sectPr")
    return section is not None and value(section, "type") not in ("continuous", "nextColumn")
