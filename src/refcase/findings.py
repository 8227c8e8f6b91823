"""What a check reports: `Finding`s with their severity, and where each stands on the page.

A `Finding` holds spans; `placed` turns it into a `Placed`, which knows line, column and the lines it
stands in and needs the document no more: this is what renderers show and processes hand over.
"""

from enum import StrEnum
from typing import NamedTuple

from refcase.base import Model
from refcase.text import Document, Position, Span


class Severity(StrEnum):
    """How sure and how grave: an error is certainly wrong, a warning very likely, an info worth a look."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return _ORDER.index(self)


_ORDER = list(Severity)


class Related(Model):
    """Another place that a finding speaks of, and what is there."""

    message: str
    span: Span


class Gather(NamedTuple):
    """How findings of one rule are told as one: where there are more than `most` of them with the same `by`.

    `place` is the word for what each stands in, such as "paragraph".
    """

    place: str
    by: str = ""
    most: int = 5


class Finding(Model):
    """One reported fact: the rule's code and name, what is wrong in words, what to do, and where.

    `hint` says what to do, None when `message` does. `suggestion` is text that could stand in place of
    the span; it is shown, never applied. `label` is the item's that the finding is about, None when it
    is about none. `gather` says how it is told with others of its kind, None for always by itself.
    """

    code: str
    name: str
    severity: Severity
    message: str
    hint: str | None = None
    suggestion: str | None = None
    label: str | None = None
    span: Span
    related: tuple[Related, ...] = ()
    gather: Gather | None = None


class Place(Model):
    """Where a span stands, for people: lines and columns from 1, `end_column` the one after its last.

    `byte_column` and `byte_end_column` count bytes of UTF-8 instead of characters. `page`, `paragraph`
    and `cell` are those of the start, as a `Position` has them.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    byte_column: int
    byte_end_column: int
    page: int | None = None
    paragraph: int | None = None
    cell: str | None = None

    def __str__(self) -> str:
        return str(Position(self.line, self.column, self.page, self.paragraph, self.cell))


class Placed(Model):
    """A finding with its place and `excerpt`, what stands around it on its first line.

    Units: `mark` and `mark_end` are offsets into `excerpt`: the stretch that the finding is about.
    """

    finding: Finding
    place: Place
    excerpt: str
    mark: int
    mark_end: int
    fingerprint: str
    related: tuple[Place, ...] = ()


def place(document: Document, span: Span) -> Place:
    """Line and column of both ends of `span`."""
    start, end = document.position(span.start), document.position(max(span.start, span.end - 1))
    return Place(
        line=start.line,
        column=start.column,
        end_line=end.line,
        end_column=end.column + (1 if span.end > span.start else 0),
        byte_column=start.column + _wide(document, span.start),
        byte_end_column=end.column
        + (1 if span.end > span.start else 0)
        + _wide(document, max(span.start, span.end)),
        page=start.page,
        paragraph=start.paragraph,
        cell=start.cell,
    )


def _wide(document: Document, offset: int) -> int:
    """How many bytes more than characters UTF-8 takes from the start of the line up to `offset`."""
    start = document.line_of(offset)[0]
    before = document.text[start:offset]
    lost = sum(more for at, more in document.wider if start <= at <= offset)
    return len(before.encode("utf-8", "surrogatepass")) - len(before) + lost


# A paragraph is a line, and may be as long as a file: nobody reads more of it around a finding than this.
_AROUND = 500


def placed(document: Document, findings: list[Finding], fingerprints: list[str]) -> list[Placed]:
    """Each finding with its place and its line."""
    return [
        _placed(document, finding, fingerprint)
        for finding, fingerprint in zip(findings, fingerprints, strict=True)
    ]


def _placed(document: Document, finding: Finding, fingerprint: str) -> Placed:
    text, span = document.text, finding.span
    first, last = document.line_of(span.start)
    start = max(first, span.start - _AROUND)
    end = min(last, max(span.end, span.start) + _AROUND)
    return Placed(
        finding=finding,
        place=place(document, span),
        excerpt=text[start:end],
        mark=span.start - start,
        mark_end=max(min(span.end, end), span.start) - start,
        fingerprint=fingerprint,
        related=tuple(place(document, related.span) for related in finding.related),
    )
