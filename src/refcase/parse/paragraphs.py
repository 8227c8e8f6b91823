"""Paragraphs: a list without labels cut into items, and items freed from what follows them."""

from bisect import bisect_left, bisect_right
from itertools import pairwise
from operator import attrgetter

from refcase.base import made
from refcase.labels import Form
from refcase.parse.furniture import Stretch
from refcase.parse.grants import tells_of_grant
from refcase.parse.lines import BULLETS, Line, Paragraph
from refcase.parse.listing import Item
from refcase.parse.remarks import (
    ends_in_colon,
    is_grants_heading,
    is_heading,
    is_offer,
    is_quality,
    is_resuming_heading,
    is_statement,
    may_be_item,
)
from refcase.patterns import compile_re, compile_regex

_BULLET = compile_regex(rf"[{BULLETS}][ \t]")
_LINK_ONLY = compile_re(r"[\[(<]?(?:https?://|www\.)\S+[\])>]?[.,;]?\s*$")


def paragraph_items(
    view: str, own: list[Line], by_gap: bool, cited: dict[Form, int] | None = None
) -> list[Item]:
    """The paragraphs that are items; a link on a line of its own belongs to what it follows.

    `by_gap` says that items are parted by blank lines only, where there are any. Where another way
    to part them gives just as many items as the text cites, that way is the right one.
    """
    if not own:
        return []
    gaps = sum([line.gap for line in own]) >= 3
    begins = [line.gap if by_gap and gaps else line.hard for line in own]
    kinds: dict[Stretch, bool | None] = {}
    first = _parted(view, own, _at_bullets(view, own, begins), kinds)
    wanted = {count for count in (cited or {}).values() if count >= 4}
    if len(first) in wanted or not wanted:
        return first
    ways = (
        [line.gap for line in own],
        [
            line.gap or (line.hard and view[last.end - 1] in ".)]/")
            for last, line in zip([own[0], *own], own, strict=False)
        ],
        [
            line.gap or (line.hard and not view[line.start].islower() and line.end - line.start > 20)
            for line in own
        ],
    )
    # what looks like a statement may be an item too: "Individual corroboration available from …"
    for flags, statements in ((begins, True), *((way, s) for s in (False, True) for way in ways)):
        other = _parted(view, own, flags, kinds, statements=statements)
        if len(other) in wanted:
            return other
    return first


def _at_bullets(view: str, own: list[Line], begins: list[bool]) -> list[bool]:
    """The flags without the lines that stand in an item of a bulleted list, where it is one."""
    heads = (line for line in own if not is_heading(view[line.start : line.end]))
    first = next(heads, own[0])
    bullet = _BULLET.match(view, first.start, first.end)
    if not bullet:
        return begins
    marked = [view.startswith(bullet[0], line.start) for line in own]
    if sum([m and begin for m, begin in zip(marked, begins, strict=True)]) < 2:
        return begins
    inside = False
    kept = []
    for line, mark, begin in zip(own, marked, begins, strict=True):
        ends = begin and (line.gap or is_heading(view[line.start : line.end]))
        inside = mark or (inside and not ends)
        kept.append(begin and (mark or not inside))
    return kept


def _parted(
    view: str,
    own: list[Line],
    begins: list[bool],
    kinds: dict[Stretch, bool | None],
    *,
    statements: bool = False,
) -> list[Item]:
    """The items when those lines begin one that are flagged, with or without the `statements` among them.

    `kinds` keeps what `_is_item` says of a paragraph: most are the same whichever lines begin one.
    """
    starts: list[int] = []
    ends: list[int] = []
    # Most lines begin none.
    for index in [index for index, begin in enumerate(begins) if begin or not index]:
        start, _, _, _, text = own[index]
        if index:
            end = own[index - 1].end
            if text[0] in "[(<hw" and _LINK_ONLY.match(text) and view.find("://", starts[-1], end) < 0:
                continue
            ends.append(end)
        starts.append(start)
    ends.append(own[-1].end)
    items = []
    for block in zip(starts, ends, strict=True):
        if block not in kinds:
            kinds[block] = _is_item(view[slice(*block)])
        if kinds[block] or (statements and kinds[block] is None):
            start, end = block
            text = view[start:end]
            bullet = len(text) - len(text.lstrip(BULLETS + " \t"))
            items.append(made(Item, (None, None, start, start + bullet, end)))
    return items


