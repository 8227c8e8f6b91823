"""Items: sections 3 and 5 cut into references, sources and grants, labelled or not.

The best chain of labels (`refcase.parse.listing`) gives the items; where there is none, each
paragraph is one. A heading such as "Key grants" turns what follows it into grants, and
statements about the list ("All outputs can be supplied …") belong to no item.
"""

from itertools import pairwise
from typing import NamedTuple

import regex

from refcase.labels import Form, Kind
from refcase.parse.grants import is_publication, looks_like_grant, tells_of_grant
from refcase.parse.lines import Line, lines
from refcase.parse.listing import Candidate, Chain, Item, candidates, chains, cut
from refcase.parse.remarks import is_grants_heading, is_heading, is_quality, is_resuming_heading, is_statement

_GRANT_PREFIXES = {"g", "f", "grant", "award", "funding", "gr"}
_LINK_ONLY = regex.compile(r"[\[(<]?(?:https?://|www\.)\S+[\])>]?[.,;]?\s*$")


class Listing(NamedTuple):
    """A section's items in order, and the form of the chain that labels them (None: unlabelled)."""

    items: list[Item]
    grants: list[Item]
    form: Form | None
    close: str
    restarted: bool


def read_references(view: str, start: int, end: int, wrap: int, cited: dict[Form, int]) -> Listing:
    """The references and grants of section 3."""
    found = lines(view, start, end, wrap)
    breaks = _grant_breaks(view, found)
    in_grants = _flags(breaks, len(found))
    heads = candidates(view, found)
    before = [h for h in heads if not in_grants[h.line]]
    listing = _read(view, found, before, [i for i, g in enumerate(in_grants) if not g], cited, by_gap=True)
    stray = [i for i in listing.items if i.label and i.label.form.prefix.lower() in _GRANT_PREFIXES]
    items = [i for i in listing.items if i not in stray]
    if not items and stray:  # a list all labelled F1 … is a list of references
        items, stray = stray, []
    while len(items) > 1 and looks_like_grant(view[items[-1].start : items[-1].end], listed=True):
        stray.insert(0, items.pop())
    items, restarted = _without_grant_list(view, items)
    stray += restarted
    grants = stray + _listed_grants(view, found, heads, in_grants, breaks, cited)
    late = [
        g for g in grants if is_publication(view[g.start : g.end])
    ]  # a list of outputs after one of grants
    if late and len(late) >= len(items) and any(g.label for g in late):
        items = sorted([*items, *late], key=lambda item: item.start)
        grants = [g for g in grants if g not in late]
        form = next(g.label.form for g in late if g.label)
        listing = listing._replace(form=listing.form or form)
    grants += _told_grants(view, found, [*items, *grants])
    grants.sort(key=lambda item: item.start)
    return listing._replace(items=items, grants=grants, restarted=listing.restarted and _restarts(items))


def _restarts(items: list[Item]) -> bool:
    values = [item.label.value for item in items if item.label]
    return any(b <= a for a, b in pairwise(values))


def _without_grant_list(view: str, items: list[Item]) -> tuple[list[Item], list[Item]]:
    """The items up to the last restart of the numbers, and those after it if they are mostly grants."""
    values = [item.label.value if item.label else 0 for item in items]
    starts = [i for i in range(1, len(items)) if values[i] == 1]
    if starts:
        tail = items[starts[-1] :]
        if sum(looks_like_grant(view[i.start : i.end]) for i in tail) > len(tail) / 2:
            return items[: starts[-1]], tail
    return items, []


def read_sources(view: str, start: int, end: int, wrap: int, cited: dict[Form, int]) -> Listing:
    """The sources of section 5."""
    found = lines(view, start, end, wrap)
    heads = candidates(view, found)
    return _read(view, found, heads, list(range(len(found))), cited, by_gap=False)


