"""One hit for several items with the same fault, so that a list does not flood the report."""

from collections.abc import Iterator

from refcase.models import Reference, Source
from refcase.validate.draft import Draft
from refcase.validate.rule import Aside, Hit


def together(draft: Draft, kind: str, items: list[int], fault: str, hint: str) -> Iterator[Hit]:
    """A hit at the first of the items (indices of references or sources), the others as asides.

    `fault` goes on from the item's name: "gives no year".
    """
    if not items:
        return
    listed: tuple[Reference, ...] | tuple[Source, ...] = (
        draft.study.references if kind == "reference" else draft.study.sources
    )
    first, *others = items
    more = f", and so with {len(others)} more" if others else ""
    yield Hit(
        draft.head(listed[first]),
        f"{draft.called(kind, first)} {fault}{more}",
        hint=hint,
        label=listed[first].label,
        asides=tuple(Aside(draft.head(listed[n]), f"{draft.called(kind, n)} {fault}") for n in others),
    )
