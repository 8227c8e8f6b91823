"""Gathering: what is found in many places of one text is told once."""

from collections.abc import Iterator

from refcase.validate.rule import Aside, Hit

_MANY = 5


def gathered(hits: list[Hit], places: str) -> Iterator[Hit]:
    """The hits; where there are more than five, the first one with the others as asides.

    `places` is the word for what each stands in: "paragraphs".
    """
    if len(hits) <= _MANY:
        yield from hits
        return
    first, *others = hits
    yield first._replace(
        message=f"{first.message}; so it is in {len(others)} more {places}",
        asides=(*first.asides, *(Aside(hit.span, hit.message) for hit in others)),
    )
