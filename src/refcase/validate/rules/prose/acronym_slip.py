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
from refcase.validate.acronyms import KNOWN, Initials, acronyms, explained
from refcase.validate.draft import Draft
from refcase.validate.rule import Aside, Hit, rule

_RARE = 2
_OFTEN = 4
_LETTERS = 4


@rule("TXT002", "acronym-slip", Severity.INFO, since="0.1", selected=False)
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each use of a rare acronym that is probably a slip of a frequent one."""
    found = acronyms(draft)
    frequent = [name for name, uses in found.items() if len(uses) >= _OFTEN and len(name) >= _LETTERS]
    if not frequent:
        return
    told = explained(draft.view)
    claimed = [(section.span.start, section.span.end) for section in draft.sections(*CLAIMING)]
    initials: Initials | None = None
    for name, uses in found.items():
        if len(uses) > _RARE or len(name) < _LETTERS or name in KNOWN or name in draft.acronyms:
            continue
        meant = next((other for other in frequent if _slip(name, other)), None)
        if meant is None or name in told:
            continue
        initials = initials or Initials(draft.view)
        if initials.spell(name, len(draft.view)):
            continue
        for at in uses:
            if any(start <= at < end for start, end in claimed):
                first = found[meant][0]
                yield Hit(
                    Span(start=at, end=at + len(name)),
                    f"“{name}” may be a slip for “{meant}”, used {len(found[meant])} times",
                    hint=f"write {meant} if that is meant, or explain {name}",
                    asides=(Aside(Span(start=first, end=first + len(meant)), f"the first {meant}"),),
                )


def _slip(name: str, other: str) -> bool:
    """Whether one letter changed, missing or added, or two neighbours swapped, turns one into the other."""
    # A first letter more or less makes another body (the GP, the RGP); "SENIORs" is its own singular.
    if abs(len(name) - len(other)) > 1 or name[0] != other[0] or f"{name}S" == other or name == f"{other}S":
        return False
    at = next(
        (i for i, (a, b) in enumerate(zip(name, other, strict=False)) if a != b), min(len(name), len(other))
    )
    if len(name) != len(other):
        short, long = sorted((name, other), key=len)
        return short[at:] == long[at + 1 :]
    swapped = name[at : at + 2] == other[at : at + 2][::-1] and name[at + 2 :] == other[at + 2 :]
    # Of four letters, one changed makes another body more often than a slip.
    return swapped or (len(name) > _LETTERS and name[at + 1 :] == other[at + 1 :])
