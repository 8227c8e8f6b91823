"""A list has words and no item.

Why: an assessor, and a program, must be able to tell one item from the next.
Basis: 6 of 2,192 published studies.

Flagged: ``3. References to the research`` over running text
Fine:    each output in a paragraph of its own
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule


@rule("STR014", "list-without-items", Severity.WARNING, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit at the heading of each such section."""
    lists = ((3, draft.study.references, "reference"), (5, draft.study.sources, "source"))
    for number, items, name in lists:
        for section in draft.sections(number):
            if section.words and not items and "removed for publication" not in section.text:
                told = f"no {name} could be made out in section {number}"
                yield Hit(
                    section.heading_span, told, hint=f"give each {name} a paragraph of its own, with a label"
                )
                break
