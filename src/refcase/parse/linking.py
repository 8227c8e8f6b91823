"""Linking: which form of label points at which list, inferred from the lists and the citations together.

A *form* is what labels have in common (`Rn`, `3.n`, a capital letter). For each form the text
uses, the list it points at is sought in this order, surest first:

1. the list printed in that very form (`exact`);
2. for `3.n` and `5.n`, the section they name;
3. a list that prints bare numbers or none, if no better form claims it: by its number
   (`R3` → 3) where the printed numbers run on, by its place (`C` → third) where an export lost them;
4. where two lists fit, the section the form is mostly cited in decides.

Bare numbers may mean both lists: then section 2 speaks of references and section 4 of sources.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Literal, NamedTuple

from refcase.labels import Form, Kind, letter, roman
from refcase.models import ItemKind
from refcase.parse.items import Listing
from refcase.parse.listing import Item
from refcase.parse.mentions import CUES, Atom, Mention

Mapping = Literal["exact", "number", "position"]
NUMBER = Form("", Kind.NUMBER)
_MAJORS: dict[ItemKind, int] = {"reference": 3, "source": 5}


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


class Link(NamedTuple):
    """A form's way to a list: `offset` is what to take from a value to get the place from 1."""

    kind: ItemKind
    mapping: Mapping
    offset: int
    hits: int
    uses: int


class Linkage(NamedTuple):
    """What was inferred: `ways` for each form, in order of preference by section where two lists fit."""

    tables: dict[ItemKind, Table]
    ways: dict[Form, list[Link]]
    split: bool  # bare numbers mean references in section 2 and sources in section 4
    shapes: dict[str, ItemKind]  # … unless one list prints [n] and the other (n): then the bracket tells
    says_source: bool  # "source 3" is said, so "ref. 3" is a reference
    dashed_parts: bool  # "[a-ii]" is part ii of a, and so is "[a-i]"


_Scored = tuple[float, Form, Link]


def fold(form: Form) -> Form:
    """The form for comparing: `r1` and `R1` are one."""
    return form._replace(prefix=form.prefix.lower())


def readings(atom: Atom) -> list[tuple[Form, int]]:
    """The forms and values an atom may have, likeliest first."""
    if atom.prefix:
        return [(Form(atom.prefix.lower(), Kind.NUMBER), int(atom.number))]
    if atom.major:
        return [(Form("", Kind.DOTTED, int(atom.major)), int(atom.number))]
    if atom.number:
        found = [(NUMBER, int(atom.number))]
        if atom.number in ("3", "5") and len(atom.part) == 1 and atom.part.isalpha():
            kind = Kind.UPPER if atom.part.isupper() else Kind.LOWER
            found.append((Form("", kind, int(atom.number)), letter(atom.part)))
        return found
    text = atom.letters
    named = []
    if len(text) == 1:
        named.append((Form("", Kind.UPPER if text.isupper() else Kind.LOWER), letter(text)))
    if roman(text):
        named.append((Form("", Kind.ROMAN), roman(text)))
    return named


def cited_forms(found: Iterable[tuple[int, Mention]]) -> dict[Form, int]:
    """How many different labels of each form are cited in brackets or by cue: a hint for reading the lists."""
    values: dict[Form, set[int]] = defaultdict(set)
    for _, mention in found:
        if mention.pure and mention.shape != "bare":
            last: list[tuple[Form, int]] = []
            for atom in mention.atoms:
                named = readings(atom)
                for form, value in named:
                    values[form].add(value)
                    if atom.ranged and last and last[0][0] == form:
                        values[form].update(range(last[0][1], min(value, last[0][1] + 40)))
                last = named
    return {form: len(seen) for form, seen in values.items()}


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
            if form.kind in (Kind.UPPER, Kind.LOWER) and kind in _MAJORS:  # "[3d]": item d of section 3
                by_label.setdefault((form._replace(major=_MAJORS[kind]), item.label.value), index)
                forms.setdefault(form._replace(major=_MAJORS[kind]), 0)
            if form.kind in (Kind.NUMBER, Kind.DOTTED):
                by_number.setdefault(item.label.value, index)
    broken = restarted or not forms
    return Table(kind, items, frozenset(forms), {} if restarted else by_label, by_number, broken)


