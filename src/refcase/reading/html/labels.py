"""`ListLabels`: what a browser prints before the items of lists, which is in no text of the page."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from itertools import islice

from refcase.patterns import compile_re
from refcase.reading.spelling import spelled_within

_STYLE = compile_re(
    r"list-style(?:-type)?:\s*(?:[a-z]+\s+)?(none|decimal|(?:lower|upper)-(?:alpha|latin|roman))\b", re.I
)
_STYLES = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman", "1": "decimal"}
_ROMAN = {
    "m": 1000,
    "cm": 900,
    "d": 500,
    "cd": 400,
    "c": 100,
    "xc": 90,
    "l": 50,
    "xl": 40,
    "x": 10,
    "ix": 9,
    "v": 5,
    "iv": 4,
    "i": 1,
}
# As Google Docs writes labels: .lst-kix_x-0 > li:before{content:"[E" counter(x-0,decimal) "] "}
_TEMPLATE = compile_re(
    r"\.(?P<list>[\w-]{1,80})\s{0,4}>\s{0,4}li::?before\s{0,4}\{[^{}]{0,80}?content:(?P<content>[^{};]{0,300})"
)
_PART = compile_re(r"\"(?P<words>[^\"]{0,40})\"|counter\((?P<list>[^,()]{1,80}),?\s*(?P<style>[\w-]{0,30})\)")
_ESCAPE = compile_re(r"\\([0-9A-Fa-f]{1,6})[ ]?")
_DEEPEST = 50  # open lists that a template may name
_COUNTER = "lst-ctr-"  # … whose counters are named after the lists' classes: lst-ctr-kix_x-0 and lst-kix_x-0


@dataclass
class _List:
    ordered: bool
    style: str
    number: int
    step: int
    name: str  # of its class that has a template


class ListLabels:
    """The lists that are open. `styles` is the page's style sheet."""

    def __init__(self, styles: str = "") -> None:
        self._templates = {found["list"]: found["content"] for found in _TEMPLATE.finditer(styles)}
        self._open: list[_List] = []

    def open(self, name: str, given: Mapping[str, str], items: int) -> None:
        """A list of so many `items` begins."""
        step = -1 if "reversed" in given else 1
        number = _number(given.get("start"), items if step < 0 else 1)
        written = _STYLE.search(given.get("style", ""))
        style = written[1].lower() if written else _STYLES.get(given.get("type", ""), "")
        named = next((c for c in given.get("class", "").split() if c in self._templates), "")
        self._open.append(_List(name == "ol", style, number - step, step, named))

    def close(self) -> None:
        """A list ends."""
        if self._open:
            self._open.pop()

    def item(self, given: Mapping[str, str]) -> str:
        """What stands before the next item, with a space behind it; nothing where the page shows nothing."""
        if not self._open:
            return "• "
        held = self._open[-1]
        held.number = _number(given.get("value"), held.number + held.step)
        if held.name:
            return self._from_template(held)
        written = _STYLE.search(given.get("style", ""))
        style = written[1].lower() if written else _STYLES.get(given.get("type", ""), held.style)
        if style == "none":
            return ""
        if held.ordered or style:
            return f"{numeral(held.number, style)}. "
        return "• "

    def _from_template(self, held: _List) -> str:
        label = ""
        for part in _PART.finditer(self._templates[held.name]):
            if part["list"] is None:
                label += _ESCAPE.sub(_character, part["words"])
                continue
            name = part["list"].strip().replace(_COUNTER, "lst-", 1)
            near = islice(reversed(self._open), _DEEPEST)
            other = next((one for one in near if one.name == name), held)
            label += numeral(other.number, part["style"])
        label = " ".join(spelled_within(label).split())
        if not label:
            return ""
        return f"{label} " if any(c.isalnum() for c in label) else "• "


def numeral(number: int, style: str) -> str:
    """The number in a style of CSS; in figures where the style cannot write it, or is another."""
    kind = style.rpartition("-")[2]
    if kind in ("alpha", "latin") and number > 0:
        text = ""
        while number > 0:
            number, letter = divmod(number - 1, 26)
            text = chr(97 + letter) + text
    elif kind == "roman" and 0 < number < 4000:
        text = ""
        for letters, value in _ROMAN.items():
            text += letters * (number // value)
            number %= value
    else:
        return str(number)
    return text.upper() if style.startswith("upper") else text


def _character(escape: re.Match[str]) -> str:
    return unescape(f"&#x{escape[1]};")  # which knows what is no character


def _number(written: str | None, otherwise: int) -> int:
    found = re.match(r"\s*([+-]?\d{1,9})(?!\d)", written or "")
    return int(found[1]) if found else otherwise
