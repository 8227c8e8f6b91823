"""A reference does not say how to get at the output.

Why: panels must be able to obtain every output that they want to see.
Basis: a DOI, an address, "listed in REF2", or "supplied on request" (a university's page on Annex G).

Flagged: ``Ash, W. (2011) Kilns of the north. Pottery Review 4, 12-30.``
Fine:    ``Ash, W. (2011) Kilns of the north. Pottery Review 4, 12-30. DOI: 10.5555/kilns``
"""

from collections.abc import Iterator

import regex

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.gathering import fault
from refcase.validate.rule import Hit, rule

# Said once, anywhere in the section, it is said for all.
_PROMISED = regex.compile(
    r"(?i)\b(?:on|upon|by)[ \n]request|(?:are|is|be|all)[ \n](?:\w+[ \n])?(?:available|supplied|provided)"
    r"|listed[ \n]in[ \n]REF"
)
_GIVEN = regex.compile(
    r"(?i)\b(?:REF[ ]?2|ISBN|ISSN|doi|PMC?ID|arXiv|available|handle|patent|www|https?)\b|10\.\d{4}"
)


@rule("ITM005", "reference-without-access", Severity.INFO, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """One hit for all such references, at the first."""
    if any(
        _PROMISED.search(section.heading) or _PROMISED.search(section.text) for section in draft.sections(3)
    ):
        return
    found = [
        n
        for n, reference in enumerate(draft.study.references)
        if not (reference.doi or reference.url or reference.isbn or _GIVEN.search(reference.raw))
    ]
    hint = "add a DOI or an address, or say once that outputs can be supplied on request"
    yield from fault(draft, "reference", found, "does not say how to get the output", hint)
