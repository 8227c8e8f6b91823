"""The five sections have more words than the exercise allows.

Why: what is over the limit may not be read.
Basis: the profile's limit; for REF 2029 an article only, and what counts was not found.

Flagged: 2,674 words in the five sections   (2,200 allowed)
Fine:    2,153 words
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule


@rule("STR009", "case-study-over-length", Severity.INFO, since="0.1", limit="words_total")
def check(draft: Draft) -> Iterator[Hit]:
    """One hit at the first heading."""
    limit, sections = draft.profile.words_total, draft.study.sections
    total = sum(section.words for section in sections)
    if limit and sections and total > limit.value:
        told = f"the five sections have {total:,} words; the limit is {limit.value:,}"
        doubt = "provisional; " if draft.profile.provisional else ""
        hint = f"counted: all five without headings and header ({doubt}{limit.basis})"
        yield Hit(sections[0].heading_span, told, hint=hint)
