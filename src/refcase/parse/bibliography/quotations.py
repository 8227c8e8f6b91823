"""Quotations: titles in quotation marks, which close at the right mark or not at all."""

from typing import NamedTuple

from refcase.parse.bibliography.names import read_names
from refcase.patterns import compile_re, compile_regex

OPENERS = {
    "‘": "’'",
    "“": '”"',
    "`": "'’´`",
    '"': '"”',
    "'": "'’",
    "«": "»",
    "„": "“”",
    "´": "'´’",
    "”": '”"',
    "’": "’'",
}
_VENUE_WORD = compile_regex(
    r"(?i)(?:in|with|vol|pp?|no|eds?|edited|chapter|for|paper|unpublished|report|to|forthcoming|special"
    r"|presented|by|at|from|issue|et|on|doi|published|working|and|the|a|part)\b"
)
_IN_NEXT = compile_regex(r"[ ]?[,.]?[ ](?:in\b|In\b|[(\[\d]|$)")


_ANSWER = compile_regex(r"[ ](?:An?|The)[ ]\p{Ll}")


class Title(NamedTuple):
    """A title and where it ends in the text, quotation marks and stops included."""

    text: str
    end: int
    quoted: bool = False


_OPENED = compile_regex(r"[‘“`]|(?:^|[ (])['\"]")


def trimmed(title: str) -> str:
    """The title without stops, spaces and lone marks around it."""
    title = title.strip(" ,.;:–—-/").strip()
    if title[-1:] in ("'", '"', "’", "”") and not _OPENED.search(title):
        title = title[:-1].rstrip(" ,.;:")  # the opening mark was lost
    return title


def _closings(text: str, at: int, opener: str) -> "list[tuple[int, int]]":
    """(position, rank) of each mark that may close the quotation; rank 0 is surest."""
    closers, found, depth = OPENERS[opener], [], 0
    for match in _MARK.finditer(text, at + 1):
        i, mark = match.start(), match[0]
        before, after = text[i - 1], text[i + 1 : i + 2]
        if mark == opener and mark not in closers and not before.isalnum() and after.strip():
            depth += 1
            continue
        if mark not in closers or (before.isalnum() and after.isalnum()):
            continue
        if before in " (:" and after.strip() and i > at + 1 and after not in ",.;:)":
            depth += mark == opener  # opens again: "the 'special' school"
            continue
        if depth:
            depth -= 1
            if i - at < 12 or text[i + 1 : i + 2] not in (",", ".", ""):
                continue
            rank = 4
        elif after == ":":
            rank = 0 if read_names(text, i + 3) else 5
        elif after == "" or before in ".,?!" or after in ".;)]":
            rank = 0
        elif after == ",":
            rest = text[i + 2 : i + 20].lstrip(" ")
            rank = 5 if rest[:1].islower() and not _VENUE_WORD.match(rest) else 0
        elif _IN_NEXT.match(text, i + 1):
            rank = 1
        elif text[i + 2 : i + 3].isupper():
            rank = 3 if before == "s" and mark in "'’" else 2
        else:
            rank = 6
        if (
            rank == 0
            and before in ".,?!"
            and text[i + 2 : i + 3].islower()
            and not _VENUE_WORD.match(text, i + 2)
        ):
            rank = 6
        if rank == 0 and before in "?!" and _ANSWER.match(text, i + 1):
            rank = 6  # "'Is it so?' A study of doubt"
        found.append((i, rank))
        if rank == 0 or len(found) > 40:
            break
    return found


_MARK = compile_re(r"[‘’“”`\"'´«»„]")


def quoted(text: str, at: int) -> Title | None:
    """The quotation that opens at a place, None when its marks close on only part of a title."""
    opener = text[at : at + 1]
    if opener not in OPENERS or (not text[at + 1 : at + 2].strip() and opener == "'"):
        return None
    found = [(rank, i) for i, rank in _closings(text, at, opener) if rank <= 4]
    if not found:
        return None
    _, end = min(found)
    inner = text[at + 1 : end].strip()
    if len(inner) < 2:
        return None
    return Title(trimmed(inner), end + 1, True)
