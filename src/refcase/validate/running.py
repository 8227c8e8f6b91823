"""Running text: where placeholders, notes and personal data are looked for."""

import re
from collections.abc import Iterable, Iterator

import regex

from refcase.patterns import compile_regex
from refcase.text import Span
from refcase.validate.draft import Draft


def places(
    draft: Draft, pattern: "regex.Pattern[str]", *sections: int, hints: tuple[str | re.Pattern[str], ...] = ()
) -> Iterator["regex.Match[str]"]:
    """Where the pattern matches in the sections with these numbers, anywhere when none is named; in order.

    `hints` are for `draft.folded`; where none of them is found the pattern is not tried. A word takes 8 µs
    for a whole text, a hint that begins with a rare sign or letter 1 to 4.
    """
    everywhere = [(0, len(draft.view))]
    own = [(section.span.start, section.span.end) for section in draft.sections(*sections)]
    for start, end in own if sections else everywhere:
        if not hints or any(_found(hint, draft.folded, start, end) for hint in hints):
            yield from pattern.finditer(draft.view, start, end)


def _found(hint: str | re.Pattern[str], text: str, start: int, end: int) -> bool:
    if isinstance(hint, str):
        return text.find(hint, start, end) >= 0
    return hint.search(text, start, end) is not None


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
_INITIAL = compile_regex(r"[^\W\d_][\w-]*+")


def _is_acronym(draft: Draft, word: str) -> bool:
    """Whether the text gives the word a plural, or words with its initials stand before it somewhere."""
    for found in regex.finditer(rf"\b{word}(?P<plural>s)?\b", draft.view):
        if found["plural"]:
            return True
        before = _INITIAL.findall(draft.view, max(0, found.start() - _REACH), found.start())
        if "".join(name[0] for name in before[-len(word) :]).upper() == word:
            return True
    return False
