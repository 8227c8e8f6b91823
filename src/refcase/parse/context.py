"""The block after section 5: grant table and the lists of the "additional contextual information".

Forms met: one value a line under its heading (the database's page), `[a];[b]` (the exports),
and for grants "number amount" rows, tab-separated cells, one cell a line, `[number: amount]`.
"""

from collections import defaultdict
from typing import NamedTuple

import regex

from refcase.models import Context, Grant
from refcase.parse.furniture import Stretch
from refcase.parse.layout import trim
from refcase.parse.money import Money, amounts, find_money
from refcase.patterns import compile_regex
from refcase.text import Span

_HEADS = {
    "grant funding": "grants",
    "countries": "countries",
    "country": "countries",
    "formal partners": "formal_partners",
    "funding programmes": "funding_programmes",
    "funding programme": "funding_programmes",
    "global research identifiers": "global_research_identifiers",
    "name of funders": "funders",
    "names of funders": "funders",
    "name of funder": "funders",
    "researcher orcids": "orcids",
    "researcher orcid": "orcids",
    "additional contextual information": "",
}
_HEAD = compile_regex(
    rf"(?mi)^[ \t]*(?:[#*_]{{1,6}}[ \t]*)?(?P<name>{'|'.join(_HEADS)})[ \t]*(?:[*_]{{1,3}}[ \t]*)?(?:$"
    rf"|:[*_]{{0,3}})"
)
_TABLE_HEAD = compile_regex(
    r"(?mi)^[ \t|*_]*(?:grant[ ]numbers?\b[^\n]{0,40}?values?[ ]of[ ]grants?"
    r"|values?[ ]of[ ]grants?\b[^\n]{0,40}?grant[ ]numbers?)[ \t|:*_]*$"
)
_CELL_HEAD = compile_regex(r"(?mi)^[ \t|*_]*(?:grant[ ]numbers?|values?[ ]of[ ]grants?)[ \t|:*_]*$")
_YEARS = compile_regex(r"(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?[,;)]?$")
_NUMBER_CUE = compile_regex(
    r"(?i)[(\[–—: -]*(?:(?:grant|award)s?[: ]+)?(?:(?:nos?\.?|numbers?|refs?\.?)[: ]+)?"
)
_LINE = compile_regex(r"[^\n]+")
_LIST = compile_regex(r"\[(?P<value>[^\]\[\n]{1,300})\][ \t]*;?")
_BRACKETED = compile_regex(
    r"\[(?P<number>[^\]\[\n]{1,200}?)[ \t]*:[ \t]*(?P<amount>[^\]\[\n:]{1,40})\][ \t]*;?"
)


class Block(NamedTuple):
    """What the block gives, and the stretches of it that were not understood."""

    context: Context
    grants: list[Grant]
    leftovers: list[Stretch]


def read_context(view: str, text: str, stretch: Stretch | None) -> Block:
    """The lists and grants of the block after section 5; empty when there is none.

    `view` is `text` without its page furniture: what is read comes from the view, what is kept as it
    stands from the text.
    """
    if stretch is None:
        return Block(Context(), [], [])
    heads = list(_HEAD.finditer(view, *stretch))
    lists: dict[str, list[str]] = defaultdict(list)
    grants: list[Grant] = []
    leftovers: list[Stretch] = []
    for head, following in zip(heads, [*heads[1:], None], strict=False):
        start, end = trim(view, head.end(), following.start() if following else stretch[1])
        field = _HEADS.get(" ".join(head["name"].casefold().split()), "")
        if field == "grants":
            found, odd = _grants(view, text, start, end)
            grants += found
            leftovers += odd
        elif field:
            lists[field] += _values(view[start:end])
        elif end > start:
            leftovers.append((start, end))
    return Block(Context(**{field: tuple(values) for field, values in lists.items()}), grants, leftovers)


# The sign of a list, where the page or the file had the values as one.
_BULLET = compile_regex(r"^[•▪●*-]\s+")


