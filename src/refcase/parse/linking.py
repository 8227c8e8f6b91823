"""Linking: which form of label points at which list, inferred from the lists and the citations together.

A *form* is what labels have in common (`Rn`, `3.n`, a capital letter). For each form the text
uses, the list it points at is sought in this order, surest first:

1. the list printed in that very form (`exact`);
2. for `3.n` and `5.n`, the section they name;
3. a list that prints bare numbers or none, if no better form claims it: by its number
   (`R3` → 3) where the printed numbers run on, by its place (`C` → third) where an export lost them;
4. where two lists fit, the section the form is mostly cited in decides.

A form may mean both lists: then section 2 speaks of references and section 4 of sources.
"""

from collections import defaultdict
from typing import NamedTuple

from refcase.labels import Form, Kind, roman
from refcase.models import ItemKind
from refcase.parse.asides import CUES
from refcase.parse.fitting import (
    affinity,
    citing,
    defined_in_text,
    fit,
    may_cite_grants,
    own_numbers,
    printed_so,
    score,
)
from refcase.parse.items import Listing
from refcase.parse.listing import Item
from refcase.parse.mentions import Mention
from refcase.parse.tables import MAJORS, NUMBER, Link, Table, Use, in_either_case, table, uses_of


class Linkage(NamedTuple):
    """What was inferred: `ways` for each form, in order of preference by section where two lists fit."""

    tables: dict[ItemKind, Table]
    ways: dict[Form, list[Link]]
    split: bool  # bare numbers mean references in section 2 and sources in section 4
    shapes: dict[str, ItemKind]  # … unless one list prints [n] and the other (n): then the bracket tells
    says_source: bool  # "source 3" is said, so "ref. 3" is a reference
    dashed_parts: bool  # "[a-ii]" is part ii of a, and so is "[a-i]"


_Scored = tuple[float, Form, Link]


def link(found: list[tuple[int, Mention]], references: Listing, sources: Listing) -> Linkage:
    """The ways from forms to lists that explain the document best."""
    tables: dict[ItemKind, Table] = {
        "reference": table("reference", references.items, restarted=references.restarted),
        "source": table("source", sources.items, restarted=sources.restarted),
        "grant": table("grant", references.grants, restarted=_restarts(references.grants)),
    }
    tables = in_either_case(tables)
    by_form: dict[Form, list[Use]] = defaultdict(list)
    for use in uses_of(found):
        if use.value or any((use.form, 0) in held.by_label for held in tables.values()):
            by_form[use.form].append(use)
    shapes = _shapes(tables, references, sources)
    candidates = _candidates(by_form, tables, shapes)
    main = _best_together(candidates)
    ways: dict[Form, list[Link]] = defaultdict(list)
    for _, form, way in main:
        ways[form].append(way)
    best = {way.kind: told for told, _, way in main}
    for told, form, way in candidates:
        firm = way.mapping == "exact" and form != NUMBER
        if told <= 0 or any(way.kind == own.kind for own in ways[form]):
            continue
        if ways[form] and not (firm and ways[form][0].mapping == "exact"):
            continue
        # a second form for a list must be printed there, or be used much and suit it
        if firm or (told >= 0.6 * best.get(way.kind, 0) and affinity(form, by_form[form], way.kind) > 0):
            ways[form].append(way)
    ways = {form: kept for form, kept in ways.items() if kept}
    numbered = ways.get(NUMBER, [])
    runs_on = any(way.offset for way in numbered) and all(way.kind != "reference" for way in numbered)
    if runs_on and NUMBER in tables["reference"].forms and not tables["reference"].broken:
        numbered.append(Link("reference", "exact", 0, 0, 0))
    _last_resort(ways, tables, by_form)
    for form, kept in ways.items():
        kinds = {way.kind for way in kept}
        if len(kinds & {"reference", "grant"}) == 1 and all(form in tables[k].forms for k in _SECTION_3):
            # the grants' labels run on from the references'
            kept += (Link(kind, "exact", 0, 0, 0) for kind in _SECTION_3 if kind not in kinds)
        elif any(way.kind == "reference" and way.mapping == "number" for way in kept) and _beyond(tables):
            kept.append(Link("grant", "number", 0, 0, 0))
    for kept in ways.values():
        kept.sort(key=lambda way: ("reference", "grant", "source").index(way.kind))
    says_source = any(CUES.get(use.cue) == "source" for uses in by_form.values() for use in uses)
    kinds = {way.kind for way in ways.get(NUMBER, [])}
    return Linkage(tables, ways, kinds >= {"reference", "source"}, shapes, says_source, _dashed(found))


def _shapes(tables: dict[ItemKind, Table], references: Listing, sources: Listing) -> dict[str, ItemKind]:
    """Which list each bracket means, where both print bare numbers and one prints [n], the other (n)."""
    both = all(NUMBER in tables[kind].forms and not tables[kind].broken for kind in MAJORS)
    closes: dict[ItemKind, str] = {"reference": references.close, "source": sources.close}
    if not both or set(closes.values()) != {")", "]"}:
        return {}
    return {"square" if close == "]" else "round": kind for kind, close in closes.items()}


_MAJOR: dict[ItemKind, int] = {**MAJORS, "grant": MAJORS["reference"]}
_SECTION_3: tuple[ItemKind, ...] = ("reference", "grant")


