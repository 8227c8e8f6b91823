"""A source is never cited, and one paragraph of section 4 clearly speaks of what it holds.

Why: a source that nothing points at backs nothing, and its claim stands there without evidence.
Basis: held out on published studies, a paragraph so clear was the right one in 9 of 10; confidence D.

Flagged: ``E4 Letter from GIP Inverlune``   (never cited; one paragraph alone speaks of GIP and Inverlune)
Fine:    ``E4 Letter from GIP Inverlune``   (``… the GIP of Inverlune was pleased [E4].``)
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.text import Span
from refcase.validate.backing import as_cited, unsourced_quotations
from refcase.validate.draft import Draft
from refcase.validate.pairing import Pair
from refcase.validate.rule import Aside, Hit, rule

_NAMED = 3


@rule("EVI003", "uncited-source-fits-paragraph", Severity.INFO, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each uncited source or part whose paragraph is clear."""
    for pair in draft.pairs:
        source = draft.study.sources[pair.source]
        label = source.label and source.label + (pair.part.label if pair.part else "")
        shared = ", ".join(f"“{word}”" for word in pair.shared[:_NAMED])
        lacking = "" if draft.passages[pair.place].cites else ", which cites no source"
        yield Hit(
            pair.part.span if pair.part else draft.head(source),
            f"{label or draft.called('source', pair.source)} is never cited and shares {shared} with one"
            f" paragraph of section 4{lacking}",
            hint=f"cite {as_cited(draft, label)} there, if it is what backs it" if label else "cite it there",
            label=label,
            asides=tuple(_asides(draft, pair)),
        )


def _asides(draft: Draft, pair: Pair) -> Iterator[Aside]:
    """The paragraph, and a quotation in it that has no source."""
    at = Span(start=pair.at, end=pair.at + len(pair.shared[0]))
    yield Aside(at, f"“{pair.shared[0]}” stands here")
    for quotation in unsourced_quotations(draft, pair.place)[:1]:
        yield Aside(Span(start=quotation.start, end=quotation.end), "this quotation cites no source")
