"""Figures that show impact: where a case study gives them in its own words, and sums of money among them."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from refcase.parse.money import Money, amounts
from refcase.text import Span
from refcase.validate.draft import Draft
from refcase.validate.rule import Aside, Hit

# Where the impact is told in figures; section 2 has sample sizes and models, 3 and 5 have titles.
_TOLD = (1, 4)
# Where an amount may begin: in all of a section, every number of it would be tried.
_SIGN = re.compile(r"(?:(?<![A-Za-z])(?:US|AU?|C)?\$|[£€¥]|(?<![A-Za-z])[A-Z]{3}) ?(?=\d)")
_LONGEST = 40
_SCALE = re.compile(r"[A-Za-z]+$")


class Sum(NamedTuple):
    """An amount with a sign or a code of three letters in front, as written.

    `sign` is what stands in front, white space left out; `scale` the "m" or "million" behind, "" for none.
    """

    sign: str
    scale: str
    money: Money
    span: Span

    @property
    def is_coded(self) -> bool:
        """Whether a code such as GBP stands in front."""
        return self.sign.isalpha()

    @property
    def in_full(self) -> str:
        """The amount with all its digits, a comma every three."""
        return f"{Decimal(self.money.amount):,}"


def told(draft: Draft, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Where the pattern matches in the author's own words on the impact, in order."""
    for section in draft.sections(*_TOLD):
        yield from pattern.finditer(draft.own_words, section.span.start, section.span.end)


def spans(draft: Draft, pattern: re.Pattern[str]) -> list[Span]:
    """The same places as spans."""
    return [Span(start=match.start(), end=match.end()) for match in told(draft, pattern)]


def sums(draft: Draft) -> list[Sum]:
    """The amounts in the author's own words on the impact, in order."""
    signs = list(told(draft, _SIGN))
    found = []
    for match, following in pairwise([*signs, None]):
        assert match is not None
        end = match.end() + _LONGEST
        end = min(end, following.start()) if following else end
        for money in amounts(draft.own_words, match.start(), end)[:1]:
            if money.start == match.start():
                scale = _SCALE.search(draft.own_words, money.start, money.end)
                found.append(
                    Sum(
                        match[0].strip(),
                        scale[0] if scale else "",
                        money,
                        Span(start=money.start, end=money.end),
                    )
                )
    return found


def once(
    places: Sequence[Span], message: str, *, hint: str, suggestion: str | None = None
) -> Iterator[Hit]:
    """A hit for the first of the places, the others as asides: a habit is told once."""
    if not places:
        return
    first, *others = places
    more = f"; so it is in {len(others)} more place{'s' * (len(others) > 1)}" if others else ""
    asides = tuple(Aside(span, message) for span in others)
    yield Hit(first, message + more, hint=hint, suggestion=suggestion, asides=asides)
