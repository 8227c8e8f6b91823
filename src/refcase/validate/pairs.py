"""Signs that come in pairs: which of a paragraph have no partner."""

from collections.abc import Iterable

Mark = tuple[int, str]


def unpaired(marks: Iterable[Mark], partner: dict[str, str]) -> list[Mark]:
    """The marks (offset and sign, in order) without a partner; `partner` maps opening to closing signs."""
    opened: list[Mark] = []
    alone: list[Mark] = []
    for mark in marks:
        if mark[1] in partner:
            opened.append(mark)
        elif opened and partner[opened[-1][1]] == mark[1]:
            opened.pop()
        else:
            alone.append(mark)
    return sorted(opened + alone)
