"""Section 5 lists more sources than the template allows.

Why: a panel may stop reading at the tenth.
Basis: a maximum of ten (template; FAQ of REF 2021); 21 in 100 published studies list more.

Flagged: ``twelve sources``
Fine:    ``ten sources, one of them with parts a, b and c``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule


@rule("ITM002", "too-many-sources", Severity.WARNING, since="0.1", limit="sources")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit at the first source beyond the limit; parts do not count, nor items without a label."""
    limit = draft.profile.sources
    sources = [source for source in draft.study.sources if source.printed_label]
    if limit is None or len(sources) <= limit.value:
        return
    yield Hit(
        draft.head(sources[limit.value]),
        f"section 5 lists {len(sources)} sources; the maximum is {limit.value}",
        hint="join what belongs together as parts of one source, or leave some out",
        label=sources[limit.value].label,
    )
