"""Text above section 1 is no field of the template.

Why: it may be a note that was to be taken out, or a field that cannot be recognised.
Basis: what stands there counts towards the page limit (REF 2021 guidance, Annex G).

Flagged: ``Draft 7, with Ada's comments`` above section 1
Fine:    the title and the fields of the header
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.validate.draft import Draft, beginning
from refcase.validate.rule import Hit, rule


@rule("STR006", "leftover-text", Severity.INFO, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each stretch of such text at its beginning."""
    for left in draft.study.leftovers:
        if not any(s.span.start <= left.span.start < s.span.end for s in draft.study.sections):
            yield Hit(
                beginning(left.span, left.raw), left.reason, hint="take it out, or put it where it belongs"
            )
