"""Nothing of a list is cited by its label.

Why: labels are there to be cited; without citations no claim is tied to its evidence.
Basis: Sheffield Hallam's guides ask that references be cited from section 2 and sources from section 4.

Flagged: sources ``E1`` to ``E9``, and no [E…] anywhere
Fine:    sources ``E1`` to ``E9``, each cited in section 4
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.labelling import Items, Printed
from refcase.validate.listed import may_be_cited
from refcase.validate.rule import Hit, rule


@rule("LNK015", "list-never-cited", Severity.INFO, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """One hit at the first item of each such list, whether or not it prints labels."""
    study, links = draft.study, draft.links
    lists: tuple[tuple[str, Items, list[tuple[int, Printed]], list[int]], ...] = (
        ("references", study.references, draft.labelled_references, links.uncited_references),
        ("sources", study.sources, draft.labelled_sources, links.uncited_sources),
    )
    for name, items, own, uncited in lists:
        bare = all(item.printed_label is None for item in items)
        if bare and len(items) > 1 and len(uncited) == len(items):
            told = f"none of the {len(items)} {name}, which have no labels, is cited in sections 1, 2 and 4"
            yield Hit(
                draft.head(items[0]), told, hint="give them labels, and cite each where its claim is made"
            )
        elif len(own) > 1 and len(own) == len(items) == len(uncited):
            labels = [items[n].label or "" for n, _ in own]
            if not any(may_be_cited(draft, label) for label in labels[:3]):
                told = f"the {name} {labels[0]} to {labels[-1]} are never cited in sections 1, 2 and 4"
                yield Hit(draft.head(items[0]), told, hint="cite each where its claim is made")
