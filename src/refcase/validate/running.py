"""Running text: where placeholders, notes and personal data are looked for."""

from collections.abc import Iterable, Iterator

import regex

from refcase.text import Span
from refcase.validate.draft import Draft


def places(
    draft: Draft, pattern: "regex.Pattern[str]", *sections: int, words: tuple[str, ...]
) -> Iterator["regex.Match[str]"]:
    """Where the pattern matches in the sections with these numbers, anywhere when none is named; in order.

    `words` are in lower case, one space between two; where none of them stands in the text the pattern is not
    tried: most texts have none, and looking words up is fifty times faster.
    """
    if any(word in draft.folded for word in words):
        everywhere = [(0, len(draft.view))]
        own = [(section.span.start, section.span.end) for section in draft.sections(*sections)]
        for start, end in own if sections else everywhere:
            yield from pattern.finditer(draft.view, start, end)


def span_of(match: "regex.Match[str]", group: str | int = 0) -> Span:
    """The stretch of a match, or of one of its groups."""
    return Span(start=match.start(group), end=match.end(group))


def without_acronyms(draft: Draft, found: Iterable["regex.Match[str]"]) -> Iterator["regex.Match[str]"]:
    """The matches but for words in capitals that the text explains, or gives a plural: "coatings (TBCs)"."""
    known: dict[str, bool] = {}
    for match in found:
        word = match[0].strip("[](){}<>")
        if word not in known:
            known[word] = word.isalpha() and word.isupper() and _is_acronym(draft, word)
        if not known[word]:
            yield match


# Words in full stand no further before their acronym in brackets.
_REACH = 120
_INITIAL = regex.compile(r"[^\W\d_][\w-]*+")


def _is_acronym(draft: Draft, word: str) -> bool:
    """Whether the text gives the word a plural, or words with its initials stand before it somewhere."""
    for found in regex.finditer(rf"\b{word}(?P<plural>s)?\b", draft.view):
        if found["plural"]:
            return True
        before = _INITIAL.findall(draft.view, max(0, found.start() - _REACH), found.start())
        if "".join(name[0] for name in before[-len(word) :]).upper() == word:
            return True
    return False
