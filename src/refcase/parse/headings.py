r"""Headings: which lines name one of the five sections.

    heading := [mark] [number] phrase [suffix] [mark] [":"] [rest]
    mark    := "#"… | "**" | "__"
    number  := ["Section"] ["("] 1…5 ["\\"] ["." | ")" | ":" | "-"]
    suffix  := "(indicative maximum …)" | heading 3's remark on availability

A line may look like a heading and be prose ("the underpinning research …", wrapped so that a
line begins with it). So candidates carry a grade, and a lower grade is taken only for a
section that no higher grade gave, and only where the order of the sections leaves room.
"""

import re
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

import regex

from refcase.patterns import compile_re, compile_regex

# The wordings of the REF templates (the same in all exercises), and the variants met in submissions.
_PHRASES = {
    1: r"summary of (?:the )?impacts?",
    2: r"underpinning research",
    3: r"references to (?:the )?(?:underpinning )?research",
    4: r"details of (?:the )?impacts?",
    5: r"(?:sources|references|evidence) to corroborate(?: (?:the )?impacts?)?",
}
# Wordings authors put in the place of the canonical ones; believed only with their number.
_ALTERED = {
    1: r"(?:impact[ \t]+)?summary",
    2: r"(?:the[ \t]+)?(?:underlying[ \t]+)?research",
    3: r"(?:key[ \t]+|research[ \t]+)?(?:references|publications|outputs)",
    4: r"(?:the[ \t]+)?(?:details|description)(?:[ \t]+of[ \t]+\w{1,20})?"
    r"|(?:the[ \t]+)?impacts?(?:[ \t]+details)?",
    5: r"(?:corroborating[ \t]+|corroboration[ \t]+)?(?:sources"
    r"|evidence)(?:[ \t]+of[ \t]+(?:corroboration|evidence))?",
}

# Words of a phrase may be wrapped over a line, as PDFs do.
_GAP = r"(?:[ \t]+(?:\n[ \t]*)?|\n[ \t]*)"
_PHRASE = "|".join(f"(?P<p{n}>{p.replace(' ', _GAP)})" for n, p in _PHRASES.items())
_ALTERED_PHRASE = "|".join(f"(?P<p{n}>{p})" for n, p in _ALTERED.items())
_NUMBER = r"(?:section[ \t]{1,3})?\(?(?P<number>[1-5])(?:[ \t]{0,3}\\?[.):]|[ \t]{1,3}[-–—]|(?=[ \t]))"
# A number of another kind: "IV. Details of the impact", "B4. Details of the impact".
_OTHER_NUMBER = r"(?-i:[IVX]{1,3}|[A-E]\d?)[.):]"
_MARK = r"\#{1,6}|[*_]{1,3}"

_LINE = compile_re(
    rf"""(?mi) ^ [ \t]* (?P<mark>(?:(?:{_MARK})[ \t]*){{0,3}}) (?:{_NUMBER}[ \t]*|{_OTHER_NUMBER}[ \t]*)?
    (?P<inner>[*_]{{0,3}}) (?P<phrase>{_PHRASE}) (?P<note>\d?) (?![^\W_]|[’'/-]) """,
    re.VERBOSE,
)
_ALTERED_LINE = compile_regex(
    rf"""(?mi) ^ [ \t]* (?P<mark>(?:(?:{_MARK})[ \t]*){{0,3}}) {_NUMBER}[ \t]*
    (?P<inner>[*_]{{0,3}}) (?P<phrase>{_ALTERED_PHRASE}) (?P<note>\d?)
    (?P<end>[*_:.]{{0,3}}) [ \t]* (?:[(\[][^()\[\]\n]{{0,80}}[)\]] [ \t]*)? $ """,
    regex.VERBOSE,
)
# Up to two brackets, perhaps broken over a line as PDFs do; others are the section's text.
_SUFFIX = compile_re(
    r"""(?xi) [ \t]*[*_]{0,3}[ \t]*:?
    (?: [ \t]* \n? [ \t]* [(\[] (?:indicative|maximum|max\b|\d{1,4}[ ](?:words
      |references)) [^()\[\]]{0,80} [)\]] [*_]{0,3}
    ){0,2} [ \t]*[*_]{0,3}[ \t]*[:.]?[*_]{0,3} """
)
# Remarks on the same line as heading 3 that belong to it ("can be supplied by the HEI on request").
_REMARK = compile_regex(
    r"""(?xi) [ \t]* [^\n]{0,80}? \b (?:on[ ]request|in[ ]bold|supplied[ ]by|available[ ]from|provided[ ]by)\b
    [^\n]{0,60} (?=\n|\Z) """
)


