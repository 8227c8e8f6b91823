"""A research council's grant number stands without its suffix.

Why: the full reference, with /1 or /2, is what the councils' own records are filed under.
Basis: measured on REF 2021: 3,517 grant numbers have the suffix, 32 do not, and /1 is nearly always meant.

Flagged: ``EP/K000012``
Fine:    ``EP/K000012/1``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.grantnumbers import grant_numbers
from refcase.validate.rule import Aside, Hit, rule


@rule("GRA002", "grant-number-without-suffix", Severity.INFO, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """One hit for all such numbers, at the first; those with a letter for a digit are another rule's."""
    numbers = list(grant_numbers(draft))
    whole = {number.mended.written.rpartition("/")[0] for number in numbers if number.part}
    bare = [n for n in numbers if not n.part and n == n.mended and n.written not in whole]
    if not bare:
        return
    first, *others = bare
    more = f", nor {'has' if len(others) == 1 else 'have'} {len(others)} more" if others else ""
    yield Hit(
        first.span,
        f"“{first.written}” has no suffix such as /1{more}",
        hint=f"write {first.written}/1, if that is the award",
        asides=tuple(Aside(other.span, f"“{other.written}” has none either") for other in others),
    )