def _read(
    view: str,
    found: list[Line],
    heads: list[Candidate],
    own: list[int],
    cited: dict[Form, int],
    *,
    by_gap: bool,
) -> Listing:
    """The items on the lines `own`, by the best chain or, failing one, by paragraphs."""
    ranked = chains(found, heads, cited)
    best = _primary(view, found, ranked)
    if best is None:
        return Listing(_paragraph_items(view, [found[i] for i in own], by_gap, cited), [], None, "", False)
    links = list(best.links)
    for chain in ranked:
        if chain is not best and _second_list(chain, best):
            links += chain.links
    by_line = {link.line: link for link in reversed(links)}
    links = [by_line[line] for line in sorted(by_line)]
    last = max(own, default=0)
    items = cut(view, found, links, found[last].end)
    items = [_trimmed(view, found, item) for item in items]
    return Listing(items, [], best.form, best.close, best.restarts > 0)


def _primary(view: str, found: list[Line], ranked: list[Chain]) -> Chain | None:
    """The chain that labels the list, None when none does.

    A lone label counts only at the top of the list, and only the first of its kind ("R1", "1.").
    """
    for chain in ranked:
        first = chain.links[0]
        if len(chain.links) >= 2:
            lettered = chain.form.kind in (Kind.ROMAN, Kind.UPPER, Kind.LOWER)
            if lettered and (_inner(chain, ranked) or _late(found, chain)):
                continue
            return chain
        if first.label.value == 1 and first.line <= 1:
            return chain
    return None


def _second_list(chain: Chain, best: Chain) -> bool:
    """Whether the chain labels a list of its own beside the best one: `G1` … after `R6`."""
    form = chain.form
    return (
        form.prefix not in ("", best.form.prefix)
        and chain.links[0].label.value == 1
        and (len(form.prefix) <= 2 or len(chain.links) > 1)
    )


def _late(found: list[Line], chain: Chain) -> bool:
    """Whether a short run of letters begins well into the list: parts of one item, no labels."""
    return len(chain.links) <= 3 and sum(line.hard for line in found[: chain.links[0].line]) >= 3


def _inner(chain: Chain, ranked: list[Chain]) -> bool:
    """Whether the chain letters the parts of items that another chain labels."""
    others = [
        c for c in ranked if c is not chain and len(c.links) >= 2 and c.links[0].line < chain.links[0].line
    ]
    return any(c.links[0].line <= 1 and c.form.kind in (Kind.NUMBER, Kind.DOTTED) for c in others)


def _trimmed(view: str, found: list[Line], item: Item) -> Item:
    """The item without a heading or a statement that follows it before the next one."""
    begun = False
    for index, line in enumerate(found):
        if line.start >= item.end:
            break
        if line.start <= item.start:
            begun = begun or line.start == item.start
            continue
        if not begun or not line.hard:
            continue
        paragraph = view[line.start : _paragraph_end(found, index, item.end)]
        if (
            is_heading(paragraph)
            or is_quality(paragraph)
            or (line.gap and (is_statement(paragraph) or tells_of_grant(paragraph)))
        ):
            return item._replace(end=found[index - 1].end)
    return item


def _paragraph_end(found: list[Line], index: int, limit: int) -> int:
    end = found[index].end
    for line in found[index + 1 :]:
        if line.hard or line.start >= limit:
            break
        end = line.end
    return end


def _paragraph_items(
    view: str, own: list[Line], by_gap: bool, cited: dict[Form, int] | None = None
) -> list[Item]:
    """The paragraphs that are items; a link on a line of its own belongs to what it follows.

    `by_gap` says that items are parted by blank lines only, where there are any. Where another way
    to part them gives just as many items as the text cites, that way is the right one.
    """
    if not own:
        return []
    gaps = sum(line.gap for line in own) >= 3
    first = _parted(view, own, [line.gap if by_gap and gaps else line.hard for line in own])
    wanted = {count for count in (cited or {}).values() if count >= 4}
    if len(first) in wanted or not wanted:
        return first
    for flags in (
        [line.gap for line in own],
        [
            line.gap or (line.hard and view[last.end - 1] in ".)]/")
            for last, line in zip([own[0], *own], own, strict=False)
        ],
        [
            line.gap or (line.hard and not view[line.start].islower() and line.end - line.start > 20)
            for line in own
        ],
    ):
        other = _parted(view, own, flags)
        if len(other) in wanted:
            return other
    return first


