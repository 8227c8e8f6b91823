"""Citations: mentions that point at listed items, with their targets resolved.

Which mentions are citations depends on how strong their shape is. `[R3]` is one anywhere;
a bare number needs square brackets, or round ones where the document has no other way of
citing; `(i) … (ii)` enumerate unless a list is labelled so.
"""

from collections.abc import Iterator
from typing import NamedTuple

import regex

from refcase.labels import Form, Kind, ordinal, roman, spell
from refcase.models import Citation, ItemKind, Target
from refcase.parse.linking import NUMBER, Link, Linkage, readings
from refcase.parse.mentions import CUES, Atom, Mention
from refcase.text import Span

_WEAK = (Kind.NUMBER, Kind.UPPER, Kind.LOWER, Kind.ROMAN)


class Pointer(NamedTuple):
    """One label of a mention as understood: its form, value and part, and the atom it was written as."""

    form: Form
    value: int
    part: str
    atom: Atom


def pointers(mention: Mention, links: Linkage) -> list[Pointer]:
    """The labels a mention stands for, ranges expanded, inherited prefixes filled in.

    `R1-6` gives six; in `E5a, b` the b is a part of E5; in `[R1, 2]` the 2 is R2.
    """
    found: list[Pointer] = []
    romans = any(len(atom.letters) > 1 for atom in mention.atoms)  # in [i, ii] the i is a numeral too
    for atom in mention.atoms:
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
        elif atom.letters and atom.part and not links.dashed_parts and "-" in _dash_of(mention, atom):
            # "[a-i]": letters a to i, where no part of a letter is ever cited
            end = ordinal(atom.part) if len(atom.part) == 1 else 0
            found.append(pointer._replace(part=""))
            found += (
                pointer._replace(value=v, part="")
                for v in _between(pointer.value, _letter_value(atom.part) or end)
            )
            continue
        found.append(pointer)
    return found


def _dash_of(mention: Mention, atom: Atom) -> str:
    return "-" if atom.end - atom.start == len(atom.letters) + 1 + len(atom.part) else ""


def _letter_value(text: str) -> int:
    return ord(text) - 96 if len(text) == 1 else 0


def _between(first: int, last: int) -> range:
    """The values strictly between; empty when the range runs backwards or is absurdly long."""
    return range(first + 1, last) if first < last <= first + 40 else range(0)


def _inherited(last: Pointer, atom: Atom, links: Linkage) -> list[Pointer] | None:
    """What an atom without a prefix means after `last`, None when it stands for itself."""
    if len(atom.letters) == 1 and last.part and len(last.part) == 1:  # E5a, b · E5a-c
        if atom.ranged:
            values = range(ordinal(last.part) + 1, ordinal(atom.letters) + 1)
            return [last._replace(part=chr(96 + v), atom=atom) for v in values]
        if last.form.prefix or last.form.kind in (Kind.DOTTED, Kind.NUMBER):
            return [last._replace(part=atom.letters, atom=atom)]
    if len(last.part) > 1 and roman(atom.letters) and not atom.part:  # S1ii, iii
        return [last._replace(part=atom.letters, atom=atom)]
    if last.form.prefix and atom.number and not atom.major:
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
        options = [option for option in options if option[0].kind is Kind.ROMAN] or options
    for form, value in options:
        if links.ways.get(form) and _target(links.ways[form][0], links, form, value) is not None:
            return Pointer(form, value, atom.part, atom)
    for form, value in options:
        if links.ways.get(form):
            return Pointer(form, value, atom.part, atom)
    if atom.prefix and len(atom.prefix) == 1:  # A3 where the list is lettered: part 3 of A
        whole = Form("", Kind.UPPER if atom.prefix.isupper() else Kind.LOWER)
        if links.ways.get(whole):
            return Pointer(whole, ordinal(atom.prefix), atom.number, atom)
    if options:
        form, value = options[0]
        return Pointer(form, value, atom.part, atom)
    return None


def _target(way: Link, links: Linkage, form: Form, value: int) -> int | None:
    """The item a value of the form points at by this way, None when not listed."""
    held = links.tables[way.kind]
    if way.mapping == "exact":
        return held.by_label.get((form, value))
    if way.mapping == "number":
        return held.by_number.get(value)
    place = value - way.offset
    return place - 1 if 0 < place <= len(held.items) else None


