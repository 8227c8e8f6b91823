"""Quantities: what a section counts, how much of it there is, and what is said around it.

Two sections may tell of the same thing in other words. What they count is taken for the same when the noun
is, and the words beside it are: "43 police forces" and "51 police forces".
"""

import re
from collections.abc import Iterable, Iterator, Set
from decimal import Decimal
from functools import cached_property

from refcase.patterns import compile_re
from refcase.text import Span
from refcase.validate.draft import Draft
from refcase.validate.figures import sums_in

# It begins with a digit and looks back from there, which is four times as fast.
_NUMBER = compile_re(
    r"""(?x) \d (?<![\w.,/:–\-−£$€¥].) (?<![£€$¥][ ].) (?:\d{0,2}(?:,\d{3})+|\d{0,9}) (?:\.\d{1,3})?
    (?![\w–/-]|[.,]\d) (?:[ \n]?(?P<scale>million|thousand|billion|mn|bn|[mk])\b)? (?P<share>[ ]?%)? """
)
_SCALES = {"million": 6, "m": 6, "mn": 6, "thousand": 3, "k": 3, "billion": 9, "bn": 9}
_FIGURES = compile_re(r"\d[\d,]*(?:\.\d+)?")
_BEGINS = compile_re(r"(?<![\d.,])")
_ENDS = compile_re(r",*(?![\d,]|\.\d)")
_AT_LEAST = compile_re(
    r"(?:\b(?:over|(?:more|greater) than|at least|in excess of|exceed\w{0,3})|[>≥])[ \n]?$"
)
_WORD = compile_re(r"[ \n]([^\W\d_](?:[^\W\d_]|['’-])*)(?=([.,;:()\[\]\0])?)")
_BEFORE = compile_re(r"(?<![\w'’-])[^\W\d_](?:[^\W\d_]|['’-])*")
_BACK, _AHEAD = 45, 7
_YEAR = compile_re(r"\b(?:19|20)\d\d\b")
_YEARS_BACK, _YEARS_AHEAD = 60, 40
# What a number stands before and does not count, or not so that two counts could be compared.
_NO_NOUN_WORDS = """
    was has is as this its plus versus across always times years months weeks days hours minutes pages
    metres degrees others ones points"""
_NO_NOUN = frozenset(_NO_NOUN_WORDS.split())
_PEOPLE = frozenset({"people", "staff", "children", "women", "men"})
_LINKS = frozenset({"a", "an", "in", "and", "or", "by", "for", "to", "at", "on", "with", "all"})
# Words that stand beside any number.
_COMMON_WORDS = """
    the and for from with that this have has had were was are been which who their its our they these
    those into over more than about between across through during within including include includes used
    using use also other all some most many around approximately nearly almost least new per each both
    while where when what such only after before since under being others will would could can may one
    two three four five six seven eight nine ten total year research impact university project million
    further worth estimated"""
_COMMON = frozenset(_COMMON_WORDS.split())


class Quantity:
    """An amount with what it counts; what is said around it is read when asked for: most are not compared.

    Units: `noun` is lower-case and singular, "%" for a share, for money the code of its currency.
    """

    def __init__(
        self,
        text: str,
        section: Span,
        span: Span,
        value: Decimal,
        noun: str,
        words: list[str],
        at: int | None = None,
    ) -> None:
        """`words` stand behind it in `text`, the own words of the section; that at `at` is its noun."""
        self.span = span
        self.value = value
        self.noun = noun
        self._text = text
        self._section = section
        self._between, self._rest = ([], words) if at is None else (words[:at], words[at + 1 :])

    @cached_property
    def near(self) -> frozenset[str]:
        """The words near it but for its noun, lower-case and singular."""
        before = _BEFORE.findall(
            self._text, max(self._section.start, self.span.start - _BACK), self.span.start
        )
        return _telling([*before[-5:], *self._between, *self._rest])

    @cached_property
    def between(self) -> frozenset[str]:
        """Those of them that stand between the amount and its noun."""
        return _telling(self._between)

    @cached_property
    def years(self) -> frozenset[str]:
        """The years said near it."""
        start = max(self._section.start, self.span.start - _YEARS_BACK)
        end = min(self._section.end, self.span.end + _YEARS_AHEAD)
        return frozenset(_YEAR.findall(self._text, start, end))

    @cached_property
    def at_least(self) -> bool:
        """Whether it may be more: "over 4,000"."""
        start = max(self._section.start, self.span.start - _BACK)
        return _AT_LEAST.search(self._text, start, self.span.start) is not None