def _parted(view: str, own: list[Line], begins: list[bool]) -> list[Item]:
    """The items when those lines begin one that are flagged."""
    blocks: list[tuple[int, int]] = []
    for line, begin in zip(own, begins, strict=True):
        if (blocks and not begin) or (
            blocks and _LINK_ONLY.match(view, line.start, line.end) and "://" not in view[slice(*blocks[-1])]
        ):
            blocks[-1] = (blocks[-1][0], line.end)
        else:
            blocks.append((line.start, line.end))
    items = []
    for start, end in blocks:
        text = view[start:end]
        if (
            is_heading(text)
            or is_statement(text)
            or tells_of_grant(text)
            or not any(c.isalnum() for c in text)
        ):
            continue
        bullet = len(text) - len(text.lstrip("•·▪◦‣●■\uf0b7\uf0a7*–—- \t"))
        items.append(Item(None, None, start, start + bullet, end))
    return items


def _grant_breaks(view: str, found: list[Line]) -> list[tuple[int, bool]]:
    """Lines at which the section turns to grants (True) or away from them (False); headings included."""
    breaks = []
    grants = False
    for index, line in enumerate(found):
        if not line.hard:
            continue
        text = view[line.start : _paragraph_end(found, index, found[-1].end)]
        if not grants and (is_grants_heading(text) or _runs_in(text)):
            breaks.append((index, True))
            grants = True
        elif grants and index and (is_quality(text) or is_resuming_heading(text)):
            breaks.append((index, False))
            grants = False
    return breaks


_RUN_IN = regex.compile(
    r"(?i)[*_]*(?:(?:research|key|grant|project|external)\s+)?(?:grants?|funding|funders?|awards?)(?:\s+funding)?[*_]*\s*:[*_]*\s"
)


def _runs_in(text: str) -> bool:
    """Whether a grants heading runs into its paragraph: "Funding: AHRC, £12,000 …"."""
    return _RUN_IN.match(text) is not None


def _told_grants(view: str, found: list[Line], taken: list[Item]) -> list[Item]:
    """Paragraphs outside all items that tell of a grant: "The project was funded by … (AH/…) for £…"."""
    items = []
    for index, line in enumerate(found):
        if not line.hard or any(i.start <= line.start < i.end for i in taken):
            continue
        end = _paragraph_end(found, index, found[-1].end)
        if looks_like_grant(view[line.start : end]):
            items.append(Item(None, None, line.start, line.start, end))
    return items


def _flags(breaks: list[tuple[int, bool]], count: int) -> list[bool]:
    flags = [False] * count
    for (index, grants), following in zip(breaks, [*breaks[1:], None], strict=False):
        stop = following[0] if following else count
        flags[index:stop] = [grants] * (stop - index)
    return flags


def _listed_grants(
    view: str,
    found: list[Line],
    heads: list[Candidate],
    in_grants: list[bool],
    breaks: list[tuple[int, bool]],
    cited: dict[Form, int],
) -> list[Item]:
    """The grants on the lines flagged so: by their labels, else by paragraphs."""
    own = [i for i, flag in enumerate(in_grants) if flag]
    if not own:
        return []
    headings = {
        index
        for index, grants in breaks
        if grants and not _runs_in(view[found[index].start : found[index].end])
    }
    body = [i for i in own if i not in headings]
    ranked = chains(found, [h for h in heads if in_grants[h.line]], cited)
    best = next(
        (
            c
            for c in ranked
            if len(c.links) >= 2 or c.form.prefix.lower() in _GRANT_PREFIXES or [c.links[0].line] == body[:1]
        ),
        None,
    )
    if best is None or not body:
        return [
            i
            for i in _paragraph_items(view, [found[i] for i in body], by_gap=False)
            if any(c.isdigit() for c in view[i.start : i.end])
        ]
    items = cut(view, found, best.links, found[body[-1]].end)
    return [_trimmed(view, found, item) for item in items]
