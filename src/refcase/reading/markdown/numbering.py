"""What stands before the items of a list: the number as printed, or its order where an export restarted it.

The REF 2021 database exports "1." for every item, which its page shows as 1, 2, 3. Any other number is the
author's own: "3." may be a label, or the number of a section's heading.
"""

from collections.abc import Sequence
from typing import NamedTuple

from markdown_it.token import Token

from refcase.patterns import compile_re

_FIRST_SECTION = compile_re(r"(?i)[*_# ]*summary of (?:the )?impact")


class Number(NamedTuple):
    """The number of an item, as it is shown and as the file has it."""

    shown: str
    printed: str


def numbers(tokens: Sequence[Token]) -> dict[int, Number]:
    """The number of each item of an ordered list, by the index of the token that opens it.

    The bullet of a list that has no other is told so: `meta["alone"]`.
    """
    found: dict[int, Number] = {}
    lists: list[list[int]] = []  # of the lists that are open, the items so far
    for index, token in enumerate(tokens):
        if token.type in ("ordered_list_open", "bullet_list_open"):
            lists.append([])
        elif token.type == "list_item_open":
            lists[-1].append(index)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            items = lists.pop()
            if token.type == "bullet_list_close":
                tokens[items[0]].meta["alone"] = len(items) == 1
                continue
            printed = [tokens[item].info for item in items]
            # the first section's heading may follow a list: its number is no restart
            values = [
                0 if _FIRST_SECTION.match(tokens[n + 2].content) else int(tokens[n].info) for n in items
            ]
            for item, info, value, shown in zip(items, printed, values, in_order(values), strict=True):
                found[item] = Number(info if shown == value else str(shown), info)
    return found


def in_order(printed: Sequence[int]) -> list[int]:
    """The numbers with each run of 1 counted up, unless a 2 follows it.

    `1 1 1` gives 1 2 3, and so does `5 1 1 1` in its end, where a heading came first; `1 1 2 3` doubles a
    number, and stays. So does any other: of `3 4 4 5` the second 4 may head a section.
    """
    shown = list(printed)
    start = 0
    for at in range(1, len(printed) + 1):
        if at < len(printed) and printed[at] == printed[start]:
            continue
        if printed[start] == 1 and (at == len(printed) or printed[at] != 2):
            shown[start:at] = range(1, 1 + at - start)
        start = at
    return shown
