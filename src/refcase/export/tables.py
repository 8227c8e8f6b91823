"""The tables of an export: their columns with what each holds, and the keys that tie them together.

Kinds come from the models, and so do names: a column is called as its field is in the JSON. What the models
cannot say, in words, is said here; `docs/export.md` and `dictionary.csv` are made from it.
"""

from refcase.export.columns import PLACE, Column, Table, fields, item, schemes
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
    Section,
    Source,
    Target,
)
from refcase.render.findings.json import FindingData

_STUDY = Column("study", STRING, "the case study: its `study` in the table studies")
STUDIES = Table(
    "studies",
    "a case study",
    ("study",),
    (
        Column("study", STRING, "the key: the database's own `id` where there is one, else `path`"),
        *fields(
            CaseStudy,
            path="the file as it was named, or found below the folder that was named; "
            "behind `!` what it is in an archive, behind `#` which row it is in a collection",
            format="format of the file: text, markdown, html, docx, pdf; "
            "csv, xlsx, json, jsonl of a collection",
            encoding="encoding of the file",
            sha256="SHA-256 of the bytes of the file; of a row of a collection, that of its fields",
            exercise="REF2014, REF2021 or REF2029",
            title="title",
            institution="institution",
            unit_of_assessment="unit of assessment",
        ),
        *fields(
            Header,
            research_period="when the research was done, as printed",
            impact_period="when the impact came about, as printed",
            staff="the staff who did the research",
            continued="whether it continues a case study of 2014, where that is said",
        ),
        *fields(
            Context,
            countries="countries, from the additional contextual information",
            formal_partners="formal partners",
            funding_programmes="funding programmes",
            global_research_identifiers="global research identifiers",
            funders="funders",
            orcids="ORCIDs of researchers",
        ),
        *fields(
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
        *schemes(),
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
        item("place among the sections found"),
        *fields(
            Section,
            number="1 to 5",
            heading="heading as it stands",
            text="text without the heading",
            words="number of words in `text`",
        ),
        *PLACE,
    ),
)

REFERENCES = Table(
    "references",
    "an item of section 3",
    ("study", "item"),
    (
        _STUDY,
        item("place in the list"),
        *fields(
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
        *PLACE,
    ),
)

SOURCES = Table(
    "sources",
    "an item of section 5",
    ("study", "item"),
    (
        _STUDY,
        item("place in the list"),
        *fields(
            Source,
            label="what the document calls it: E5",
            printed_label="label as printed: [E5]",
            raw="the whole item as it stands",
            text="`raw` without the label",
            urls="addresses on the web",
        ),
        *PLACE,
    ),
)

PARTS = Table(
    "parts",
    "a lettered or numbered part of a source",
    ("study", "source", "item"),
    (
        _STUDY,
        Column("source", INTEGER, "the source: its `item` in the table sources"),
        item("place among the parts of the source"),
        *fields(Part, label="a for E5a", raw="the part as it stands"),
        *PLACE,
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
        *fields(Citation, section="section it stands in", written="citation as it stands"),
        Column("citation_kind", kind_of(Citation.model_fields["kind"].annotation), "label or author-year"),
        *fields(
            Target,
            kind="table it points to: reference, source or grant; empty when nothing listed fits",
            label="label cited, without its part",
            part="part cited: a for E5a",
            item="the item: its `item` in that table; empty when nothing listed fits",
        ),
        *PLACE,
    ),
)

GRANTS = Table(
    "grants",
    "a grant, of the database's own list (the table after section 5) or told in section 3; "
    "one in both has two rows",
    ("study", "item"),
    (
        _STUDY,
        item("place in the list"),
        *fields(
            Grant,
            label="what the document calls it",
            printed_label="label as printed",
            number="number",
            amount="amount, a decimal number as text",
            currency="ISO 4217 code of its currency",
            funder="funder",
            raw="the grant as it stands",
            section="3 for one told there, empty for one of the database's own list",
        ),
        *PLACE,
    ),
)

FINDINGS = Table(
    "findings",
    "a finding of `refcase check`",
    ("study", "item"),
    (
        _STUDY,
        item("place among the findings"),
        *fields(
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
        *PLACE,
        *fields(
            FindingData,
            end_line="line of its end, counted as `line`",
            end_column="column behind its last character",
        ),
    ),
)

FAILURES = Table(
    "failures",
    "a file or a row of a collection that could not be read, or that refcase failed on; "
    "it has no row elsewhere",
    ("path",),
    (
        Column("path", STRING, "the file as it was named, with its row where it is a collection"),
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
