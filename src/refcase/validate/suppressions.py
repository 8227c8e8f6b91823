"""Suppressions: findings that the author has seen and accepted, said in the draft or in the settings.

    line := "<!--" "refcase:" "ignore" code ("," code)* ("--" reason)? "-->"

Such a line stands by itself. Next to the heading of a section it is for the whole section, else for the
paragraph, or the item of a list, that follows it.
"""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from refcase.findings import Finding
from refcase.patterns import compile_regex
from refcase.text import Span
from refcase.validate.draft import Draft, Idle
from refcase.validate.selection import ALL

# As `refcase.parse.furniture` steps over it; one that is not closed is still meant for refcase.
_COMMENT = compile_regex(r"(?i)<!--[ \t]*refcase\b[ \t]*:?(?P<said>[^\n]{0,400}?)(?P<close>-->|(?=\n|\Z))")
_WIDEST = 200  # what is set in further than this is no line of its own
_FAR = 2_000  # characters, with lines of this kind among them
_SPACES = compile_regex(r"\s*")
_SPACES_BEFORE = compile_regex(r"(?:\A|\n)[ \t]*$")
_SPACES_AFTER = compile_regex(r"[ \t]*(?:\n|\Z)")
_IGNORE = compile_regex(
    r"(?i)[ \t]*ignore[ \t]+(?P<codes>[A-Za-z]{1,3}\d{0,3}(?:[ \t]*,[ \t]*[A-Za-z]{1,3}\d{0,3})*)"
    r"(?:[ \t]+(?:--|–|—)[ \t]*(?P<reason>[^\n]*?))?[ \t]*"
)


class Suppression(NamedTuple):
    """Findings not to be reported: of a rule, or of all whose codes begin so; on one label or on any.

    `many` says that it is for several drafts, so that it may meet no finding in this one.
    """

    code: str
    label: str | None
    reason: str
    many: bool = False

    def covers(self, finding: Finding) -> bool:
        """Whether it speaks of the finding."""
        named = self.label is None or (finding.label or "").casefold() == self.label.casefold()
        return named and _covers(self.code, finding)


class Comment(NamedTuple):
    """A line of the draft that speaks to refcase; `codes` is empty when it cannot be understood.

    `scope` is the stretch it is for.
    """

    span: Span
    codes: tuple[str, ...]
    scope: Span


def comments(draft: Draft) -> list[Comment]:
    """The lines of the draft that speak to refcase, in order."""
    found: list[Comment] = []
    if "<" not in draft.text:
        return found  # sought a hundred times as fast as a pattern
    study = draft.study
    items = [item.span for listed in (study.references, study.sources, study.grants) for item in listed]
    items.sort(key=lambda span: span.start)
    starts = [span.start for span in items]
    for match in _COMMENT.finditer(draft.text):
        span = Span(start=match.start(), end=match.end())
        said = (
            _IGNORE.fullmatch(match["said"]) if match["close"] and _stands_alone(draft.text, span) else None
        )
        codes = tuple(code.strip().upper() for code in said["codes"].split(",")) if said else ()
        found.append(Comment(span, codes, _scope(draft, span, items, starts)))
    return found


def _stands_alone(text: str, span: Span) -> bool:
    before = _SPACES_BEFORE.search(text, max(0, span.start - _WIDEST), span.start)
    return before is not None and _SPACES_AFTER.match(text, span.end) is not None


def _scope(draft: Draft, span: Span, items: list[Span], starts: list[int]) -> Span:
    """The section when nothing but such lines parts this one from its heading, else what follows next.

    `items` are the listed items in order, `starts` where they begin.
    """
    for section in draft.study.sections:
        head = section.heading_span
        # in the view other lines of this kind are blank
        if _blank(draft.view, span.end, head.start) or _blank(draft.view, head.end, span.start):
            return Span(start=head.start, end=section.span.end)
    following = draft.next_paragraph(span.end)
    if following is None:
        return span
    own = bisect_right(starts, following.start) - 1
    end = items[own].end if own >= 0 and following.start < items[own].end else 0
    return Span(start=following.start, end=max(following.end, end))


def _blank(view: str, start: int, end: int) -> bool:
    """Whether `start` comes before `end` with nothing but white space between them."""
    if not start <= end <= start + _FAR:
        return False
    found = _SPACES.match(view, start, end)
    return found is not None and found.end() == end


class Sifted(NamedTuple):
    """Findings sifted: those to report, how many were suppressed, and the suppressions that met none."""

    kept: list[Finding]
    suppressed: int
    idle: tuple[Idle, ...]


def sift(draft: Draft, findings: Iterable[Finding], told: Iterable[Suppression] = ()) -> Sifted:
    """`findings` without those that the draft or `told`, the settings' own, suppress."""
    told = list(told)
    if not told and not draft.once(comments):
        return Sifted(list(findings), 0, ())  # the usual case
    written = sorted(
        ((comment, code) for comment in draft.once(comments) for code in comment.codes),
        key=lambda pair: pair[0].scope.start,
    )
    starts = [comment.scope.start for comment, _ in written]
    # how far the scopes up to each one reach: where none reaches a finding, no earlier one need be asked
    reach = list(accumulate((comment.scope.end for comment, _ in written), max))
    met = {n for n, suppression in enumerate(told) if suppression.many}
    kept, suppressed = [], 0
    for finding in findings:
        at = finding.span.start
        meant = [n for n, suppression in enumerate(told) if suppression.covers(finding)]
        n = bisect_right(starts, at) - 1
        while n >= 0 and reach[n] >= at:
            comment, code = written[n]
            if comment.scope.end >= at and _covers(code, finding):
                meant.append(len(told) + n)
            n -= 1
        met.update(meant)
        if meant:
            suppressed += 1
        else:
            kept.append(finding)
    every = [Idle(suppression.code, suppression.label, None) for suppression in told]
    every += (Idle(code, None, comment.span) for comment, code in written)
    return Sifted(kept, suppressed, tuple(idle for n, idle in enumerate(every) if n not in met))


def _covers(code: str, finding: Finding) -> bool:
    return code == ALL or finding.code.startswith(code)
