"""Two items of a list bear the same label.

Why: a citation of it may mean either.
Basis: internal consistency; no text of the exercise is needed.

Flagged: ``E4 Letter from the guild`` and ``E4 Report of the council``
Fine:    ``E4 Letter from the guild`` and ``E5 Report of the council``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.models import Reference, Source
from refcase.patterns import compile_regex
from refcase.validate.draft import Draft
from refcase.validate.labelling import Items, Printed
from refcase.validate.rule import Aside, Hit, rule


@rule("LNK008", "duplicate-label", Severity.ERROR, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for the second of each two, in lists whose labels have letters or a section in front.

    Exports restart plain numbers, so those prove nothing. A second "R2" that does not stand in its place in
    the list is the beginning of a sentence about R2.
    """
    yield from _doubled(draft, draft.study.references, draft.labelled_references)
    yield from _doubled(draft, draft.study.sources, draft.labelled_sources)


def _doubled(draft: Draft, items: Items, labelled: list[tuple[int, Printed]]) -> Iterator[Hit]:
    own = [(n, label) for n, label in labelled if label.form.prefix or label.form.major]
    places: dict[str, list[int]] = {}
    for at, (n, _) in enumerate(own):
        places.setdefault(items[n].printed_label or "", []).append(at)
    if len(places) < 3:
        return
    for found in places.values():
        first, second = items[own[found[0]][0]], items[own[found[-1]][0]]
        if len(found) == 2 and _stands_in_place(own, found[1]) and not _is_part(second):
            there = Aside(draft.head(first), f"the first {first.label}")
            told = f"{first.label} is the label of two items"
            hint = "give one of them another label"
            yield Hit(draft.head(second), told, hint=hint, label=first.label, asides=(there,))


_PART = compile_regex(r"[ .:]{0,3}(?:\((?:[ivx]{1,4}|[a-h])\)|(?:[ivx]{1,4}|[a-h])[).])")


def _is_part(item: Reference | Source) -> bool:
    """Whether it is one of several parts, each with the label of the whole: "E1 (i) …", "E1 (ii) …"."""
    return _PART.match(item.raw, len(item.printed_label or "")) is not None


def _stands_in_place(own: list[tuple[int, Printed]], at: int) -> bool:
    """Whether the label before is the same or the one before it, and the next one counts on."""
    value = own[at][1].value
    following = own[at + 1 : at + 2]
    return own[at - 1][1].value in (value - 1, value) and all(
        label.value in (value + 1, value + 2) for _, label in following
    )
