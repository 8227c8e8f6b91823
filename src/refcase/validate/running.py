"""Running text: where placeholders, notes and personal data are looked for."""

from collections.abc import Iterator

import regex

from refcase.text import Span
from refcase.validate.draft import Draft

_RARE = 4


def places(
    draft: Draft, pattern: "regex.Pattern[str]", *sections: int, words: tuple[str, ...]
) -> Iterator["regex.Match[str]"]:
    """Where the pattern matches in the sections with these numbers, in all when none is named; in order.

    `words` are in lower case, one space between two; where none of them stands in the text the pattern is not
    tried: most texts have none, and looking words up is fifty times faster.
    """
    if any(word in draft.folded for word in words):
        for section in draft.sections(*(sections or (1, 2, 3, 4, 5))):
            yield from pattern.finditer(draft.view, section.span.start, section.span.end)


def span_of(match: "regex.Match[str]", group: str | int = 0) -> Span:
    """The stretch of a match, or of one of its groups."""
    return Span(start=match.start(group), end=match.end(group))


def is_acronym(draft: Draft, word: str) -> bool:
    """Whether a word in capitals is common in the text: "TBC" for thermal barrier coating."""
    return word.isalpha() and word.isupper() and draft.text.count(word) > _RARE
