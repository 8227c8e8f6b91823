"""Atoms: the labels in a bracket or a list of labels, read one by one and not yet understood.

    content := (locator | filler | cue | label | joiner)*
    label   := prefix? number part?                         R3, 5.1a, S1(ii), b-iii, EV 4

A locator ("p. 32", "Figure 2", "12:04") holds numbers that are no labels; a filler ("see", "e.g.")
is a word that may stand in a citation; a cue ("ref.", "source") says what the labels after it name.
"""

import re
from collections.abc import Collection
from typing import NamedTuple

import regex

from refcase.patterns import compile_re, compile_regex

CUES = {
    "ref": "reference", "refs": "reference", "reference": "reference", "references": "reference",
    "output": "reference", "outputs": "reference", "publication": "reference", "publications": "reference",
    "pub": "reference", "pubs": "reference", "paper": "reference", "papers": "reference",
    "research": "reference", "article": "reference", "articles": "reference",
    "source": "source", "sources": "source", "evidence": "source", "evid": "source", "ev": "source",
    "corroboration": "source", "testimonial": "source", "testimonials": "source", "letter": "source",
    "grant": "grant", "grants": "grant", "funding": "grant", "award": "grant", "awards": "grant",
}  # fmt: skip
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
    (?!\w) (?![.,]\d{3}) (?!%) (?!/\d{1,2}/\d\d)
