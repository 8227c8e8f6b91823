"""An impact is hoped for or said to be possible, not to have happened.

Why: impact counts when it has happened; what may come is not assessed.
Basis: studies with high scores hedge less; most published studies hedge somewhere.

Flagged: ``The new kilns could help potters everywhere.``
Fine:    ``The new kilns helped 340 potters in May 2015.``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.patterns import compile_regex
from refcase.text import Span
from refcase.validate.draft import Draft
from refcase.validate.rule import Aside, Hit, rule

# Small letters: "May" is a month, "Will" a name.
_HEDGE = compile_regex(
    r"(?<!\b(?:how|what|which|I|that)\s)\b(?:could|may|might|potential\s(?:for|to|impact|benefits?)|hoped|(?:is|are)\s(?:expected|likely|intended)\sto|will)\b(?!-)"
)


@rule("TXT008", "hedge", Severity.INFO, since="0.1", selected=False)
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each such word of sections 1 and 4, at its first use, the others beside it."""
    uses: dict[str, list[Span]] = {}
    for section in draft.sections(1, 4):
        for match in _HEDGE.finditer(draft.view, section.span.start, section.span.end):
            if draft.is_quoted(match.start()):
                continue
            said = " ".join(match[0].split())
            uses.setdefault(said, []).append(Span(start=match.start(), end=match.end()))
    for said, (first, *others) in uses.items():
        often = f" ({len(others) + 1} times)" if others else ""
        yield Hit(
            first,
            f"“{said}” speaks of what may come{often}",
            hint="say what has happened, if this is an impact",
            asides=tuple(Aside(span, "here too") for span in others[:5]),
        )
