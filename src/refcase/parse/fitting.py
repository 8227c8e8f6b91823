"""Fitting: how well a form of label, as the text uses it, suits a list.

A way from a form to a list is *exact* where the list prints the form, by *number* where it prints
bare numbers that run on, by *position* where an export lost its labels. A score weighs what a way
explains, by the shape of the mentions, the section they stand in and the custom of their letters.
"""

from refcase.labels import Form, Kind
from refcase.models import ItemKind
from refcase.parse.asides import CUES
from refcase.parse.grantlists import GRANT_PREFIXES
from refcase.parse.tables import NUMBER, Link, Mapping, Table, Use


def defined_in_text(form: Form, uses: list[Use]) -> bool:
    """Whether the text itself gives the labels: "F1: stiffness …" in section 2 names a finding, no item."""
    if not form.prefix:
        return False
    bare = {use.value for use in uses if use.shape == "bare" and use.section in (1, 2)}
    return len(bare) >= 2 and len(bare) >= len({use.value for use in uses}) / 2


def own_numbers(uses: list[Use], kind: ItemKind, tables: dict[ItemKind, Table]) -> list[Use]:
    """The bare numbers that may mean this list: all, or its section's where both lists may be meant.

    Where sources print no labels and do not explain section 4, but the references do, it cites these.
    """
    other = tables["source" if kind == "reference" else "reference"]
    if not other.items or not (other.broken or NUMBER in other.forms):
        return uses
    late = [use for use in uses if use.section == 4]
    sources, references = tables["source"], tables["reference"]
    if sources.broken and not references.broken and NUMBER in references.forms:
        told = sum([CUES.get(use.cue) == "source" for use in late])
        values = {use.value for use in late}
        places = set(range(1, len(sources.items) + 1))
        unfit = not values <= places and not places <= values
        if not told and unfit and values <= references.by_number.keys():
            return uses if kind == "reference" else []
    return late if kind == "source" else [use for use in uses if use.section != 4]


_SHAPES = {"square": 1.0, "round": 0.7, "cue": 0.8, "glued": 0.5, "bare": 0.2}


def score(form: Form, uses: list[Use], way: Link) -> float:
    """How much a way explains: hits by the shape of their mentions, less the misses, by custom."""
    weight = sum([_SHAPES[use.shape] for use in uses]) / max(1, len(uses))
    explained = weight * (way.hits - 0.5 * (way.uses - way.hits))
    if way.mapping == "exact" and form != NUMBER:
        # what the list prints is found, however much else is cited that it does not have
        explained = max(explained, 0.1 * weight * way.hits)
    return explained * (1.5 if way.mapping == "exact" else 1.0 + 0.4 * affinity(form, uses, way.kind))


def printed_so(form: Form, uses: list[Use], held: Table) -> Link | None:
    """The way into a list printed in this form, None when it is printed in another."""
    if form not in held.forms | held.turned or (held.broken and form == NUMBER):
        return None
    values = {use.value for use in uses if (form, use.value) in held.by_label}
    if form in held.turned and len(values) < max(2, len(held.items) / 3):
        return None  # a lone "[a]" in a quotation is an editor's
    hits = sum([use.value in values for use in uses])
    return Link(held.kind, "exact", 0, hits, len(uses)) if hits else None


def citing(uses: list[Use], form: Form, *, printed: bool) -> list[Use]:
    """The uses that look like citations of a list, which is `printed` in the form or not.

    Letters and romans need square brackets or a cue; a prefix no list prints needs a bracket.
    """
    if form.prefix or form.major or form.kind is Kind.DOTTED:
        return uses if printed else [use for use in uses if use.shape in ("square", "round", "cue")]
    square = [use for use in uses if use.shape == "square" and use.pure]
    if form.kind is Kind.ROMAN and printed and not square:
        return [use for use in uses if use.shape == "round" or use.cue]
    cued = [use for use in uses if use.cue and use.shape != "square"]
    if square or form.kind is Kind.ROMAN or (cued and form.kind is not Kind.NUMBER):
        return square + cued
    return cued + [use for use in uses if use.shape in ("round", "glued") and not use.cue]


