"""Figures that show impact: where a case study gives them in its own words, and sums of money among them."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from refcase.models import Section
from refcase.parse.money import Money, amounts
from refcase.patterns import compile_re
from refcase.text import Span
from refcase.validate.draft import Draft

# Where the impact is told in figures; section 2 has sample sizes and models, 3 and 5 have titles.
_TOLD = (1, 4)
# Where an amount may begin: in all of a section, every number of it would be tried. The last letters of
# codes stand for them, for a pattern that begins with a letter is fast.
_SIGN = compile_re(r"[£€$¥BPDRFYK][ \xa0]?(?=\d)")
_CODE = compile_re(r"(?<![A-Za-z])(?:[A-Z]{3}|(?:US|AU?|C)(?=\$))$")
# What may follow an amount that is not all there: "$300MM", "INR 2 crores", "$3.2–4.2 billion".
_GOES_ON = compile_re(r"[ ]?(?:[-–][ ]?[£€$]?\d|crore|lakh|tr)|[^\W\d_]")
_LONGEST = 40
_SCALE = compile_re(r"(?<=[\d \n])[A-Za-z]+$")


class Sum(NamedTuple):
    """An amount with a sign or a code of three letters in front, as written.

    `sign` is what stands in front, white space left out; `scale` the "m" or "million" behind, "" for none.
    """

    sign: str
    scale: str
    money: Money
    span: Span

    def written(self, draft: Draft) -> str:
        """The amount as written, wraps undone."""
        return " ".join(self.span.of(draft.text).split())

    @property
    def is_coded(self) -> bool:
        """Whether a code such as GBP stands in front."""
        return self.sign.isalpha()

    @property
    def in_full(self) -> str:
        """The amount with all its digits, a comma every three."""
        return f"{Decimal(self.money.amount):,}"


def told(draft: Draft, pattern: re.Pattern[str], *sections: int) -> Iterator[re.Match[str]]:
    """Where the pattern matches in the author's own words on the impact, or in these sections, in order."""
    for section in draft.sections(*(sections or _TOLD)):
        yield from pattern.finditer(draft.own_words(section.number), section.span.start, section.span.end)


def sums(draft: Draft, *sections: int) -> list[Sum]:
    """The amounts in the author's own words on the impact, or in these sections, in order."""
    return [each for section in draft.sections(*(sections or _TOLD)) for each in sums_in(draft, section)]


def sums_in(draft: Draft, section: Section) -> Iterator[Sum]:
    """The amounts in the author's own words in the section, in order."""
    text = draft.own_words(section.number)
    signs = list(_SIGN.finditer(text, section.span.start, section.span.end))
    stops = [*(match.start() - 2 * match[0][0].isalpha() for match in signs[1:]), len(text)]
    for match, stop in zip(signs, stops, strict=False):
        start, end = match.span()
        code = _CODE.search(text, max(0, start - 3), start + match[0][0].isalpha())
        if match[0][0].isalpha() and code is None:
            continue
        start = code.start() if code else start
        for money in amounts(text, start, max(end + 1, min(end + _LONGEST, stop)))[:1]:
            if money.start == start and not _GOES_ON.match(text, money.end):
                sign = text[start : match.start() + 1]
                scale = _SCALE.search(text, end, money.end)
                span = Span(start=start, end=money.end)
                yield Sum(sign, scale[0] if scale else "", money, span)
