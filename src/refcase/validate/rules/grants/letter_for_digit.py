"""A research council's grant number has a letter O or I where a digit belongs.

Why: the number is looked up by machine, and nothing is found under the wrong character.
Basis: measured on 16,450 grants of REF 2021; in all 14 such numbers a digit was meant.

Flagged: ``ES/HO38086/1``   (the letter O)
Fine:    ``ES/H038086/1``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.grantnumbers import check_characters, grant_numbers
from refcase.validate.rule import Hit, rule


@rule("GRA001", "grant-number-letter-for-digit", Severity.WARNING, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each such number; a suffix that is left out is told with it."""
    for number in draft.once(grant_numbers):
        body = number.digits + number.check
        faults = [
            f"the letter {letter} for a {figure}"
            for letter, figure in (("O", "zero"), ("I", "one"))
            if letter in body
        ]
        if not faults:
            continue
        mended = number.mended
        right = mended.written if number.part else f"{mended.written}/1"
        missing = "" if number.part else ", and no suffix"
        known = check_characters(mended.letter, mended.digits)
        fits = mended.check in known if known else None
        yield Hit(
            number.span,
            f"“{number.written}” has {' and '.join(faults)}{missing}",
            hint=f"write {right}"
            + ("" if number.part else " (/1 is the usual suffix)")
            + ("; its check character fits" if fits else ""),
            suggestion=right if fits is not False else None,
        )
