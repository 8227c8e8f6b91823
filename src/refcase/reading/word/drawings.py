"""Drawings: the text boxes and the pictures in them, each once, however the file repeats them."""

from collections.abc import Iterator

from refcase.reading.word.names import ALTERNATIVES, Element, chosen, w

BOX = w("txbxContent")
_PICTURES = frozenset(
    {
        "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
        "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
        "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
        "{urn:schemas-microsoft-com:vml}imagedata",
    }
)


def boxes_and_pictures(drawing: Element) -> Iterator[Element]:
    """The contents of text boxes, and the pictures, charts and diagrams, in order."""
    for child in drawing:
        tag = child.tag
        if tag == BOX or tag in _PICTURES:
            yield child
        elif tag == ALTERNATIVES:
            branch = chosen(child)
            if branch is not None:
                yield from boxes_and_pictures(branch)
        else:
            yield from boxes_and_pictures(child)
