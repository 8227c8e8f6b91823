"""A citation by author and year fits two items.

Why: a reader cannot tell which of the two is meant.
Basis: internal consistency; no text of the exercise is needed.

Flagged: ``(Flint 2012)``   (2012a and 2012b are listed)
Fine:    ``(Flint 2012a)``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.links import CLAIMING
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule


@rule("LNK017", "ambiguous-author-year", Severity.WARNING, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each such citation."""
    for citation in draft.study.citations:
        if citation.kind == "author-year" and citation.section in CLAIMING:
            for target in citation.targets:
                if target.item is None:
                    told = f"“{target.label}” fits more than one reference"
                    yield Hit(
                        citation.span,
                        told,
                        hint="add the letter of the one that is meant, as in 2012a",
                        label=target.label,
                    )
