"""No title can be made out in a reference.

Why: a reference that names no output cannot be looked up.
Basis: references give author, title, year and output (a university's page on Annex G).

Flagged: ``Ash, W. (2011)``
Fine:    ``Ash, W. (2011) Kilns of the north. Pottery Review 4, 12-30.``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule
from refcase.validate.several import together


@rule("ITM004", "reference-without-title", Severity.INFO, since="0.2")
def check(draft: Draft) -> Iterator[Hit]:
    """One hit for all such references, at the first."""
    found = [n for n, reference in enumerate(draft.study.references) if reference.title is None]
    yield from together(draft, "reference", found, "has no title that can be made out", "write the title out")
