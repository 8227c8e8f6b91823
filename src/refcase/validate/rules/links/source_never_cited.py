"""A source of section 5 is cited nowhere in sections 1, 2 and 4.

Why: an assessor reads the claims; a source that no claim points at backs nothing.
Basis: Sheffield Hallam's guide to corroborating sources asks that every item be cited in section 4; 6 % of
the labels in 99 published REF 2021 studies are not.

Flagged: ``E3 Letter from the council``   (and no [E3] in the text)
Fine:    ``… as the council confirms [E3].``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.gathering import told_once
from refcase.validate.listed import may_be_cited
from refcase.validate.rule import Hit, rule


@rule("LNK003", "source-never-cited", Severity.WARNING, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each such source, where most sources with a label are cited."""
    sources = draft.study.sources
    own = {n for n, _ in draft.labelled_sources}
    uncited = [n for n in draft.links.uncited_sources if n in own]
    if 2 * len(uncited) >= len(own):
        return  # how this text cites its sources was not understood, or is told by another rule
    hits = []
    for n in uncited:
        label = sources[n].label or ""
        if not may_be_cited(draft, label):
            told = f"{label} is listed and never cited in sections 1, 2 and 4"
            hint = f"cite {label} where it backs a claim, or take it out"
            hits.append(Hit(draft.head(sources[n]), told, hint=hint, label=label))
    yield from told_once(hits, "item")
