"""Judging: which mentions are citations, by the document's own ways of citing.

That depends on how strong their shape is. `[R3]` is one anywhere; a bare number needs square brackets,
or round ones where the document has no other way of citing.
"""

from collections import defaultdict
from typing import NamedTuple

from refcase.labels import Form, Kind
from refcase.models import Target
from refcase.parse.atoms import Atom
from refcase.parse.enumerations import opens_clause
from refcase.parse.linking import Linkage
from refcase.parse.mentions import Mention
from refcase.parse.pointers import Pointer, pointers, target_of
from refcase.parse.tables import MAJORS, NUMBER, PROSE


class Pointed(dict[tuple[Atom, ...], list[Pointer]]):
    """The labels that the atoms of mentions stand for, worked out once for those written the same."""

    def __init__(self, links: Linkage) -> None:
        self.links = links

    def __missing__(self, atoms: tuple[Atom, ...]) -> list[Pointer]:
        self[atoms] = found = pointers(atoms, self.links)
        return found


class Judge(NamedTuple):
    """What decides whether a mention is a citation, gathered once for a document."""

    links: Linkage
    square_numbers: bool
    round_numbers: bool
    round_letters: bool
    round_romans: bool
    own_square: dict[int, bool]  # sections 3 and 5: whether their items are labelled in square brackets
    unlisted: dict[Form, int]  # forms no list answers and that are cited all the same, up to what value
    pointed: Pointed


def judge(found: list[tuple[int, Mention]], links: Linkage, closes: dict[int, str]) -> Judge:
    """The document's own ways of citing."""
    square = rounded = letters_square = 0
    cited: list[Mention] = []
    for section, mention in found:
        shape = mention.shape
        if section not in PROSE or not mention.pure or (shape != "square" and shape != "round"):
            continue
        cited.append(mention)
        listed = lettered = False
        for atom in mention.atoms:
            if atom.letters:
                lettered = True
            elif atom.number and not listed and not atom.prefix and not atom.major:
                listed = _listed(atom, links)
        if shape == "square":
            square += listed
            letters_square += lettered
        else:
            rounded += listed
    pointed = Pointed(links)
    return Judge(
        links,
        square_numbers=square > 0,
        round_numbers=square <= rounded // 4 or bool(links.shapes),
        round_letters=letters_square == 0,
        round_romans=letters_square == 0
        and any(way.mapping == "exact" for way in links.ways.get(_ROMAN, [])),
        own_square={n: c == "]" for n, c in closes.items()},
        unlisted=_unlisted(cited, links, pointed),
        pointed=pointed,
    )


_ROMAN = Form("", Kind.ROMAN)


def _unlisted(found: list[Mention], links: Linkage, pointed: Pointed) -> dict[Form, int]:
    """The forms no way was found for, and which are citations all the same, with the highest value of each.

    A list prints the form, and nothing that is cited so is in it; or a list is missing, and several
    labels are cited in brackets: they look like its own. Bare numbers must count up from 1, since
    paragraphs of a judgment stand in brackets too; dates such as 5.1.12 look like parts of 5.1.
    """
    tables = [links.tables[kind] for kind in MAJORS]
    cited: dict[Form, set[int]] = defaultdict(set)
    for mention in found:
        for form, value, part, atom in pointed[mention.atoms]:
            if links.ways.get(form):
                continue
            named = atom.prefix[:1].isupper() or form.major in (3, 5)
            if named or (form == NUMBER and mention.shape == "square"):
                cited[form].add(0 if part.isdecimal() else value)
    return {
        form: _run_up(values) if form == NUMBER else max(values)
        for form, values in cited.items()
        if any(form in held.forms for held in tables)
        or (len(values - {0}) > 1 and (form.major in (3, 5) or any(not held.items for held in tables)))
    }


def _run_up(values: set[int]) -> int:
    """How far the values count up from 1, leaving out two at most in a row."""
    last = 0
    for value in sorted(values):
        if value > last + (3 if last else 1):
            break
        last = value
    return last


def _listed(atom: Atom, links: Linkage) -> bool:
    return any(
        target_of(way, links, NUMBER, int(atom.number)) is not None for way in links.ways.get(NUMBER, [])
    )


def believed(
    pointer: Pointer, target: Target, section: int, mention: Mention, judged: Judge, company: int, text: str
) -> bool:
    """Whether a pointer in this place of the text is a citation, in `company` of how many in its mention."""
    form, links = pointer.form, judged.links
    lost = form in judged.unlisted and 0 < pointer.value <= judged.unlisted[form]
    known = bool(links.ways.get(form)) or lost
    listed = target.item is not None
    if pointer.value == 0 and not listed:
        return False  # few lists begin with 0, and "R0" is a rate of infection
    strong = bool(form.prefix) or form.kind is Kind.DOTTED or bool(form.major)
    if pointer.atom.cue:
        if section == 5 and pointer.atom.cue.startswith("paper"):  # "Working paper 1" is a title
            return False
        near = form.kind is not Kind.NUMBER or pointer.value <= _slack(links, form)
        return listed or (mention.shape != "cue" and known and (strong or near))
    if section in (3, 5) and not strong:
        return listed and company <= 12 and _in_list_prose(form, mention, section, judged, company)
    if strong and mention.shape == "glued":
        return listed
    if strong:
        return _strong(pointer, mention, known, listed)
    if mention.shape == "bare" or not mention.pure:
        return False
    if mention.shape == "glued":
        return listed
    if mention.shape == "square":
        if form.kind is Kind.NUMBER:
            return listed or lost or pointer.value <= _slack(links, form)
        return known and (listed or company > 1)
    if mention.glued:  # "83(1-2)" is a volume and its issue
        return False
    if form.kind is Kind.NUMBER:
        if not any(way.uses for way in links.ways.get(form, [])):
            return False  # numbers in round brackets, where the lists are cited in another form
        return listed and (judged.round_numbers or (company > 1 and not judged.square_numbers))
    if form.kind is Kind.ROMAN:  # only a list labelled so is cited so; a clause's numeral opens it
        return listed and judged.round_romans and not opens_clause(text, mention)
    return listed and judged.round_letters


def is_lone_number(section: int, mention: Mention) -> bool:
    """Whether it is a number alone in round brackets in a list, as in "13(2)": never a citation."""
    if section in PROSE or mention.shape != "round" or len(mention.atoms) != 1 or mention.section:
        return False
    atom = mention.atoms[0]
    return bool(atom.number) and not (atom.prefix or atom.major or atom.part or atom.cue)


def outlandish(targets: list[tuple[Pointer, Target]]) -> bool:
    """Whether bare numbers are mostly not listed: "[17-28]" are paragraphs of a judgment."""
    if len(targets) < 2 or any(pointer.form != NUMBER or pointer.atom.cue for pointer, _ in targets):
        return False
    return sum([target.item is None for _, target in targets]) > len(targets) / 2


def _slack(links: Linkage, form: Form) -> int:
    """The highest value of a form that may cite something not listed; `[48]` in a law report does not."""
    sizes = [len(links.tables[way.kind].items) + way.offset for way in links.ways.get(form, []) if way.uses]
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
