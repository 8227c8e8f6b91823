"""`Draft`: what a rule may look at: document, case study, profile, and what several rules need of them.

Everything here is worked out when first asked for, once, and never changed.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from refcase.identifiers import Address, addresses_at, signs
from refcase.links import CLAIMING, Links, links
from refcase.models import CaseStudy, Citation, Reference, Section, Source
from refcase.parse.layout import Views, views_of
from refcase.parse.lines import stretches
from refcase.profiles import Profile
from refcase.text import Document, Span
from refcase.validate.dates import figures_near
from refcase.validate.labelling import Printed, labelled
from refcase.validate.ownwords import own_words
from refcase.validate.pairing import Pair, Pairing
from refcase.validate.passages import Passage, passages
from refcase.validate.quotations import has_mark, quotations
from refcase.validate.sentences import sentences

# An item may be a paragraph long; marks under all of it would say nothing.
_BEGINNING = 80
# Whoever reads the own words of a section may look as far over its ends.
_AROUND = 60

_T = TypeVar("_T")


def beginning(span: Span, raw: str) -> Span:
    """Where to point for a long stretch: its first characters, wherever its lines are wrapped."""
    return Span(start=span.start, end=span.start + max(1, len(raw[:_BEGINNING].rstrip())))


class Paragraph(NamedTuple):
    """A paragraph of a section: an author's line end to the next, wraps undone."""

    section: int
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The stretch of the document it covers."""
        return Span(start=self.start, end=self.end)


class Idle(NamedTuple):
    """A suppression that met no finding: its code and label, and where it is said (None: in the settings)."""

    code: str
    label: str | None
    span: Span | None


class Draft:
    """A case study under check, with the text it came from and the profile it is held to.

    `acronyms` are those that need no explanation, besides the well-known ones. `idle` is there for rules
    that run when the others are done.
    """

    def __init__(
        self,
        document: Document,
        study: CaseStudy,
        profile: Profile,
        acronyms: frozenset[str] = frozenset(),
        idle: tuple[Idle, ...] = (),
    ) -> None:
        self.document = document
        self.study = study
        self.profile = profile
        self.acronyms = acronyms
        self.idle = idle
        self._paragraphs: dict[int, tuple[Paragraph, ...]] = {}
        self._own_words: dict[int, str] = {}
        self._quoted: dict[int, list[tuple[int, int]]] = {}  # by the number of a section
        self._sections: dict[tuple[int, ...], tuple[Section, ...]] = {}
        self._known: dict[object, Any] = {}

    def once(self, worked_out: Callable[["Draft"], _T]) -> _T:
        """What the function says of this draft, asked once: for what several rules need."""
        if worked_out not in self._known:
            self._known[worked_out] = worked_out(self)
        known: _T = self._known[worked_out]
        return known

    @property
    def text(self) -> str:
        """The whole text of the document; every span is in it."""
        return self.document.text

    @cached_property
    def _views(self) -> Views:
        kept = self.study.views
        if isinstance(kept, Views) and self.document is self.study.document:
            return kept
        furniture = [(r.span.start, r.span.end) for r in self.study.regions if r.kind == "furniture"]
        return views_of(self.text, furniture)

    @cached_property
    def view(self) -> str:
        """The text with page furniture blanked out, of the same length."""
        return self._views.view

    @cached_property
    def folded(self) -> str:
        """The view `folded`, line ends as spaces: to look words up in."""
        return self._views.folded.replace("\n", " ")

    @cached_property
    def labelled_references(self) -> list[tuple[int, Printed]]:
        """The references that print a label of their own, by their place in the list, with it taken apart."""
        return labelled(self.study.references)

    @cached_property
    def labelled_sources(self) -> list[tuple[int, Printed]]:
        """The sources that print a label of their own, by their place in the list, with it taken apart."""
        return labelled(self.study.sources)

    @cached_property
    def links(self) -> Links:
        """What cites what."""
        return links(self.study)

    @cached_property
    def addresses(self) -> tuple[Address, ...]:
        """The web addresses anywhere in the text, in order, as often as they are written."""
        return tuple(addresses_at(self.view, self.folded, self.signs))

    @cached_property
    def signs(self) -> list[int]:
        """Where `://` and `www` stand, in order, in any case."""
        return signs(self.folded)

    @cached_property
    def years(self) -> list[int]:
        """Where years may be of a date in figures or begin a period."""
        return figures_near(self.folded)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs of all sections, in document order; items of the lists are paragraphs too."""
        found = [paragraph for number in range(1, 6) for paragraph in self.paragraphs_of(number)]
        return tuple(sorted(found, key=lambda paragraph: paragraph.start))

    @cached_property
    def claims(self) -> tuple[Paragraph, ...]:
        """The paragraphs of sections 1, 2 and 4, where a case study makes its claims."""
        found = [paragraph for number in sorted(CLAIMING) for paragraph in self.paragraphs_of(number)]
        return tuple(sorted(found, key=lambda paragraph: paragraph.start))

    def paragraphs_of(self, number: int) -> tuple[Paragraph, ...]:
        """The paragraphs of the section with this number, of a doubled one those of both."""
        if number not in self._paragraphs:
            self._paragraphs[number] = tuple(
                Paragraph(number, start, end)
                for section in self.sections(number)
                for start, end in stretches(
                    self.view, section.span.start, section.span.end, self._views.width
                )
            )
        return self._paragraphs[number]

    def own_words(self, number: int) -> str:
        """The view with quotations in that section, addresses and citations in and near it unreadable."""
        known = self._own_words.get(number)
        if known is None:
            spans = [section.span for section in self.sections(number)]
            marked = any(has_mark(self.view, span.start, span.end) for span in spans)
            around = [(p.start, p.end) for p in self.paragraphs_of(number)] if marked else []
            first = min((span.start for span in spans), default=0) - _AROUND
            last = max((span.end for span in spans), default=0) + _AROUND
            hidden = [(a.start, a.end) for a in self.addresses if a.end > first and a.start < last]
            hidden += [(c.span.start, c.span.end) for c in self.citations_in(first, last)]
            known = self._own_words[number] = own_words(self.view, around, hidden)
        return known

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The passages of section 4, in document order, and which of them cite a source."""
        spans = [(paragraph.start, paragraph.end) for paragraph in self.paragraphs_of(4)]
        return passages(self.view, spans, self.study)

    @cached_property
    def pairing(self) -> Pairing:
        """The sources held against the passages of section 4."""
        return Pairing(self.view, self.passages, self.study)

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The uncited sources whose passage is clear; none where section 4 does not cite by label."""
        return tuple(self.pairing.pairs(self.links)) if self.cites_sources else ()

    @cached_property
    def cites_sources(self) -> bool:
        """Whether section 4 cites sources by label; fewer than three citations may be a list misread."""
        cited = self.links.cited.items()
        return (
            sum(counted.get(4, 0) for (kind, _, part), counted in cited if kind == "source" and part is None)
            >= 3
        )

    def is_quoted(self, offset: int) -> bool:
        """Whether `offset` lies in a quotation in sections 1, 2 or 4: not the author's own words."""
        within = bisect_right(self._claiming, (offset, len(self.view) + 1, 0)) - 1
        if within < 0 or offset >= self._claiming[within][1]:
            return False
        number = self._claiming[within][2]
        if number not in self._quoted:
            self._quoted[number] = sorted(
                (quotation.start, quotation.end)
                for paragraph in self.paragraphs_of(number)
                for quotation in quotations(self.view, paragraph.start, paragraph.end)
            )
        quoted = self._quoted[number]
        at = bisect_right(quoted, (offset, len(self.view))) - 1
        return at >= 0 and offset < quoted[at][1]

    @cached_property
    def _claiming(self) -> list[tuple[int, int, int]]:
        """Start, end and number of sections 1, 2 and 4."""
        return sorted((s.span.start, s.span.end, s.number) for s in self.sections(*CLAIMING))

    def sentences(self, paragraph: Paragraph) -> list[Span]:
        """The sentences of a paragraph, in order, white space around them left out."""
        return sentences(self.view, paragraph.start, paragraph.end)

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """The paragraph that `offset` lies in, None outside the sections."""
        at = bisect_right(self._paragraph_starts, offset) - 1
        return self.paragraphs[at] if at >= 0 and offset < self.paragraphs[at].end else None

    def next_paragraph(self, offset: int) -> Paragraph | None:
        """The first paragraph that begins at `offset` or behind it, None when there is none."""
        at = bisect_left(self._paragraph_starts, offset)
        return self.paragraphs[at] if at < len(self.paragraphs) else None

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [paragraph.start for paragraph in self.paragraphs]

    @cached_property
    def _citation_starts(self) -> list[int]:
        return [citation.span.start for citation in self.study.citations]

    def citations_in(self, start: int, end: int) -> tuple[Citation, ...]:
        """The citations that begin in `[start, end)`."""
        first = bisect_left(self._citation_starts, start)
        return self.study.citations[first : bisect_left(self._citation_starts, end)]

    def sections(self, *numbers: int) -> tuple[Section, ...]:
        """The sections with these numbers, as found: a doubled one comes twice."""
        found = self._sections.get(numbers)
        if found is None:
            found = tuple([section for section in self.study.sections if section.number in numbers])
            self._sections[numbers] = found
        return found

    def head(self, item: Reference | Source) -> Span:
        """Where to point for a whole item."""
        return beginning(item.span, item.raw)

    def called(self, kind: str, index: int) -> str:
        """What to call a reference or source in a message: its label, or its place in the list."""
        items: tuple[Reference, ...] | tuple[Source, ...] = (
            self.study.references if kind == "reference" else self.study.sources
        )
        return items[index].label or f"{kind} no. {index + 1}"
