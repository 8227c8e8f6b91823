"""Naming: the label of each item, and the label schemes with their evidence.

An item is called what its list prints; where an export lost or restarted the numbering, what
the text cites it by.
"""

from typing import NamedTuple

from refcase.labels import Form, spell
from refcase.models import ItemKind, Scheme, Schemes
from refcase.parse.asides import CUES
from refcase.parse.citations import Cited
from refcase.parse.items import Listing
from refcase.parse.linking import Linkage
from refcase.parse.listing import Item
from refcase.parse.mentions import Mention
from refcase.parse.tables import NUMBER, Link


class Named(NamedTuple):
    """The labels of the three lists, item by item; and prefixes as written, by their folded form."""

    references: list[str | None]
    sources: list[str | None]
    grants: list[str | None]
    spelled: dict[str, str]


def name_items(
    found: list[tuple[int, Mention]], links: Linkage, references: Listing, sources: Listing
) -> Named:
    """What the items are called."""
    spelled = _spellings(found)
    return Named(
        _names("reference", references.items, links, spelled, found),
        _names("source", sources.items, links, spelled, found),
        _names("grant", references.grants, links, spelled, found),
        spelled,
    )


def schemes_of(
    spelled: dict[str, str], links: Linkage, references: Listing, sources: Listing, cited: Cited
) -> Schemes:
    """How the two lists are labelled and cited, with the evidence in words.

    References that no label cites may be cited by author and year. `spelled` are the prefixes as written.
    """
    by_year = sum([citation.kind == "author-year" for citation in cited.citations])
    return Schemes(
        references=_by_year(_scheme("reference", references, links, spelled, cited), by_year),
        sources=_scheme("source", sources, links, spelled, cited),
    )


def _spellings(found: list[tuple[int, Mention]]) -> dict[str, str]:
    """Prefixes as the text writes them, by their folded form; the first met wins."""
    prefixes = {atom.prefix: None for _, mention in found for atom in mention.atoms if atom.prefix}
    return {prefix.lower(): prefix for prefix in reversed(prefixes)}


def _way(kind: ItemKind, links: Linkage) -> tuple[Form, Link] | None:
    """The best used way to a list."""
    ways = [
        (form, way)
        for form, all_ways in links.ways.items()
        for way in all_ways
        if way.kind == kind and way.hits
    ]
    return max(ways, key=lambda pair: (pair[1].hits, pair[0]), default=None)


def _by_bare_number(found: list[tuple[int, Mention]], kind: ItemKind) -> bool:
    """Whether the text cites this list by a number alone: "[3]" gives a label, "source 3" tells a place."""
    return any(
        atom.number and not (atom.prefix or atom.major or atom.cue)
        for section, mention in found
        if (section == 4) == (kind == "source")
        and mention.pure
        and mention.shape in ("square", "round", "glued")
        for atom in mention.atoms
    )


def _names(
    kind: ItemKind,
    items: list[Item],
    links: Linkage,
    spelled: dict[str, str],
    found: list[tuple[int, Mention]],
) -> list[str | None]:
    """The label of each item: as printed, or as cited where the list prints none or broken ones."""
    best = _way(kind, links) if links.tables[kind].broken else None
    if best and best[1].mapping == "position":
        form, way = best
        if form != NUMBER or any(item.label for item in items) or _by_bare_number(found, kind):
            form = form._replace(prefix=spelled.get(form.prefix, form.prefix))
            return [spell(form, place + way.offset) for place in range(1, len(items) + 1)]
    return [item.label.text + item.label.part if item.label else None for item in items]


def _by_year(scheme: Scheme, citations: int) -> Scheme:
    """The scheme of references that the text cites by author and year only, `citations` times."""
    if scheme.mapping != "none" or not citations:
        return scheme
    told = "once" if citations == 1 else f"{citations} times"
    reason = f"{scheme.reason.removesuffix(f'; {_UNCITED}')}; cited by author and year, {told}"
    return scheme.model_copy(
        update={"cited": "Name year", "mapping": "author-year", "confidence": 1.0, "reason": reason}
    )


_UNCITED = "none is cited by label"
_NONE_FOUND = "no label that is cited finds one"
_HOW = {
    "exact": "cited the same way",
    "number": "cited like “{}”, by number",
    "content": "cited like “{}”, matched by what they are cited for",
    "position": "cited like “{}”, by place in the list",
}
_WRITTEN = {"[": "[{}]", "]": "[{}]", "(": "({})", ")": "{})", ".": "{}.", ":": "{}:"}


def _scheme(
    kind: ItemKind, listing: Listing, links: Linkage, spelled: dict[str, str], found: Cited
) -> Scheme:
    """The scheme of a list with its evidence in words."""
    size = len(listing.items)
    name = kind if size == 1 else kind + "s"
    listed = _WRITTEN.get(listing.close, "{}").format(listing.form.show()) if listing.form else None
    first = next((item.printed for item in listing.items if item.printed), None)
    said = f"{size} {name} printed like “{first}”" if first else f"{size} {name} printed without labels"
    if listing.restarted:
        said += " with numbers that start again"
    best = _way(kind, links)
    hits = found.hits.get((best[0], kind), 0) if best else 0
    if best is None or not hits:
        return Scheme(
            listed=listed,
            cited=None,
            mapping="none",
            confidence=0.0,
            reason=f"{said}; {_NONE_FOUND if _misses(listing, found) else _UNCITED}",
        )
    form, way = best
    uses = hits + found.misses.get((form, kind), 0)
    written = form._replace(prefix=spelled.get(form.prefix, form.prefix))
    cited = written.show()
    if listing.form and way.mapping == "exact" and listing.form.prefix.lower() in CUES:
        cited = listing.form.show()  # "[EV 1]": the word is read as a cue
    how = _HOW[way.mapping].format(spell(written, 1 + way.offset))
    all_found = "found" if uses == 1 else "all found"
    labels = f"{uses} label" if uses == 1 else f"{uses} labels"
    reason = f"{said}; {how}: {labels}, {all_found if hits == uses else f'{hits} found'}"
    if form == NUMBER and links.split:
        reason += "; bare numbers mean references in section 2 and sources in section 4"
    return Scheme(
        listed=listed, cited=cited, mapping=way.mapping, confidence=round(hits / uses, 2), reason=reason
    )


def _misses(listing: Listing, found: Cited) -> bool:
    """Whether labels are cited that look like those of the list, and name nothing listed."""
    prefix = listing.form.prefix.lower() if listing.form else ""
    targets = (target for citation in found.citations for target in citation.targets)
    lost = {target.label.rstrip("0123456789").strip().lower() for target in targets if target.kind is None}
    return prefix != "" and prefix in lost
