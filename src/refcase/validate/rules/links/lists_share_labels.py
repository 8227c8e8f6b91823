"""References and sources bear the same labels.

Why: a reader must guess from the section whether [2] is a reference or a source.
Basis: internal consistency; common in published studies, so only worth a look.

Flagged: references ``1.`` to ``6.`` and sources ``1.`` to ``9.``
Fine:    references ``R1`` to ``R6`` and sources ``E1`` to ``E9``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule


@rule("LNK014", "lists-share-labels", Severity.INFO, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """One hit at the first source whose label is a reference's too."""
    references, sources = draft.study.references, draft.study.sources
    taken = {references[n].label for n, _ in draft.labelled_references}
    shared = [n for n, _ in draft.labelled_sources if sources[n].label in taken]
    if len(shared) > 1:
        label = sources[shared[0]].label
        told = f"{len(shared)} labels, {label} the first, are those of references and of sources"
        hint = "label references R1, R2 … and sources E1, E2 …"
        yield Hit(draft.head(sources[shared[0]]), told, hint=hint, label=label)
