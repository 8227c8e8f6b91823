"""Document → CaseStudy, stage by stage; no text makes it raise."""

from collections.abc import Sequence

from refcase import __version__
from refcase.base import maker
from refcase.lookup import count_words, folded
from refcase.models import CaseStudy, Exercise, Header, Leftover, RegionKind, Section, Tool
from refcase.parse.authoryear import author_year
from refcase.parse.citations import citations
from refcase.parse.context import read_context
from refcase.parse.enumerations import without_enumerations
from refcase.parse.exercise import detect
from refcase.parse.furniture import Stretch
from refcase.parse.grants import read_grant
from refcase.parse.header import read_head
from refcase.parse.items import Listing, read_references, read_sources
from refcase.parse.judging import judge
from refcase.parse.layout import Body, Layout, Views, lay_out, regions, without
from refcase.parse.lines import width
from refcase.parse.linking import link, without_stray_digits
from refcase.parse.mentions import Mention, mentions
from refcase.parse.naming import name_items, schemes_of
from refcase.parse.nested import with_nested
from refcase.parse.notes import doubled, notes
from refcase.parse.numbers import numbers
from refcase.parse.parts import body_of
from refcase.parse.references import read_reference
from refcase.parse.sources import read_source
from refcase.parse.tables import cited_forms
from refcase.parse.targets import linked_references, linked_sources
from refcase.text import Document, made_span

_made_section = maker(Section)
_TOOL = Tool(name="refcase", version=__version__)
_NO_LIST = Listing([], [], None, "", False, [])


def parse(document: Document, *, exercise: Exercise | None = None) -> CaseStudy:
    """The case study in `document`: every stage in turn, each reading what the ones before left.

    `exercise` is what the caller knows it to be; None has it detected.
    """
    text = document.text
    layout = lay_out(text, document.outline, document.foreign)
    view = layout.view
    head = read_head(view, layout.head)
    block = read_context(view, text, layout.context)
    sections = tuple([_section(text, layout, body) for body in layout.bodies])

    found = without_enumerations(view, _mentions(layout, document.facts.superscripts))
    hints = cited_forms(found)
    wrap = width(layout.folded)
    listed = _longest(layout, 3)
    referenced = read_references(view, listed.start, listed.end, wrap, hints[3]) if listed else _NO_LIST
    listed = _longest(layout, 5)
    sourced = read_sources(view, listed.start, listed.end, wrap, hints[5]) if listed else _NO_LIST

    found = without_stray_digits(found, referenced, sourced)
    links = with_nested(view, found, link(found, referenced, sourced))
    named = name_items(found, links, referenced, sourced)
    references = tuple(
        [
            read_reference(view, text, i, label)
            for i, label in zip(referenced.items, named.references, strict=True)
        ]
    )
    sources = tuple(
        [read_source(view, text, i, label) for i, label in zip(sourced.items, named.sources, strict=True)]
    )
    grants = tuple(
        [read_grant(view, text, i, label) for i, label in zip(referenced.grants, named.grants, strict=True)]
    )

    # The database's text shows no targets, and its page and export are to give the same items.
    if document.facts.links and document.format in ("docx", "pdf"):
        references = linked_references(references, document.facts.links)
        sources = linked_sources(sources, document.facts.links)

    heads = [(i.start, i.body) for i in (*referenced.items, *referenced.grants, *sourced.items) if i.label]
    heads += ((part.span.start, body_of(view, part)) for source in sources for part in source.parts)
    judged = judge(found, links, {3: referenced.close, 5: sourced.close})
    cited = citations(text, found, judged, heads, sources)
    cited.citations.extend(author_year(view, text, sections, references, layout.numbers.years))
    cited.citations.sort(key=lambda citation: (citation.span.start, citation.span.end))

    outside = [
        *(
            _leftover(text, s, "text in section 3 that is in no reference and no grant")
            for s in referenced.rest
        ),
        *(_leftover(text, s, "text in section 5 that is in no source") for s in sourced.rest),
    ]
    leftovers = [
        *(_leftover(text, s, "text before section 1 that is no field of the header") for s in head.leftovers),
        *(
            _leftover(text, s, "text in the additional information that is no grant and no list")
            for s in block.leftovers
        ),
    ]
    return CaseStudy.of(
        document,
        Views(view, layout.folded, wrap),
        tool=_TOOL,
        path=document.path,
        format=document.format,
        encoding=document.encoding,
        sha256=document.sha256,
        exercise=exercise or _exercise(document, layout, head.header),
        title=head.title,
        institution=head.institution,
        unit_of_assessment=head.unit_of_assessment,
        header=head.header,
        sections=sections,
        references=references,
        sources=sources,
        grants=(*grants, *block.grants),
        context=block.context,
        citations=tuple(cited.citations),
        schemes=schemes_of(named.spelled, links, referenced, sourced, cited),
        notes=(*notes(layout), *doubled("references", references), *doubled("sources", sources)),
        regions=regions(layout, _claimed(layout, head.claimed, leftovers)),
        leftovers=tuple(sorted([*leftovers, *outside], key=lambda left: left.span.start)),
    )


def _exercise(document: Document, layout: Layout, header: Header) -> Exercise | None:
    """The exercise that the text tells of, its page furniture too."""
    text = document.text
    if not layout.furniture:
        return detect(text, layout.folded, header, layout.numbers.years)
    low = folded(text)
    return detect(text, low, header, numbers(text, low, document.foreign).years)


def _mentions(layout: Layout, raised: Sequence[tuple[int, int]]) -> list[tuple[int, Mention]]:
    """The mentions of all sections with the section's number, in document order."""
    return [
        (body.number, m)
        for body in layout.bodies
        for m in mentions(layout.view, body.start, body.end, layout.numbers, raised)
    ]


def _longest(layout: Layout, number: int) -> Body | None:
    """The section that lists items: of a doubled one, the longer."""
    bodies = [body for body in layout.bodies if body.number == number]
    return max(bodies, key=lambda body: body.end - body.start, default=None)


def _section(text: str, layout: Layout, body: Body) -> Section:
    stretch = (body.start, body.end)
    pieces = without(layout.view, stretch, layout.furniture) if layout.furniture else [stretch]
    return _made_section(
        number=body.number,  # type: ignore[arg-type]  # headings only ever give 1 to 5
        heading=text[slice(*body.heading)],
        text="\n".join([text[s:e] for s, e in pieces]),
        words=sum([count_words(layout.folded[s:e]) for s, e in pieces]),
        span=made_span(start=body.start, end=body.end),
        heading_span=made_span(start=body.heading[0], end=body.heading[1]),
    )


def _leftover(text: str, stretch: Stretch, reason: str) -> Leftover:
    start, end = stretch
    return Leftover(reason=reason, raw=text[start:end], span=made_span(start=start, end=end))


def _claimed(
    layout: Layout, header: list[Stretch], leftovers: list[Leftover]
) -> list[tuple[RegionKind, Stretch]]:
    holes = [(left.span.start, left.span.end) for left in leftovers]
    claimed: list[tuple[RegionKind, Stretch]] = [("header", stretch) for stretch in header]
    claimed += (("leftover", hole) for hole in holes)
    if layout.context:
        claimed += (("context", piece) for piece in without(layout.view, layout.context, sorted(holes)))
    return claimed
