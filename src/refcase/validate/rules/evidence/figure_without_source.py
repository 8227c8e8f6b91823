"""A paragraph of section 4 gives figures and cites no source for any of them.

Why: a figure is what a reader checks first.
Basis: lists of what reviewers look for in a case study; one published study in seven has some; confidence D.

Flagged: ``By 2012 the lamps had saved 340 ships.``
Fine:    ``By 2012 the lamps had saved 340 ships [E2].``
"""

from collections.abc import Iterator
from itertools import pairwise

from refcase.findings import Severity
from refcase.lookup import has_any
from refcase.parse.money import amounts
from refcase.patterns import compile_re
from refcase.text import Span
from refcase.validate.backing import is_backed, unsourced_quotations
from refcase.validate.draft import Draft
from refcase.validate.gathering import told_once
from refcase.validate.passages import Passage
from refcase.validate.rule import Hit, rule

# Where an amount may begin: in all of a passage, every number of it would be tried. What begins with one of
# a few signs is found four times as fast.
_MONEY = compile_re(r"[£€$¥GEU](?:(?<=[£€$¥])|(?<=\bG)BP|(?<=\bE)UR|(?<=\bU)SD) ?\d")
_CURRENCIES = ("£", "€", "$", "¥", "GBP", "EUR", "USD")
_LONGEST = 40
# A share, or a count of two digits and more with what it counts: "45%", "1,200 nurses", "340 of the ships".
# How long, how far and how often is no count. It begins with a digit, and looks back from there: so it is
# four times as fast.
_FIGURE = compile_re(
    r"""(?x) \d (?<![\w.,/£$€:–-].)
    (?: \d{0,2}(?:\.\d+)?[ ]?(?:%|per[ ]?cent\b)
      | (?!(?<=1)9\d\d\b|(?<=2)0\d\d\b) (?:\d{0,2}(?:,\d{3})+|\d{1,6}) (?:\.\d+)? (?:[ ](?:million|thousand))?
        (?= [ \n] (?:of[ ]the[ ])? (?:[a-z-]{3,15}[ \n]){0,2}
          (?! (?:years|months|weeks|days|hours|minutes|times|pages|degrees|metres|miles|references?
            |percents?|was|has|as|is|this|its)\b )
          (?:[a-z-]{2,14}s|people|staff|children|women|men)\b ) ) """
)


@rule("EVI002", "figure-without-source", Severity.INFO, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for the first figure of each such paragraph.

    None where EVI001 or EVI003 tells that the paragraph cites no source.
    """
    if draft.cites_sources:
        yield from told_once(_hits(draft), "paragraph")


def _hits(draft: Draft) -> Iterator[Hit]:
    for place, passage in enumerate(draft.passages):
        found = [] if passage.cites else _figures(draft.view, passage)
        if not found or is_backed(draft, place) or unsourced_quotations(draft, place):
            continue
        if any(pair.place == place for pair in draft.pairs):
            continue
        first = found[0]
        others = len(found) - 1
        more = f" or for {others} more figure{'s' * (others > 1)} of its paragraph" if others else ""
        yield Hit(
            first,
            f"no source is cited for “{first.of(draft.text)}”{more}",
            hint="cite in this paragraph what the figures come from",
        )


def _figures(view: str, passage: Passage) -> list[Span]:
    """The figures of a passage that a reader would want to check, in order."""
    starts = []
    if has_any(view[passage.start : passage.end], _CURRENCIES):
        starts = [match.start() for match in _MONEY.finditer(view, passage.start, passage.end)]
    ends = [min(at + _LONGEST, following) for at, following in pairwise([*starts, passage.end])]
    money = [
        (m.start, m.end) for at, end in zip(starts, ends, strict=True) for m in amounts(view, at, end)[:1]
    ]
    counts = [match.span() for match in _FIGURE.finditer(view, passage.start, passage.end)]
    return [Span(start=start, end=end) for start, end in sorted({*money, *counts})]
