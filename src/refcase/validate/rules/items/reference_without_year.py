"""A reference gives no year.

Why: without it nobody can see that the research lies in the period that counts.
Basis: references give author, title, year and output (a university's page on Annex G); 3 in 100 give none.

Flagged: ``Ash, W. Kilns of the north. Pottery Review 4, 12-30.``
Fine:    ``Ash, W. Kilns of the north. Pottery Review, forthcoming.``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.patterns import compile_regex
from refcase.validate.draft import Draft
from refcase.validate.gathering import fault
from refcase.validate.rule import Hit, rule

# A year printed anywhere, in whatever form, or a word that says why there is none.
_DATED = compile_regex(
    r"(?i)(?<!\d)(?:19|20)[ ]?\d\d(?!\d)|forthcoming|removed[ ]for|in[ \n-]?press|accepted|submitted|ongoing"
    r"|under[ \n]review|in[ \n]preparation|to[ \n]appear|n\.d\.|no[ \n]date|[’'](?:0|1|9)\d\b"
    r"|\d[/.]\d{1,2}[/.]\d\d\b"
)


@rule("ITM003", "reference-without-year", Severity.INFO, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """One hit for all such references, at the first."""
    found = [
        n
        for n, reference in enumerate(draft.study.references)
        if reference.year is None and reference.printed_label and not _DATED.search(reference.raw)
    ]
    yield from fault(draft, "reference", found, "gives no year", "add the year of publication")
