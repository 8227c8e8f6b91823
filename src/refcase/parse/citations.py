"""Citations: mentions that point at listed items, with their targets resolved."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from refcase.base import maker
from refcase.labels import Form
from refcase.models import Citation, ItemKind, Source, Target
from refcase.parse.judging import Judge, believed, is_lone_number, outlandish
from refcase.parse.lookalikes import is_no_label
from refcase.parse.mentions import Mention
from refcase.parse.pointers import resolve, ways_of
from refcase.text import made_span


class Cited(NamedTuple):
    """The citations in order, and how many labels of each form found an item of each list, or no item."""

    citations: list[Citation]
    hits: dict[tuple[Form, ItemKind], int]
    misses: dict[tuple[Form, ItemKind], int]


_made_citation = maker(Citation)


def citations(
    text: str,
    found: list[tuple[int, Mention]],
    judged: Judge,
    heads: list[tuple[int, int]],
    sources: Sequence[Source],
) -> Cited:
    """The citations among the mentions; a part is spelled as the listed source spells it.

    `heads` are the stretches of printed labels in sections 3 and 5, in order: a label at the head of
    an item is no citation.
    """
    labels = set().union(*[range(start, end) for start, end in heads])
    # A number may be a label and glued to a word: then what is glued tells, which comes last.
    atoms = {mention.start: mention.atoms for _, mention in found}
    cited = Cited([], defaultdict(int), defaultdict(int))
    for section, mention in found:
        start, end = mention.start, mention.end
        if start in labels or is_lone_number(section, mention) or is_no_label(text, section, mention):
            continue
        targets = [
            (pointer, resolve(pointer, section, mention, judged.links))
            for pointer in judged.pointed[atoms[start]]
        ]
        if outlandish(targets):
            continue
        kept = []
        for pointer, target in targets:
            if not believed(pointer, target, section, mention, judged, len(targets), text):
                continue
            kept.append(_spelled(target, sources))
            if target.kind:
                cited.hits[pointer.form, target.kind] += 1
            elif meant := ways_of(pointer, section, mention, judged.links):
                cited.misses[pointer.form, meant[0].kind] += 1
        if kept:
            cited.citations.append(
                _made_citation(
                    section=section,  # type: ignore[arg-type]
                    written=text[start:end],
                    kind="label",
                    targets=tuple(kept),
                    span=made_span(start=start, end=end),
                )
            )
    return cited


def _spelled(target: Target, sources: Sequence[Source]) -> Target:
    """The target with its part in the case of the list's: the A of [E1A] where part a is listed."""
    if target.kind != "source" or not target.part or target.item is None:
        return target
    listed = {part.label for part in sources[target.item].parts}
    other = target.part.swapcase()
    if target.part in listed or other not in listed:
        return target
    return target.model_copy(update={"part": other})
