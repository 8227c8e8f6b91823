"""Openings: which lines may be page furniture or the heading of a section, found for both in one pass."""

from refcase.patterns import compile_re

_HEADING = r"s(?:ummary|ources)|underpinning|references|details|evidence"
# How such a line begins, folded and with the newline before it, behind marks and a number.
# `re` finds newlines at the speed of memory, and takes half the time of looking for the words. Each choice
# begins with letters of its own, by which most lines are passed over.
_OPENING = compile_re(
    rf"""(?x) \n [^a-z\n]*+ (?:
        s(?: ummary | ources | kip[ ]to[ ]main | ection [^a-z\n]++ (?:{_HEADING}) )
      | underpinning | re(?:ferences|fcase) | details | evidence
      | impact[ ]case[ ]study | the[ ]impact[ ]case[ ]study | waiting[ ]for[ ]server | page[ ]
      | [a-eivx] [ivx]*+ [^a-z\n]++ (?:{_HEADING}) ) """
)


def openings(low: str) -> list[int]:
    """Where the lines begin that may be furniture or a heading, in order; `low` is the text folded."""
    # With a newline before the first line too, that of a line stands where the line begins in the text.
    return [opening.start() for opening in _OPENING.finditer("\n" + low)]
