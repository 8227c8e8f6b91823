"""Asides: what stands beside labels in a bracket, and how a bracket opens that holds none.

A locator ("p. 32", "Figure 2", "12:04") holds numbers that are no labels; a filler ("see", "e.g.")
is a word that may stand in a citation; a cue ("ref.", "source") says what the labels after it name.
"""

import re
from collections.abc import Collection

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
_CUE_WORD = rf"(?i)(?P<word>{'|'.join(sorted(CUES, key=len, reverse=True))})\b\.?"
CUE = compile_re(rf"{_CUE_WORD}[ \n-]?(?:nos?\.?[ ]?|#)?(?=[ \n(]?[A-Za-z]{{0,4}}[ ]?\(?[\divx])")
CUE_LETTER = compile_re(rf"{_CUE_WORD}(?:[ \n]|(?<=\.))(?=\(?(?-i:[A-Z]|[a-z])\)?(?![\w’'-]))")
DASH = compile_re(r"[ \n]?(?:[-‐‑–—−]|\b(?:to|through)\b)[ \n]?")
_ROMAN = r"[ivxlc]{1,6}\b"
_NUMBERS = r"\d{1,4}(?:[ ]?[-–—][ ]?\d{1,4})?"
LOCATOR = compile_regex(
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
PLACE = compile_regex(rf":[ ]?{_NUMBERS}(?![\w.])(?:[ ]?(?:,|&|\band\b)[ ]?{_NUMBERS}(?![\w.]))*")
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
    (PLACE, (":",)),
    (LOCATOR, " ".join(_LOCATORS).split()),
    (CUE, CUES),
    (CUE_LETTER, CUES),
    (DASH, ("to", "through", *"-‐‑–—−")),
    (_FILLER, " ".join(_FILLERS).split()),
)
# Most words in brackets begin nothing of it.
TRIED = {
    word: tuple(pattern for pattern, others in _BEGINNINGS if word in others)
    for _, words in _BEGINNINGS
    for word in words
}
_NUMBERED = frozenset(word for word, patterns in TRIED.items() if LOCATOR in patterns)
_NUMERAL = "ivxlc"  # what "pxii" ends with: page xii


def _seconds(first: str) -> str:
    """The letters that come second in the words with this first letter, "pxii" among them."""
    seconds = {word[1] for word in TRIED if word[0] == first and len(word) > 1}
    return "".join(sorted(seconds.union(_NUMERAL if first in _NUMBERED else "")))


_TRIED_PAIRS = "|".join(
    f"[{first}{first.upper()}][{_seconds(first)}{_seconds(first).upper()}]"
    for first in sorted({word[0] for word in TRIED if word.isalpha()})
)
# A round bracket, unless opened before a year or a word that begins none of these and is no label's letters:
# so do two thirds of all.
ROUND = compile_re(
    rf"\((?!\d\d\d|(?!{_TRIED_PAIRS})(?:[A-Za-z]{{6}}|[A-Za-z](?![ivxIVX]{{1,4}}(?![A-Za-z]))[A-Za-z]{{1,4}}"
    r"[\x00-/:-@\[-`{-\x7f][\x00-/:-\x7f]))"
)
# A locator that begins with its number: "12:04", "3 pm", "10/03", "7-8.3.09".
TIMED = compile_re(r"\d{1,2}(?:[:.]\d\d|/\d|[ ]?[aApP][mM]|\.\d[.–— -]|[ ]?[-–—][ ]?\d{1,2}[/.]\d)")
_LETTERS = compile_re(r"[A-Za-z]+")
_LONGEST_LABEL = 5  # letters in a row: "xviii"


def is_prose(view: str, at: int, end: int) -> bool:
    """Whether a content begins with a long number or a word that no citation begins with: no mention."""
    letters = letters_at(view, at, end)
    if not letters:
        return is_long(view, at, end)
    known = letters in TRIED or begins_locator(letters)
    return not known and not may_be_label(view, at, letters)


def begins_locator(letters: str) -> bool:
    """Whether a locator begins with these letters, in lower case, and a numeral behind it: "pxii"."""
    return letters.rstrip(_NUMERAL) in _NUMBERED


def is_long(view: str, at: int, end: int) -> bool:
    """Whether a number has three figures or more: no label and no locator does; it is a year, mostly."""
    return end - at > 2 and view[at : at + 3].isdecimal()


def may_be_label(view: str, at: int, letters: str) -> bool:
    """Whether the letters at a place may be a label's: "R" or "EV" before a number, "iv", "c", "Ai"."""
    many = len(letters)
    if many < 2 or not letters[1:].strip("ivx"):
        return many <= _LONGEST_LABEL
    behind = view[at + many : at + many + 2]
    return many < _LONGEST_LABEL and (behind[:1].isdigit() or behind[1:].isdigit())


def letters_at(view: str, start: int, end: int) -> str:
    """The letters of the alphabet from `start` on, in lower case."""
    found = _LETTERS.match(view, start, end)
    return found[0].lower() if found else ""