def _is_item(text: str) -> bool | None:
    """Whether a paragraph of a list is an item of it; None for what may be one or a statement."""
    if is_heading(text) or tells_of_grant(text) or not any(c.isalnum() for c in text):
        return False
    if not is_statement(text):
        return True
    return None if may_be_item(text) else False


def trimmed(view: str, told: list[Paragraph], item: Item, *, last: bool = False) -> Item:
    """The item without a heading or a statement that follows it before the next one; `last` of its list."""
    first = bisect_left(told, (item.start + 1,))
    for index in range(first, len(told)):
        start, end, gap, _ = told[index]
        if start >= item.end:
            break
        paragraph = view[start : min(end, item.end)]
        if _is_apart(paragraph, gap) or (last and is_offer(paragraph)):
            return item._replace(end=told[index - 1].end)
    return item


_GROUP_HEADING = compile_regex(r"\p{Lu}[^\d\n.;:,!?()\[\]]{2,58}[^\d\n.;:,!?()\[\]\s]:?")


def without_group_headings(view: str, found: list[Line], items: list[Item]) -> list[Item]:
    """The items without the headings of groups that stand, between blank lines, before the next one.

    Evidence that such a line is a heading: the numbers begin again behind it; or it is one of several, and
    fewer than half of the items have one. Where most have one it is their own: a name, or all they say.
    """
    ends = {line.end: index for index, line in enumerate(found) if line.gap}
    headed: dict[int, int] = {}  # of an item's place, where it ends without its heading
    restarts = set()
    for place, (item, following) in enumerate(pairwise(items)):
        last = ends.get(item.end)
        if last is None or found[last - 1].end <= item.body or not found[last + 1].gap:
            continue  # nothing else of the item would be left
        line = found[last]
        if not _GROUP_HEADING.fullmatch(view, line.start, line.end):
            continue
        headed[place] = found[last - 1].end
        if item.label and following.label and following.label.value <= item.label.value:
            restarts.add(place)
    if not 1 < len(headed) < len(items) / 2:
        headed = {place: end for place, end in headed.items() if place in restarts}
    return [item._replace(end=headed[place]) if place in headed else item for place, item in enumerate(items)]


def unplaced(view: str, told: list[Paragraph], taken: list[Item]) -> list[Stretch]:
    """The paragraphs in none of the items taken that neither head what follows nor speak of the list."""
    taken = sorted(taken, key=attrgetter("start"))
    ends = [item.end for item in taken]
    starts = {item.start for item in taken}
    rest = []
    for index, (start, end, _, _) in enumerate(told):
        place = bisect_right(ends, start)
        if place < len(taken) and taken[place].start < end:
            continue
        text = view[start:end]
        heads = index + 1 < len(told) and told[index + 1].start in starts
        said = (
            is_grants_heading(text)
            or is_heading(text)
            or is_statement(text)
            or (heads and _GROUP_HEADING.fullmatch(text))
        )
        if not said and any(c.isalnum() for c in text):
            rest.append((start, end))
    return rest


def _is_apart(paragraph: str, gap: bool) -> bool:
    """Whether a paragraph after an item belongs to no item; `gap`: a blank line stands before it.

    Without a blank line a colon is no sign: a title broken over lines may end one in "Prostate cancer:".
    """
    if is_grants_heading(paragraph) or is_resuming_heading(paragraph) or is_quality(paragraph):
        return True
    return (
        gap
        and not paragraph[:1].islower()
        and (ends_in_colon(paragraph) or is_statement(paragraph) or tells_of_grant(paragraph))
    )
