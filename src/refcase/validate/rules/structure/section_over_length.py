"""A section has more words than the template's figure.

Why: what is over in one section is missing in another, as the whole has a limit.
Basis: the template's indicative maximum; most published studies exceed it, so it is only worth a look.

Flagged: a summary of 137 words   (indicative maximum 100)
Fine:    a summary of 98 words
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule


@rule("STR008", "section-over-length", Severity.INFO, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit at the heading of each section over its figure."""
    for section in draft.study.sections:
        limit = draft.profile.words.get(str(section.number))  # type: ignore[call-overload]
        if limit and section.words > limit.value:
            told = (
                f"section {section.number} has {section.words:,} words; the figure for it is {limit.value:,}"
            )
            hint = f"counted: what stands between spaces, without the heading ({limit.basis})"
            yield Hit(section.heading_span, told, hint=hint)
