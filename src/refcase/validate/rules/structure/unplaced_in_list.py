"""Text in a list is in none of its items.

Why: an item without its label is easily taken for a remark, by readers and by programs.
Basis: none; remarks on quality and availability are common in published studies.

Flagged: ``A further letter came from the guild.`` between E3 and E4
Fine:    every paragraph of the list in an item
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.validate.draft import Draft, beginning
from refcase.validate.rule import Hit, rule


@rule("STR007", "unplaced-in-list", Severity.INFO, since="0.1", selected=False)
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each such stretch of sections 3 and 5, at its beginning."""
    for left in draft.study.leftovers:
        if any(s.span.start <= left.span.start < s.span.end for s in draft.sections(3, 5)):
            yield Hit(beginning(left.span, left.raw), left.reason, hint="give it a label, or take it out")