def uses_of(found: Iterable[tuple[int, Mention]]) -> list[Use]:
    """Every label in the mentions, one for each reading."""
    result = []
    for section, mention in found:
        where = mention.section or section
        for atom in mention.atoms:
            for form, value in readings(atom):
                result.append(Use(form, value, atom.part, where, mention.shape, mention.pure, atom.cue))
    return result


def link(found: list[tuple[int, Mention]], references: Listing, sources: Listing) -> Linkage:
    """The ways from forms to lists that explain the document best."""
    tables: dict[ItemKind, Table] = {
        "reference": table("reference", references.items, restarted=references.restarted),
        "source": table("source", sources.items, restarted=sources.restarted),
        "grant": table("grant", references.grants, restarted=_restarts(references.grants)),
    }
    by_form: dict[Form, list[Use]] = defaultdict(list)
    for use in uses_of(found):
        if use.section in (1, 2, 4) or use.shape == "cue":
            by_form[use.form].append(use)
    candidates = _candidates(by_form, tables)
    main = _best_together(candidates)
    ways: dict[Form, list[Link]] = defaultdict(list)
    for _, form, way in main:
        ways[form].append(way)
    best = {way.kind: score for score, _, way in main}
    for score, form, way in candidates:
        firm = way.mapping == "exact" and form != NUMBER
        if score <= 0 or any(way.kind == own.kind for own in ways[form]):
            continue
        if ways[form] and not (firm and ways[form][0].mapping == "exact"):
            continue
        # a second form for a list must be printed there, or be used much and suit it
        if firm or (score >= 0.6 * best.get(way.kind, 0) and _affinity(form, by_form[form], way.kind) > 0):
            ways[form].append(way)
    ways = {form: kept for form, kept in ways.items() if kept}
    _last_resort(ways, tables)
    for form, kept in ways.items():
        kinds = {way.kind for way in kept}
        if "reference" in kinds and "grant" not in kinds and form in tables["grant"].forms:
            kept.append(Link("grant", "exact", 0, 0, 0))  # the grants' labels run on from the references'
    for form in ways:
        ways[form].sort(key=lambda way: ("reference", "grant", "source").index(way.kind))
    says_source = any(CUES.get(use.cue) == "source" for uses in by_form.values() for use in uses)
    kinds = {way.kind for way in ways.get(NUMBER, [])}
    closes = {"reference": references.close, "source": sources.close}
    shapes: dict[str, ItemKind] = {}
    if kinds >= {"reference", "source"} and set(closes.values()) == {")", "]"}:
        shapes = {"square" if close == "]" else "round": kind for kind, close in closes.items()}  # type: ignore[misc]
    return Linkage(tables, ways, kinds >= {"reference", "source"}, shapes, says_source, _dashed(found))


def _candidates(by_form: dict[Form, list[Use]], tables: dict[ItemKind, Table]) -> list[_Scored]:
    """Every way from a form to a list that fits, the most telling first."""
    result = []
    for form, uses in by_form.items():
        for kind, held in tables.items():
            if not held.items or (kind == "grant" and not _may_cite_grants(form, held)):
                continue
            shown = _citing(uses, form, printed=form in held.forms)
            own = _own_numbers(shown, kind, tables) if form == NUMBER else shown
            before = len(tables["reference"].items)
            after = (before, before + len(tables["grant"].items)) if kind == "source" else ()
            way = _printed_so(form, own, held)
            if way is None and not _defined_in_text(form, uses):
                way = _fit(form, own, held, after)
            if way:
                result.append((_score(form, own, way), form, way))
    return sorted(result, key=lambda c: (-c[0], c[1], c[2].kind))


def _defined_in_text(form: Form, uses: list[Use]) -> bool:
    """Whether the text itself gives the labels: "F1: stiffness …" in section 2 names a finding, no item."""
    if not form.prefix:
        return False
    bare = {use.value for use in uses if use.shape == "bare" and use.section in (1, 2)}
    return len(bare) >= 2 and len(bare) >= len({use.value for use in uses}) / 2


def _own_numbers(uses: list[Use], kind: ItemKind, tables: dict[ItemKind, Table]) -> list[Use]:
    """The uses of bare numbers that may mean this list: all, or where the other list may be meant too, its section's."""
    other = tables["source" if kind == "reference" else "reference"]
    if other.items and (other.broken or NUMBER in other.forms):
        return [use for use in uses if (use.section == 4) == (kind == "source")]
    return uses


