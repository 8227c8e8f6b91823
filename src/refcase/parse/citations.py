"""Citations: mentions that point at listed items, with their targets resolved.

Which mentions are citations depends on how strong their shape is. `[R3]` is one anywhere;
a bare number needs square brackets, or round ones where the document has no other way of
citing.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import regex

from refcase.labels import Form, Kind
from refcase.models import Citation, ItemKind, Source, Target
from refcase.parse.atoms import Atom
from refcase.parse.enumerations import opens_clause
from refcase.parse.linking import Linkage
from refcase.parse.mentions import Mention
from refcase.parse.pointers import Pointer, pointers, resolve, target_of, ways_of
from refcase.parse.tables import NUMBER
from refcase.text import Span


class Judge(NamedTuple):
    """What decides whether a mention is a citation, gathered once for a document."""

    links: Linkage
    square_numbers: bool
    round_numbers: bool
    round_letters: bool
    round_romans: bool
    own_square: dict[int, bool]  # sections 3 and 5: whether their items are labelled in square brackets
    pointed: dict[int, list[Pointer]]  # the pointers of the mention that starts there
    unlisted: set[Form]  # forms no list answers, and cited all the same


def judge(found: list[tuple[int, Mention]], links: Linkage, closes: dict[int, str]) -> Judge:
    """The document's own ways of citing."""
    pointed = {mention.start: pointers(mention, links) for _, mention in found}
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
        pointed=pointed,
        unlisted=_unlisted(found, links, pointed),
    )


def _unlisted(
    found: list[tuple[int, Mention]], links: Linkage, pointed: dict[int, list[Pointer]]
) -> set[Form]:
    """The forms no way was found for, and which are citations all the same.

    A list prints the form, and nothing that is cited so is in it; or a list is missing, and several
    labels are cited in brackets: they look like its own.
    """
    tables = [links.tables[kind] for kind in ("reference", "source")]
    cited: dict[Form, set[int]] = defaultdict(set)
    for section, mention in found:
        if section in (1, 2, 4) and mention.pure and mention.shape in ("square", "round"):
            for pointer in pointed[mention.start]:
                named = pointer.atom.prefix[:1].isupper() or pointer.form.major in (3, 5)
                if named or (pointer.form == NUMBER and mention.shape == "square"):
                    cited[pointer.form].add(pointer.value)
    return {
        form
        for form, values in cited.items()
        if not links.ways.get(form)
        and (
            any(form in held.forms for held in tables)
            or (len(values) > 1 and (form.major in (3, 5) or any(not held.items for held in tables)))
        )
    }


def _listed(atom: Atom, links: Linkage) -> bool:
    return any(
        target_of(way, links, NUMBER, int(atom.number)) is not None for way in links.ways.get(NUMBER, [])
    )


class Cited(NamedTuple):
    """The citations in order, and how many labels of each form found an item of each list, or no item."""

    citations: list[Citation]
    hits: Counter[tuple[Form, ItemKind]]
    misses: Counter[tuple[Form, ItemKind]]


def citations(
    text: str,
    found: list[tuple[int, Mention]],
    judged: Judge,
    heads: list[tuple[int, int]],
    sources: Sequence[Source],
) -> Cited:
    """The citations among the mentions; a part is spelled as the listed source spells it.

    `heads` are the stretches of printed labels in sections 3 and 5, in order: a label at the head of
    an item is no citation.
    """
    found = [(section, mention) for section, mention in found if not _is_no_label(text, mention)]
    labels: set[int] = set()
    for start, end in heads:
        labels.update(range(start, end))
    cited = Cited([], Counter(), Counter())
    for section, mention in found:
        if mention.start in labels:
            continue
        targets = [
            (pointer, resolve(pointer, section, mention, judged.links))
            for pointer in judged.pointed[mention.start]
        ]
        if _outlandish(targets):
            continue
        opens = opens_clause(text, mention)
        kept = [
            (pointer, _spelled(target, sources))
            for pointer, target in targets
            if _believed(pointer, target, section, mention, judged, len(targets), opens)
        ]
        for pointer, target in kept:
            if target.kind:
                cited.hits[pointer.form, target.kind] += 1
            elif meant := ways_of(pointer, section, mention, judged.links):
                cited.misses[pointer.form, meant[0].kind] += 1
        if kept:
            cited.citations.append(
                Citation(
                    section=section,  # type: ignore[arg-type]
                    written=text[mention.start : mention.end],
                    kind="label",
                    targets=tuple(target for _, target in kept),
                    span=Span(start=mention.start, end=mention.end),
                )
            )
    return cited


