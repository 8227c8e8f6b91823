"""An amount has a currency symbol where the style guide has a code.

Why: figures of all case studies are searched and added up together; a code reads the same everywhere.
Basis: the style guide for figures of REF 2021, not read; 31 of 99 published studies write GBP, 20 write £;
confidence D.

Flagged: ``saved £1.2m``
Fine:    ``saved GBP1,200,000``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.figures import sums
from refcase.validate.gathering import habit
from refcase.validate.rule import Hit, rule

# Whose dollar a bare $ is, and whether ¥ is a yen, the draft does not say.
_OF_ONE = {"£", "€", "US$", "A$", "AU$", "C$"}


@rule("FIG001", "currency-symbol", Severity.INFO, since="0.1", selected=False)
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for the first such amount, where the exercise has a style guide."""
    found = [each for each in sums(draft) if not each.is_coded] if draft.profile.indicator_style else []
    if not found:
        return
    first = found[0]
    suggestion = f"{first.money.currency}{first.in_full}" if first.sign in _OF_ONE else None
    yield from habit(
        [each.span for each in found],
        f"“{first.written(draft)}” has a symbol, not the code of its currency",
        hint="write the code of the currency and the whole amount, such as GBP1,200,000",
        suggestion=suggestion,
    )
