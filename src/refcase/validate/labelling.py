"""Labels taken apart: what those of a list have in common, and which items print one of their own."""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from refcase.models import Reference, Source
from refcase.patterns import compile_regex

# "1", "R2", "5.10": few are different, 400 studies with 12,500 labels have 430.
_LABEL = compile_regex(
    r"(?P<prefix>\p{L}{2,}(?=[ ]?\d)|\p{L}(?=\d)|\p{L}{3,}(?=[ ]\p{L}))?[ ]?"
    r"(?P<major>\d\.)?(?P<number>\d{1,2}|\p{L}{1,5})"
)


class Form(NamedTuple):
    """What labels of one kind have in common: `E` and a number, `5.` and a number, a letter."""

    prefix: str
    major: str
    kind: str  # "number", "letter"


Items = tuple[Reference, ...] | tuple[Source, ...]


class Printed(NamedTuple):
    """A label taken apart. `value` is its number, or the place of its letter."""

    form: Form
    number: str
    value: int

    def renumbered(self, value: int) -> "Printed":
        """The label of the same form with another number or letter."""
        written = str(value) if self.form.kind == "number" else chr(64 + value)
        return self._replace(number=written, value=value)

    @property
    def text(self) -> str:
        """The label as one writes it."""
        prefix = (
            self.form.prefix.upper() if len(self.form.prefix) < 4 else f"{self.form.prefix.capitalize()} "
        )
        return f"{prefix}{self.form.major}{self.number}"


@lru_cache(1_000)
def printed(label: str) -> Printed | None:
    """The label taken apart, None for what is no plain label (an author and a year, say)."""
    match = _LABEL.fullmatch(label)
    if not match:
        return None
    number = match["number"]
    if number.isdecimal():
        return Printed(
            Form((match["prefix"] or "").casefold(), match["major"] or "", "number"), number, int(number)
        )
    if len(number) > 1:
        return None
    place = ord(number.casefold()) - 96
    return Printed(Form((match["prefix"] or "").casefold(), match["major"] or "", "letter"), number, place)


def labelled(items: Items) -> list[tuple[int, Printed]]:
    """The items that print a label of their own, by their place in the list, with it taken apart."""
    found: list[tuple[int, Printed]] = []
    listed: Iterable[Reference | Source] = items
    for n, item in enumerate(listed):
        label = printed(item.label) if item.label and item.printed_label else None
        # Where an export lost the numbers, an item bears what the text calls it, not what it prints.
        if label and label.number.casefold() in (item.printed_label or "").casefold():
            found.append((n, label))
    forms = [label.form for _, label in found]
    if len(forms) < 4 or forms.count(forms[0]) == len(forms):
        return found
    # A form that only one item bears, among many of another, is no label: "A1 20051110" in a list of patents.
    borne = Counter(forms)
    return [(n, label) for n, label in found if borne[label.form] > 1]
