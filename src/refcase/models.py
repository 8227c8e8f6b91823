"""The nouns of an impact case study, as frozen models.

Every name here is also a name in the JSON; `docs/json.md` tells what each holds.
Labels are strings, money is a decimal string with an ISO 4217 code, dates keep the
precision they are written with. Nothing is ever absent: what is unknown is None or ().
"""

from typing import Any, Literal, Self

from refcase.base import Model
from refcase.metadata import Metadata
from refcase.text import Document, Span

SCHEMA_VERSION = "1.0"

Exercise = Literal["REF2014", "REF2021", "REF2029"]
ItemKind = Literal["reference", "source", "grant"]
SectionNumber = Literal[1, 2, 3, 4, 5]


class Tool(Model):
    """The program that made the JSON."""

    name: str
    version: str


class StaffMember(Model):
    """One row of the header's table of staff who did the research."""

    name: str
    role: str | None = None
    period: str | None = None


class Header(Model):
    """The fields above section 1 besides title, institution and unit of assessment.

    `continued` is the answer to "continued from a case study submitted in 2014?", None if not asked.
    """

    research_period: str | None = None
    impact_period: str | None = None
    staff: tuple[StaffMember, ...] = ()
    continued: bool | None = None


class Section(Model):
    """One of the five sections, as found: body text without its heading.

    Units: `words` are runs of characters other than white space in `text`; `span` covers `text`.
    """

    number: SectionNumber
    heading: str
    text: str
    words: int
    span: Span
    heading_span: Span


class Author(Model):
    """One author: `family` and `given` for a person, `literal` for a body such as the WHO."""

    family: str | None = None
    given: str | None = None
    literal: str | None = None


class Reference(Model):
    """An item of section 3.

    `label` is what the document calls it, None when it calls it nothing; `printed_label` is the
    label as printed in the list. `type` is a CSL type.
    """

    label: str | None
    printed_label: str | None
    raw: str
    authors: tuple[Author, ...] = ()
    year: int | None = None
    title: str | None = None
    container: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    publisher: str | None = None
    doi: str | None = None
    url: str | None = None
    isbn: str | None = None
    type: str | None = None
    span: Span


class Part(Model):
    """A sub-source: one part of a source, lettered or numbered (the `a` of E5a)."""

    label: str
    raw: str
    span: Span


class Source(Model):
    """An item of section 5. `text` is `raw` without the label."""

    label: str | None
    printed_label: str | None
    raw: str
    text: str
    urls: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    span: Span


class Grant(Model):
    """A grant: a row of the table after section 5 (`section` None) or listed in section 3."""

    label: str | None
    printed_label: str | None = None
    number: str | None
    amount: str | None
    currency: str | None
    funder: str | None = None
    raw: str
    section: SectionNumber | None
    span: Span


class Context(Model):
    """The "additional contextual information" printed after section 5."""

    countries: tuple[str, ...] = ()
    formal_partners: tuple[str, ...] = ()
    funding_programmes: tuple[str, ...] = ()
    global_research_identifiers: tuple[str, ...] = ()
    funders: tuple[str, ...] = ()
    orcids: tuple[str, ...] = ()


class Target(Model):
    """One thing a citation points at.

    `item` is an index into the case study's references, sources or grants, as `kind` says;
    both are None when nothing listed matches. `part` is the sub-source cited ("a" for E5a).
    """

    kind: ItemKind | None
    label: str
    part: str | None = None
    item: int | None = None


class Citation(Model):
    """A place in prose that points at listed items, or at what should be listed."""

    section: SectionNumber
    written: str
    kind: Literal["label", "author-year"]
    targets: tuple[Target, ...]
    span: Span


class Scheme(Model):
    """How one list is labelled and how the text cites it, with the evidence.

    `listed` and `cited` show the form with n for the number (`[Rn]`, `n.`, `[3.n]`), None when
    there is no label or no citation. `mapping` says how a cited label finds its item.
    Units: `confidence` is the share of the citations of this form that found an item, 0 to 1.
    """

    listed: str | None
    cited: str | None
    mapping: Literal["exact", "number", "position", "content", "author-year", "none"]
    confidence: float
    reason: str


class Schemes(Model):
    """The label schemes of the two lists."""

    references: Scheme
    sources: Scheme


class Note(Model):
    """Something about the whole that a reader should know, in words (a section doubled, say)."""

    kind: str
    message: str
    span: Span | None = None


RegionKind = Literal["furniture", "header", "heading", "section", "context", "leftover"]


class Region(Model):
    """A stretch of the document and what it was taken for.

    Shape: regions are in order and never overlap; every character that is not white space
    lies in exactly one.
    """

    kind: RegionKind
    span: Span


class Leftover(Model):
    """Text that no stage could place."""

    reason: str
    raw: str
    span: Span


class CaseStudy(Model):
    """An impact case study taken apart. `metadata` is None where it came from no database."""

    schema_version: str = SCHEMA_VERSION
    tool: Tool
    path: str | None
    format: str
    encoding: str
    sha256: str
    exercise: Exercise | None
    title: str | None
    institution: str | None
    unit_of_assessment: str | None
    header: Header
    sections: tuple[Section, ...]
    references: tuple[Reference, ...]
    sources: tuple[Source, ...]
    grants: tuple[Grant, ...]
    context: Context
    citations: tuple[Citation, ...]
    schemes: Schemes
    notes: tuple[Note, ...]
    regions: tuple[Region, ...]
    leftovers: tuple[Leftover, ...]
    metadata: Metadata | None = None

    @property
    def document(self) -> Document | None:
        """The text that the spans are in; it turns them into lines and columns.

        `study.document.position(study.references[0].span.start)` is where the first reference stands.
        The document is no field: it is not in the JSON, two case studies are equal whatever their
        documents, and it is None in a case study read back from JSON.
        """
        document: Document | None = self.__dict__.get("_document")
        return document

    @property
    def views(self) -> object:
        """What the parser made of the document's text and the rules want too, where it is still at hand.

        A `refcase.parse.layout.Views`, of which models know nothing. It is no field; no copy has it, as the
        copy's fields may be of another text, and it does not go to other processes, being twice the text.
        """
        return self.__dict__.get("views")

    def __getstate__(self) -> dict[str, object]:
        return {name: value for name, value in self.__dict__.items() if name != "views"}

    def with_document(self, document: Document, views: object = None) -> Self:
        """The same case study, knowing the document its spans are in, and the `views` of its text."""
        return self.model_copy()._knowing(document, views)

    @classmethod
    def of(cls, document: Document, views: object, **fields: Any) -> Self:
        """The case study with these fields, knowing its document and the `views` of its text."""
        return cls(**fields)._knowing(document, views)

    def _knowing(self, document: Document, views: object) -> Self:
        self.__dict__["_document"] = document
        self.__dict__["views"] = views
        return self

    def section(self, number: int) -> Section | None:
        """The first section with that number, None when there is none."""
        return next((s for s in self.sections if s.number == number), None)
