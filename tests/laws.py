"""What holds for every case study, whatever the text: spans, regions, targets."""

import re
from itertools import pairwise

from refcase.lookup import lowered
from refcase.models import CaseStudy
from refcase.parse.furniture import furniture
from refcase.parse.openings import openings
from refcase.text import Document, Span


def broken(study: CaseStudy) -> list[str]:
    """The laws that the case study breaks, in words; empty when all is well."""
    document = study.document
    assert document is not None
    text = document.text
    return [
        *_spans(study, text),
        *_sections(study, text),
        *_regions(study, text),
        *_lists(study, text),
        *_targets(study),
    ]


def _spans(study: CaseStudy, text: str) -> list[str]:
    """`document.text[span]` is exactly what each thing keeps."""
    kept: list[tuple[str, Span, str]] = [
        *(("reference", item.span, item.raw) for item in study.references),
        *(("source", item.span, item.raw) for item in study.sources),
        *(("part", part.span, part.raw) for item in study.sources for part in item.parts),
        *(("grant", item.span, item.raw) for item in study.grants),
        *(("citation", item.span, item.written) for item in study.citations),
        *(("leftover", item.span, item.raw) for item in study.leftovers),
        *(("heading", item.heading_span, item.heading) for item in study.sections),
    ]
    found = [
        f"{name} {kept!r} is not what stands at {span}" for name, span, kept in kept if span.of(text) != kept
    ]
    found += [f"{name} at {span} is empty" for name, span, _ in kept if span.start >= span.end]
    for source in study.sources:
        if not source.raw.endswith(source.text):
            found.append(f"the text of source {source.label} is not the end of it")
        for part in source.parts:
            if part.span.start < source.span.start or part.span.end > source.span.end:
                found.append(f"part {part.label} stands outside source {source.label}")
    return found


def _sections(study: CaseStudy, text: str) -> list[str]:
    """A section's text is its stretch without the page furniture in it."""
    found = []
    for section in study.sections:
        pieces, at = [], section.span.start
        for start, end in furniture(text, openings(lowered(text))):
            if at <= start and end <= section.span.end:
                pieces.append(text[at:start])
                at = end
        pieces.append(text[at : section.span.end])
        if "".join(pieces).split() != section.text.split():
            found.append(f"the text of section {section.number} is not what stands at {section.span}")
        if section.words != len(section.text.split()):
            found.append(f"section {section.number} has not {section.words} words")
    starts = [section.span.start for section in study.sections]
    return found + ["sections are not in document order"] * (starts != sorted(starts))


def _regions(study: CaseStudy, text: str) -> list[str]:
    """Every character that is not white space lies in exactly one region; regions are in order."""
    found = []
    at = 0
    for region in study.regions:
        start, end = region.span.start, region.span.end
        if start < at:
            found.append(f"{region.kind} at {region.span} overlaps the region before it")
        elif text[at:start].strip():
            found.append(f"{text[at:start].strip()!r} is in no region")
        if not region.span.of(text).strip():
            found.append(f"{region.kind} at {region.span} is blank")
        at = max(at, end)
    if text[at:].strip():
        found.append(f"{text[at:].strip()!r} is in no region")
    return found


def _lists(study: CaseStudy, text: str) -> list[str]:
    """No item of a list is its bare label while text that follows it is in no item and left over nowhere."""
    found = []
    for items in (study.references, study.sources):
        for item, following in pairwise(items):
            between = text[item.span.end : following.span.start]
            bare = item.printed_label is not None and not any(
                c.isalnum() for c in item.raw.replace(item.printed_label, "", 1)
            )
            kept = any(
                item.span.end <= span.start < following.span.start
                for span in [*(g.span for g in study.grants), *(left.span for left in study.leftovers)]
            )
            if bare and any(c.isalnum() for c in between) and not kept:
                found.append(f"{item.raw!r} is all that is left of an item; {between!r} is lost")
    return found


def _targets(study: CaseStudy) -> list[str]:
    """A target's kind and item come together, and the item is one of that list's."""
    sizes = {"reference": len(study.references), "source": len(study.sources), "grant": len(study.grants)}
    found = []
    for citation in study.citations:
        if not citation.targets:
            found.append(f"{citation.written!r} points at nothing")
        for target in citation.targets:
            if (target.kind is None) != (target.item is None):
                found.append(f"{citation.written!r} has a kind without an item, or an item without a kind")
            elif target.kind is not None and target.item not in range(sizes[target.kind]):
                found.append(
                    f"{citation.written!r} points at {target.kind} {target.item}, which is not listed"
                )
    spans = [(citation.span.start, citation.span.end) for citation in study.citations]
    return found + ["citations are not in document order"] * (spans != sorted(spans))


def document_keeps_its_laws(document: Document) -> None:
    """What every reader promises of its documents: spelling, and a place for every character."""
    text, pieces = document.text, document.pieces
    assert text.strip()
    assert not re.search("[\r\x0b\x0c\x85\u2028\u2029\u00a0\u00ad\u200b\ufeff]", text)
    assert pieces and pieces[0].offset == 0
    assert [piece.offset for piece in pieces] == sorted({piece.offset for piece in pieces})
    assert all(piece.line >= 1 and piece.column >= 1 for piece in pieces)
    ends = [piece.offset for piece in pieces[1:]] + [len(text)]
    for piece, end in zip(pieces, ends, strict=True):
        assert "\n" not in text[piece.offset : end].rstrip("\n"), "a piece spans a newline"
    facts = document.facts
    stretches = [*facts.generated, *facts.superscripts, *facts.insertions, *facts.deletions, *facts.comments]
    stretches += [(start, end) for start, end, _ in (*facts.fonts, *facts.spacing, *facts.links)]
    assert all(0 <= start <= end <= len(text) for start, end in stretches)
