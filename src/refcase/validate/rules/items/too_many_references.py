"""Section 3 lists more references than the template indicates.

Why: panels are told to expect about six, and more of them dilute the best.
Basis: indicative maximum of six; may be exceeded where essential (FAQ of REF 2021). 14 in 100 studies do.

Flagged: ``nine references``
Fine:    ``six references``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule


@rule("ITM001", "too-many-references", Severity.WARNING, since="0.1", limit="references")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit at the first reference beyond the limit; items without a label do not count."""
    limit = draft.profile.references
    references = [reference for reference in draft.study.references if reference.printed_label]
    if limit is None or len(references) <= limit.value:
        return
    yield Hit(
        draft.head(references[limit.value]),
        f"section 3 lists {len(references)} references; the indicative maximum is {limit.value}",
        hint="keep those that the impact rests on, unless all are essential",
        label=references[limit.value].label,
    )
