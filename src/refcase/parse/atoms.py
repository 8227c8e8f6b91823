"""Atoms: the labels in a bracket or a list of labels, read one by one and not yet understood.

    content := (locator | filler | cue | label | joiner)*
    label   := prefix? number part?                         R3, 5.1a, S1(ii), b-iii, EV 4

Locators, fillers and cues are in `refcase.parse.asides`.
"""

import re
from typing import NamedTuple

import regex

from refcase.base import made
from refcase.parse.asides import (
    CUE,
    CUE_LETTER,
    DASH,
    LOCATOR,
    PLACE,
    SECTION,
    TIMED,
    TRIED,
    begins_locator,
    is_long,
    letters_at,
    may_be_label,
)
from refcase.patterns import compile_re, compile_regex

# For `regex` and for `re`, which differ in what they take for a word beyond ASCII.
_LABEL = r"""
    (?: (?!(?i:and|or|to|see|in|no|of|at|for|by|the|from)\b)
        (?P<prefix>[A-Za-z]{1,4}) [ .\n‐‑-]? (?P<number>\d{1,2}) (?:\.(?P<sub>\d{1,2})(?!\d))?
      | [sS§]?(?P<major>\d) (?:\.|(?<=[35]):(?=\d(?!\d))) (?P<minor>\d{1,2})
        (?:\.(?P<point>\d{1,2})(?![\d.]\d))?
        (?:\.(?=[ ]?[-–—,;\]]))?
      | (?P<bare>\d{1,2})
      | (?!a[ \n][a-z]) (?P<letters>[ivx]{1,5} | [A-Za-z]) (?![A-Za-z])
      | (?P<letter>[A-J]) (?=[ivx]{1,4}(?![A-Za-z]))
    )
    (?: (?P<part>[a-z]{1,4}|(?<=\d)[A-Z]) (?![A-Za-z]) | ,?[ ]? \( (?P<bracketed>[a-z]{1,4}
      |\d{1,2}) \) (?![a-z])
      | (?<=\d) [.:]?[ ]? (?P<spaced>[a-h]) (?=[ ]?(?:[\]),;］）]|$))
      | -(?P<dashed>[ivx]{1,5}) (?![a-z0-9]) )?
    (?!\w) (?![.,–-]\d{3}) (?!%) (?!/\d{1,2}/\d\d)
"""
# Most labels are no more than this, and found in a third of the time.
_PLAIN = compile_re(
    r"(?P<prefix>[A-Z]{0,4})(?P<number>\d{1,2})(?=[\]);]|,(?!\d{3})|\Z)|(?P<letters>[A-Za-z])(?=[\]);]|\Z)"
)
_ATOM = compile_regex(_LABEL, regex.VERBOSE)
_ATOM_IN_ASCII = compile_re(_LABEL, re.VERBOSE)  # in a quarter of the time
_REACH = 32  # characters that a label and what is asked of those behind it may take
SPACE = compile_re(r"[ \t\n]+")
# Space, and the fillers that are one sign wherever they stand.
_STEPS = frozenset(" \t\n.,;&/+|“”\"'‘’")
_WORD = compile_re(r"[^\W\d_]+|\d[\d.,]*|.", re.DOTALL)
# What a label with a capital or a dot needs; and how long a content may be that goes on in words behind one.
_SURE = compile_re(r"[A-Z][A-Za-z]{0,3}[ .\n‐‑-]?\d|\d[.:]\d")
_BRIEF = 40


class Atom(NamedTuple):
    """One label as written, not yet understood.

    `start` and `end` count from where the content begins: contents written the same have the same atoms.
    `prefix`, `number`, `letters`, `part` are as printed ("" when not there), `major` is the 5 of
    5.1; `ranged` says that a dash joins it to the atom before.
    """

    start: int
    end: int
    cue: str
    prefix: str
    major: str
    number: str
    letters: str
    part: str
    ranged: bool


class Content(NamedTuple):
    """The atoms in a bracket, whether nothing else is there, and the section it names, 0 for none."""

    atoms: tuple[Atom, ...]
    pure: bool
    section: int