def fit(
    form: Form, uses: list[Use], held: Table, after: tuple[int, ...], beyond: frozenset[int]
) -> Link | None:
    """How the values fall into the list, None when they hardly do.

    `after` are likely counts before it, `beyond` the numbers of a list that runs on from it.
    """
    size = len(held.items)
    values = {use.value for use in uses}
    if form.prefix and any(other.prefix not in ("", form.prefix) or other.major for other in held.forms):
        return None  # a list that prints E1 is not cited as Q1
    lettered = form.kind in (Kind.UPPER, Kind.LOWER, Kind.ROMAN)
    if not held.broken and not lettered:
        mapping: Mapping = "number"
        inside = {v for v in values if v in held.by_number}
        values -= beyond
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
    round_only = form == NUMBER and all(use.shape == "round" and not use.cue for use in uses)
    if held.broken and round_only and len(inside) < size / 3 and min(inside) > 2:
        return None  # "(9)" and "(15)" are pages of what was named before
    if form.prefix and len(inside) < 0.4 * size and len(inside) < 4:
        return None
    return Link(held.kind, mapping, 0, sum([use.value in inside for use in uses]), len(uses))


_REFERENCE_PREFIXES = {"r", "p", "o", "ur", "ref", "pub", "rr", "rp", "ro"}
_SOURCE_PREFIXES = {"e", "s", "c", "ev", "cs", "src", "t", "es", "evid", "i"}


def may_cite_grants(form: Form, held: Table) -> bool:
    """Whether the form is one that grants are cited by."""
    return form in held.forms or form.prefix in GRANT_PREFIXES or form.kind is Kind.ROMAN


def affinity(form: Form, uses: list[Use], kind: ItemKind) -> float:
    """How well the form suits the kind of list, from -2 to 2: by section, and by custom of letters."""
    # "Ref. 12" is said of sources too; "output" and "source" are not said of the other list.
    cues = {CUES[use.cue] for use in uses if use.cue in CUES and not use.cue.startswith("ref")}
    if len(cues) == 1:
        return 2.0 if kind in cues else -2.0
    if form.kind is Kind.DOTTED:
        return 2.0 if {"reference": 3, "source": 5}.get(kind) == form.major else -2.0
    early = sum([use.section in (1, 2) for use in uses]) / len(uses)
    share = early if kind != "source" else 1 - early
    custom = 0.0
    if form.prefix in _REFERENCE_PREFIXES:
        custom = 0.7 if kind == "reference" else -0.7
    elif form.prefix in _SOURCE_PREFIXES:
        custom = 0.7 if kind == "source" else -0.7
    elif form.prefix in GRANT_PREFIXES:
        custom = 1.0 if kind == "grant" else -1.0
    elif form.kind in (Kind.UPPER, Kind.LOWER):
        custom = 0.3 if kind == "source" else -0.3
    elif form.kind is Kind.ROMAN:
        custom = 0.3 if kind == "grant" else -0.3
    return share + custom - 0.5


def _running_on(held: Table, uses: list[Use], after: tuple[int, ...]) -> Link | None:
    """A way by place into a list without usable numbers whose count runs on from the other list (7 to 15).

    Where it runs on, numbers up to the offset are cited from the other list; so it must explain more
    than counting from 1 does, and reach well into the list.
    """
    size = len(held.items)
    values = sorted({use.value for use in uses})
    plain = sum([value <= size for value in values])
    if not values or _said_from_one(uses):
        return None
    for offset in (*after, *range(1, 21)):
        shifted = [v for v in values if offset < v <= offset + size]
        lower = [v for v in values if v <= offset] if offset in after else []
        enough = len(shifted) >= max(
            3, (0.7 if lower or offset in after else 0.9) * (len(values) - len(lower))
        )
        reaches = values[-1] > offset + 0.6 * size or offset not in after
        if offset and enough and reaches and len(shifted) + len(lower) > plain:
            hits = sum([offset < use.value <= offset + size for use in uses])
            return Link(held.kind, "position", offset, hits, len(uses))
    return None


def _said_from_one(uses: list[Use]) -> bool:
    """Whether "source 1" is said: then the count of sources begins at 1."""
    return any(CUES.get(use.cue) == "source" and use.value == 1 for use in uses)
