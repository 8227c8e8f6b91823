"""A citation is written in another way than the others of its kind.

Why: one way of citing lets readers, and programs, find every citation.
Basis: internal consistency; no text of the exercise asks for one way.

Flagged: ``(e3)`` where all others are written ``[E3]``
Fine:    ``[E3]`` everywhere
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.links import CLAIMING
from refcase.models import Citation
from refcase.validate.draft import Draft
from refcase.validate.gathering import told_once
from refcase.validate.rule import Hit, rule

_ENOUGH = 8  # citations, before there is a way that most of them go
_FEW = 0.1
_BRACKETS = {"[": "square brackets", "(": "round brackets"}


@rule("LNK013", "citation-style-differs", Severity.INFO, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """Hits for the citations in other brackets than nine in ten of those that name such items."""
    claims = [c for c in draft.study.citations if c.kind == "label" and c.section in CLAIMING]
    for kind in ("reference", "source") if len(claims) >= _ENOUGH else ():
        own = [citation for citation in claims if _all(citation, kind)]
        if len(own) < _ENOUGH:
            continue
        ways = [_way(citation) for citation in own]
        usual = max(dict.fromkeys(ways), key=ways.count)
        count = ways.count(usual)
        if usual == "no brackets" or count < len(own) * (1 - _FEW):
            continue
        others = [c for c, way in zip(own, ways, strict=True) if way not in (usual, "no brackets")]
        told = f"“{{}}” is not in {usual}, as {count} other citations of {kind}s are"
        yield from told_once([Hit(c.span, told.format(c.written)) for c in others], "place")


def _all(citation: Citation, kind: str) -> bool:
    for target in citation.targets:
        if target.kind != kind:
            return False
    return bool(citation.targets)


def _way(citation: Citation) -> str:
    """The brackets around the citation."""
    return _BRACKETS.get(citation.written.lstrip("\\*_")[:1], "no brackets")
