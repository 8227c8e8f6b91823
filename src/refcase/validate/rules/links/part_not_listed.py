"""A citation points at a part that its source does not list.

Why: a reader who looks for E9d and finds E9a to E9c doubts the claim.
Basis: internal consistency; no text of the exercise is needed.

Flagged: ``… in three more towns [E9d].``   (E9 lists a), b) and c))
Fine:    ``… in three more towns [E9c].``
"""

from collections.abc import Iterator

import regex

from refcase.findings import Severity
from refcase.models import Source
from refcase.validate.draft import Draft
from refcase.validate.gathering import told_once
from refcase.validate.listed import claims_of
from refcase.validate.rule import Hit, rule


@rule("LNK005", "part-not-listed", Severity.ERROR, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each citation of such a part, where the parts listed run from the first without a gap."""
    for missing in draft.links.missing:
        source = next((s for s in draft.study.sources if s.label and s.label == missing.source), None)
        citations = claims_of(missing)
        if source is None or not citations or not _is_whole(source):
            continue
        part = missing.label.removeprefix(missing.source or "")
        if _stands(source, part) or not _follows(source, part):
            continue
        listed = [f"{source.label}{p.label}" for p in source.parts]
        told = f"{missing.label} is cited, and {source.label} lists {listed[0]} to {listed[-1]}"
        hint = f"list {missing.label}, or cite the part that is meant"
        yield from told_once(
            [Hit(c.span, told, hint=hint, label=missing.label) for c in citations], "place", by=missing.label
        )


def _is_whole(source: Source) -> bool:
    """Whether its parts are lettered or numbered from the first on, so that none was lost in reading."""
    labels = [part.label.casefold() for part in source.parts]
    letters = [chr(97 + n) for n in range(len(labels))]
    return len(labels) > 1 and labels in (letters, [str(n + 1) for n in range(len(labels))])


# "E2f" may say "E2 and following", "E2i" the first of something: a part that is meant is near the last.
_NEAR = 3


def _follows(source: Source, part: str) -> bool:
    """Whether the part would be one of the next few after those listed."""
    count = len(source.parts)
    place = int(part) if part.isdecimal() else ord(part.casefold()) - 96 if len(part) == 1 else 0
    return part.isdecimal() == source.parts[0].label.isdecimal() and count < place <= count + _NEAR


def _stands(source: Source, part: str) -> bool:
    """Whether the part may stand in the source's text, unread."""
    marker = rf"(?i)(?:^|[\s(\[.;,\d]){regex.escape(part)}[\]).:]"
    return regex.search(marker, source.raw) is not None
