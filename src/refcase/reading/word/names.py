"""Names of WordprocessingML: elements and attributes by their short names."""

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R_ID = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)
M_T = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VAL = f"{W}val"

_OFF = {"0", "false", "off", "none"}


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child with that name, None when there is none."""
    return None if element is None else element.find(W + name)


def value(element: etree._Element | None, name: str) -> str | None:
    """The value of a child, None when there is no such child."""
    found = child(element, name)
    return None if found is None else found.get(VAL)


def number(element: etree._Element | None, name: str) -> int | None:
    """The value of a child as a number, None when there is none."""
    return integer(value(element, name))


def integer(written: str | None) -> int | None:
    """The number that is written, None for anything else; numbers no document needs are none."""
    try:
        found = int(float(written)) if written else None
    except (ValueError, OverflowError):
        return None
    return found if found is not None and abs(found) < 10**9 else None


def switch(element: etree._Element | None, name: str) -> bool | None:
    """Whether a property is on; None where nothing is said of it."""
    found = child(element, name)
    return None if found is None else (found.get(VAL) or "1").lower() not in _OFF
