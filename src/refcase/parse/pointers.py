"""Pointers: the labels of a mention understood, ranges expanded, and resolved to listed items."""

from typing import NamedTuple

from refcase.base import made, maker
from refcase.labels import ROMANS, Form, Kind, numeral, ordinal, roman
from refcase.models import ItemKind, Target
from refcase.parse.asides import CUES
from refcase.parse.atoms import Atom
from refcase.parse.linking import Linkage
from refcase.parse.mentions import Mention
from refcase.parse.tables import NUMBER, Link, readings

_WEAK = (Kind.NUMBER, Kind.UPPER, Kind.LOWER, Kind.ROMAN)


class Pointer(NamedTuple):
    """One label of a mention as understood: its form, value and part, and the atom it was written as."""

    form: Form
    value: int
    part: str
    atom: Atom


_made_target = maker(Target)


def pointers(atoms: tuple[Atom, ...], links: Linkage) -> list[Pointer]:
    """The labels that the atoms of a mention stand for, ranges expanded, inherited prefixes filled in.

    `R1-6` gives six; in `E5a, b` the b is a part of E5; in `[R1, 2]` the 2 is R2.
    """
    found: list[Pointer] = []
    # in [i, ii] the i is a numeral too, and in [i-iii]
    romans = any(a.letters and (len(a.letters) > 1 or (roman(a.letters) and len(a.part) > 1)) for a in atoms)
    for atom in atoms:
        last = found[-1] if found else None
        if last and not atom.prefix and not atom.cue:
            inherited = _inherited(last, atom, links)
            if inherited is not None:
                found += inherited
                continue
        pointer = _pointer(atom, links, romans)
        if pointer is None:
            continue
        if last and atom.ranged and pointer.form == last.form and not last.part:
            found += (last._replace(value=v, atom=atom) for v in _between(last.value, pointer.value))
        elif last and atom.ranged and pointer[:2] == last[:2]:
            found += (last._replace(part=part, atom=atom) for part in _parts_between(last.part, pointer.part))
        elif atom.letters and atom.part and not links.dashed_parts and _is_dashed(atom):
            # "[a-i]" are letters and "[i-iii]" numerals, where no part of a letter is ever cited
            end = roman(atom.part) if pointer.form.kind is Kind.ROMAN else ordinal(atom.part)
            found += (pointer._replace(value=v, part="") for v in range(pointer.value, end + 1))
            continue
        found.append(pointer)
    return found


def _is_dashed(atom: Atom) -> bool:
    """Whether a letter and its part are joined by a dash and nothing else: "a-ii", not "a(ii)"."""
    return atom.end - atom.start == len(atom.letters) + 1 + len(atom.part)


def _between(first: int, last: int) -> range:
    """The values strictly between; empty when the range runs backwards or is absurdly long."""
    return range(first + 1, last) if first < last <= first + 40 else range(0)


def _parts_between(first: str, last: str) -> list[str]:
    """The parts strictly between, letters or numbers: those of `5.1.2-5.1.5`, of `E5a-E5c`."""
    if len(first) == len(last) == 1 and first.isalpha() and last.isalpha():
        return [chr(v) for v in range(ord(first) + 1, ord(last))]
    if first.isdecimal() and last.isdecimal():
        return [str(v) for v in _between(int(first), int(last))]
    return []


def _inherited(last: Pointer, atom: Atom, links: Linkage) -> list[Pointer] | None:
    """What an atom without a prefix means after `last`, None when it stands for itself."""
    atom = atom._replace(prefix=last.atom.prefix)  # what it inherits is its label's too: the 2 of "R1, 2"
    if len(atom.letters) == 1 and last.part and len(last.part) == 1:  # E5a, b · E5a-c
        if atom.ranged:
            values = range(ordinal(last.part) + 1, ordinal(atom.letters) + 1)
            return [last._replace(part=chr(96 + v), atom=atom) for v in values]
        if last.form.prefix or last.form.kind in (Kind.DOTTED, Kind.NUMBER):
            return [last._replace(part=atom.letters, atom=atom)]
    end = roman(atom.letters)
    if end and roman(last.part) and not atom.part and max(len(last.part), len(atom.letters)) > 1:
        first = roman(last.part) if atom.ranged else end - 1  # S1ii, iii · S1i-iii
        return [last._replace(part=part, atom=atom) for part in ROMANS[first:end]]
    if last.part.isdecimal() and atom.number and not atom.major and not atom.part:  # 5.1.1-3 · 5.1.1, 2
        between = _parts_between(last.part, atom.number) if atom.ranged else []
        return [last._replace(part=part, atom=atom) for part in (*between, atom.number)]
    if (last.form.prefix or last.form.kind is Kind.DOTTED) and atom.number and not atom.major:
        own = NUMBER in links.ways and links.ways[NUMBER] and not atom.ranged
        if own:
            return None
        value = int(atom.number)
        filled = [
            last._replace(value=v, part="", atom=atom)
            for v in (_between(last.value, value) if atom.ranged else ())
        ]
        return [*filled, last._replace(value=value, part=atom.part, atom=atom)]
    return None