def _spelled(target: Target, sources: Sequence[Source]) -> Target:
    """The target with its part in the case of the list's: the A of [E1A] where part a is listed."""
    if target.kind != "source" or not target.part or target.item is None:
        return target
    listed = {part.label for part in sources[target.item].parts}
    other = target.part.swapcase()
    if target.part in listed or other not in listed:
        return target
    return target.model_copy(update={"part": other})


def _believed(
    pointer: Pointer, target: Target, section: int, mention: Mention, judged: Judge, company: int, opens: bool
) -> bool:
    """Whether a pointer in this place is a citation; `opens`: a word follows its bracket."""
    form, links = pointer.form, judged.links
    known = bool(links.ways.get(form)) or form in judged.unlisted
    listed = target.item is not None
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
            return listed or pointer.value <= _slack(links, form)
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
    """Whether bare numbers are mostly not listed: "[17-28]" are paragraphs of a judgment."""
    if not all(pointer.form == NUMBER for pointer, _ in targets) or any(p.atom.cue for p, _ in targets):
        return False
    return sum(target.item is None for _, target in targets) > len(targets) / 2 and len(targets) > 1


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


# "London E1" (a postcode), "R2 = 0.93" (a coefficient): bare, and no label. A capital that begins a
# sentence says nothing ("In R3 …"), so a small word must come before it.
_PLACE_BEFORE = regex.compile(r"\p{Ll},? \p{Lu}\p{Ll}+ $")
# "from 3.1 to 3.2 million", "3.1, 3.2 and 5.1 per cent": numbers, where a list is labelled 3.n
_UNIT_AFTER = regex.compile(
    r"(?i)[ \n]?(?:%|°|[ap]\.?m\b|per[ ]?cent|(?:percentage )?points?\b"
    r"|(?:hundred|thousand|million|billion|trillion)s?\b|bn\b|[kcm]?[mg]\b|k[mgw]\b"
    r"|(?:kilo|centi|milli)?(?:met|lit|gram)|tonn?es?\b"
    r"|(?:hours?|days?|weeks?|months?|years?|times|degrees?)\b)"
)
_AMOUNT_BEFORE = regex.compile(
    r"(?i)(?:\b(?:between|than|about|around|approximately|averag\w+|rose|fell)|[<>=~])[ \n]$"
)
_FROM_BEFORE = regex.compile(r"(?i)\bfrom[ \n]$")
_MEASURE_AFTER = regex.compile(r"[ ]?[=<>≈≤≥]")


def _is_no_label(text: str, mention: Mention) -> bool:
    """Whether a bare label is something else by the company it keeps."""
    if mention.shape == "bare" and mention.atoms[0].major:
        last = mention.atoms[-1]
        before = text[max(0, mention.start - 20) : mention.start]
        unit = last.part > "h" or _UNIT_AFTER.match(text, mention.end) is not None
        ranged = any(atom.ranged for atom in mention.atoms)
        return unit or bool(_AMOUNT_BEFORE.search(before)) or (ranged and bool(_FROM_BEFORE.search(before)))
    if mention.shape != "bare" or len(mention.atoms) > 1:
        return False
    before = text[max(0, mention.start - 40) : mention.start]
    return bool(_MEASURE_AFTER.match(text, mention.end)) or bool(_PLACE_BEFORE.search(before))
