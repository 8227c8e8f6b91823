"""A research council's grant number stands without its suffix.

Why: the full reference, with /1 or /2, is what the councils' own records are filed under.
Basis: measured on REF 2021: 3,517 grant numbers have the suffix, 32 do not, and /1 is nearly always meant.

Flagged: ``EP/K000012``
Fine:    ``EP/K000012/1``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.gathering import told_once
from refcase.validate.grantnumbers import grant_numbers
from refcase.validate.rule import Hit, rule


@rule("GRA002", "grant-number-without-suffix", Severity.INFO, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each such number, told as one; those with a letter for a digit are another rule's."""
    numbers = draft.once(grant_numbers)
    whole = {number.mended.written.rpartition("/")[0] for number in numbers if number.part}
    hits = (
        Hit(
            bare.span,
            f"“{bare.written}” has no suffix such as /1",
            hint=f"write {bare.written}/1, if that is the award",
        )
        for bare in numbers
        if not bare.part and bare == bare.mended and bare.written not in whole
    )
    yield from told_once(hits, "number", most=1)