"""
# Most labels are no more than this, and found in a third of the time.
_PLAIN = compile_re(
    r"(?P<prefix>[A-Z]{0,4})(?P<number>\d{1,2})(?=[\]);]|,(?!\d{3})|\Z)|(?P<letters>[A-Za-z])(?=[\]);]|\Z)"
)
_ATOM = compile_regex(_LABEL, regex.VERBOSE)
_ATOM_IN_ASCII = compile_re(_LABEL, re.VERBOSE)  # in a quarter of the time
_REACH = 32  # characters that a label and what is asked of those behind it may take
_CUE_WORD = rf"(?i)(?P<word>{'|'.join(sorted(CUES, key=len, reverse=True))})\b\.?"
_CUE = compile_re(rf"{_CUE_WORD}[ \n-]?(?:nos?\.?[ ]?|#)?(?=[ \n(]?[A-Za-z]{{0,4}}[ ]?\(?[\divx])")
_CUE_LETTER = compile_re(rf"{_CUE_WORD}(?:[ \n]|(?<=\.))(?=\(?(?-i:[A-Z]|[a-z])\)?(?![\w’'-]))")
DASH = compile_re(r"[ \n]?(?:[-‐‑–—−]|\b(?:to|through)\b)[ \n]?")
_ROMAN = r"[ivxlc]{1,6}\b"
_NUMBERS = r"\d{1,4}(?:[ ]?[-–—][ ]?\d{1,4})?"
_LOCATOR = compile_regex(
    rf"""(?xi) (?: (?-i:pp?)\.? | pgs?\.? | pages? | paras?\.? | paragraphs? | p/?p | §{{1,2}} | chapters?
      | ch\. | figs?\.? | figures?
      | tables? | slides? | lines? | cols?\.? | columns? | vol\.? | appendix | annex | minutes?
        | min\. | section
    )[ \n]{{0,2}} (?:  # "section 5c" is item c of section 5
        (?<!section[ \n]{{0,2}}) \d{{1,3}}[A-Z](?![A-Z\d]) (?:\.\d{{1,3}})*
        (?:[ ]?(?:[,&–-]|\band\b)[ \n]?\d{{1,3}}[A-Z](?![A-Z\d]))*
      | (?:{_NUMBERS}(?!\d|\.\d)|{_ROMAN}) (?:[ ]?(?:[,&]|\band\b)[ \n]?{_NUMBERS}(?![.\d]))*
      | \d{{1,3}}(?:\.\d{{1,3}})+ | (?<=[ .\n])[A-Z]\b)
    | \d{{1,2}}[:.]\d\d(?:[:.]\d\d)?[ ]?[ap]m\b | \d{{1,2}}[ ]?[ap]m\b | \d{{1,2}}:\d\d(?::\d\d)?
    | \d\d/\d\d[ ]?[-–—][ ]?\d\d/\d\d(?![\d/])  # from month to month: 10/03-12/07
    # a date: 07/03/09, 07.03.2009, 7-8.3.09, 18.01-31.03.09; but 5.1.13 is part 13 of 5.1
    | (?:\d{{1,2}}(?:[/.]\d{{1,2}})?[ ]?[-–—][ ]?)?
      (?![35]\.\d\.) \d{{1,2}}(?P<between>[/.])\d{{1,2}}(?P=between)(?:\d\d){{1,2}}(?!\d) """
)
# What stands behind a label and a colon: pages, "E1: 12-15". A digit behind 3 or 5 may be an item's.
_PLACE = compile_regex(rf":[ ]?{_NUMBERS}(?![\w.])(?:[ ]?(?:,|&|\band\b)[ ]?{_NUMBERS}(?![\w.]))*")
# Several sections are spoken of, and no items of theirs: "sections 2 and 3".
_SECTIONS = compile_re(
    r"(?i)(?:sections[ \n][1-5](?:, ?[1-5])*|section[ \n][1-5])"
    r"[ \n]?(?:[,&]|\b(?:and|or)\b)(?<!section[ \n]\d,)[ \n]?[1-5](?![\d.]\d)(?!\w)"
)
SECTION = compile_re(r"(?i)(?:in[ \n])?(?:sections?[ \n]|sec\.[ \n]?)(?P<number>[1-5])(?![\d.]\d)(?!\w)")
_FILLER = compile_re(
    r"(?i)(?:see|e\.g\.?|eg|cf\.?|also|i\.e\.|for example|for|as noted in|in|from|below|above|and|or"
    r"|both|all|at|esp\.?|"
    r"especially|including|listed|detailed|corroborating|corroborated by|corroboration|the|labelled"
    r"|please|section|both|supporting|support|email|e-mail|contact|statement|testimony"
    r"|testimonials?|letters?|letter from"
    r"|full|further|item|items|details|numbers?|no\.?|nos\.?|respectively|via|"
    r"\*{1,2}|_{1,2}|\\)(?![a-z])|#(?=\d)|[.:,;&/+|*“”\"'‘’]"
)
SPACE = compile_re(r"[ \t\n]+")
# Space, and the fillers that are one sign wherever they stand.
_STEPS = frozenset(" \t\n.,;&/+|“”\"'‘’")
_LOCATORS = (
    "p pp pg pgs page pages para paras paragraph paragraphs chapter chapters ch fig figs figure figures",
    "table tables slide slides line lines col cols column columns vol appendix annex minutes min section §",
)
_FILLERS = (
    "see e eg cf also i for as in from below above and or both all at esp especially including listed",
    "detailed corroborating corroborated corroboration the labelled please section supporting support",
    "email contact statement testimony testimonial testimonials letter letters full further item items",
    "details number numbers no nos respectively via : * _ \\ #",
)
# What is passed over, in the order in which it is tried, and the letters or the sign that it begins with.
_BEGINNINGS: "tuple[tuple[re.Pattern[str] | regex.Pattern[str], Collection[str]], ...]" = (
    (_SECTIONS, ("section", "sections")),
    (SECTION, ("section", "sections", "sec", "in")),
    (_PLACE, (":",)),
    (_LOCATOR, " ".join(_LOCATORS).split()),
    (_CUE, CUES),
    (_CUE_LETTER, CUES),
    (DASH, ("to", "through", *"-‐‑–—−")),
    (_FILLER, " ".join(_FILLERS).split()),
)
# Most words in brackets begin nothing of it.
_TRIED = {
    word: tuple(pattern for pattern, others in _BEGINNINGS if word in others)
    for _, words in _BEGINNINGS
    for word in words
}
_NUMBERED = frozenset(word for word, patterns in _TRIED.items() if _LOCATOR in patterns)
_NUMERAL = "ivxlc"  # what "pxii" ends with: page xii


def _seconds(first: str) -> str:
    """The letters that come second in the words with this first letter, "pxii" among them."""
    seconds = {word[1] for word in _TRIED if word[0] == first and len(word) > 1}
    return "".join(sorted(seconds.union(_NUMERAL if first in _NUMBERED else "")))


_TRIED_PAIRS = "|".join(
    f"[{first}{first.upper()}][{_seconds(first)}{_seconds(first).upper()}]"
    for first in sorted({word[0] for word in _TRIED if word.isalpha()})
)
# A round bracket, unless opened before a year or a word that begins none of these and is no label's letters:
# so do two thirds of all.
ROUND = compile_re(
    rf"\((?!\d\d\d|(?!{_TRIED_PAIRS})(?:[A-Za-z]{{6}}|[A-Za-z](?![ivxIVX]{{1,4}}(?![A-Za-z]))[A-Za-z]{{1,4}}"
    r"[\x00-/:-@\[-`{-\x7f][\x00-/:-\x7f]))"
)
# A locator that begins with its number: "12:04", "3 pm", "10/03", "7-8.3.09".
_TIMED = compile_re(r"\d{1,2}(?:[:.]\d\d|/\d|[ ]?[aApP][mM]|\.\d[.–— -]|[ ]?[-–—][ ]?\d{1,2}[/.]\d)")
_LETTERS = compile_re(r"[A-Za-z]+")
_LONGEST_LABEL = 5  # letters in a row: "xviii"
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
        letters = "" if digit else _letters(content, at, end)
        atom = _plain(content, at, end, cue, ranged) if digit or len(letters) == 1 else None
        if not atom:
            passed = _passed(content, at, letters or char, atoms)
            if passed:
                if passed.re is SECTION:
                    section = int(passed["number"])
                elif passed.re is DASH:
                    ranged = True
                elif passed.re is _CUE or passed.re is _CUE_LETTER:
                    if passed["word"] == "REF":  # "(REF 2)" is the exercise: an output was submitted to it
                        return None
                    cue = passed["word"].lower()
                at = passed.end()
                continue
            if letters:
                likely = _may_be_label(content, at, letters)
            else:
                likely = char == "§" or (digit and not _is_long(content, at, end))
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
    return Content(tuple(atoms), pure, section) if atoms else None


def _passed(
    content: str, at: int, begins: str, atoms: list[Atom]
) -> "re.Match[str] | regex.Match[str] | None":
    """The match of what is passed over at a place, where letters, a sign or a digit begin it."""
    if begins.isdigit():
        return _LOCATOR.match(content, at) if _TIMED.match(content, at) else None
    if begins not in _TRIED:
        return _LOCATOR.match(content, at) if begins.rstrip(_NUMERAL) in _NUMBERED else None
    for pattern in _TRIED[begins]:
        if pattern is DASH and not atoms:
            continue
        if pattern is _PLACE and not (atoms and atoms[-1].end == at and _placed(atoms[-1])):
            continue
        if passed := pattern.match(content, at):
            return passed
    return None


def is_prose(view: str, at: int, end: int) -> bool:
    """Whether a content begins with a long number or a word that no citation begins with: no mention."""
    letters = _letters(view, at, end)
    if not letters:
        return _is_long(view, at, end)
    known = letters in _TRIED or letters.rstrip(_NUMERAL) in _NUMBERED
    return not known and not _may_be_label(view, at, letters)


def _is_long(view: str, at: int, end: int) -> bool:
    """Whether a number has three figures or more: no label and no locator does; it is a year, mostly."""
    return end - at > 2 and view[at : at + 3].isdecimal()


def _may_be_label(view: str, at: int, letters: str) -> bool:
    """Whether the letters at a place may be a label's: "R" or "EV" before a number, "iv", "c", "Ai"."""
    many = len(letters)
    if many < 2 or not letters[1:].strip("ivx"):
        return many <= _LONGEST_LABEL
    behind = view[at + many : at + many + 2]
    return many < _LONGEST_LABEL and (behind[:1].isdigit() or behind[1:].isdigit())


