"""An acronym differs by one letter from another that the text uses often.

Why: a reader takes it for a second body or method and looks for it in vain.
Basis: internal consistency; no text of the exercise is needed.

Flagged: ``the BPGK … BPGK … BPGK … BPGK … the BPKG``
Fine:    ``the Bow Potters' Guild of Kent (BPGK) and the Bow Potters' Guild of Ely (BPGE)``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.links import CLAIMING
from refcase.text import Span
from refcase.validate.acronyms import Initials, acronyms, explained, slips_among
from refcase.validate.draft import Draft
from refcase.validate.rule import Aside, Hit, rule


@rule("TXT002", "acronym-slip", Severity.INFO, since="0.1", selected=False)
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each use of a rare acronym that is probably a slip of a frequent one."""
    found = acronyms(draft)
    slips = slips_among(found)
    if not slips:
        return
    told = explained(draft.view)
    claimed = [(section.span.start, section.span.end) for section in draft.sections(*CLAIMING)]
    initials: Initials | None = None
    for name, meant in slips.items():
        if name in draft.acronyms or name in told:
            continue
        initials = initials or Initials(draft.view)
        if initials.spell(name, len(draft.view)):
            continue
        for at in found[name]:
            if any(start <= at < end for start, end in claimed):
                first = found[meant][0]
                yield Hit(
                    Span(start=at, end=at + len(name)),
                    f"“{name}” may be a slip for “{meant}”, used {len(found[meant])} times",
                    hint=f"write {meant} if that is meant, or explain {name}",
                    asides=(Aside(Span(start=first, end=first + len(meant)), f"the first {meant}"),),
                )
