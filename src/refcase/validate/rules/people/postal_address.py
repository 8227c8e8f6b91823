"""A postal address is in the text.

Why: case studies are published; contact details are entered in the system, not in the document.
Basis: REF 2021 guidance on submissions, p. 98, as universities quote it.

Flagged: ``Clerk of the guild, 4 Mill Lane, Loxley LX4 2AB``
Fine:    ``Clerk of the guild, Loxley``
"""

from collections.abc import Iterator

import regex

from refcase.findings import Severity
from refcase.patterns import compile_re, compile_regex
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule
from refcase.validate.running import span_of

# Behind a comma or a word, as in an address.
_POSTCODE = compile_regex(
    r"(?<=[a-z,.][,. ]?\s)(?P<code>[A-Z]{1,2}\d[A-Z\d]?[ ]\d[ABD-HJLNP-UW-Z]{2})(?![\w-])"
)
# Its second half, from a space: a third of the time.
_HINT = compile_re(r" \d[ABD-HJLNP-UW-Z]{2}")


@rule("PII003", "postal-address", Severity.WARNING, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each postcode of a source."""
    labels = {source.span.start for source in draft.study.sources}
    for section in draft.sections(5):
        start, end = section.span.start, section.span.end
        if not _HINT.search(draft.view, start, end):
            continue
        for found in _POSTCODE.finditer(draft.view, start, end):
            if found.start("code") not in labels:
                yield _hit(found)


def _hit(found: "regex.Match[str]") -> Hit:
    told = f"the postcode “{found['code']}” is among the sources"
    hint = "name the organisation, not its address; contact details are entered in the system"
    return Hit(span_of(found, "code"), told, hint=hint)
