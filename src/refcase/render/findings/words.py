"""A finding in words, for formats that have one field for all of it."""

from refcase.findings import Place, Placed


def message_and_hint(placed: Placed) -> str:
    """`E4 is cited and not listed: list E4, or cite what is meant`.

    For a file without lines that an editor counts, the place comes first: `page 2, line 7:3: E4 is …`.
    """
    finding = placed.finding
    told = f"{finding.message}: {finding.hint}" if finding.hint else finding.message
    return f"{placed.place}: {told}" if off_the_lines(placed.place) else told


def at(path: str, place: Place) -> str:
    """`drafts/a.txt:9:23`, as editors and terminals know it, or `drafts/a.pdf, page 2, line 7:3`."""
    return f"{path}, {place}" if off_the_lines(place) else f"{path}:{place}"


def off_the_lines(place: Place) -> bool:
    """Whether the file has pages, paragraphs or cells where others have lines."""
    return place.page is not None or place.paragraph is not None or place.cell is not None
