"""A citation counts on more items than an unlabelled list has.

Why: a reader cannot tell what the citation means.
Basis: internal consistency. No error: a list without labels may have been cut into items otherwise.

Flagged: ``… used by the company [source 7].``   (section 5 lists five sources, without labels)
Fine:    ``… used by the company [source 5].``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.labelling import printed
from refcase.validate.listed import claims_of
from refcase.validate.rule import Hit, rule


@rule("LNK002", "cited-past-the-list", Severity.INFO, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for the first citation of each such number."""
    study = draft.study
    for missing in draft.links.missing:
        label = printed(missing.label)
        citations = claims_of(missing)
        if (
            missing.source
            or not citations
            or label is None
            or label.form.kind != "number"
            or label.form.prefix
        ):
            continue
        name, items, labelled = (
            ("sources", study.sources, draft.labelled_sources)
            if citations[0].section == 4
            else ("references", study.references, draft.labelled_references)
        )
        if items and not labelled and len(items) < label.value <= len(items) + 5:
            told = f"{missing.label} is cited, and {len(items)} {name} without labels are listed"
            yield Hit(citations[0].span, told, hint=f"give the {name} labels", label=missing.label)