def _best_together(candidates: list[_Scored]) -> list[_Scored]:
    """One form for each list, so that together they explain most; bare numbers may serve two lists."""
    choices: list[list[_Scored]] = []
    for kind in ("reference", "source", "grant"):
        choices.append([c for c in candidates if c[2].kind == kind and c[0] > 0][:6])
    best: tuple[float, list[_Scored]] = (0.0, [])
    for first in [*choices[0], None]:
        for second in [*choices[1], None]:
            for third in [*choices[2], None]:
                taken = [c for c in (first, second, third) if c]
                forms = [form for _, form, _ in taken if form != NUMBER]
                if len(set(forms)) == len(forms):
                    best = max(best, (sum(score for score, _, _ in taken), taken), key=lambda pair: pair[0])
    return best[1]


_SHAPES = {"square": 1.0, "round": 0.7, "cue": 0.8, "glued": 0.5, "bare": 0.2}


def _score(form: Form, uses: list[Use], way: Link) -> float:
    """How much of the document a way explains: hits by the shape of their mentions, less the misses, by custom."""
    weight = sum(_SHAPES[use.shape] for use in uses) / max(1, len(uses))
    explained = weight * (way.hits - 0.5 * (way.uses - way.hits))
    return explained * (1.5 if way.mapping == "exact" else 1.0 + 0.4 * _affinity(form, uses, way.kind))


def _last_resort(ways: dict[Form, list[Link]], tables: dict[ItemKind, Table]) -> None:
    """Bare numbers no way was found for name the items of a list printed with them."""
    if NUMBER not in ways:
        own = [
            held
            for held in tables.values()
            if NUMBER in held.forms and not held.broken and held.kind != "grant"
        ]
        if own:
            ways[NUMBER] = [Link(held.kind, "exact", 0, 0, 0) for held in own]


