"""No title can be made out in a reference.

Why: a reference that names no output cannot be looked up.
Basis: references give author, title, year and output (a university's page on Annex G).

Flagged: ``Ash, W. (2011)``
Fine:    ``Ash, W. (2011) Kilns of the north. Pottery Review 4, 12-30.``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.identifiers import addresses
from refcase.models import Reference
from refcase.patterns import compile_regex
from refcase.validate.draft import Draft
from refcase.validate.gathering import fault
from refcase.validate.rule import Hit, rule

# A title that the parser does not see is no missing one: only where no word is left that could be of one.
_WORD = compile_regex(r"\p{L}{3,}")
_NO_TITLE = {"url", "doi", "isbn", "ref", "and", "link", "http", "https"}


@rule("ITM004", "reference-without-title", Severity.INFO, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """One hit for all such references, at the first."""
    found = [
        n
        for n, reference in enumerate(draft.study.references)
        if reference.title is None and _bare(reference)
    ]
    yield from fault(draft, "reference", found, "has no title that can be made out", "write the title out")


def _bare(reference: Reference) -> bool:
    """Whether nothing but names, numbers and addresses is there."""
    text = reference.raw
    for one in reversed(addresses(text)):
        text = text[: one.start] + text[one.end :]
    names = " ".join(
        f"{author.family} {author.given} {author.literal}" for author in reference.authors
    ).casefold()
    return all(word in names or word in _NO_TITLE for word in _WORD.findall(text.casefold()))
