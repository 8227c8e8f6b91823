"""A reference of section 3 is cited nowhere in sections 1, 2 and 4.

Why: an assessor cannot tell what research the output stands for.
Basis: Sheffield Hallam's guide to section 3 asks that items be labelled and cited from section 2.

Flagged: ``R5 Flint, A. (2012) Kilns.``   (and no [R5] in the text)
Fine:    ``We measured dust in forty kilns [R5].``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.gathering import told_once
from refcase.validate.listed import may_be_cited
from refcase.validate.rule import Hit, rule


@rule("LNK007", "reference-never-cited", Severity.WARNING, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each such reference, where most references with a label are cited by it."""
    references = draft.study.references
    own = {n for n, _ in draft.labelled_references}
    uncited = [n for n in draft.links.uncited_references if n in own]
    by_year = any(citation.kind == "author-year" for citation in draft.study.citations)
    if 2 * len(uncited) >= len(own) or by_year:
        return
    hits = []
    for n in uncited:
        label = references[n].label or ""
        if not may_be_cited(draft, label):
            told = f"{label} is listed and never cited in sections 1, 2 and 4"
            hint = f"cite {label} in section 2 where its research is told, or take it out"
            hits.append(Hit(draft.head(references[n]), told, hint=hint, label=label))
    yield from told_once(hits, "item")
