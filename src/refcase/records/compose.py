"""Record → Document and Metadata: the fields of a row, in the order in which the database's page shows them.

The text has the header, the five sections with their headings and the contextual information, so that the
parser reads it as any other; its pieces tell the cell that each line stands in. The outline tells where the
fields are, so that a line of a cell that looks like a heading is text of its section.
"""

import json
from hashlib import sha256
from typing import Any, NamedTuple

from refcase.metadata import Award, Metadata
from refcase.models import Exercise
from refcase.reading.errors import MOST_CHARACTERS, too_much
from refcase.reading.plain import document_of
from refcase.records.cells import Cell, markdown_cell, reads_as_markdown, text_cell, word_cells, words_cell
from refcase.records.columns import LISTS, SECTIONS
from refcase.records.page import Page
from refcase.records.units import Record
from refcase.records.values import Value, answer, award, items, listed, sound, tidied, whole
from refcase.text import Document, Outline, Piece, Stretch

_WORDS = (
    "id",
    "institution",
    "main_panel",
    "submission_letter",
    "submission_name",
    "joint_submission",
    "title",
    "impact_type",
    "covid_statement",
    "url",
)
_HEADER = {
    "institution": "Institution: ",
    "unit_of_assessment": "Unit of Assessment: ",
    "unit": "Unit of Assessment: ",
    "title": "Title of case study: ",
}
_LIST_HEADS = {
    "countries": "Countries",
    "formal_partners": "Formal partners",
    "funding_programmes": "Funding programmes",
    "global_research_identifiers": "Global research identifiers",
    "funders": "Name of funders",
    "orcids": "Researcher ORCIDs",
}


class Composed(NamedTuple):
    """What a record comes to. `grants` are those of the row with where each stands in the text.

    `whole`: the collection has the text as one, so that header and context may say something else in it.
    """

    document: Document
    metadata: Metadata | None
    grants: tuple[tuple[Award, Stretch], ...]
    whole: bool


def compose(record: Record) -> Composed:
    """The document and the metadata of a record. Errors: `ReadError` where there is too much text in it."""
    if sum(len(_one(record, field)) for field in record.fields if field not in SECTIONS) > MOST_CHARACTERS:
        raise too_much(record.path)
    metadata = metadata_of(record)
    text = record.fields.get("text")
    if isinstance(text, str) and text.strip():
        return Composed(_as_it_is(record, text), metadata, (), True)
    document, grants = _laid_out(record)
    if len(document.text) > MOST_CHARACTERS:  # of Markdown, pictures are not part of it
        raise too_much(record.path)
    return Composed(document, metadata, grants, False)


def metadata_of(record: Record) -> Metadata | None:
    """What the fields say besides the text; None where there are none."""
    entities = _entities(record.exercise)
    said: dict[str, Any] = {
        name: tidied(value, entities=entities) or None
        for name in _WORDS
        if isinstance(value := record.fields.get(name), str)
    }
    said |= {name: listed(record.fields.get(name, ""), entities=entities) for name in LISTS}
    said["grants"] = tuple(award(item) for item in listed(record.fields.get("grants", "")))
    said["ukprn"] = whole(_one(record, "ukprn"))
    said["unit_number"] = whole(_one(record, "unit_number")) or whole(_one(record, "unit"))
    unit = _one(record, "unit_of_assessment") or ("" if said["unit_number"] else _one(record, "unit"))
    said["unit_of_assessment"] = tidied(unit, entities=entities) or None
    said["continued"] = answer(_one(record, "continued"))
    said["other"] = {name: sound(value) for name, value in record.other.items() if value.strip()}
    # What a typed field could not hold is not lost.
    said["other"] |= {
        record.names.get(name, name): value
        for name in ("ukprn", "unit_number", "continued")
        if (value := _one(record, name).strip()) and said[name] is None
    }
    metadata = Metadata(**said)
    return metadata if metadata != Metadata() else None


