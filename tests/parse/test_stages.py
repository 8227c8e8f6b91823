"""Every stage of the parser on small texts: `fixtures/parse/STAGE.md` holds the texts and all that is found.

Each function below turns what its stage finds into lines that a person can read; the list is always
complete, so a fixture that finds nothing proves a near miss.
"""

from collections.abc import Callable

import pytest

import refcase
from fixture_files import FOLDER, Case, load, parameters, quoted
from refcase.lookup import folded, foreign_in
from refcase.models import CaseStudy, Citation, Grant, Target
from refcase.parse import remarks
from refcase.parse.context import read_context
from refcase.parse.exercise import detect
from refcase.parse.furniture import furniture
from refcase.parse.grants import is_publication, looks_like_grant, read_grant, tells_of_grant
from refcase.parse.header import read_head
from refcase.parse.headings import headings
from refcase.parse.items import Listing, read_references, read_sources
from refcase.parse.layout import lay_out, trim
from refcase.parse.lines import lines, paragraphs, width
from refcase.parse.listing import Item, candidates
from refcase.parse.mentions import Mention, mentions
from refcase.parse.money import amounts, find_money, has_amount
from refcase.parse.numbers import numbers
from refcase.parse.openings import openings
from refcase.parse.parts import read_parts
from refcase.parse.tables import cited_forms


def _furniture(text: str) -> list[str]:
    """The lines stepped over."""
    return [quoted(text[start:end]) for start, end in furniture(text, openings(folded(text)))]


def _headings(text: str) -> list[str]:
    """Section number, how sure, and the heading with its suffix."""
    return [
        f"{h.number} {h.grade.name.lower()} {quoted(text[h.start : h.end])}"
        for h in headings(text, openings(folded(text)))
    ]


def _layout(text: str) -> list[str]:
    """The regions: every character that is not white space is in one."""
    return [f"{r.kind} {quoted(r.span.of(text))}" for r in refcase.parse_text(text).regions]


def _header(text: str) -> list[str]:
    """The fields that are there, and what was left over."""
    head = read_head(text, trim(text, 0, len(text)))
    header = head.header
    fields = {
        "title": head.title,
        "institution": head.institution,
        "unit": head.unit_of_assessment,
        "research": header.research_period,
        "impact": header.impact_period,
        "continued": {True: "yes", False: "no", None: None}[header.continued],
    }
    return [
        *(f"{name}: {value}" for name, value in fields.items() if value is not None),
        *(" | ".join(("staff: " + s.name, s.role or "-", s.period or "-")) for s in header.staff),
        *(f"left {quoted(text[start:end])}" for start, end in head.leftovers),
    ]


def _context(text: str) -> list[str]:
    """The lists, the grants, and what was left over."""
    block = read_context(text, text, trim(text, 0, len(text)))
    return [
        *(f"{name}: {' | '.join(values)}" for name, values in block.context.model_dump().items() if values),
        *(_grant(grant) for grant in block.grants),
        *(f"left {quoted(text[start:end])}" for start, end in block.leftovers),
    ]


def _grant(grant: Grant) -> str:
    label = f"{grant.label} " if grant.label else ""
    funder = f" from {grant.funder}" if grant.funder else ""
    return f"grant {label}{grant.number} {grant.amount} {grant.currency}{funder}"


def _money(text: str) -> list[str]:
    """For each line: the amount that ends it, and the amounts with a currency anywhere in it."""
    found = []
    for line in text.splitlines():
        if last := find_money(line, 0, len(line)):
            found.append(f"ends {quoted(line[last.start : last.end])} {last.amount} {last.currency}")
        found += [
            f"has {quoted(line[m.start : m.end])} {m.amount} {m.currency}"
            for m in amounts(line, 0, len(line))
        ]
        assert has_amount(line, 0, len(line)) == bool(amounts(line, 0, len(line)))
    return found


def _exercise(text: str) -> list[str]:
    """The exercise, if it tells."""
    low = folded(text)
    told = detect(
        text, low, read_head(text, lay_out(text).head).header, numbers(text, low, foreign_in(text)).years
    )
    return [told] if told else []


def _lines(text: str) -> list[str]:
    """The column of the wrap, 0 for none, and the paragraphs."""
    wrap = width(text)
    found = paragraphs(lines(text, 0, len(text), wrap))
    return [f"wrap {wrap}", *(quoted(text[start:end]) for start, end, *_ in found)]


def _listing(text: str) -> list[str]:
    """The labels that lines begin with: label, how it is closed, as printed; then the text after it."""
    found = lines(text, 0, len(text), 0)
    return [
        f"{c.label.form.show()}={c.label.value}{' part ' + c.label.part if c.label.part else ''}"
        f" {quoted(c.printed)} {quoted(text[c.body : found[c.line].end])}"
        for c in candidates(found)
    ]


def _mentions(text: str) -> list[str]:
    """Shape and text of each mention, the labels in it, and what else is known of it."""
    found = mentions(text, 0, len(text), numbers(text, folded(text), foreign_in(text)))
    return [f"{m.shape} {quoted(text[m.start : m.end])} {_atoms(m)}" for m in found]


def _atoms(mention: Mention) -> str:
    labels = []
    for atom in mention.atoms:
        major = f"{atom.major}." if atom.major else ""
        part = f".{atom.part}" if atom.part else ""
        cue = f"{atom.cue}:" if atom.cue else ""
        dash = "-" if atom.ranged else ""
        labels.append(f"{dash}{cue}{atom.prefix}{major}{atom.number}{atom.letters}{part}")
    others = "" if mention.pure else " (and words)"
    section = f" (section {mention.section})" if mention.section else ""
    return " ".join(labels) + others + section


