"""An acronym is used and never explained.

Why: panels read across disciplines, and members of the public read the published text.
Basis: good practice; assessors are not all of the author's field.

Flagged: ``The kilns of the BPG were rebuilt.``
Fine:    ``The kilns of the Bow Potters' Guild (BPG) were rebuilt.``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.links import CLAIMING
from refcase.text import Span
from refcase.validate.acronyms import KNOWN, Initials, acronyms, explained, slips_among
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule

# An explanation may follow its acronym: "ABC, the Association of …".
_NEAR = 200


@rule("TXT001", "acronym-undefined", Severity.INFO, since="0.1", selected=False)
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each such acronym, at its first use in sections 1, 2 or 4."""
    listed = {item.label for item in draft.study.references} | {item.label for item in draft.study.sources}
    told = explained(draft.view)
    initials: Initials | None = None
    claimed = [(section.span.start, section.span.end) for section in draft.sections(*CLAIMING)]
    found = acronyms(draft)
    slips = slips_among(found)  # which another rule tells
    for acronym, places in found.items():
        if acronym in KNOWN or acronym in draft.acronyms or acronym in listed or acronym in slips:
            continue
        uses = [
            at
            for at in places
            if any(start <= at < end for start, end in claimed) and not draft.is_quoted(at)
        ]
        if not uses:
            continue
        end = uses[0] + len(acronym) + _NEAR
        if told.get(acronym, end) < end:
            continue
        initials = initials or Initials(draft.view)
        if initials.spell(acronym, end):
            continue
        often = "" if len(uses) == 1 else f" ({len(uses)} times)"
        yield Hit(
            Span(start=uses[0], end=uses[0] + len(acronym)),
            f"“{acronym}” is used{often} and not explained before",
            hint="write it out where it is first used",
        )