def _candidates(
    by_form: dict[Form, list[Use]], tables: dict[ItemKind, Table], shapes: dict[str, ItemKind]
) -> list[_Scored]:
    """Every way from a form to a list that fits, the most telling first."""
    result = []
    for form, uses in by_form.items():
        shown_if: dict[bool, list[Use]] = {}  # printed or not
        for kind, held in tables.items():
            if not held.items or (kind == "grant" and not may_cite_grants(form, held)):
                continue
            if form not in held.forms and form.major in MAJORS.values() and form.major != _MAJOR[kind]:
                continue  # "5.1" is said of no reference, "3.1" of no source
            printed = form in held.forms or form in held.turned
            if printed not in shown_if:
                shown_if[printed] = citing(uses, form, printed=printed)
            shown = shown_if[printed]
            if form == NUMBER and shapes:
                shown = [use for use in uses if shapes.get(use.shape) == kind]
            own = own_numbers(shown, kind, tables) if form == NUMBER else shown
            before = len(tables["reference"].items)
            after = (before, before + len(tables["grant"].items)) if kind == "source" else ()
            way = printed_so(form, own, held)
            if way is None and not defined_in_text(form, uses):
                way = fit(form, own, held, after, _beyond(tables) if kind == "reference" else frozenset())
            if way:
                result.append((score(form, own, way), form, way))
    return sorted(result, key=lambda c: (-c[0], c[1], c[2].kind))


def _beyond(tables: dict[ItemKind, Table]) -> frozenset[int]:
    """The numbers of grants that run on from the references': of 1 to 9 the last three may be grants."""
    references, grants = tables["reference"], tables["grant"]
    runs_on = (
        NUMBER in references.forms and NUMBER in grants.forms and not (references.broken or grants.broken)
    )
    if runs_on and min(grants.by_number, default=0) > max(references.by_number):
        return frozenset(grants.by_number)
    return frozenset()


def _best_together(candidates: list[_Scored]) -> list[_Scored]:
    """One form for each list, so that together they explain most; bare numbers may serve two lists."""
    choices = [
        [c for c in candidates if c[2].kind == kind and c[0] > 0][:6]
        for kind in ("reference", "source", "grant")
    ]
    best: list[_Scored] = []
    most = 0.0
    for first in [*choices[0], None]:
        for second in [*choices[1], None]:
            for third in [*choices[2], None]:
                taken = [c for c in (first, second, third) if c]
                forms = [form for _, form, _ in taken if form != NUMBER]
                if len(set(forms)) == len(forms) and (told := sum([c[0] for c in taken])) > most:
                    best, most = taken, told
    return best


def _last_resort(
    ways: dict[Form, list[Link]], tables: dict[ItemKind, Table], by_form: dict[Form, list[Use]]
) -> None:
    """What no way was found for: bare numbers name a list printed with them, [3.2] is item 2 of section 3."""
    for kind, major in MAJORS.items():
        form = Form("", Kind.DOTTED, major)
        held = tables[kind]
        if form in ways or not held.items or not held.forms <= {NUMBER}:
            continue
        uses = by_form.get(form, [])
        told = [use for use in uses if not use.part.isdecimal()]  # "[3.2.13]" may be a date
        sure = any(use.cue or (use.shape == "square" and use.pure) for use in told)
        if held.broken:  # a place beyond the list shows that it was not read as its author counts it
            sure = sure and all(use.value <= len(held.items) for use in uses)
        if sure:
            ways[form] = [Link(kind, "position" if held.broken else "number", 0, 0, 0)]
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
    if "glued" not in {mention.shape for _, mention in found}:
        return found
    plain = {int(a.number) for _, m in found if m.shape == "glued" for a in m.atoms if not a.major}
    glued = sum([m.shape == "glued" and not m.atoms[0].major for _, m in found])
    majors = {str(i.form.major) for i in (references, sources) if i.form and i.form.kind is Kind.DOTTED}
    size = max(len(references.items), 1)
    every = size + len(references.grants) + len(sources.items)
    inside = {value for value in plain if 0 < value <= every}
    runs = len(inside) >= max(3, size // 2) and len(plain) - len(inside) <= len(inside) // 3 and 1 in inside
    if runs and _bracketed(found, every) <= glued // 4:
        return found
    return [(section, m) for section, m in found if m.shape != "glued" or m.atoms[0].major in majors]


def _bracketed(found: list[tuple[int, Mention]], most: int) -> int:
    """How many brackets in sections 2 and 4 hold a number alone, up to the most that may be listed."""
    return sum(
        [
            m.shape in ("square", "round")
            and m.pure
            and any(a.number and not a.prefix and int(a.number) <= most for a in m.atoms)
            for section, m in found
            if section in (2, 4)
        ]
    )


def _restarts(items: list[Item]) -> bool:
    values = [item.label.value for item in items if item.label]
    return len(set(values)) < len(values)


def _dashed(found: list[tuple[int, Mention]]) -> bool:
    """Whether letter-dash-roman is a part here: some "a-ii" that can be no range of letters shows it."""
    for _, mention in found:
        for atom in mention.atoms:
            if atom.letters and len(atom.part) > 1 and roman(atom.part) and not roman(atom.letters):
                return True
    return False