def _items(text: str) -> list[str]:
    """The items of section 3, or of section 5 where the text begins with its heading."""
    layout = lay_out(text)
    cites = [(b.number, m) for b in layout.bodies for m in mentions(text, b.start, b.end, layout.numbers)]
    found = []
    for body in layout.bodies:
        cited = cited_forms(cites).get(body.number, {})
        if body.number == 3:
            found += _listed(
                "reference", read_references(text, body.start, body.end, width(text), cited), text
            )
        elif body.number == 5:
            found += _listed("source", read_sources(text, body.start, body.end, width(text), cited), text)
    return found


def _listed(kind: str, listing: Listing, text: str) -> list[str]:
    return [
        f"{name} {item.printed or '-'} {quoted(text[item.start : item.end])}"
        for name, items in ((kind, listing.items), ("grant", listing.grants))
        for item in items
    ]


_REMARKS = {
    "grants": remarks.is_grants_heading,
    "resuming": remarks.is_resuming_heading,
    "quality": remarks.is_quality,
    "heading": remarks.is_heading,
    "statement": remarks.is_statement,
}


def _remarks(text: str) -> list[str]:
    """For each line what it is taken for; lines of text are taken for nothing."""
    taken = {line: [name for name, tells in _REMARKS.items() if tells(line)] for line in text.splitlines()}
    return [f"{' '.join(kinds)} {quoted(line)}" for line, kinds in taken.items() if kinds]


def _grants(text: str) -> list[str]:
    """For each line that is a grant what it says; for each that is a publication that it is one."""
    found = []
    for line in text.splitlines():
        if looks_like_grant(line, listed=True):
            found.append(_grant(read_grant(line, line, Item(None, None, 0, 0, len(line)), None)))
        if tells_of_grant(line):
            found.append(f"tells of one {quoted(line)}")
        if is_publication(line):
            found.append(f"publication {quoted(line)}")
    return found


def _parts(text: str) -> list[str]:
    """The sources of a section 5, each with its parts."""
    wrap = width(text)
    found = []
    for item in read_sources(text, *trim(text, 0, len(text)), wrap, {}).items:
        found.append(f"source {item.printed or '-'}")
        found += [f"  {part.label} {quoted(part.raw)}" for part in read_parts(text, text, item)]
    return [line.strip() for line in found]


def _citations(text: str) -> list[str]:
    """Section, the text written, and its targets."""
    study = refcase.parse_text(text)
    return [
        f"{c.section} {quoted(c.written)[1:-1]} -> {' '.join(_target(study, c, t) for t in c.targets)}"
        for c in study.citations
    ]


def _target(study: CaseStudy, citation: Citation, target: Target) -> str:
    """`reference:R1`, `source:E5.a`, `?:E11`; `source:#2=B` where the label cited is not the item's own."""
    part = f".{target.part}" if target.part else ""
    if target.kind is None or target.item is None:
        return f"?:{target.label}{part}"
    items = {"reference": study.references, "source": study.sources, "grant": study.grants}[target.kind]
    label = items[target.item].label or f"#{target.item + 1}"
    said = "" if target.label == label or citation.kind == "author-year" else f"={target.label}"
    return f"{target.kind}:{label}{said}{part}"


def _naming(text: str) -> list[str]:
    """What each item is called and how it is printed, then the schemes of the two lists."""
    study = refcase.parse_text(text)
    lists = (("reference", study.references), ("source", study.sources), ("grant", study.grants))
    schemes = (("references", study.schemes.references), ("sources", study.schemes.sources))
    return [
        *(
            f"{kind} {i.label or '-'} printed {i.printed_label or '-'}"
            for kind, items in lists
            for i in items
        ),
        *(
            f"{name}: {s.listed or '-'} cited {s.cited or '-'} by {s.mapping} {s.confidence:g}"
            for name, s in schemes
        ),
    ]


def _notes(text: str) -> list[str]:
    """What a reader should know of the sections."""
    return [
        f"{note.kind}: {note.message}" + (f" {quoted(note.span.of(text))}" if note.span else "")
        for note in refcase.parse_text(text).notes
    ]


STAGES: dict[str, Callable[[str], list[str]]] = {
    "authoryear": _citations,
    "citations": _citations,
    "context": _context,
    "exercise": _exercise,
    "furniture": _furniture,
    "grants": _grants,
    "header": _header,
    "headings": _headings,
    "items": _items,
    "layout": _layout,
    "lines": _lines,
    "linking": _naming,
    "listing": _listing,
    "mentions": _mentions,
    "money": _money,
    "naming": _naming,
    "notes": _notes,
    "parts": _parts,
    "remarks": _remarks,
}


def test_every_stage_has_fixtures() -> None:
    assert sorted(path.stem for path in (FOLDER / "parse").glob("*.md")) == sorted(STAGES)


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_has_texts_and_finds_something(stage: str) -> None:
    cases = load(FOLDER / "parse" / f"{stage}.md")
    assert cases
    assert all(case.text for case in cases)
    assert any(case.finds for case in cases)


@pytest.mark.parametrize(
    ("stage", "case"),
    [
        pytest.param(stage, *parameter.values, id=parameter.id, marks=parameter.marks)
        for stage in STAGES
        for parameter in parameters(FOLDER / "parse" / f"{stage}.md")
    ],
)
def test_stage(stage: str, case: Case) -> None:
    assert STAGES[stage](case.text) == case.finds, case.title