class Grade(IntEnum):
    """How much a line looks like a heading; higher is surer."""

    ALTERED = 1  # numbered, but in other words: "5. Corroborating evidence"
    LOOSE = 2  # the phrase begins a line of text: "Underpinning research: our work …"
    RUNNING = 3  # numbered, and text goes on after it: "1. Summary of the impact The guild …"
    ALONE = 4  # the phrase alone on its line, no number
    SURE = 5  # numbered or marked up as a heading


class Heading(NamedTuple):
    """A heading: section number, its stretch, and where the body begins."""

    number: int
    start: int
    end: int
    grade: Grade


_INDENT = 200  # characters before the phrase


def _lines(text: str, starts: list[int]) -> Iterator[re.Match[str]]:
    """The lines that begin with a phrase."""
    end = 0
    for start in starts:
        if start >= end and (match := _LINE.match(text, start)) and match.start("phrase") - start <= _INDENT:
            yield match
            end = match.end()


def _candidates(text: str, starts: list[int]) -> list[Heading]:
    found = []
    for match in _lines(text, starts):
        number = next(n for n in _PHRASES if match[f"p{n}"])
        printed = match["number"]
        if printed and int(printed) != number:
            continue
        suffix = _SUFFIX.match(text, match.end())
        end = suffix.end() if suffix else match.end()
        suffixed = "indicative" in text[match.end() : end].lower()
        rest_of_line = text[end : _line_end(text, end)].strip()
        if number == 3 and rest_of_line and (remark := _REMARK.match(text, end)):
            end, rest_of_line = remark.end(), ""
        marked = "#" in match["mark"] or bool(match["mark"] and not rest_of_line)
        # a colon, a stop or a bracket behind the phrase
        closed = text[match.end() : end].strip(" \t\n*_") != ""
        if marked or (printed and (closed or not rest_of_line)) or (suffixed and not rest_of_line):
            grade = Grade.SURE
        elif "\n" in match["phrase"]:
            continue  # prose wrapped within the phrase
        elif printed:
            grade = Grade.RUNNING
        elif not match["phrase"][0].isupper():
            continue  # prose wrapped at "underpinning research"
        elif not rest_of_line:
            grade = Grade.ALONE
        elif text[match.end() : end].rstrip().endswith(":") or match["phrase"].isupper():
            grade = Grade.LOOSE
        else:
            continue
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        found.append(Heading(number, start, _trimmed(text, start, end), grade))
    return found


def _altered(text: str) -> list[Heading]:
    found = []
    for match in _ALTERED_LINE.finditer(text):
        number = next(n for n in _ALTERED if match[f"p{n}"])
        if int(match["number"]) == number:
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            found.append(Heading(number, start, _trimmed(text, start, match.end()), Grade.ALTERED))
    return found


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " \t\n":
        end -= 1
    return end


def headings(text: str, starts: list[int]) -> list[Heading]:
    """The section headings of a case study, in document order.

    `starts` are the `openings` of the text: where lines begin that may be such.
    Shape: sections may be missing, doubled or out of order; they are given as they stand.
    """
    candidates = _candidates(text, starts)
    chosen = [h for h in candidates if h.grade == Grade.SURE]
    for grade in (Grade.ALONE, Grade.RUNNING, Grade.LOOSE, Grade.ALTERED):
        have = {h.number for h in chosen}
        if len(have) == len(_PHRASES):
            break
        pool = _altered(text) if grade == Grade.ALTERED else candidates
        room = _Room(chosen)
        for heading in pool:
            if heading.grade == grade and heading.number not in have and room.has(heading):
                chosen.append(heading)
                room.take(heading)
                # an unnumbered heading may be doubled; weaker ones are not believed twice
                if grade != Grade.ALONE:
                    have.add(heading.number)
        chosen.sort(key=lambda h: h.start)
    return chosen


class _Room:
    """Where the order of the sections leaves room: by the first and the last place of each number."""

    def __init__(self, chosen: list[Heading]) -> None:
        self.first: dict[int, int] = {}
        self.last: dict[int, int] = {}
        for heading in chosen:
            self.take(heading)

    def take(self, heading: Heading) -> None:
        """Counts `heading` among those that are there."""
        self.first[heading.number] = min(heading.start, self.first.get(heading.number, heading.start))
        self.last[heading.number] = max(heading.start, self.last.get(heading.number, heading.start))

    def has(self, heading: Heading) -> bool:
        """Whether all lower sections stand before `heading` and all higher ones after it."""
        before = all(start < heading.start for number, start in self.last.items() if number < heading.number)
        return before and all(
            start > heading.start for number, start in self.first.items() if number > heading.number
        )
