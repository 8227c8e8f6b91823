"""The labels of a list are out of order.

Why: a reader who looks for E7 after E6 does not find it there.
Basis: internal consistency; no text of the exercise asks for an order.

Flagged: ``E1``, ``E3``, ``E2``
Fine:    ``E1``, ``E2``, ``E3``
"""

from collections.abc import Iterator
from itertools import pairwise

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.labelling import Items, Printed
from refcase.validate.rule import Hit, rule


@rule("LNK010", "labels-out-of-order", Severity.INFO, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for the first item of each list that stands behind one with a higher number."""
    yield from _first(draft, draft.study.references, draft.labelled_references)
    yield from _first(draft, draft.study.sources, draft.labelled_sources)


def _first(draft: Draft, items: Items, own: list[tuple[int, Printed]]) -> Iterator[Hit]:
    for (before, last), (n, label) in pairwise(own):
        if label.form == last.form and label.value < last.value and (label.form.prefix or label.form.major):
            name = items[n].label or ""
            yield Hit(
                draft.head(items[n]),
                f"{name} stands behind {items[before].label}",
                hint="put the list in order",
                label=name,
            )
            return
