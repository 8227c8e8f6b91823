"""The bracket around a citation is not closed, or not opened.

Why: it reads as a slip, and a program may take the rest of the paragraph for a citation.
Basis: internal consistency; no text of the exercise is needed.

Flagged: ``… as the guild confirms E3].``
Fine:    ``… as the guild confirms [E3].``
"""

import re
from collections.abc import Iterator

from refcase.findings import Severity
from refcase.links import CLAIMING
from refcase.patterns import compile_re, compile_regex
from refcase.text import Span
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule

# A citation may be broken over lines, and hold round brackets and many labels.
_REACH = 300
_NEAR = compile_re(rf"\[[^\[\]]{{0,{_REACH}}}\]")
# Brackets within brackets are not told: "[see [R1] and E3]" is whole.
_BEFORE = compile_regex(r"\[(?:[^\[\]]|\[[^\[\]]*\])*$")
_AFTER = compile_regex(r"(?:[^\[\]]|\[[^\[\]]*\])*\]")


@rule("LNK012", "bracket-not-closed", Severity.WARNING, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each label with letters in front that has one square bracket beside it and no other near."""
    names = {
        items[n].label
        for items, labelled in (
            (draft.study.references, draft.labelled_references),
            (draft.study.sources, draft.labelled_sources),
        )
        for n, label in labelled
        if label.form.prefix
    }
    if not names:
        return
    view = draft.view
    sections = [s for s in draft.sections(*CLAIMING) if not _all_closed(view, s.span.start, s.span.end)]
    if not sections:
        return
    alternatives = "|".join(sorted((re.escape(name) for name in names if name), key=len, reverse=True))
    label = rf"(?:{alternatives})(?!\w)"
    opened = re.compile(rf"\[(?:{label}[,; ]{{1,2}}){{0,5}}{label}(?=[.,;:]?(?:\s|$))(?![,;]?[ ]{label})")
    closed = re.compile(rf"(?<![\w\[(–-]){label}\]")
    for section in sections:
        start, end = section.span.start, section.span.end
        for found in opened.finditer(view, start, end):
            if not _AFTER.match(view, found.end(), min(end, found.end() + _REACH)):
                yield _hit(found, "opened and not closed")
        for found in closed.finditer(view, start, end):
            if not _BEFORE.search(view, max(start, found.start() - _REACH), found.start()):
                yield _hit(found, "closed and not opened")


def _all_closed(view: str, start: int, end: int) -> bool:
    """Whether each bracket has its partner near, with no other between: two in three texts."""
    near = len(_NEAR.findall(view, start, end))
    return view.count("[", start, end) == near == view.count("]", start, end)


def _hit(found: re.Match[str], fault: str) -> Hit:
    name = found[0].strip("[]")
    span = Span(start=found.start(), end=found.end())
    return Hit(
        span, f"the bracket of “{found[0]}” is {fault}", hint=f"write [{name}]", suggestion=f"[{name}]"
    )
