"""A source is cited, but not in section 4.

Why: section 4 makes the claims that the sources are there to corroborate.
Basis: Sheffield Hallam's guide to corroborating sources asks that every item be cited in section 4.

Flagged: ``[E4]`` in section 1 only
Fine:    ``[E4]`` in section 4, and in section 1 as well
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule


@rule("LNK004", "cited-outside-section-four", Severity.INFO, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each such source, where section 4 cites others."""
    study = draft.study
    where = [draft.links.where("source", n) for n in range(len(study.sources))]
    if len([counted for counted in where if 4 in counted]) < 2:
        return
    for source, counted in zip(study.sources, where, strict=True):
        elsewhere = [f"section {section}" for section in (1, 2) if section in counted]
        if source.label and elsewhere and 4 not in counted:
            told = f"{source.label} is cited in {' and '.join(elsewhere)} and not in section 4"
            hint = f"cite {source.label} in section 4, beside the claim it backs"
            yield Hit(draft.head(source), told, hint=hint, label=source.label)
