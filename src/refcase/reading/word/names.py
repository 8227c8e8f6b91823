"""Names of WordprocessingML, and values of attributes as Word reads them."""

from lxml import etree

Element = etree._Element

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"

_LARGEST = 1 << 31
OFF = frozenset({"0", "false", "off"})


def w(name: str) -> str:
    """The name as lxml writes it: `w("p")` is a paragraph."""
    return f"{{{MAIN}}}{name}"


VAL = w("val")
R_ID = f"{{{RELATIONS}}}id"
ALTERNATIVES = f"{{{COMPATIBILITY}}}AlternateContent"
_CHOICE = f"{{{COMPATIBILITY}}}Choice"
_FALLBACK = f"{{{COMPATIBILITY}}}Fallback"
# What today's Word understands beyond the standard, by the prefixes that all who write such files give it:
# looking their namespaces up is slow.
_UNDERSTOOD = frozenset(
    {"wps", "wpg", "wpi", "wpc", "wp14", "w14", "w15", "w16", "w16se", "w16cid", "w16cex", "w16sdtdh", "wne"}
    | {"a14", "cx", "am3d", "aink", "v", "o", "w10"}
)


def chosen(alternatives: Element) -> Element | None:
    """The branch of `mc:AlternateContent` that Word shows: the first it understands, else the fallback."""
    for branch in alternatives:
        if branch.tag == _FALLBACK:
            return branch
        if branch.tag == _CHOICE and _UNDERSTOOD.issuperset(branch.get("Requires", "").split()):
            return branch
    return None


def number(text: str | None) -> int | None:
    """A whole number as an attribute has it, None where it has none that Word could mean."""
    try:
        value = int(text or "")
    except ValueError:
        return None
    return value if -_LARGEST < value < _LARGEST else None


def value_of(parent: Element, name: str) -> str | None:
    """`w:val` of the child called `name`, None where there is no such child."""
    child = parent.find(name)
    return None if child is None else child.get(VAL)


def switched_on(element: Element) -> bool:
    """Whether an element that switches something (`<w:vanish/>`) switches it on."""
    return element.get(VAL) not in OFF


def paragraphs_in(element: Element) -> int:
    """How many paragraphs would be read in what a tracked change takes out; of alternatives one is."""
    count, waiting = 0, [element]
    while waiting:
        for child in waiting.pop():
            count += child.tag == w("p")
            branch = chosen(child) if child.tag == ALTERNATIVES else child
            if branch is not None:
                waiting.append(branch)
    return count
