"""The tables of an export: their columns with what each holds, and the keys that tie them together.

Kinds come from the models, and so do names: a column is called as its field is in the JSON. What the models
cannot say, in words, is said here; `docs/export.md` and `dictionary.csv` are made from it.
"""

from typing import NamedTuple

from pydantic import BaseModel

from refcase.export.kinds import INTEGER, STRING, Kind, kind_of
from refcase.metadata import Metadata
from refcase.models import (
    CaseStudy,
    Citation,
    Context,
    Grant,
    Header,
    Leftover,
    Note,
    Part,
    Reference,
    Scheme,
    Section,
    Source,
    Target,
)
from refcase.render.findings.json import FindingData
from refcase.text import Span


class Column(NamedTuple):
    """A column: its name, the kind of its values, and in words what they are."""

    name: str
    kind: Kind
    about: str


class Table(NamedTuple):
    """A table: its name, what a row is, the columns that together tell a row from all others, all columns."""

    name: str
    about: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)


def _of(model: type[BaseModel], **about: str) -> tuple[Column, ...]:
    """Columns for fields of a model, each with what it holds."""
    return tuple(
        Column(name, kind_of(model.model_fields[name].annotation), told) for name, told in about.items()
    )


_STUDY = Column("study", STRING, "the case study: its `study` in the table studies")
_ABOUT_PLACE = {
    "start": "offset in the text as read where it begins, in characters from 0",
    "end": "offset of the first character behind it",
    "line": "line of the start in the file, from 1; in a Word file its paragraph",
    "column": "column of the start, from 1",
    "page": "page of the start, where the file tells",
    "paragraph": "paragraph of the start in a Word file",
    "cell": "table cell of the start in a Word file",
}
_PLACE = tuple(Column(name, kind, _ABOUT_PLACE[name]) for name, kind in kind_of(Span).fields)


def _item(about: str) -> Column:
    return Column("item", INTEGER, f"{about}, from 0")


def _schemes() -> tuple[Column, ...]:
    told = {
        "listed": "form of the labels in the list of {0}, n for the number",
        "cited": "form of the labels by which the text cites {0}",
        "mapping": "how a cited label finds its item among the {0}: exact, number, position, content, …",
        "confidence": "share of the labels cited in this form that find one of the {0}, 0 to 1",
        "reason": "the same of the {0} in words",
    }
    return tuple(
        Column(f"{kind}_{name}", kind_of(Scheme.model_fields[name].annotation), about.format(kind))
        for kind in ("references", "sources")
        for name, about in told.items()
    )


STUDIES = Table(
    "studies",
    "a case study",
    ("study",),
    (
        Column("study", STRING, "the key: the database's own `id` where there is one, else `path`"),
        *_of(
            CaseStudy,
            path="the file as it was named, or found below the folder that was named",
            format="format of the file: text, markdown, html, docx, pdf",
            encoding="encoding of the file",
            sha256="SHA-256 of its bytes",
            exercise="REF2014, REF2021 or REF2029",
            title="title",
            institution="institution",
            unit_of_assessment="unit of assessment",
        ),
        *_of(
            Header,
            research_period="when the research was done, as printed",
            impact_period="when the impact came about, as printed",
            staff="the staff who did the research",
            continued="whether it continues a case study of 2014, where that is said",
        ),
        *_of(
            Context,
            countries="countries, from the additional contextual information",
            formal_partners="formal partners",
            funding_programmes="funding programmes",
            global_research_identifiers="global research identifiers",
            funders="funders",
            orcids="ORCIDs of researchers",
        ),
        *_of(
            Metadata,
            id="the database's own identifier",
            ukprn="UKPRN of the institution, from the database",
            main_panel="main panel",
            unit_number="number of the unit of assessment",
            submission_letter="letter that tells submissions of one unit apart",
            submission_name="name of the submission",
            joint_submission="institutions of a joint submission",
            impact_type="summary impact type",
            grants="awards as the database lists them",
            covid_statement="statement on the pandemic",
            url="address of the case study in the database",
            other="further fields of the database, by their own names",
        ),
        *_schemes(),
        Column("notes", Kind("list", kind_of(Note)), "what a reader should know about the whole"),
        Column("leftovers", Kind("list", kind_of(Leftover)), "text that could not be placed"),
    ),
)

SECTIONS = Table(
    "sections",
    "a section as found: they can be missing, doubled or out of order",
    ("study", "item"),
    (
        _STUDY,
        _item("place among the sections found"),
        *_of(
            Section,
            number="1 to 5",
            heading="heading as it stands",
            text="text without the heading",
            words="number of words in `text`",
        ),
        *_PLACE,
    ),
)