def _one(record: Record, name: str) -> str:
    value = record.fields.get(name, "")
    return value if isinstance(value, str) else "; ".join(value)


def _entities(exercise: Exercise | None) -> bool:
    """Whether the cells have HTML entities: those of REF 2014 do, and REF 2021 writes its own characters."""
    return exercise != "REF2021"


def digest(record: Record) -> str:
    """What tells the row apart: the SHA-256 of its fields."""
    told = json.dumps([record.fields, record.other], sort_keys=True).encode()
    return sha256(told).hexdigest()


def _as_it_is(record: Record, text: str) -> Document:
    """The document of a text that the collection has as one: places are lines of that field."""
    plain = document_of(text)
    cell = f"row {record.row}, {record.names['text']}"
    if plain.removed:  # columns go on otherwise behind each character taken out
        starts = sorted({*plain.line_starts, *(at for at in plain.removed if at < len(plain.text))})
        pieces = [Piece(at, *plain.position(at)[:2], cell=cell) for at in starts]
    else:
        pieces = [Piece(at, line, cell=cell) for line, at in enumerate(plain.line_starts, 1)]
    return plain.model_copy(
        update={
            "path": record.path,
            "format": record.format,
            "encoding": record.encoding,
            "sha256": digest(record),
            "pieces": tuple(pieces),
            "removed": (),
        }
    )


def _laid_out(record: Record) -> tuple[Document, tuple[tuple[Award, Stretch], ...]]:
    entities = _entities(record.exercise)
    page = Page()
    for field, label in _HEADER.items():
        if not (field == "unit" and "unit_of_assessment" in record.fields):
            page.line(label, words_cell(_one(record, field), entities=entities), _place(record, field))
    head = page.end
    sections = []
    markdown = record.exercise == "REF2021" or (record.exercise is None and _markdown(record))
    for number, field in enumerate(SECTIONS, 1):
        cell = markdown_cell(_one(record, field)) if markdown else text_cell(_one(record, field), entities)
        if cell.text:
            heading, body = page.section(number, cell, _place(record, field))
            sections.append((number, heading, body))
    context, grants = _context(record, page, entities)
    outline = Outline(head, tuple(sections), context)
    document = page.document(record.path, record.format, record.encoding, digest(record), outline)
    return document, grants


def _context(
    record: Record, page: Page, entities: bool
) -> tuple[Stretch | None, tuple[tuple[Award, Stretch], ...]]:
    """The contextual information: where it stands, and the grants in it."""
    awards = [(award(cell.text), cell) for cell in _cells(record, "grants", bracketed=True)]
    lists = {name: _cells(record, name, entities=entities) for name in LISTS}
    if not awards and not any(lists.values()):
        return None, ()
    start = page.heading("Additional contextual information", _place(record, "grants"))
    grants = []
    if awards:
        page.heading("Grant funding", _place(record, "grants"))
        page.gap()
        grants = [(given, page.line("", cell, _place(record, "grants"))) for given, cell in awards]
    for name, cells in lists.items():
        if cells:
            page.heading(_LIST_HEADS[name], _place(record, name))
            page.gap()
            for cell in cells:
                page.line("", cell, _place(record, name))
    return (start, page.length), tuple(grants)


def _cells(record: Record, name: str, *, bracketed: bool = False, entities: bool = False) -> list[Cell]:
    """The items of a list, each as a cell of one line that knows where it stands; grants with brackets."""
    value: Value = record.fields.get(name, "")
    if not isinstance(value, str):
        cells = [words_cell(item, entities=entities) for item in value]
    else:
        cells = list(word_cells(value, items(value), entities=entities))
    return [cell.bracketed() if bracketed else cell for cell in cells if cell.text]


def _markdown(record: Record) -> bool:
    return any(reads_as_markdown(_one(record, field)) for field in SECTIONS)


def _place(record: Record, field: str) -> str:
    return f"row {record.row}, {record.names.get(field, field).strip()}"