def _values(text: str) -> list[str]:
    lines = [_BULLET.sub("", " ".join(line.split())) for line in text.splitlines()]
    lines = [line for line in lines if line]
    if len(lines) == 1 and lines[0].startswith("[") and lines[0].endswith("]"):
        return [m["value"].strip() for m in _LIST.finditer(lines[0])]
    return lines


def _grants(view: str, text: str, start: int, end: int) -> tuple[list[Grant], list[Stretch]]:
    """The rows of the grant table, and the lines that are no row."""
    grants: list[Grant] = []
    odd: list[Stretch] = []
    pending: Stretch | None = None  # a number still without its amount: cells stand one a line
    for line in _LINE.finditer(view, start, end):
        at, stop = trim(view, *line.span())
        if at == stop or _TABLE_HEAD.match(view, at, stop) or _CELL_HEAD.match(view, at, stop):
            continue
        if view[at] == "[" and (bracketed := list(_BRACKETED.finditer(view, at, stop))):
            grants += (_bracketed(view, text, match) for match in bracketed)
            continue
        printed = amounts(view, at, stop)
        behind = view[printed[0].end : stop].strip(" \t|") if printed and printed[0].start == at else ""
        if behind and not pending:
            # the columns stand the other way round; of two amounts nobody knows which is the grant's
            if len(printed) == 1 and _names(behind):
                number = _number_behind(view, *trim(view, printed[0].end, stop))
                grants.append(_row(view, text, number, printed[0], (at, stop)))
            else:
                odd.append((at, stop))
            continue
        money = find_money(view, at, stop)
        if money and not money.currency and printed:
            odd.append((at, stop))  # "£50,000 2012": the figure at the end is no amount
            continue
        if money and money.start == at and not (money.currency or pending):
            money = None  # a number of figures only, its amount on the next line
        number_end = trim(view, at, money.start)[1] if money else stop
        if money is None:
            if pending:
                odd.append(pending)
            pending = (at, stop)
        elif number_end > at:
            if pending:
                odd.append(pending)
                pending = None
            grants.append(_row(view, text, (at, number_end), money, (at, stop)))
        elif pending:
            grants.append(_row(view, text, pending, money, (pending[0], stop)))
            pending = None
        else:
            odd.append((at, stop))
    if pending:
        odd.append(pending)
    return grants, odd


def _names(text: str) -> bool:
    """Whether what stands behind an amount begins with a grant's number: a word with a digit, and no year."""
    cue = _NUMBER_CUE.match(text)
    word = text[cue.end() if cue else 0 :].partition(" ")[0]
    return word[:1].isalnum() and any(c.isdigit() for c in word) and not _YEARS.match(word)


def _number_behind(view: str, start: int, end: int) -> Stretch:
    """The number without the word or the bracket before it: "Grant EP/1235/1", "(EP/1234/1)"."""
    cue = _NUMBER_CUE.match(view, start, end)
    begins = cue.end() if cue else start
    bracketed = "(" in view[start:begins] or "[" in view[start:begins]
    return begins, end - 1 if bracketed and view[end - 1] in ")]" else end


def _row(view: str, text: str, number: Stretch, money: Money, row: Stretch) -> Grant:
    start, end = row
    return Grant(
        label=None,
        number=view[slice(*number)].strip(" \t|"),
        amount=money.amount,
        currency=money.currency or "GBP",
        raw=text[start:end],
        section=None,
        span=Span(start=start, end=end),
    )


def _bracketed(view: str, text: str, match: regex.Match[str]) -> Grant:
    money = find_money(view, match.start("amount"), match.end("amount"))
    start, end = match.start(), match.end("amount") + 1
    return Grant(
        label=None,
        number=match["number"].strip(),
        amount=money.amount if money else None,
        currency=(money.currency or "GBP") if money else None,
        raw=text[start:end],
        section=None,
        span=Span(start=start, end=end),
    )