def quantities(draft: Draft, section: int, nouns: Set[str] | None = None) -> list[Quantity]:
    """What the section counts in the author's own words, in order: these nouns, None for all; no years."""
    found: list[Quantity] = []
    for each in draft.sections(section):
        text = draft.own_words(each.number)
        for match in _NUMBER.finditer(text, each.span.start, each.span.end):
            value = _value(match)
            if value is None:
                continue
            at, noun = (None, "%") if match["share"] else _noun(text, match.end(), each.span.end)
            if not noun or (nouns is not None and noun not in nouns):
                continue
            words, ends = _following(text, match.end(), each.span.end)
            span = Span(start=match.start(), end=match.end() if at is None else ends[at])
            found.append(Quantity(text, each.span, span, value, noun, words, at))
        if nouns is not None and not any(map(str.isupper, nouns)):
            continue
        for money in sums_in(draft, each):
            noun = money.money.currency or money.sign
            if nouns is None or noun in nouns:
                words, _ = _following(text, money.span.end, each.span.end)
                value = Decimal(money.money.amount)
                found.append(Quantity(text, each.span, money.span, value, noun, words))
    return sorted(found, key=lambda quantity: quantity.span.start)


def figures(view: str, start: int, end: int) -> set[str]:
    """The figures of a stretch, whatever they stand for, without commas and scales."""
    return {figure.replace(",", "") for figure in _FIGURES.findall(view, start, end)}


def printed(view: str, quantity: Quantity) -> str:
    """The figures of a quantity as printed, without commas and scale."""
    match = _FIGURES.search(view, quantity.span.start, quantity.span.end)
    return match[0].replace(",", "") if match else ""


def stands(view: str, start: int, end: int, span: Span) -> bool:
    """Whether the figures at a span stand in the stretch as they are printed; not all are seen."""
    match = _FIGURES.search(view, span.start, span.end)
    figure = match[0].rstrip(",") if match else ""
    at = view.find(figure, start, end) if figure else -1
    while at >= 0:
        if _BEGINS.match(view, at) and _ENDS.match(view, at + len(figure)):
            return True
        at = view.find(figure, at + 1, end)
    return False


def _value(match: re.Match[str]) -> Decimal | None:
    """The number of a match, None for what may be a year."""
    found = _FIGURES.match(match[0])
    if found is None:
        return None
    value = Decimal(found[0].replace(",", ""))
    if match["scale"]:
        return value.scaleb(_SCALES[match["scale"]])
    return None if "," not in found[0] and 1800 <= value <= 2100 else value


def _following(text: str, at: int, end: int) -> tuple[list[str], list[int]]:
    """The words behind a number up to the next stop, and where each ends."""
    found = list(_words(text, at, end, _AHEAD))
    return [word for word, _ in found], [stop for _, stop in found]


def _words(text: str, at: int, end: int, most: int) -> Iterator[tuple[str, int]]:
    while most and (match := _WORD.match(text, at, end)):
        at = match.end()
        yield match[1].lower(), at
        most = 0 if match[2] else most - 1


def _noun(text: str, at: int, end: int) -> tuple[int | None, str]:
    """Which of the words behind a number is what it counts: the first plural, at most three words on.

    With it in the singular; "" where there is none.
    """
    for place, (word, _) in enumerate(_words(text, at, end, 4)):
        if word in _NO_NOUN or word in _LINKS:
            break
        if word in _PEOPLE or (len(word) > 3 and word[-1] == "s" and word[-2] not in "su'’"):
            return place, _singular(word)
    return None, ""


def _telling(words: Iterable[str]) -> frozenset[str]:
    return frozenset(_singular(w) for word in words if (w := word.lower()) not in _COMMON and len(w) > 2)


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word.rstrip("s") if not word.endswith("ss") else word
