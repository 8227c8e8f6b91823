"""Two references have the same title.

Why: an output listed twice takes the place of another.
Basis: internal consistency; a report and the article made of it may share a title.

Flagged: ``Kilns of the north`` in R1 and in R4
Fine:    ``Kilns of the north`` in R1 and ``Kilns of the south`` in R4
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.rule import Aside, Hit, rule

# A remark taken for a title, met in four studies of REF 2014.
_REMARKS = ("peer", "chapter", "article", "submitted")


@rule("ITM013", "same-title-twice", Severity.INFO, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each reference whose title, of three words at least, one above has."""
    seen: dict[tuple[str, ...], int] = {}
    for index, reference in enumerate(draft.study.references):
        words = tuple((reference.title or "").casefold().split())
        first = (
            seen.setdefault(words, index) if len(words) > 2 and not words[0].startswith(_REMARKS) else index
        )
        if first != index:
            here, there = draft.called("reference", index), draft.called("reference", first)
            yield Hit(
                draft.head(reference),
                f"{here} has the same title as {there}",
                hint="take one out, unless they are different outputs",
                label=reference.label,
                asides=(Aside(draft.head(draft.study.references[first]), there),),
            )