def resolve(pointer: Pointer, section: int, mention: Mention, links: Linkage) -> Target:
    """The target of a pointer of a mention that stands in `section`."""
    label = pointer.atom.prefix + spell(pointer.form._replace(prefix=""), pointer.value)
    part = pointer.part or None
    for way in _ways(pointer, section, mention, links):
        item = _target(way, links, pointer.form, pointer.value)
        if item is not None:
            return Target(kind=way.kind, label=label, part=part, item=item)
    return Target(kind=None, label=label, part=part, item=None)


def _ways(pointer: Pointer, section: int, mention: Mention, links: Linkage) -> list[Link]:
    """The ways to try, best first: what the mention says itself, then what the form does here."""
    ways = links.ways.get(pointer.form, [])
    said: ItemKind | None = {3: "reference", 5: "source"}.get(mention.section)  # type: ignore[assignment]
    cue = CUES.get(pointer.atom.cue)
    weak = pointer.form.kind in _WEAK and not pointer.form.prefix
    loose = False
    if said is None and cue and weak:
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
    if pointer.form == NUMBER and links.split:
        if meant := links.shapes.get(mention.shape):
            return sorted(ways, key=lambda way: way.kind != meant)
        if section == 4:
            return ways[::-1]
    return ways


class Judge(NamedTuple):
    """What decides whether a mention is a citation, gathered once for a document."""

    links: Linkage
    square_numbers: bool
    round_numbers: bool
    round_letters: bool
    round_romans: bool
    own_square: dict[int, bool]  # sections 3 and 5: whether their items are labelled in square brackets


def judge(found: list[tuple[int, Mention]], links: Linkage, closes: dict[int, str]) -> Judge:
    """The document's own ways of citing."""
    square = rounded = letters_square = 0
    for section, mention in found:
        if section not in (1, 2, 4) or not mention.pure:
            continue
        plain = [a for a in mention.atoms if a.number and not a.prefix and not a.major]
        if mention.shape == "square":
            square += any(_listed(a, links) for a in plain)
            letters_square += any(a.letters for a in mention.atoms)
        elif mention.shape == "round":
            rounded += any(_listed(a, links) for a in plain)
    return Judge(
        links,
        square_numbers=square > 0,
        round_numbers=square <= rounded // 4 or bool(links.shapes),
        round_letters=letters_square == 0,
        round_romans=letters_square == 0
        and any(way.mapping == "exact" for way in links.ways.get(Form("", Kind.ROMAN), [])),
        own_square={n: c == "]" for n, c in closes.items()},
    )


def _listed(atom: Atom, links: Linkage) -> bool:
    return any(
        _target(way, links, NUMBER, int(atom.number)) is not None for way in links.ways.get(NUMBER, [])
    )


def citations(
    text: str, found: list[tuple[int, Mention]], judged: Judge, heads: list[tuple[int, int]]
) -> Iterator[Citation]:
    """The citations among the mentions, in document order.

    `heads` are the stretches of printed labels in sections 3 and 5, in order: a label at the head of
    an item is no citation.
    """
    runs = _enumerations(text, found)
    labels = set()
    for start, end in heads:
        labels.update(range(start, end))
    for section, mention in found:
        if mention.start in labels or (mention.start in runs and not any(a.cue for a in mention.atoms)):
            continue
        targets = [
            (pointer, resolve(pointer, section, mention, judged.links))
            for pointer in pointers(mention, judged.links)
        ]
        if _outlandish(targets):
            continue
        opens = _WORD_AFTER.match(text, mention.end) is not None
        kept = [
            target
            for pointer, target in targets
            if _believed(pointer, target, section, mention, judged, len(targets), opens)
        ]
        if kept:
            yield Citation(
                section=section,  # type: ignore[arg-type]
                written=text[mention.start : mention.end],
                kind="label",
                targets=tuple(kept),
                span=Span(start=mention.start, end=mention.end),
            )


