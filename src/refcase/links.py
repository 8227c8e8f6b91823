"""Where each item of a case study is cited, what is cited and not listed, what is listed and not cited.

Pure counting over `CaseStudy.citations`; nothing is read from the text.
"""

from collections.abc import Mapping
from typing import NamedTuple

from refcase.models import CaseStudy, Citation, ItemKind

# The sections in which a case study makes its claims. A mention in the lists of sections 3 and 5
# ("E4 letter about R2") does not make an item cited.
CLAIMING = frozenset({1, 2, 4})


_Item = tuple[ItemKind, int, str | None]


class Missing(NamedTuple):
    """A label that is cited and not listed, with every citation of it, in document order.

    `source` is the label of the source when the source is listed and only the part is not.
    """

    label: str
    source: str | None
    citations: list[Citation]


class Links(NamedTuple):
    """The links of one case study, in document order.

    `cited` counts the citations of an item (part None) or of one of its parts, by section; the key is
    kind, index, part in lower case. An item is cited by every citation of one of its parts too.
    `uncited_parts` are (index of the source, label of the part): parts that no claim cites of sources
    that are cited by some other part only.
    """

    cited: dict[_Item, dict[int, int]]
    missing: list[Missing]
    uncited_references: list[int]
    uncited_sources: list[int]
    uncited_parts: list[tuple[int, str]]

    def where(self, kind: ItemKind, item: int, part: str | None = None) -> Mapping[int, int]:
        """How often each section cites the item or the part; those that do not are left out."""
        return self.cited.get((kind, item, part and part.lower())) or {}


def links(study: CaseStudy) -> Links:
    """The links of `study`."""
    cited: dict[_Item, dict[int, int]] = {}
    whole: set[int] = set()  # sources that a claim cites as a whole, their parts with them
    missing: dict[tuple[str, str | None], Missing] = {}
    claimed: set[_Item] = set()  # what a claim cites

    def count(item: _Item, section: int) -> None:
        counted = cited.get(item)
        if counted is None:
            cited[item] = {section: 1}
        else:
            counted[section] = counted.get(section, 0) + 1
        if section in CLAIMING:
            claimed.add(item)

    for citation in study.citations:
        for target in citation.targets:
            if target.kind is None or target.item is None:
                label = target.label + (target.part or "")
                missing.setdefault((label, None), Missing(label, None, [])).citations.append(citation)
                continue
            count((target.kind, target.item, None), citation.section)
            if target.kind != "source":
                continue
            part = target.part and target.part.lower()
            if part is None:
                if citation.section in CLAIMING:
                    whole.add(target.item)
                continue
            count(("source", target.item, part), citation.section)
            source = study.sources[target.item]
            if source.parts and part not in {listed.label.lower() for listed in source.parts}:
                name = source.label or target.label
                found = missing.setdefault((name + part, name), Missing(name + part, name, []))
                found.citations.append(citation)

    return Links(
        cited=cited,
        missing=list(missing.values()),
        uncited_references=[n for n in range(len(study.references)) if ("reference", n, None) not in claimed],
        uncited_sources=[n for n in range(len(study.sources)) if ("source", n, None) not in claimed],
        uncited_parts=[
            (n, part.label)
            for n, source in enumerate(study.sources)
            if source.parts and n not in whole and ("source", n, None) in claimed
            for part in source.parts
            if ("source", n, part.label.lower()) not in claimed
        ],
    )
