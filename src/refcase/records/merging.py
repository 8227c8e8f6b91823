"""What a row says goes before what was read from its text; a note tells where the text says otherwise."""

from collections.abc import Iterable

from refcase.metadata import Award, Metadata
from refcase.models import CaseStudy, Context, Grant, Leftover, Note, Region
from refcase.records.columns import LISTS
from refcase.records.compose import Composed
from refcase.records.values import tidied, whole
from refcase.text import Document, Span, Stretch

_MOST = 80  # characters of a value that a note quotes


def merged(study: CaseStudy, composed: Composed) -> CaseStudy:
    """The case study as the row has it; `study` is what was parsed from the composed document."""
    metadata = composed.metadata
    changes: dict[str, object] = {"metadata": metadata}
    if metadata:
        changes |= {
            "title": metadata.title or study.title,
            "institution": metadata.institution or study.institution,
            "unit_of_assessment": metadata.unit_of_assessment or study.unit_of_assessment,
            "header": study.header
            if metadata.continued is None
            else study.header.model_copy(update={"continued": metadata.continued}),
            "context": Context(**{name: getattr(metadata, name) or _read(study, name) for name in LISTS}),
            "notes": (*study.notes, *(_differing(study, metadata) if composed.whole else ())),
        }
    if not composed.whole:
        listed = tuple(grant for grant in study.grants if grant.section)
        text = composed.document.text
        changes |= {
            "grants": (*listed, *(_grant(award, stretch, text) for award, stretch in composed.grants)),
            **_placed(study, composed.document),
        }
    return study.model_copy(update=changes).with_document(composed.document)


def _read(study: CaseStudy, name: str) -> tuple[str, ...]:
    values: tuple[str, ...] = getattr(study.context, name)
    return values


def _grant(award: Award, stretch: Stretch, text: str) -> Grant:
    start, end = stretch
    return Grant(
        label=None,
        number=award.number,
        amount=award.amount,
        currency="GBP" if award.amount else None,
        raw=text[start:end],
        section=None,
        span=Span(start=start, end=end),
    )


def _placed(study: CaseStudy, document: Document) -> dict[str, object]:
    """Regions and leftovers: header and context were put together from fields, and nothing of them is odd."""
    outline = document.outline
    if outline is None:
        return {}
    known = [("header", outline.head), *([("context", outline.context)] if outline.context else [])]
    regions = [each for each in study.regions if not _within(each, (stretch for _, stretch in known))]
    regions += (
        Region.model_validate({"kind": kind, "span": Span(start=start, end=end)})
        for kind, (start, end) in known
        if end > start
    )
    return {
        "regions": tuple(sorted(regions, key=lambda region: region.span.start)),
        "leftovers": tuple(
            left for left in study.leftovers if not _within(left, (stretch for _, stretch in known))
        ),
    }


def _within(thing: Region | Leftover, stretches: Iterable[Stretch]) -> bool:
    return any(start <= thing.span.start and thing.span.end <= end for start, end in stretches)


def _differing(study: CaseStudy, metadata: Metadata) -> list[Note]:
    """A note for each field of which a text that came as one says something else than the row."""
    pairs: list[tuple[str, object, object]] = [
        (name, getattr(metadata, name), getattr(study, name))
        for name in ("title", "institution", "unit_of_assessment")
    ]
    pairs.append(("continued", metadata.continued, study.header.continued))
    pairs += ((name, getattr(metadata, name), getattr(study.context, name)) for name in LISTS)
    printed = [grant for grant in study.grants if grant.section is None]
    pairs.append(
        (
            "grants",
            tuple(f"{award.number}: {award.amount}" for award in metadata.grants),
            tuple(f"{grant.number}: {grant.amount}" for grant in printed),
        )
    )
    return [
        Note(
            kind="metadata-differs",
            message=f"{name.replace('_', ' ')}: the row says {_said(own)}, the text {_said(read)}",
        )
        for name, own, read in pairs
        if own not in (None, ()) and read not in (None, ()) and not _same(name, own, read)
    ]


def _same(name: str, own: object, read: object) -> bool:
    if isinstance(own, str) and isinstance(read, str):
        number, _, rest = read.partition(" ")
        # The page prints "11 Computer Science and Informatics", the row has the number in a field of its own.
        if name == "unit_of_assessment" and whole(number) is not None and rest.casefold() == own.casefold():
            return True
        return tidied(own).casefold() == tidied(read).casefold()
    return own == read


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    words = "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return f"“{words if len(words) <= _MOST else words[: _MOST - 1] + '…'}”"
