"""Items: sections 3 and 5 cut into references, sources and grants, labelled or not.

The best chain of labels (`refcase.parse.listing`) gives the items; where there is none, each
paragraph is one. A heading such as "Key grants" turns what follows it into grants, and
statements about the list ("All outputs can be supplied …") belong to no item.
"""

from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from refcase.labels import Form, Kind
from refcase.parse.furniture import Stretch
from refcase.parse.grantlists import (
    GRANT_PREFIXES,
    flags,
    grant_breaks,
    listed_grants,
    told_grants,
    without_grant_list,
)
from refcase.parse.grants import is_publication, looks_like_grant
from refcase.parse.lines import Line, Paragraph, lines, paragraphs
from refcase.parse.listing import Candidate, Chain, Item, candidates, chains, cut
from refcase.parse.paragraphs import paragraph_items, trimmed, unplaced, without_group_headings


class Listing(NamedTuple):
    """A section's items in order, and the form of the chain that labels them (None: unlabelled)."""

    items: list[Item]
    grants: list[Item]
    form: Form | None
    close: str
    restarted: bool
    rest: list[Stretch]  # paragraphs that are in no item and are nothing that is said of the list


def read_references(view: str, start: int, end: int, wrap: int, cited: dict[Form, int]) -> Listing:
    """The references and grants of section 3."""
    found = lines(view, start, end, wrap)
    told = paragraphs(found)
    breaks = grant_breaks(view, told)
    in_grants = flags(breaks, len(found))
    heads = candidates(found)
    before = [h for h in heads if not in_grants[h.line]]
    listing = _read(
        view, found, told, before, [i for i, g in enumerate(in_grants) if not g], cited, references=True
    )
    stray = [i for i in listing.items if i.label and i.label.form.prefix.lower() in GRANT_PREFIXES]
    items = [i for i in listing.items if i not in stray]
    if not items and stray:  # a list all labelled F1 … is a list of references
        items, stray = stray, []
    while len(items) > 1 and looks_like_grant(view[items[-1].start : items[-1].end], listed=True):
        stray.insert(0, items.pop())
    items, restarted = without_grant_list(view, items)
    stray += restarted
    grants = listing.grants + stray + listed_grants(view, found, told, heads, in_grants, breaks, cited)
    late: list[Item] = []  # a list of outputs after one of grants
    if len(grants) >= len(items) and any(g.label for g in grants):
        late = [g for g in grants if is_publication(view[g.start : g.end])]
    if len(late) >= len(items) and any(g.label for g in late):
        items = sorted([*items, *late], key=lambda item: item.start)
        grants = [g for g in grants if g not in late]
        form = next(g.label.form for g in late if g.label)
        listing = listing._replace(form=listing.form or form)
    grants += told_grants(view, found, told, [*items, *grants])
    grants.sort(key=attrgetter("start"))
    return listing._replace(
        items=items,
        grants=grants,
        restarted=listing.restarted and _restarts(items),
        rest=unplaced(view, told, [*items, *grants]),
    )


def _restarts(items: list[Item]) -> bool:
    values = [item.label.value for item in items if item.label]
    return any(b <= a for a, b in pairwise(values))


def read_sources(view: str, start: int, end: int, wrap: int, cited: dict[Form, int]) -> Listing:
    """The sources of section 5."""
    found = lines(view, start, end, wrap)
    told = paragraphs(found)
    heads = candidates(found)
    listing = _read(view, found, told, heads, list(range(len(found))), cited, references=False)
    return listing._replace(rest=unplaced(view, told, listing.items))


def _read(
    view: str,
    found: list[Line],
    told: list[Paragraph],
    heads: list[Candidate],
    own: list[int],
    cited: dict[Form, int],
    *,
    references: bool,
) -> Listing:
    """The items on the lines `own`: by the best chain or by paragraphs; behind references, grants."""
    ranked = chains(found, heads, cited)
    # grants are listed beside references: their labels name the list only where no others do
    others = [chain for chain in ranked if not (references and _of_grants(view, found, chain))]
    best = _primary(view, found, others) or _primary(view, found, ranked)
    if best is None:
        return Listing(
            paragraph_items(view, [found[i] for i in own], references, cited), [], None, "", False, []
        )
    links = list(best.links)
    for chain in ranked:
        if chain is not best and _second_list(chain, best):
            links += chain.links
    by_line = {link.line: link for link in reversed(links)}
    links = [by_line[line] for line in sorted(by_line)]
    last = max(own, default=0)
    after = next((c for c in ranked if c not in others and c.links[0].line > links[-1].line), None)
    grants = cut(view, found, after.links, found[last].end) if after else []
    items = cut(view, found, links, found[after.links[0].line - 1].end if after else found[last].end)
    items = [trimmed(view, told, item, last=item is items[-1]) for item in items]
    items = without_group_headings(view, found, items)
    grants = [trimmed(view, told, grant) for grant in grants]
    return Listing(items, grants, best.form, best.close, best.restarts > 0, [])


def _of_grants(view: str, found: list[Line], chain: Chain) -> bool:
    """Whether the chain labels grants, by their letters or by most of the items themselves."""
    if chain.form.prefix.lower() in GRANT_PREFIXES:
        return True
    items = cut(view, found, chain.links[:12], found[chain.links[-1].line].end)
    if len(items) < 2 or not looks_like_grant(view[items[0].start : items[0].end]):
        return False
    return sum([looks_like_grant(view[i.start : i.end], listed=True) for i in items]) > len(items) / 2


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
    return len(chain.links) <= 3 and sum([line.hard for line in found[: chain.links[0].line]]) >= 3


def _inner(chain: Chain, ranked: list[Chain]) -> bool:
    """Whether the chain letters the parts of items that another chain labels."""
    others = [
        c for c in ranked if c is not chain and len(c.links) >= 2 and c.links[0].line < chain.links[0].line
    ]
    return any(c.links[0].line <= 1 and c.form.kind in (Kind.NUMBER, Kind.DOTTED) for c in others)
