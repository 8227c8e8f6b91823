"""A case study made by hand, so that what shows it can be tested apart from what parses it."""

from refcase.models import (
    Author,
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
    Schemes,
    Section,
    Source,
    StaffMember,
    Target,
    Tool,
)
from refcase.reading.plain import document_of
from refcase.text import Document, Span

TEXT = """\
Harbour porpoises and quieter piling
1. Summary of the impact
Quieter piling [R1, E1a] became the rule [E9].
3. References to the research
[R1] Okafor, A. and Lind, B. (2015) Piling noise and porpoises. Marine Sound, 4. doi:10.5555/ms.15
[R2] Lind, B. (2016) Bubble curtains. Marine Sound, 5.
4. Details of the impact
Regulators in [bold]three countries[/bold] took it up [R1; E1, E2d].
5. Sources to corroborate the impact
E1 Evidence from agencies a) the German agency b) the Danish agency
E2 Consents a) Borkum b) Horns Rev
E3 Letter from the Crown Estate
Grant number Value of grant
NE/X1 £50,000
NE/X2 £1,150,000.50
kr-7 DKK20000
A line that fits nowhere.
"""


def span(text: str, piece: str, after: str = "") -> Span:
    """The span of `piece` in `text`, the first one behind `after`."""
    start = text.index(piece, text.index(after))
    return Span(start=start, end=start + len(piece))


def study(text: str = TEXT, document: Document | None = None, **changes: object) -> CaseStudy:
    """The case study of `TEXT`; `changes` replace fields."""
    document = document or document_of(text, "drafts/porpoise.txt")

    def at(piece: str, after: str = "") -> Span:
        return span(document.text, piece, after)

    def section(number: int, heading: str, body: str) -> Section:
        return Section(
            number=number,  # type: ignore[arg-type]
            heading=heading,
            text=body,
            words=len(body.split()),
            span=at(body),
            heading_span=at(heading),
        )

    def reference(
        label: str, raw: str, authors: tuple[Author, ...], year: int, title: str, doi: str | None
    ) -> Reference:
        return Reference(
            label=label,
            printed_label=f"[{label}]",
            raw=raw,
            authors=authors,
            year=year,
            title=title,
            doi=doi,
            span=at(raw),
        )

    def source(label: str, raw: str, *parts: tuple[str, str]) -> Source:
        listed = tuple(Part(label=name, raw=piece, span=at(piece, raw)) for name, piece in parts)
        return Source(
            label=label,
            printed_label=label,
            raw=raw,
            text=raw.removeprefix(label).strip(),
            parts=listed,
            span=at(raw),
        )

    def grant(number: str, amount: str, currency: str, raw: str) -> Grant:
        return Grant(
            label=None, number=number, amount=amount, currency=currency, raw=raw, section=None, span=at(raw)
        )

    def cites(number: int, written: str, *targets: Target) -> Citation:
        return Citation(section=number, written=written, kind="label", targets=targets, span=at(written))  # type: ignore[arg-type]

    okafor, lind = Author(family="Okafor", given="A."), Author(family="Lind", given="B.")
    fields: dict[str, object] = {
        "tool": Tool(name="refcase", version="0.1.0"),
        "path": document.path,
        "format": document.format,
        "encoding": document.encoding,
        "sha256": document.sha256,
        "exercise": "REF2021",
        "title": "Harbour porpoises and quieter piling",
        "institution": "University of Nowhere",
        "unit_of_assessment": "7",
        "header": Header(
            research_period="2010 – 2016",
            staff=(
                StaffMember(name="Ada Okafor", role="Reader", period="2009-2016"),
                StaffMember(name="Bo Lind"),
            ),
            continued=False,
        ),
        "sections": (
            section(1, "1. Summary of the impact", "Quieter piling [R1, E1a] became the rule [E9]."),
            section(
                4,
                "4. Details of the impact",
                "Regulators in [bold]three countries[/bold] took it up [R1; E1, E2d].",
            ),
        ),
        "references": (
            reference(
                "R1",
                "[R1] Okafor, A. and Lind, B. (2015) Piling noise and porpoises. Marine Sound, 4. "
                "doi:10.5555/ms.15",
                (okafor, lind),
                2015,
                "Piling noise and porpoises",
                "10.5555/ms.15",
            ),
            reference(
                "R2",
                "[R2] Lind, B. (2016) Bubble curtains. Marine Sound, 5.",
                (lind,),
                2016,
                "Bubble curtains",
                None,
            ),
        ),
        "sources": (
            source(
                "E1",
                "E1 Evidence from agencies a) the German agency b) the Danish agency",
                ("a", "a) the German agency"),
                ("b", "b) the Danish agency"),
            ),
            source("E2", "E2 Consents a) Borkum b) Horns Rev", ("a", "a) Borkum"), ("b", "b) Horns Rev")),
            source("E3", "E3 Letter from the Crown Estate"),
        ),
        "grants": (
            grant("NE/X1", "50000", "GBP", "NE/X1 £50,000"),
            grant("NE/X2", "1150000.50", "GBP", "NE/X2 £1,150,000.50"),
            grant("kr-7", "20000", "DKK", "kr-7 DKK20000"),
        ),
        "context": Context(countries=("Denmark", "Germany")),
        "citations": (
            cites(
                1,
                "[R1, E1a]",
                Target(kind="reference", label="R1", item=0),
                Target(kind="source", label="E1", part="a", item=0),
            ),
            cites(1, "[E9]", Target(kind=None, label="E9")),
            cites(
                4,
                "[R1; E1, E2d]",
                Target(kind="reference", label="R1", item=0),
                Target(kind="source", label="E1", item=0),
                Target(kind="source", label="E2", part="d", item=1),
            ),
        ),
        "schemes": Schemes(
            references=Scheme(listed="[Rn]", cited="[Rn]", mapping="exact", confidence=1.0, reason=""),
            sources=Scheme(
                listed="En",
                cited="[En]",
                mapping="exact",
                confidence=0.75,
                reason="2 of 3 labels find an item",
            ),
        ),
        "notes": (Note(kind="section-missing", message="section 2 was not found"),),
        "regions": (),
        "leftovers": (
            Leftover(
                reason="text after the grants",
                raw="A line that fits nowhere.",
                span=at("A line that fits nowhere."),
            ),
        ),
    }
    return CaseStudy(**(fields | changes)).with_document(document)  # type: ignore[arg-type]