def _letters(view: str, start: int, end: int) -> str:
    """The letters of the alphabet from `start` on, in lower case."""
    found = _LETTERS.match(view, start, end)
    return found[0].lower() if found else ""


def _placed(atom: Atom) -> bool:
    """Whether a colon behind the label leads to a place in what it names; in "3: 5" it may be item 5 of 3."""
    return bool(atom.prefix or atom.major or atom.letters) or atom.number not in ("3", "5")


def _plain(view: str, at: int, end: int, cue: str, ranged: bool, origin: int = 0) -> Atom | None:
    """The label that begins at `at`, if it is one of the plain ones."""
    match = _PLAIN.match(view, at, end)
    if not match:
        return None
    prefix, number, letters = match.groups("")
    return Atom(at - origin, match.end() - origin, cue, prefix, "", number, letters, "", ranged)


def read_atom(view: str, at: int, end: int, cue: str, ranged: bool, origin: int = 0) -> Atom | None:
    """The label that begins at `at`, None when none does; `cue` and `ranged` are what came before it."""
    return _plain(view, at, end, cue, ranged, origin) or _any(view, at, end, cue, ranged, origin)


def _any(view: str, at: int, end: int, cue: str, ranged: bool, origin: int = 0) -> Atom | None:
    atom = _ATOM_IN_ASCII if view[at : at + _REACH].isascii() else _ATOM
    match = atom.match(view, at, end)
    if not match:
        return None
    prefix, number, sub, major, minor, point, bare, letters, letter, *parts = match.groups("")
    return Atom(
        at - origin,
        match.end() - origin,
        cue,
        prefix,
        major,
        number or minor or bare,
        letters or letter,
        "".join(parts) or sub or point,
        ranged,
    )
