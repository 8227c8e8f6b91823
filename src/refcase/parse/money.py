"""Money: an amount in figures with its currency, as grants and grant tables print it."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from refcase.lookup import has_any, positions
from refcase.patterns import compile_re

_SYMBOLS = {
    "£": "GBP",
    "€": "EUR",
    "$": "USD",
    "¥": "JPY",
    "us$": "USD",
    "a$": "AUD",
    "c$": "CAD",
    "au$": "AUD",
}
_SCALES = {"k": 3, "m": 6, "mn": 6, "bn": 9, "b": 9, "million": 6, "milion": 6, "thousand": 3, "billion": 9}

_CODES = "GBP|EUR|USD|AUD|CAD|CHF|JPY|SEK|NOK|DKK|NZD|ZAR|INR|CNY|HKD|SGD"
# `re`: on these patterns it is twice as fast as `regex`.
_SCALE = "(?:mill?ion|thousand|billion|mn|bn|[kmb])"
_SIGNS = "$£€¥"
# Words that stand for a currency, in lower case: each is found at the speed of memory.
_WORDS = (*_CODES.lower().split("|"), "euro", "pounds")
_ANY = (*_SIGNS, *_WORDS)
_MONEY = compile_re(
    rf"""(?xi)
    (?: (?P<before>(?<![a-z])(?:us|au?|c)?\$ | [£€¥] | (?<![a-z])(?:{_CODES})) [ ]{{0,2}} )?
    (?<![\d.,]) (?!0\d) (?!\d{{1,2}}\.\d{{1,2}}\.\d\d)  # no figure of a date
    (?P<figures>\d{{1,3}}(?:,\d{{3}}){{1,5}}
      # behind a sign only: £50 000, £50, 000, £50'000 and £1,4m
      | (?(before) \d{{1,3}}(?:(?:,?[ \n\xa0\u2009\u202f]|['’])\d{{3}}){{1,5}}(?!\d|,\d)
        | (?!))
      | (?(before) \d{{1,3}},\d{{1,2}}(?=[ ]?(?:m|bn|million|billion)(?![a-z])) | (?!))
      | \d{{1,15}}(?!,\d{{3}}))
    (?: (?P<pence>\.\d{{1,3}})(?![\d.]\d) | (?<=,\d{{3}}) | (?!\.\d) ) (?!\d)
    (?![-–][£€$]?\d[\d,.]{{0,12}}[ ]?{_SCALE}(?![a-z]))
    (?: [ \n]? (?P<scale>{_SCALE}) (?![a-gi-z]|h(?!ttp)) )?
    (?: [ ]? (?P<after>GBP|EUR|USD|euros?|pounds) (?![a-z]|[ ]?\d) )? """
)
# Most words that hold one of these stand for nothing: "audience", "academic", "European".
_NAMED = compile_re(rf"(?<![a-z])(?:{_CODES.lower()})[ ]{{0,2}}\d|(?:gbp|eur|usd|euros?|pounds)(?![a-z])")
_GROUPING = compile_re(r"[,\s'’]")
_AFTER = {"euro": "EUR", "euros": "EUR", "pounds": "GBP"}


class Money(NamedTuple):
    """An amount as a plain decimal string, its ISO 4217 code (None when not printed), its place."""

    amount: str
    currency: str | None
    start: int
    end: int


def find_money(text: str, start: int, end: int) -> Money | None:
    """The amount that ends the stretch, None when it ends in something else.

    Without a currency it must be a word of its own that does not begin with 0: `EP/L010550/1` is none.
    """
    last: re.Match[str] | None = next(reversed(list(_MONEY.finditer(text, start, end))), None)
    if last is None or text[last.end() : end].strip(" \t|"):
        return None
    alone = last.start() == start or text[last.start() - 1] in " \t|:"
    bare = alone and (last["figures"] == "0" or last["figures"][0] != "0")  # "000" is the rest of "50 000"
    return _money(last) if bare or last["before"] or last["after"] else None


def has_sign(low: str) -> bool:
    """Whether a sign, code or name of a currency stands in the text, which is given in lower case."""
    return has_any(low, _ANY)


def _names_currency(low: str) -> bool:
    """Whether the text, in lower case, may hold an amount whose currency is a word."""
    return any(_NAMED.match(low, at) for at in positions(low, _WORDS))


def amounts(text: str, start: int, end: int) -> list[Money]:
    """The amounts printed with a currency anywhere in the stretch, in order."""
    return [_money(match) for match in _amounts(text, start, end)]


def first_amount(text: str, start: int, end: int) -> Money | None:
    """The first amount printed with a currency in the stretch."""
    match = next(_amounts(text, start, end), None)
    return _money(match) if match else None


def has_amount(text: str, start: int, end: int) -> bool:
    """Whether an amount is printed with a currency anywhere in the stretch."""
    return next(_amounts(text, start, end), None) is not None


def _amounts(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    # Most text has no sign, and every number would be tried.
    stop = min(end, len(text))
    low = text[start:stop].lower()
    if not has_sign(low):
        return
    if _names_currency(low):
        yield from (m for m in _MONEY.finditer(text, start, stop) if m["before"] or m["after"])
        return
    free = start
    for at in positions(text, tuple(_SIGNS), start, stop):
        # "US$", "A$": the letters belong to the sign
        tries = (max(start, at - 2), max(start, at - 1), at) if text[at] == "$" else (at,)
        for t in tries:
            if t >= free and (match := _MONEY.match(text, t, stop)) and match["before"]:
                free = match.end()
                yield match
                break


def _money(match: re.Match[str]) -> Money:
    figures = match["figures"]
    if "," in figures[-3:]:  # that of "£1,4m" is a point; groups have three figures
        figures = figures.replace(",", ".")
    value = Decimal(_GROUPING.sub("", figures) + (match["pence"] or ""))
    if match["scale"]:
        value = value.scaleb(_SCALES.get(match["scale"].casefold(), 0))
    amount = f"{value:f}"
    if "." in amount and not amount.split(".")[1].strip("0"):
        amount = amount.split(".")[0]
    code = match["before"] or match["after"]
    currency = None
    if code:
        code = code.casefold()
        currency = _SYMBOLS.get(code) or _AFTER.get(code) or code.upper()
    return Money(amount, currency, match.start(), match.end())
