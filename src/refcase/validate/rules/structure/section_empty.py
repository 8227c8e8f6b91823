"""A section has a heading and no words.

Why: what belongs there is missing, or stands under another heading.
Basis: each section of the template is to be filled in; none of 2,192 published ones is empty.

Flagged: ``2. Underpinning research`` and then ``3. References to the research``
Fine:    at least a sentence under each heading
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule


@rule("STR004", "section-empty", Severity.ERROR, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each such heading, unless the same section stands elsewhere with words."""
    filled = {section.number for section in draft.study.sections if section.words}
    for section in draft.study.sections:
        if not section.words and section.number not in filled:
            yield Hit(section.heading_span, f"section {section.number} is empty", hint="fill it in")
