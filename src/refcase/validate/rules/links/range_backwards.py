"""A range of labels runs backwards.

Why: [E7–E3] may mean E3 to E7, or be a slip for E7–E8.
Basis: internal consistency; no text of the exercise is needed.

Flagged: ``… as five letters confirm [E7–E3].``
Fine:    ``… as five letters confirm [E3–E7].``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.patterns import compile_re, compile_regex
from refcase.text import Span
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule

# Both ends with the same letters in front, so that no pages, years or scores are meant.
_RANGE = compile_regex(
    r"(?<![\w.])(?P<prefix>[A-Z]{1,3})(?P<first>\d{1,2})[ ]?(?:[-–—]|to)[ ]?"
    r"(?P=prefix)(?P<last>\d{1,2})(?![\w.]\d|\w)"
)
_JOINS = compile_re("[-–—]|to")


@rule("LNK011", "range-backwards", Severity.ERROR, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each such range inside a citation."""
    prefixes = {label.form.prefix for _, label in (*draft.labelled_references, *draft.labelled_sources)}
    if not any(prefixes):
        return
    for citation in draft.study.citations:
        if not _JOINS.search(citation.written):
            continue  # the usual case
        for found in _RANGE.finditer(draft.text, citation.span.start, citation.span.end):
            if found["prefix"].casefold() in prefixes and int(found["last"]) < int(found["first"]):
                right = f"{found['prefix']}{found['last']}–{found['prefix']}{found['first']}"
                span = Span(start=found.start(), end=found.end())
                yield Hit(
                    span, f"the range “{found[0]}” runs backwards", hint=f"{right}, if that is what is meant"
                )
