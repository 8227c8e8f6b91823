"""Gathering: findings of one kind in many places are told as one, when all else is done.

Suppressions and baselines speak of single findings, so this comes after them.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import TypeVar

from refcase.findings import Finding, Placed, Related

_Told = TypeVar("_Told", Finding, Placed)


def gathered(findings: Sequence[Finding]) -> list[Finding]:
    """The findings in their order; of those told as one the first, with the others as its related."""
    if not _is_many(findings):
        return list(findings)  # the usual case
    return [_with(first, others) if others else first for first, *others in _groups(findings, list(findings))]


def _is_many(findings: Sequence[Finding]) -> bool:
    """Whether so many are of one kind that they are told as one."""
    left: dict[tuple[str, str], int] = {}  # how many more may stand by themselves
    for finding in findings:
        if gather := finding.gather:
            kind = finding.code, gather.by
            left[kind] = left.get(kind, gather.most) - 1
            if left[kind] < 0:
                return True
    return False


def gathered_placed(placed: Sequence[Placed]) -> list[Placed]:
    """As `gathered`, for findings that know their places."""
    return [
        first.model_copy(
            update={
                "finding": _with(first.finding, [other.finding for other in others]),
                "related": (*first.related, *(other.place for other in others)),
            }
        )
        if others
        else first
        for first, *others in _groups(placed, [each.finding for each in placed])
    ]


def _groups(told: Sequence[_Told], findings: list[Finding]) -> list[list[_Told]]:
    """Each of `told` alone, or with those that are told with it; in the order of the first ones."""
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, finding in enumerate(findings):
        gather = finding.gather
        groups[(finding.code, gather.by) if gather else (finding.code, "", str(n))].append(n)
    parted = []
    for group in groups.values():
        gather = findings[group[0]].gather
        as_one = gather is not None and len(group) > gather.most
        parted += [group] if as_one else [[n] for n in group]
    return [[told[n] for n in group] for group in sorted(parted)]


def _with(first: Finding, others: Sequence[Finding]) -> Finding:
    place = first.gather.place if first.gather else "place"
    several = place + ("es" if place.endswith("s") else "s")
    more = f"{len(others):,} more {several if len(others) > 1 else place}"
    related = (Related(message=other.message, span=other.span) for other in others)
    return first.model_copy(
        update={
            "message": f"{first.message}; likewise in {more}",
            "related": (*first.related, *related),
        }
    )