def _believed(
    pointer: Pointer, target: Target, section: int, mention: Mention, judged: Judge, company: int, opens: bool
) -> bool:
    """Whether a pointer in this place is a citation; `opens`: a word follows its bracket."""
    form, links = pointer.form, judged.links
    known = bool(links.ways.get(form))
    listed = target.item is not None
    strong = bool(form.prefix) or form.kind is Kind.DOTTED or bool(form.major)
    if pointer.atom.cue:
        if section == 5 and pointer.atom.cue.startswith("paper"):  # "Working paper 1" is a title
            return False
        return listed or (mention.shape != "cue" and known and (strong or pointer.value <= _slack(links)))
    if section in (3, 5) and not strong:
        return listed and company <= 12 and _in_list_prose(form, mention, section, judged, company)
    if strong:
        return _strong(pointer, mention, known, listed)
    if mention.shape == "bare" or not mention.pure:
        return False
    if mention.shape == "glued":
        return listed
    if mention.shape == "square":
        if form.kind is Kind.NUMBER:
            return listed or pointer.value <= _slack(links)
        return known and (listed or company > 1)
    if mention.glued:  # "83(1-2)" is a volume and its issue
        return False
    if form.kind is Kind.NUMBER:
        if not any(way.uses for way in links.ways.get(form, [])):
            return False  # numbers in round brackets, where the lists are cited in another form
        return listed and (judged.round_numbers or (company > 1 and not judged.square_numbers))
    if (
        form.kind is Kind.ROMAN
    ):  # only a list labelled so is cited so; an enumeration's numeral opens a clause
        return listed and judged.round_romans and not opens
    return listed and judged.round_letters


def _outlandish(targets: list[tuple[Pointer, Target]]) -> bool:
    """Whether a list of bare numbers is mostly of things not listed: "[17-28]" are paragraphs of a judgment."""
    if not all(pointer.form == NUMBER for pointer, _ in targets) or any(p.atom.cue for p, _ in targets):
        return False
    return sum(target.item is None for _, target in targets) > len(targets) / 2 and len(targets) > 1


def _slack(links: Linkage) -> int:
    """The highest bare number that may be a citation of something not listed; `[48]` in a law report is none."""
    sizes = [len(links.tables[way.kind].items) + way.offset for way in links.ways.get(NUMBER, []) if way.uses]
    return max(sizes, default=0) + 3 if sizes else 1


def _strong(pointer: Pointer, mention: Mention, known: bool, listed: bool) -> bool:
    """A label with a prefix or a dot: believed where its form is in use, if it is not far off the list."""
    if not known:
        return False
    if listed:
        return (
            pointer.form.kind is not Kind.DOTTED
            or mention.shape in ("square", "round")
            or len(mention.atoms) > 1
        )
    return mention.shape in ("square", "round") or (
        mention.shape == "bare" and bool(pointer.form.prefix) and pointer.value <= 20
    )


def _in_list_prose(form: Form, mention: Mention, section: int, judged: Judge, company: int) -> bool:
    """Weak labels inside sections 3 and 5: only lists of several, or the bracket the list itself uses."""
    if not mention.pure or mention.shape not in ("square", "round"):
        return False
    if mention.shape == "round":
        return form.kind is Kind.NUMBER and company > 1 and not mention.glued
    return judged.own_square.get(section, False) or company > 1


_WORD_AFTER = regex.compile(r"[ \n]?[“‘\"'`]?[^\W\d_]")


def _enumerations(text: str, found: list[tuple[int, Mention]]) -> set[int]:
    """Starts of round brackets that count up in their paragraph and open clauses: (1) … (2) …, (i) … (ii)."""
    starts: set[int] = set()
    run: list[tuple[int, int]] = []
    for section, mention in found:
        if (
            mention.shape != "round"
            or len(mention.atoms) != 1
            or mention.atoms[0].prefix
            or mention.atoms[0].major
        ):
            continue
        atom = mention.atoms[0]
        value = int(atom.number) if atom.number else ordinal(atom.letters)
        opens = _WORD_AFTER.match(text, mention.end) is not None
        if not opens:
            continue
        if run and value == run[-1][0] + 1:
            run.append((value, mention.start))
        else:
            if len(run) >= 2:
                starts.update(s for _, s in run)
            run = [(value, mention.start)] if value == 1 or (atom.letters == "i") else []
            if atom.letters == "i":
                run = [(1, mention.start)]
    if len(run) >= 2:
        starts.update(s for _, s in run)
    return starts
