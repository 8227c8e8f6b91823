"""What a PDF page comes to: lines with their places, links, and the page itself."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Line(NamedTuple):
    """A physical line of a page.

    Units: points, from the lower left corner; `base` is what its letters stand on. `broken` says that it ends
    within a word, `raised` where superscripts stand in it. `at` is where pdfium's text of the page has it.
    """

    text: str
    page: int
    at: int
    left: float
    right: float
    base: float
    size: float
    broken: bool = False
    raised: tuple[tuple[int, int], ...] = ()


class Target(NamedTuple):
    """A link: the characters of the page's text under it, and where it leads."""

    page: int
    start: int
    end: int
    address: str


@dataclass
class Sheet:
    """A page: its number from 1, its size in points, and what is on it; `gutter` parts two columns."""

    number: int
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)
    links: list[Target] = field(default_factory=list)
    images: int = 0
    objects: int = 0
    gutter: float | None = None
