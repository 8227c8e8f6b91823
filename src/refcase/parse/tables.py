"""Tables: the lists as things to point at, and the labels of the text as uses that point.

What a written label may mean is settled here; which list it means, in `refcase.parse.linking`.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from refcase.base import made
from refcase.labels import Form, Kind, fold, letter, roman
from refcase.models import ItemKind
from refcase.parse.asides import CUES
from refcase.parse.atoms import Atom
from refcase.parse.listing import Item
from refcase.parse.mentions import Mention

Mapping = Literal["exact", "number", "position", "content"]
NUMBER = Form("", Kind.NUMBER)
MAJORS: dict[ItemKind, int] = {"reference": 3, "source": 5}
PROSE = (1, 2, 4)  # the sections that cite; the others are lists


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


@lru_cache(maxsize=1024)  # a document has few labels, each read many times, and most documents the same
def readings(atom: Atom) -> tuple[tuple[Form, int], ...]:
    """The forms and values an atom may have, likeliest first."""
    _, _, _, prefix, major, number, letters, part, _ = atom
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


def cited_forms(found: Iterable[tuple[int, Mention]]) -> dict[int, dict[Form, int]]:
    """How many different labels of each form are cited: a hint for reading the lists of sections 3 and 5.

    Bare numbers may mean either list; those of section 4 mean sources, those before it references, where
    there are any.
    """
    values: dict[Form, set[int]] = defaultdict(set)
    early: set[int] = set()
    late: set[int] = set()
    for section, mention in found:
        if section not in PROSE or not mention.pure or mention.shape == "bare":
            continue
        numbers = late if section == 4 else early
        last: tuple[tuple[Form, int], ...] = ()
        for atom in _standing(mention.atoms):
            named = readings(atom)
            for form, value in named:
                held = numbers if form == NUMBER else values[form]
                held.add(value)
                if atom.ranged and last and last[0][0] == form:
                    held.update(range(last[0][1], min(value, last[0][1] + 40)))
            last = named
    hints = {}
    for listing, own in ((3, early or late), (5, late or early)):
        hints[listing] = {form: len(seen) for form, seen in values.items() if form.major in (0, listing)}
        if own:
            hints[listing][NUMBER] = len(own)
    return hints


def table(kind: ItemKind, items: list[Item], *, restarted: bool) -> Table:
    """The list as a table; of doubled labels the first counts."""
    by_label: dict[tuple[Form, int], int] = {}
    by_number: dict[int, int] = {}
    folded: dict[Form, Form] = {}  # a list has one or two
    forms: set[Form] = set()
    for index, item in enumerate(items):
        if item.label:
            printed, value, _, _ = item.label
            form = folded.get(printed)
            if form is None:
                form = folded[printed] = _cited_as(printed)
                forms.add(form)
            by_label.setdefault((form, value), index)
            if form.kind in (Kind.NUMBER, Kind.DOTTED):
                by_number.setdefault(value, index)
            elif form.kind is not Kind.ROMAN and kind in MAJORS:  # "[3d]": item d of section 3
                own = Form(form.prefix, form.kind, MAJORS[kind])
                by_label.setdefault((own, value), index)
                forms.add(own)
    broken = restarted or not forms
    return Table(kind, items, frozenset(forms), {} if restarted else by_label, by_number, broken)


def _cited_as(form: Form) -> Form:
    """The form as `fold` has it; "Source B" is cited as "source B": the word is a cue, not a prefix."""
    form = fold(form)
    return form._replace(prefix="") if form.prefix in CUES else form


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
    """Every label cited in prose, and after a cue in the lists too, one for each reading."""
    result = []
    for section, mention in found:
        shape, pure, where, told = mention.shape, mention.pure, section, ""
        if mention.section:
            where, told = _CITES.get(mention.section, section), _TOLD.get(mention.section, "")
        if where not in PROSE and shape != "cue":
            continue
        for atom in _standing(mention.atoms):
            for form, value in readings(atom):
                result.append(made(Use, (form, value, atom.part, where, shape, pure, told or atom.cue)))
    return result


def _standing(atoms: tuple[Atom, ...]) -> Sequence[Atom]:
    """The atoms of a mention that tell a form: the 2 of "R1, 2" is likely R2, no word for plain numbers."""
    if len(atoms) == 1:
        return atoms
    standing = []
    led = False
    for atom in atoms:
        if not led or atom.prefix or atom.major or atom.cue or not atom.number:
            standing.append(atom)
        led = led or bool(atom.prefix or atom.major)
    return standing