def _pointer(atom: Atom, links: Linkage, romans: bool) -> Pointer | None:
    options = readings(atom)
    if romans:
        options = tuple([option for option in options if option[0].kind is Kind.ROMAN]) or options
    for form, value in options:
        if links.ways.get(form) and target_of(links.ways[form][0], links, form, value) is not None:
            return made(Pointer, (form, value, _part(atom, form), atom))
    for form, value in options:
        if links.ways.get(form):
            return made(Pointer, (form, value, _part(atom, form), atom))
    if atom.prefix and len(atom.prefix) == 1:  # A3 where the list is lettered: part 3 of A
        whole = Form("", Kind.UPPER if atom.prefix.isupper() else Kind.LOWER)
        if links.ways.get(whole):
            return made(Pointer, (whole, ordinal(atom.prefix), atom.number, atom))
    if options:
        form, value = options[0]
        return made(Pointer, (form, value, atom.part, atom))
    return None


def _part(atom: Atom, form: Form) -> str:
    """The part an atom names when read in this form: in "3A" and "G3.1" the last piece is the label's own."""
    own = form.major and (form.kind in (Kind.UPPER, Kind.LOWER) or bool(form.prefix))
    return "" if own else atom.part


def target_of(way: Link, links: Linkage, form: Form, value: int) -> int | None:
    """The item a value of the form points at by this way, None when not listed."""
    held = links.tables[way.kind]
    if way.mapping in ("exact", "content"):
        return held.by_label.get((form, value))
    if way.mapping == "number":
        return held.by_number.get(value)
    place = value - way.offset
    return place - 1 if 0 < place <= len(held.items) else None


def resolve(pointer: Pointer, section: int, mention: Mention, links: Linkage) -> Target:
    """The target of a pointer of a mention that stands in `section`."""
    form, value, _, atom = pointer
    label = atom.prefix + numeral(form, value)
    part = pointer.part or None
    for way in ways_of(pointer, section, mention, links):
        item = target_of(way, links, form, value)
        if item is not None:
            if atom.cue and way.mapping == "exact" and (own := links.tables[way.kind].items[item].label):
                label = own.text  # "refs 1 and 2" are "Ref 1" and "Ref 2", where the list says so
            return _made_target(kind=way.kind, label=label, part=part, item=item)
    return _made_target(kind=None, label=label, part=part, item=None)


_LISTS: tuple[ItemKind, ...] = ("reference", "source")
_OF_SECTION: dict[int, ItemKind] = {3: "reference", 5: "source"}


def ways_of(pointer: Pointer, section: int, mention: Mention, links: Linkage) -> list[Link]:
    """The ways to try, best first: what the mention says itself, then what the form does here."""
    ways = links.ways.get(pointer.form, [])
    if len(ways) < 2 and not mention.section and not pointer.atom.cue:
        return ways
    said = _OF_SECTION.get(mention.section)
    cue = CUES.get(pointer.atom.cue)
    weak = pointer.form.kind in _WEAK and not pointer.form.prefix
    loose = False
    both = len(ways) > 1 and {way.kind for way in ways}.issuperset(_LISTS)
    if said is None and cue and (weak or both):
        said = cue  # type: ignore[assignment]
        loose = (
            pointer.atom.cue.startswith("ref") and not links.says_source
        )  # "ref. 12" is said of a source too
        if loose and section == 4 and links.split:
            said = None  # … as is "ref. 2" in section 4 where both lists count from 1
    if said:
        own = [way for way in ways if way.kind == said]
        if pointer.form.kind is Kind.NUMBER and not own:
            own = [Link(said, "number" if not links.tables[said].broken else "position", 0, 0, 0)]
        return own + [way for way in ways if way.kind != said] if loose else own
    if pointer.form == NUMBER and links.split and (meant := links.shapes.get(mention.shape)):
        return sorted(ways, key=lambda way: way.kind != meant)
    if section == 4 and both and (links.split or _shared(pointer.form, links)):
        return ways[::-1]  # both lists bear such labels: section 4 speaks of its sources first
    return ways


def _shared(form: Form, links: Linkage) -> bool:
    """Whether half of a list's labels of this form are the other's, too; one among many may be a slip."""
    references, sources = ({key for key in links.tables[kind].by_label if key[0] == form} for kind in _LISTS)
    return 2 * len(references & sources) >= min(len(references), len(sources)) > 0
