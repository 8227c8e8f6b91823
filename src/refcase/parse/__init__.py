"""Document → CaseStudy, stage by stage; no text makes it raise."""

from refcase import __version__
from refcase.models import CaseStudy, Exercise, Leftover, Note, RegionKind, Scheme, Schemes, Section, Tool
from refcase.parse.context import read_context
from refcase.parse.exercise import detect
from refcase.parse.furniture import Stretch
from refcase.parse.header import read_head
from refcase.parse.layout import Body, Layout, lay_out, regions, without
from refcase.text import Document, Span


def parse(document: Document, *, exercise: Exercise | None = None) -> CaseStudy:
    """The case study in `document`: every stage in turn, each reading what the one before left.

    `exercise` is what the caller knows it to be; None has it detected.
    """
    text = document.text
    layout = lay_out(text)
    head = read_head(layout.view, layout.head)
    block = read_context(layout.view, layout.context)
    sections = tuple(_section(text, layout, body) for body in layout.bodies)

    leftovers = [
        *(_leftover(text, s, "text before section 1 that is no field of the header") for s in head.leftovers),
        *(_leftover(text, s, "text in the additional information that is no grant and no list") for s in block.leftovers),
    ]
    return CaseStudy(
        tool=Tool(name="refcase", version=__version__),
        path=document.path,
        format=document.format,
        encoding=document.encoding,
        sha256=document.sha256,
        exercise=exercise or detect(text, head.header),
        title=head.title,
        institution=head.institution,
        unit_of_assessment=head.unit_of_assessment,
        header=head.header,
        sections=sections,
        references=(),
        sources=(),
        grants=tuple(block.grants),
        context=block.context,
        citations=(),
        schemes=Schemes(
            references=Scheme(listed=None, cited=None, mapping="none", confidence=0, reason=""),
            sources=Scheme(listed=None, cited=None, mapping="none", confidence=0, reason=""),
        ),
        notes=tuple(_notes(layout)),
        regions=regions(layout, _claimed(layout, head.claimed, leftovers)),
        leftovers=tuple(leftovers),
    )


def _section(text: str, layout: Layout, body: Body) -> Section:
    pieces = without(layout.view, (body.start, body.end), layout.furniture)
    content = "\n".join(text[s:e] for s, e in pieces)
    return Section(
        number=body.number,  # type: ignore[arg-type]  # headings only ever give 1 to 5
        heading=text[slice(*body.heading)],
        text=content,
        words=len(content.split()),
        span=Span(start=body.start, end=body.end),
        heading_span=Span(start=body.heading[0], end=body.heading[1]),
    )


def _leftover(text: str, stretch: Stretch, reason: str) -> Leftover:
    start, end = stretch
    return Leftover(reason=reason, raw=text[start:end], span=Span(start=start, end=end))


def _claimed(layout: Layout, header: list[Stretch], leftovers: list[Leftover]) -> list[tuple[RegionKind, Stretch]]:
    holes = [(left.span.start, left.span.end) for left in leftovers]
    claimed: list[tuple[RegionKind, Stretch]] = [("header", stretch) for stretch in header]
    claimed += (("leftover", hole) for hole in holes)
    if layout.context:
        claimed += (("context", piece) for piece in without(layout.view, layout.context, sorted(holes)))
    return claimed


def _notes(layout: Layout) -> list[Note]:
    """What is odd about the sections as a whole, in words."""
    numbers = [body.number for body in layout.bodies]
    if not numbers:
        return [Note(kind="no-section", message="no heading of any of the five sections was found")]
    notes = [
        Note(kind="section-missing", message=f"section {n} was not found")
        for n in range(1, 6)
        if n not in numbers
    ]
    seen: set[int] = set()
    highest = 0
    for body in layout.bodies:
        span = Span(start=body.heading[0], end=body.heading[1])
        if body.number in seen:
            notes.append(Note(kind="section-doubled", message=f"section {body.number} stands twice", span=span))
        elif body.number < highest:
            message = f"section {body.number} stands after section {highest}"
            notes.append(Note(kind="section-out-of-order", message=message, span=span))
        seen.add(body.number)
        highest = max(highest, body.number)
    return notes
