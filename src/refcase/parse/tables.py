"""Tables: the lists as things to point at, and the labels of the text as uses that point.

What a written label may mean is settled here; which list it means, in `refcase.parse.linking`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from refcase.labels import Form, Kind, letter, roman
from refcase.models import ItemKind
from refcase.parse.atoms import CUES, Atom
from refcase.parse.listing import Item
from refcase.parse.mentions import Mention

Mapping = Literal["exact", "number", "position", "content"]
NUMBER = Form("", Kind.NUMBER)
MAJORS: dict[ItemKind, int] = {"reference": 3, "source": 5}


class Use(NamedTuple):
    """One label cited: its form, value and part, where, and in what shape of mention."""

    form: Form
    value: int
    part: str
    section: int
    shape: str
    pure: bool
    cue: str


class Table(NamedTuple):
    """A list as something to point at: its items by label, by number and by place."""

    kind: ItemKind
    items: list[Item]
    forms: frozenset[Form]
    by_label: dict[tuple[Form, int], int]
    by_number: dict[int, int]
    broken: bool  # its numbers restart, or it prints none: places stand for labels
    turned: frozenset[Form] = frozenset()  # its letters in the other case


class Link(NamedTuple):
    """A form's way to a list: `offset` is what to take from a value to get the place from 1."""

    kind: ItemKind
    mapping: Mapping
    offset: int
    hits: int
    uses: int


def fold(form: Form) -> Form:
    """The form for comparing: `r1` and `R1` are one."""
    return Form(form.prefix.lower(), form.kind, form.major)


def readings(atom: Atom) -> tuple[tuple[Form, int], ...]:
    """The forms and values an atom may have, likeliest first."""
    return _readings(atom.prefix, atom.major, atom.number, atom.letters, atom.part)


@lru_cache(maxsize=1024)  # a document has few labels, each read many times
def _readings(prefix: str, major: str, number: str, letters: str, part: str) -> tuple[tuple[Form, int], ...]:
    found: list[tuple[Form, int]] = []
    if prefix:
        found.append((Form(prefix.lower(), Kind.NUMBER), int(number)))
        if part.isdigit():  # "G3.1" is the label of a list, or part 1 of G3
            found.append((Form(prefix.lower(), Kind.DOTTED, int(number)), int(part)))
    elif major:
        found.append((Form("", Kind.DOTTED, int(major)), int(number)))
    elif number:
        found.append((NUMBER, int(number)))
        if number in ("3", "5") and len(part) == 1 and part.isalpha():
            kind = Kind.UPPER if part.isupper() else Kind.LOWER
            found.append((Form("", kind, int(number)), letter(part)))
    else:
        if len(letters) == 1:
            found.append((Form("", Kind.UPPER if letters.isupper() else Kind.LOWER), letter(letters)))
        if roman(letters):
            found.append((Form("", Kind.ROMAN), roman(letters)))
    return tuple(found)


def cited_forms(found: Iterable[tuple[int, Mention]], listing: int) -> dict[Form, int]:
    """How many different labels of each form are cited: a hint for reading the list of section `listing`.

    Bare numbers may mean either list; those of section 4 mean sources, those before it references, where
    there are any.
    """
    values: dict[Form, set[int]] = defaultdict(set)
    early: set[int] = set()
    late: set[int] = set()
    for section, mention in found:
        if section not in (1, 2, 4) or not mention.pure or mention.shape == "bare":
            continue
        numbers = late if section == 4 else early
        last: tuple[tuple[Form, int], ...] = ()
        for atom in _standing(mention):
            named = readings(atom)
            for form, value in named:
                held = numbers if form == NUMBER else values[form]
                held.add(value)
                if atom.ranged and last and last[0][0] == form:
                    held.update(range(last[0][1], min(value, last[0][1] + 40)))
            last = named
    own, others = (late, early) if listing == 5 else (early, late)
    values[NUMBER] = own or others
    return {form: len(seen) for form, seen in values.items() if form.major in (0, listing) and seen}


def table(kind: ItemKind, items: list[Item], *, restarted: bool) -> Table:
    """The list as a table; of doubled labels the first counts."""
    by_label: dict[tuple[Form, int], int] = {}
    by_number: dict[int, int] = {}
    forms: Counter[Form] = Counter()
    for index, item in enumerate(items):
        if item.label:
            form = fold(item.label.form)
            if form.prefix in CUES:  # "Source B" is cited as "source B": the word is a cue, not a prefix
                form = form._replace(prefix="")
            forms[form] += 1
            by_label.setdefault((form, item.label.value), index)
            if form.kind in (Kind.UPPER, Kind.LOWER) and kind in MAJORS:  # "[3d]": item d of section 3
                own = Form(form.prefix, form.kind, MAJORS[kind])
                by_label.setdefault((own, item.label.value), index)
                forms.setdefault(own, 0)
            if form.kind in (Kind.NUMBER, Kind.DOTTED):
                by_number.setdefault(item.label.value, index)
    broken = restarted or not forms
    return Table(kind, items, frozenset(forms), {} if restarted else by_label, by_number, broken)


_CASES = {Form("", Kind.UPPER): Form("", Kind.LOWER), Form("", Kind.LOWER): Form("", Kind.UPPER)}


def in_either_case(tables: dict[ItemKind, Table]) -> dict[ItemKind, Table]:
    """The tables, the letters of references and sources in the other case too, where no list prints it.

    "[A]" is said of an item printed "a)", if no other item is printed "A)".
    """
    printed = {form for held in tables.values() for form in held.forms}
    result = dict(tables)
    for kind in MAJORS:
        held = tables[kind]
        for form, other in _CASES.items():
            if form in held.forms and other not in printed:
                turned = {(other, value): place for (f, value), place in held.by_label.items() if f == form}
                held = held._replace(turned=held.turned | {other}, by_label=held.by_label | turned)
        result[kind] = held
    return result


# "(section 5, no. 2)" is as good as "source 2", and as if it stood in the section that cites section 5.
_CITES = {3: 2, 5: 4}
_TOLD = {3: "publication", 5: "source"}


def uses_of(found: Iterable[tuple[int, Mention]]) -> list[Use]:
    """Every label in the mentions, one for each reading."""
    result = []
    for section, mention in found:
        where = _CITES.get(mention.section, section)
        told = _TOLD.get(mention.section)
        for atom in _standing(mention):
            for form, value in readings(atom):
                result.append(
                    Use(form, value, atom.part, where, mention.shape, mention.pure, told or atom.cue)
                )
    return result


def _standing(mention: Mention) -> Iterator[Atom]:
    """The atoms of a mention that tell a form: the 2 of "R1, 2" is likely R2, no word for plain numbers."""
    led = False
    for atom in mention.atoms:
        if not led or atom.prefix or atom.major or atom.cue or not atom.number:
            yield atom
        led = led or bool(atom.prefix or atom.major)