def read_content(content: str, *, strict: bool) -> Content | None:
    """What a bracket holds, None when it cannot be a mention.

    Among other words only labels with a capital or a dot count. `strict` allows no other words, unless a
    label opens the bracket and it is short: "(E12 to follow)".
    """
    atoms: list[Atom] = []
    pure, section, cue, ranged = True, 0, "", False
    at, end = 0, len(content)
    while at < end:
        char = content[at]
        if char in _STEPS:
            at += 1
            continue
        digit = char.isdigit()
        letters = "" if digit else letters_at(content, at, end)
        atom = _plain(content, at, end, cue, ranged) if digit or len(letters) == 1 else None
        if not atom:
            passed = _passed(content, at, letters or char, atoms)
            if passed:
                if passed.re is SECTION:
                    section = int(passed["number"])
                elif passed.re is DASH:
                    ranged = True
                elif passed.re is CUE or passed.re is CUE_LETTER:
                    if passed["word"] == "REF":  # "(REF 2)" is the exercise: an output was submitted to it
                        return None
                    cue = passed["word"].lower()
                at = passed.end()
                continue
            if letters:
                likely = may_be_label(content, at, letters)
            else:
                likely = char == "§" or (digit and not is_long(content, at, end))
            if likely:
                atom = (read_atom if len(letters) > 1 else _any)(content, at, end, cue, ranged)
        if atom:
            atoms.append(atom)
            at, ranged = atom.end, False
        else:
            if strict and (not atoms or atoms[0].start or end > _BRIEF):
                return None
            if pure and not _SURE.search(content):
                return None
            other = _WORD.match(content, at)
            at = other.end() if other else at + 1
            pure = ranged = False
    if not pure:
        atoms = [a for a in atoms if (a.prefix and a.prefix[0].isupper()) or a.major]
    return made(Content, (tuple(atoms), pure, section)) if atoms else None


def _passed(
    content: str, at: int, begins: str, atoms: list[Atom]
) -> "re.Match[str] | regex.Match[str] | None":
    """The match of what is passed over at a place, where letters, a sign or a digit begin it."""
    if begins.isdigit():
        return LOCATOR.match(content, at) if TIMED.match(content, at) else None
    if begins not in TRIED:
        return LOCATOR.match(content, at) if begins_locator(begins) else None
    for pattern in TRIED[begins]:
        if pattern is DASH and not atoms:
            continue
        if pattern is PLACE and not (atoms and atoms[-1].end == at and _placed(atoms[-1])):
            continue
        if passed := pattern.match(content, at):
            return passed
    return None


def _placed(atom: Atom) -> bool:
    """Whether a colon behind the label leads to a place in what it names; in "3: 5" it may be item 5 of 3."""
    return bool(atom.prefix or atom.major or atom.letters) or atom.number not in ("3", "5")


def _plain(view: str, at: int, end: int, cue: str, ranged: bool, origin: int = 0) -> Atom | None:
    """The label that begins at `at`, if it is one of the plain ones."""
    match = _PLAIN.match(view, at, end)
    if not match:
        return None
    prefix, number, letters = match.groups("")
    return made(Atom, (at - origin, match.end() - origin, cue, prefix, "", number, letters, "", ranged))


def read_atom(view: str, at: int, end: int, cue: str, ranged: bool, origin: int = 0) -> Atom | None:
    """The label that begins at `at`, None when none does; `cue` and `ranged` are what came before it."""
    return _plain(view, at, end, cue, ranged, origin) or _any(view, at, end, cue, ranged, origin)


def _any(view: str, at: int, end: int, cue: str, ranged: bool, origin: int = 0) -> Atom | None:
    atom = _ATOM_IN_ASCII if view[at : at + _REACH].isascii() else _ATOM
    match = atom.match(view, at, end)
    if not match:
        return None
    prefix, number, sub, major, minor, point, bare, letters, letter, *parts = match.groups("")
    end, number, letters, part = match.end(), number or minor or bare, letters or letter, "".join(parts)
    return made(
        Atom, (at - origin, end - origin, cue, prefix, major, number, letters, part or sub or point, ranged)
    )
