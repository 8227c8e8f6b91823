"""The check character of a research council's grant number does not fit its digits.

Why: a wrong or swapped digit makes it the number of another award, or of none.
Basis: the councils' numbering as measured on REF 2021 (3,002 of 3,006 fit); no document is known.

Flagged: ``ES/H038068/1``   (two digits swapped)
Fine:    ``ES/H038086/1``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.grantnumbers import check_characters, grant_numbers
from refcase.validate.rule import Hit, rule


@rule("GRA003", "grant-check-character", Severity.WARNING, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each number of a series that is known, when its check character does not fit."""
    for number in draft.once(grant_numbers):
        if number != number.mended:
            continue
        known = check_characters(number.letter, number.digits)
        if known and number.check not in known:
            yield Hit(
                number.span,
                f"“{number.written}” has a digit that does not fit the others",
                hint="compare it with the award letter",
            )
