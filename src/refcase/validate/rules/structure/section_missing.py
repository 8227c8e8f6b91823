"""A section of the template is missing.

Why: a case study with a section missing may be unclassified, and a program cannot tell the sections apart.
Basis: the REF 2014 FAQ: headings of the template must not be removed. All of 2,192 published ones have them.

Flagged: ``1. Summary …``, ``2. Underpinning research``, ``4. Details …``
Fine:    all five headings
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule
from refcase.validate.template import HEADINGS


@rule("STR001", "section-missing", Severity.ERROR, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """One hit, where the first of the missing sections should stand; none in a text of one section only."""
    found = {section.number: section for section in reversed(draft.study.sections)}
    missing = [number for number in HEADINGS if number not in found]
    if len(found) < 2 or not missing:
        return
    after = next((found[n] for n in range(missing[0], 6) if n in found), None)
    span = after.heading_span if after else draft.study.sections[-1].heading_span
    *others, last = (f"section {n} (“{HEADINGS[n]}”)" for n in missing)
    told = f"{', '.join(others)} and {last}" if others else last
    verb = "is" if len(missing) == 1 else "are"
    yield Hit(span, f"{told} {verb} missing", hint="give it the template's heading, on a line of its own")
