"""A citation points at a part of a source that lists no parts.

Why: a reader who looks for E2b finds E2 alone, and cannot tell what was meant.
Basis: internal consistency. No error: the parts may be told in running text.

Flagged: ``… as the clerk wrote [E2b].``   (``E2 Letter from the clerk``)
Fine:    ``… as the clerk wrote [E2].``
"""

from collections.abc import Iterator

import regex

from refcase.findings import Severity
from refcase.links import CLAIMING
from refcase.validate.draft import Draft
from refcase.validate.gathering import told_once
from refcase.validate.rule import Hit, rule


@rule("LNK018", "part-of-undivided-source", Severity.INFO, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each such citation of a lettered part that the source's text does not mark in any way."""
    hits = []
    sources = draft.study.sources
    for citation in draft.study.citations:
        if citation.kind != "label" or citation.section not in CLAIMING:
            continue
        for target in citation.targets:
            part = target.part or ""
            if target.kind != "source" or target.item is None or len(part) != 1 or not part.isalpha():
                continue
            source = sources[target.item]
            # "E4a" as a label: its parts would be told otherwise
            if (
                source.label
                and source.label[-1:].isdigit()
                and not (source.parts or _marks(source.raw, part))
            ):
                name = f"{source.label}{part}"
                told = f"{name} is cited, and {source.label} lists no parts"
                hint = f"cite {source.label}, or mark its parts a), b) …"
                hits.append(Hit(citation.span, told, hint=hint, label=name))
    yield from told_once(hits, "place")


def _marks(text: str, part: str) -> bool:
    """Whether the part may be marked in the text of its source."""
    return regex.search(rf"(?i)(?<![a-z]){regex.escape(part)}[\]).:]", text) is not None
