"""The case study has more pages than the exercise allows.

Why: what is on the pages beyond is not read.
Basis: the profile's limit. A PDF file has its pages; Word counts those of a draft when it saves it.

Flagged: 6 pages   (5 allowed)
Fine:    5 pages
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.text import Span
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule


@rule("STR021", "too-many-pages", Severity.WARNING, since="0.1", limit="pages")
def check(draft: Draft) -> Iterator[Hit]:
    """One hit where the first page begins that is too many, as far as the file tells; else at the end."""
    limit, pages = draft.profile.pages, draft.document.facts.pages
    if limit is None or pages is None or pages <= limit.value:
        return
    document = draft.document
    beyond = (piece.offset for piece in document.pieces if piece.page and piece.page > limit.value)
    start = next(beyond, len(document.text) - 1)
    told = f"the file has {pages} pages; the limit is {limit.value}"
    yield Hit(
        Span(start=start, end=start + 1), told, hint=f"shorten it to {limit.value} pages ({limit.basis})"
    )