REFERENCES = Table(
    "references",
    "an item of section 3",
    ("study", "item"),
    (
        _STUDY,
        _item("place in the list"),
        *_of(
            Reference,
            label="what the document calls it: R1",
            printed_label="label as printed: [R1]",
            raw="the whole item as it stands",
            authors="authors; `literal` is a body such as the WHO",
            year="year",
            title="title",
            container="journal or book it appeared in",
            volume="volume",
            issue="issue",
            pages="pages",
            publisher="publisher",
            doi="DOI, without what it was wrapped in",
            url="address on the web",
            isbn="ISBN",
            type="CSL type",
        ),
        *_PLACE,
    ),
)

SOURCES = Table(
    "sources",
    "an item of section 5",
    ("study", "item"),
    (
        _STUDY,
        _item("place in the list"),
        *_of(
            Source,
            label="what the document calls it: E5",
            printed_label="label as printed: [E5]",
            raw="the whole item as it stands",
            text="`raw` without the label",
            urls="addresses on the web",
        ),
        *_PLACE,
    ),
)

PARTS = Table(
    "parts",
    "a lettered or numbered part of a source",
    ("study", "source", "item"),
    (
        _STUDY,
        Column("source", INTEGER, "the source: its `item` in the table sources"),
        _item("place among the parts of the source"),
        *_of(Part, label="a for E5a", raw="the part as it stands"),
        *_PLACE,
    ),
)

CITATIONS = Table(
    "citations",
    "one thing that one citation points at: [R1, E5a] gives two rows",
    ("study", "citation", "target"),
    (
        _STUDY,
        Column("citation", INTEGER, "place of the citation in the document, from 0"),
        Column("target", INTEGER, "place of the target in the citation, from 0"),
        *_of(Citation, section="section it stands in", written="citation as it stands"),
        Column("citation_kind", kind_of(Citation.model_fields["kind"].annotation), "label or author-year"),
        *_of(
            Target,
            kind="table it points to: reference, source or grant; empty when nothing listed fits",
            label="label cited, without its part",
            part="part cited: a for E5a",
            item="the item: its `item` in that table; empty when nothing listed fits",
        ),
        *_PLACE,
    ),
)

GRANTS = Table(
    "grants",
    "a grant, of the table after section 5 or listed in section 3",
    ("study", "item"),
    (
        _STUDY,
        _item("place in the list"),
        *_of(
            Grant,
            label="what the document calls it",
            printed_label="label as printed",
            number="number",
            amount="amount, a decimal number as text",
            currency="ISO 4217 code of its currency",
            funder="funder",
            raw="the grant as it stands",
            section="3 for one listed there, empty for the table after section 5",
        ),
        *_PLACE,
    ),
)

FINDINGS = Table(
    "findings",
    "a finding of `refcase check`",
    ("study", "item"),
    (
        _STUDY,
        _item("place among the findings"),
        *_of(
            FindingData,
            code="code of the rule",
            name="name of the rule",
            severity="error, warning or info",
            message="what is wrong",
            hint="what to do",
            suggestion="text that could stand in its place",
            label="label of the item it is about",
            fingerprint="what it is known by when lines have shifted",
            excerpt="the line it begins in, 500 characters around it",
            mark="where in `excerpt` it begins",
            mark_end="where in `excerpt` it ends",
            related="further places it speaks of",
        ),
        *_PLACE,
        *_of(FindingData, end_line="line of its end", end_column="column behind its last character"),
    ),
)

FAILURES = Table(
    "failures",
    "a file that could not be read, or that refcase failed on; it has no row elsewhere",
    ("path",),
    (
        Column("path", STRING, "the file as it was named"),
        Column("kind", STRING, "what went wrong, for programs: missing, damaged, … as in the JSON"),
        Column("message", STRING, "the same for people"),
    ),
)

TABLES = (STUDIES, SECTIONS, REFERENCES, SOURCES, PARTS, CITATIONS, GRANTS, FINDINGS, FAILURES)

# Fields of the models that no column holds, each with the reason.
LEFT_OUT = {
    (CaseStudy, "regions"): "matters to those who check the parser",
    (CaseStudy, "schema_version"): "the same in every row",
    (CaseStudy, "tool"): "the same in every row",
    (Section, "heading_span"): "the heading stands right above the text",
}

