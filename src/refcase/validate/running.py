"""Running text: where placeholders, notes and personal data are looked for."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import regex

from refcase.patterns import compile_any, compile_re, compile_regex
from refcase.text import Span
from refcase.validate.draft import Draft


class Letter:
    """A letter or sign from which rules seek what they cannot do without: one scan of a text for all of them.

    It takes 4 to 14 µs, by how often the letter stands, and most texts have nothing of what is sought.
    """

    def __init__(self, letter: str) -> None:
        self._letter = letter
        self._sought: list[re.Pattern[str]] = []
        self._any: re.Pattern[str] | None = None

    def add(self, pattern: re.Pattern[str]) -> None:
        """The pattern, which begins with the letter, is one of those sought from now on."""
        self._sought.append(pattern)
        self._any = None

    def __call__(self, draft: Draft) -> bool:
        """Whether any of them is found in the text; to be asked by `draft.once`."""
        if self._letter not in draft.folded:
            return False
        if self._any is None:
            self._any = compile_any(self._sought)
        return self._any.search(draft.folded) is not None


class Rare(NamedTuple):
    """What is sought with all that other rules seek from the same letter."""

    letter: Letter
    pattern: re.Pattern[str]


_LETTERS: dict[str, Letter] = {}
# A letter, or a sign as a pattern has it.
_OPENING = compile_re(r"\\?(?P<sign>(?<=\\)[^A-Za-z0-9\s]|(?<!\\)[^\\.^$*+?{}\[\]|()])(?![*?{])")


def rare(pattern: re.Pattern[str]) -> Rare:
    """A hint for the folded text: a pattern that begins with a letter or sign, which is to be a rare one.

    What stands before the letter is looked back at, behind it where that sooner shows that there is nothing.
    Errors: ValueError for one with flags, or that begins with anything but a letter or sign.
    """
    opening = _OPENING.match(pattern.pattern)
    if opening is None or pattern.flags != _OPENING.flags:
        raise ValueError(f"a rare hint has no flags and begins with a letter or sign: {pattern.pattern}")
    first = opening["sign"]
    letter = _LETTERS.setdefault(first, Letter(first))
    letter.add(pattern)
    return Rare(letter, pattern)


# What a match cannot do without: a word or sign, a pattern, or a word and a pattern that matches the view
# where that stands. Words with small letters are looked for in `draft.folded`, and so are patterns; other
# words and signs in the view, where a pattern beside a word is to say itself whether capitals matter.
Hint = str | Rare | re.Pattern[str] | tuple[str, re.Pattern[str]]


def places(
    draft: Draft, pattern: "regex.Pattern[str]", *sections: int, hints: tuple[Hint, ...] = ()
) -> Iterator["regex.Match[str]"]:
    """Where the pattern matches in the sections with these numbers, anywhere when none is named; in order.

    Where none of the `hints` is found the pattern is not tried. A word takes 4 to 7 µs for a whole text, a
    pattern that begins with a letter or sign 6 and more, by how often that stands; a single sign 0.2.
    """
    view = draft.view
    stretches = [(0, len(view))]
    if sections:
        stretches = [(section.span.start, section.span.end) for section in draft.sections(*sections)]
    for start, end in stretches:
        if not hints or hinted(draft, hints, start, end):
            yield from pattern.finditer(view, start, end)


def in_lines(
    draft: Draft, pattern: "regex.Pattern[str]", hints: tuple[Hint, ...]
) -> Iterator["regex.Match[str]"]:
    """As `places` anywhere, for a pattern whose matches hold one of the hints each, and no line end.

    Only the lines with hints are read: all of a text would take some such patterns half a millisecond.
    """
    view = draft.view
    if not hinted(draft, hints, 0, len(view)):
        return  # the usual case
    read = -1
    for at in sorted(at for hint in hints for at in _places_of(draft, hint)):
        if at > read:
            start, end = view.rfind("\n", 0, at) + 1, view.find("\n", at)
            read = end if end >= 0 else len(view)
            yield from pattern.finditer(view, start, read)


def _places_of(draft: Draft, hint: Hint) -> Iterator[int]:
    """Where the hint is found."""
    if isinstance(hint, Rare):
        hint = hint.pattern
    if isinstance(hint, re.Pattern):
        yield from (match.start() for match in hint.finditer(draft.folded))
        return
    word, around = hint if isinstance(hint, tuple) else (hint, None)
    text = draft.folded if word.islower() else draft.view
    at = text.find(word)
    while at >= 0:
        if around is None or around.match(draft.view, at):
            yield at
        at = text.find(word, at + 1)


def hinted(draft: Draft, hints: tuple[Hint, ...], start: int, end: int) -> bool:
    """Whether any of the hints is found in the stretch."""
    for hint in hints:
        if isinstance(hint, Rare):
            if draft.once(hint.letter) and hint.pattern.search(draft.folded, start, end):
                return True
        elif isinstance(hint, tuple):
            word, around = hint
            text = draft.folded if word.islower() else draft.view
            at = text.find(word, start, end)
            while at >= 0:
                if around.match(draft.view, at, end):
                    return True
                at = text.find(word, at + 1, end)
        elif isinstance(hint, str):
            if (draft.folded if hint.islower() else draft.view).find(hint, start, end) >= 0:
                return True
        elif hint.search(draft.folded, start, end):
            return True
    return False


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
