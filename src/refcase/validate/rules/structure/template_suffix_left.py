"""The template's "indicative maximum" is left in a heading.

Why: it takes up room, and says that the template was filled in and not read again.
Basis: the REF 2014 FAQ: the suffix may be deleted.

Flagged: ``1. Summary of the impact (indicative maximum 100 words)``
Fine:    ``1. Summary of the impact``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.patterns import compile_regex
from refcase.text import Span
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule

_SUFFIX = compile_regex(r"(?i)[(\[]indicative[^()\[\]]{0,60}[)\]]")


@rule("STR010", "template-suffix-left", Severity.INFO, since="0.1", selected=False)
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each such heading."""
    for section in draft.study.sections:
        found = _SUFFIX.search(draft.text, section.heading_span.start, section.heading_span.end)
        if found:
            span = Span(start=found.start(), end=found.end())
            yield Hit(
                span, f"“{found[0]}” is left from the template", hint="it may be taken out", suggestion=""
            )
