"""The labels of a list leave out a number.

Why: a reader looks for the item that is missing; often one was taken out and its citations were not.
Basis: internal consistency. No error: an export may have run two items together.

Flagged: ``E1``, ``E2``, ``E4``
Fine:    ``E1``, ``E2``, ``E3``
"""

from collections.abc import Iterator
from itertools import pairwise

from refcase.findings import Severity
from refcase.patterns import compile_regex
from refcase.validate.draft import Draft
from refcase.validate.labelling import Items, Printed
from refcase.validate.listed import stands_in_lists
from refcase.validate.rule import Hit, rule

_REMOVED = compile_regex(r"(?i)removed|redacted")


@rule("LNK009", "label-gap", Severity.WARNING, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for the item behind each gap, unless the label left out stands somewhere in the lists."""
    yield from _gaps(draft, draft.study.references, draft.labelled_references)
    yield from _gaps(draft, draft.study.sources, draft.labelled_sources)


def _gaps(draft: Draft, items: Items, own: list[tuple[int, Printed]]) -> Iterator[Hit]:
    if len({label.form for _, label in own}) != 1 or len(own) < 3 or len(own) != len(items):
        return
    if own[0][1].form.kind == "letter":  # they may be initials: "C. K. Teo"
        return
    for (before, last), (n, label) in pairwise(own):
        if label.value != last.value + 2 or _REMOVED.search(items[before].raw):
            continue
        name = items[n].label or ""
        left_out = last.renumbered(last.value + 1)
        if not stands_in_lists(draft, left_out):
            told = f"{name} comes right after {items[n - 1].label}: {left_out.text} is left out"
            yield Hit(draft.head(items[n]), told, hint="number the list anew, and its citations", label=name)
