"""Fields: an instruction nobody sees, and the result that stands on the page.

{ begin  HYPERLINK "https://…"  separate  the text shown  end }      one may stand inside another
"""

import re
from dataclasses import dataclass, field

from refcase.patterns import compile_re
from refcase.reading.word.names import VAL, Element, number, switched_on, w

DEEPEST = 20  # fields open at once; Word nests them as deep as that
_LONGEST = 4_000  # characters of an instruction that are kept
_LINK = compile_re(r'\s*HYPERLINK\s+(?:(?!\\[lmnot]\s)(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s"]+)))?', re.I)
_PLACE = compile_re(r'\\l\s+(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s"]+))', re.I)


@dataclass(slots=True)
class Field:
    """A field that is open. `start` is where its result begins in the paragraph being read."""

    instruction: list[str] = field(default_factory=list)
    length: int = 0
    in_result: bool = False
    target: str = ""
    start: int = 0
    shown: str = ""  # what a form's tick box or list shows

    def add(self, text: str) -> None:
        """Appends to the instruction."""
        if self.length < _LONGEST:
            self.instruction.append(text[:_LONGEST])
            self.length += len(text)

    def separate(self, at: int) -> None:
        """The result begins, at the offset `at` of the paragraph."""
        self.in_result, self.start = True, at
        self.target = link_target("".join(self.instruction))


def link_target(instruction: str) -> str:
    """Where a HYPERLINK instruction leads: an address, a "#place", or both; "" for any other field."""
    link = _LINK.match(instruction)
    if link is None:
        return ""
    place = _PLACE.search(instruction, link.end())
    address = link["quoted"] or link["bare"] or ""
    return address + (f"#{place['quoted'] or place['bare'] or ''}" if place else "")


def form_shown(begin: Element) -> str:
    """What a form's field shows of itself: the box of a tick box, the chosen line of a list."""
    data = begin.find(w("ffData"))
    if data is None:
        return ""
    box, choice = data.find(w("checkBox")), data.find(w("ddList"))
    if box is not None:
        state = box.find(w("checked"))
        state = box.find(w("default")) if state is None else state
        return "☒" if state is not None and switched_on(state) else "☐"
    if choice is not None:
        lines = [line.get(VAL) or "" for line in choice.iterchildren(w("listEntry"))]
        result = choice.find(w("result"))
        at = number(result.get(VAL)) if result is not None else 0
        return lines[at] if at is not None and 0 <= at < len(lines) else ""
    return ""