def without_stray_digits(
    found: list[tuple[int, Mention]], references: Listing, sources: Listing
) -> list[tuple[int, Mention]]:
    """The mentions, those glued to words kept only where the document cites so.

    A superscript number loses its height in an export: "mortality1,2". So does "CO2". It is the way
    of citing where such numbers run through the lists and hardly any number stands in brackets.
    """
    plain = {int(a.number) for _, m in found if m.shape == "glued" for a in m.atoms if not a.major}
    glued = sum(m.shape == "glued" for _, m in found)
    size = max(len(references.items), 1)
    every = size + len(references.grants) + len(sources.items)
    inside = {value for value in plain if 0 < value <= every}
    bracketed = sum(
        m.shape in ("square", "round")
        and m.pure
        and any(a.number and not a.prefix and int(a.number) <= every for a in m.atoms)
        for section, m in found
        if section in (2, 4)
    )
    runs = len(inside) >= max(3, size // 2) and len(plain) - len(inside) <= len(inside) // 3 and 1 in inside
    if runs and bracketed <= glued // 4:
        return found
    return [(section, m) for section, m in found if m.shape != "glued"]


def _restarts(items: list[Item]) -> bool:
    values = [item.label.value for item in items if item.label]
    return len(set(values)) < len(values)


def _printed_so(form: Form, uses: list[Use], held: Table) -> Link | None:
    """The way into a list printed in this form, None when it is printed in another."""
    if form not in held.forms or (held.broken and form == NUMBER):
        return None
    hits = sum((form, use.value) in held.by_label for use in uses)
    return Link(held.kind, "exact", 0, hits, len(uses)) if hits else None


def _citing(uses: list[Use], form: Form, *, printed: bool) -> list[Use]:
    """The uses that look like citations of a list, which is `printed` in the form or not.

    Letters and romans need square brackets or a cue; a prefix no list prints needs a bracket.
    """
    square = [use for use in uses if use.shape == "square" and use.pure]
    if form.kind is Kind.ROMAN and printed and not square:
        return [use for use in uses if use.shape == "round" or use.cue]
    if form.prefix or form.major or form.kind is Kind.DOTTED:
        return uses if printed else [use for use in uses if use.shape in ("square", "round", "cue")]
    cued = [use for use in uses if use.cue and use.shape != "square"]
    if square or form.kind is Kind.ROMAN or (cued and form.kind is not Kind.NUMBER):
        return square + cued
    return cued + [use for use in uses if use.shape in ("round", "glued") and not use.cue]


def _fit(form: Form, uses: list[Use], held: Table, after: tuple[int, ...]) -> Link | None:
    """How the values of the form fall into the list, None when they hardly do; `after` are likely counts before it."""
    size = len(held.items)
    values = {use.value for use in uses}
    lettered = form.kind in (Kind.UPPER, Kind.LOWER, Kind.ROMAN)
    if not held.broken and not lettered:
        mapping: Mapping = "number"
        inside = {v for v in values if v in held.by_number}
    else:
        # A list that prints "1." to "10." and is cited [A] to [J] lost its letters in an export.
        if lettered and not held.broken and not held.forms <= {NUMBER}:
            return None
        mapping = "position"
        inside = {v for v in values if v <= size}
    outside = len(values) - len(inside)
    if form == NUMBER and held.broken and outside > 1 and (running := _running_on(held, uses, after)):
        return running
    if not inside or outside > max(1, len(inside) // 2):
        return None
    if lettered and (len(inside) < 2 or len(inside) < size / 3) and size > 1:
        return None
    if len(inside) < min(2, size) and not any(use.cue for use in uses):
        return None
    if form.prefix and len(inside) < 0.4 * size and len(inside) < 4:
        return None
    return Link(held.kind, mapping, 0, sum(use.value in inside for use in uses), len(uses))


_REFERENCE_PREFIXES = {"r", "p", "o", "ur", "ref", "pub", "rr", "rp", "ro"}
_SOURCE_PREFIXES = {"e", "s", "c", "ev", "cs", "src", "t", "es", "evid", "i"}


def _may_cite_grants(form: Form, held: Table) -> bool:
    return form in held.forms or form.prefix in ("g", "f", "gr") or form.kind is Kind.ROMAN


def _affinity(form: Form, uses: list[Use], kind: ItemKind) -> float:
    """How well the form suits the kind of list, from -2 to 2: where it is cited, and by custom of its letters."""
    # "Ref. 12" is said of sources too; "output" and "source" are not said of the other list.
    cues = {CUES[use.cue] for use in uses if use.cue in CUES and not use.cue.startswith("ref")}
    if len(cues) == 1:
        return 2.0 if kind in cues else -2.0
    if form.kind is Kind.DOTTED:
        return 2.0 if {"reference": 3, "source": 5}.get(kind) == form.major else -2.0
    early = sum(use.section in (1, 2) for use in uses) / len(uses)
    share = early if kind != "source" else 1 - early
    custom = 0.0
    if form.prefix in _REFERENCE_PREFIXES:
        custom = 0.7 if kind == "reference" else -0.7
    elif form.prefix in _SOURCE_PREFIXES:
        custom = 0.7 if kind == "source" else -0.7
    elif form.prefix in ("g", "f", "gr"):
        custom = 1.0 if kind == "grant" else -1.0
    elif form.kind in (Kind.UPPER, Kind.LOWER):
        custom = 0.3 if kind == "source" else -0.3
    elif form.kind is Kind.ROMAN:
        custom = 0.3 if kind == "grant" else -0.3
    return share + custom - 0.5


def _running_on(held: Table, uses: list[Use], after: tuple[int, ...]) -> Link | None:
    """A way by place into a list without usable numbers whose count runs on from the other list (7 to 15)."""
    size = len(held.items)
    values = sorted({use.value for use in uses})
    for offset in (*after, *range(1, 21)):
        shifted = [v for v in values if offset < v <= offset + size]
        least = 0.7 if offset in after else 0.9
        if offset and len(shifted) >= 3 and len(shifted) >= least * len(values) and not _said_from_one(uses):
            return Link(
                held.kind, "position", offset, sum(offset < u.value <= offset + size for u in uses), len(uses)
            )
    return None


def _said_from_one(uses: list[Use]) -> bool:
    """Whether "source 1" is said: then the count of sources begins at 1."""
    return any(CUES.get(use.cue) == "source" and use.value == 1 for use in uses)


def _dashed(found: list[tuple[int, Mention]]) -> bool:
    """Whether letter-dash-roman is a part here: some "a-ii" that can be no range of letters shows it."""
    return any(len(a.part) > 1 and a.letters and roman(a.part) for _, m in found for a in m.atoms)
