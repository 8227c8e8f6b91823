"""Targets: the addresses that a file's links lead to, where the words of an item do not show them."""

from bisect import bisect_left
from collections.abc import Sequence

from refcase.identifiers import find_doi
from refcase.models import Reference, Source
from refcase.text import Link, Span

_WEB = ("http://", "https://", "ftp://")


def linked_references(references: Sequence[Reference], links: Sequence[Link]) -> tuple[Reference, ...]:
    """The references, with a DOI and an address from their links where their text has none."""
    return tuple(_linked_reference(reference, _within(reference.span, links)) for reference in references)


def linked_sources(sources: Sequence[Source], links: Sequence[Link]) -> tuple[Source, ...]:
    """The sources, with the addresses that their links lead to behind those that their text shows."""
    return tuple(_linked_source(source, _within(source.span, links)) for source in sources)


def _linked_reference(reference: Reference, targets: list[str]) -> Reference:
    found: dict[str, str] = {}
    for target in targets:
        doi = find_doi(target)
        if doi and reference.doi is None:
            found.setdefault("doi", doi)
        if "doi.org/" not in target.lower() and reference.url is None:
            found.setdefault("url", target)
    return reference.model_copy(update=found) if found else reference


def _linked_source(source: Source, targets: list[str]) -> Source:
    seen = {_bare(url) for url in source.urls}
    new = {_bare(target): target for target in reversed(targets) if _bare(target) not in seen}
    if not new:
        return source
    return source.model_copy(update={"urls": (*source.urls, *dict.fromkeys(reversed(new.values())))})


def _bare(address: str) -> str:
    """The address for comparing: one shown without its scheme, or with a slash more, is the same."""
    return address.partition("://")[2].rstrip("/").casefold() or address.rstrip("/").casefold()


def _within(span: Span, links: Sequence[Link]) -> list[str]:
    """The web addresses that links in the stretch lead to, in order, each once; `links` are in order."""
    first = bisect_left(links, span.start, key=lambda link: link.start)
    last = bisect_left(links, span.end, key=lambda link: link.start)
    return list(
        dict.fromkeys(link.target for link in links[first:last] if link.target.lower().startswith(_WEB))
    )
