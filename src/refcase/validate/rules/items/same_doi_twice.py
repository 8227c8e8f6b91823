"""Two references have the same DOI.

Why: one of them leads to the wrong output, or the output is listed twice.
Basis: internal consistency; no text of the exercise is needed.

Flagged: ``10.5555/kilns`` in R1 and in R4
Fine:    ``10.5555/kilns`` in R1 and ``10.5555/glazes`` in R4
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.patterns import compile_regex
from refcase.validate.draft import Draft
from refcase.validate.rule import Aside, Hit, rule

# What an old DOI ("1520-0493(1996)124…") loses its brackets to: an ISSN, the same for all of a journal.
_REST = compile_regex(r".*/S?\d{4}-?\d{3}[\dXx]")


@rule("ITM012", "same-doi-twice", Severity.WARNING, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each reference whose DOI one above has."""
    seen: dict[str, int] = {}
    for index, reference in enumerate(draft.study.references):
        if reference.doi is None or _REST.fullmatch(reference.doi):
            continue
        first = seen.setdefault(reference.doi.casefold(), index)
        if first != index:
            here, there = draft.called("reference", index), draft.called("reference", first)
            yield Hit(
                draft.head(reference),
                f"{here} has the same DOI as {there}",
                hint="correct one of the two, or take it out",
                label=reference.label,
                asides=(Aside(draft.head(draft.study.references[first]), there),),
            )
