"""Grant lists: where section 3 turns from references to grants and back, and the grants listed there."""

from bisect import bisect_left, bisect_right
from operator import attrgetter

from refcase.labels import Form, Kind
from refcase.parse.grants import looks_like_grant
from refcase.parse.lines import Line, Paragraph
from refcase.parse.listing import Candidate, Chain, Item, chains, cut
from refcase.parse.money import amounts
from refcase.parse.paragraphs import paragraph_items, trimmed
from refcase.parse.remarks import announces_grants, is_grants_heading, is_quality, is_resuming_heading
from refcase.patterns import compile_re

GRANT_PREFIXES = {"g", "f", "grant", "award", "funding", "gr", "project"}


def grant_breaks(view: str, told: list[Paragraph]) -> list[tuple[int, bool]]:
    """Lines at which the section turns to grants (True) or away from them (False); headings included."""
    breaks = []
    grants = False
    for start, end, _, line in told:
        text = view[start:end]
        if not grants and (
            is_grants_heading(text) or (":" in text and (announces_grants(text) or _runs_in(text)))
        ):
            breaks.append((line, True))
            grants = True
        elif grants and line and (is_quality(text) or is_resuming_heading(text)):
            breaks.append((line, False))
            grants = False
    return breaks


_RUN_IN = compile_re(
    r"(?i)[*_]*(?:(?:research|key|grant|project|external)\s+)?(?:grants?|funding|funders?|awards?)(?:\s+funding)?[*_]*\s*:[*_]*\s"
)


def _runs_in(text: str) -> bool:
    """Whether a grants heading runs into its paragraph: "Funding: AHRC, £12,000 …"."""
    return _RUN_IN.match(text) is not None


def told_grants(view: str, found: list[Line], told: list[Paragraph], taken: list[Item]) -> list[Item]:
    """Paragraphs outside all items that tell of a grant: "The project was funded by … (AH/…) for £…"."""
    items: list[Item] = []
    taken = sorted(taken, key=attrgetter("start"))
    starts = [item.start for item in taken]
    for start, end, _, _ in told:
        following = bisect_right(starts, start)
        if following and start < taken[following - 1].end:
            continue
        if following < len(taken) and starts[following] < end:  # an item begins within the paragraph
            end = found[bisect_left(found, (starts[following],)) - 1].end
        if looks_like_grant(view[start:end]):
            items.append(Item(None, None, start, start, end))
    return items


def without_grant_list(view: str, items: list[Item]) -> tuple[list[Item], list[Item]]:
    """The items up to the last restart of the numbers, and those after it if they are mostly grants."""
    values = [item.label.value if item.label else 0 for item in items]
    starts = [i for i in range(1, len(items)) if values[i] == 1]
    if starts:
        tail = items[starts[-1] :]
        if sum([looks_like_grant(view[i.start : i.end]) for i in tail]) > len(tail) / 2:
            return items[: starts[-1]], tail
    return items, []


def flags(breaks: list[tuple[int, bool]], count: int) -> list[bool]:
    """For each of `count` lines, whether it stands among grants.

    The heading that turns to grants is flagged as well.
    """
    flags = [False] * count
    for (index, grants), following in zip(breaks, [*breaks[1:], None], strict=False):
        stop = following[0] if following else count
        flags[index:stop] = [grants] * (stop - index)
    return flags


def listed_grants(
    view: str,
    found: list[Line],
    told: list[Paragraph],
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
    best = next((chain for chain in ranked if _labels_grants(chain, body)), None)
    if best is None or not body:
        lines = [found[i] for i in body]
        return [
            i
            for i in paragraph_items(view, lines, by_gap=_records(view, lines))
            if any(c.isdigit() for c in view[i.start : i.end])
        ]
    items = cut(view, found, best.links, found[body[-1]].end)
    return [trimmed(view, told, item) for item in items]


def _labels_grants(chain: Chain, body: list[int]) -> bool:
    """Whether the chain labels the grants on the lines `body`; a lone letter is likely a name's."""
    if len(chain.links) >= 2 or chain.form.prefix.lower() in GRANT_PREFIXES:
        return True
    return chain.form.kind in (Kind.NUMBER, Kind.DOTTED) and [chain.links[0].line] == body[:1]


def _records(view: str, own: list[Line]) -> bool:
    """Whether blank lines part the grants: a table printed a cell a line, each record with one amount."""
    blocks: list[list[Line]] = []
    for line in own:
        if line.gap or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    found = [len(amounts(view, block[0].start, block[-1].end)) for block in blocks]
    return max(found, default=0) == 1 and sum(found) > 1
