"""A part of a source is never cited, though other parts of it are.

Why: a part that no claim points at backs nothing; it is often the one the author forgot to cite.
Basis: as for whole sources; parts are met in 14 of 99 published REF 2021 studies.

Flagged: ``E8 a) Letter b) E-mail``   (and only [E8a] in the text)
Fine:    ``[E8a]`` and ``[E8b]``, or ``[E8]`` for both
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.validate.draft import Draft, beginning
from refcase.validate.listed import may_be_cited
from refcase.validate.rule import Hit, rule


@rule("LNK006", "part-never-cited", Severity.WARNING, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each such part of a source with a label."""
    for n, part_label in draft.links.uncited_parts:
        source = draft.study.sources[n]
        part = next(part for part in source.parts if part.label == part_label)
        label = f"{source.label}{'.' if part.label.isdecimal() else ''}{part.label}"
        if not source.label or may_be_cited(draft, label):
            continue
        others = f"other parts of {source.label} are"
        hint = f"cite {label} where it backs a claim, or take it out"
        yield Hit(
            beginning(part.span, part.raw), f"{label} is never cited, and {others}", hint=hint, label=label
        )
