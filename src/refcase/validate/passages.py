"""Passages of section 4: what a reader takes for one paragraph, and whether a source is cited in it.

A heading, the words before a list or a quotation, and a paragraph that an export cut in two make one
passage with what follows them: a citation in any of these backs all of it.
"""

from collections.abc import Iterable
from typing import NamedTuple

from refcase.models import CaseStudy, Citation
from refcase.parse.lines import BULLETS
from refcase.patterns import compile_re

_STOPS = ".!?…"
_CLOSERS = ")]”’\"'"
# A quotation set apart belongs to what introduces it, its speaker in brackets or behind a dash to both.
_GOES_ON = compile_re(rf"[a-z“‘`\"'«(\[…]|[{BULLETS}]\s")
# "Change in policy [E1, E2]": a paragraph as short as that and without a full stop is a heading.
_HEADING = 120

# "… have been provided by: [13]"
_LISTING = compile_re(r":[ ]?[\[(][^()\[\]\n]*[\])]$")


class Passage(NamedTuple):
    """A passage `[start, end)`, and whether it cites what may be a source."""

    start: int
    end: int
    cites: bool


def passages(view: str, stretches: Iterable[tuple[int, int]], study: CaseStudy) -> tuple[Passage, ...]:
    """The passages that the paragraphs `stretches` of section 4 make, in order."""
    joined: list[tuple[int, int]] = []
    finished = True
    for start, end in stretches:
        goes_on = _GOES_ON.match(view, start, end) is not None
        if goes_on and not finished and _is_speaker(view, joined):
            joined[-2:] = [(joined[-2][0], end)]
        elif joined and (goes_on or not finished):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
        last = view[end - 1]
        finished = last in _STOPS or (
            last in _CLOSERS
            and end - start > _HEADING
            and not _LISTING.search(view, max(start, end - 40), end)
        )
    alike = study.schemes.references.cited == study.schemes.sources.cited
    cited = [c.span.start for c in study.citations if c.section == 4 and _may_be_source(c, alike)]
    at, found = 0, []
    for start, end in joined:
        before = at
        while at < len(cited) and cited[at] < end:
            at += 1
        found.append(Passage(start, end, at > before))
    return tuple(found)


def _is_speaker(view: str, joined: list[tuple[int, int]]) -> bool:
    """Whether the last stretch, short and without a full stop, names who is quoted in the one before it."""
    if len(joined) < 2:
        return False
    (_, quoted), (start, end) = joined[-2:]
    return end - start <= _HEADING and view[quoted - 1] in _CLOSERS[1:]


def _may_be_source(citation: Citation, alike: bool) -> bool:
    """Whether a citation may point at a source: always, where both lists are cited `alike` ("[3]")."""
    return alike or any(target.kind != "reference" for target in citation.targets)
