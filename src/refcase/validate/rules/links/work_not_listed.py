"""A work is named by author and year as the references are, and no reference is that work.

Why: where the list is cited by author and year, a reader takes every such name for a reference.
Basis: internal consistency. No error: the work may be somebody else's, and need not be listed.

Flagged: ``Kilns cool faster in spring (Alder et al., 2015).``   (Alder et al. 2016 is listed, cited so)
Fine:    ``Kilns cool faster in spring (Alder et al., 2016).``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.links import CLAIMING
from refcase.parse.authoryear import Named, works_named
from refcase.patterns import compile_regex
from refcase.validate.draft import Draft
from refcase.validate.gathering import told_once
from refcase.validate.rule import Hit, rule

# A lone name before a year is as often a place, a month or a body: "(Leeds, 2010)".
_SEVERAL = compile_regex(r"\bet\.? al\b|[\p{Ll}.]\s(?:&|and)\s\p{Lu}")
_AL = compile_regex(r"\bet\.? al\b")
_FEWEST = 2


@rule("LNK019", "work-not-listed", Severity.INFO, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each such name with "et al.", or whose first author has another work in the list."""
    citations = [c for c in draft.study.citations if c.section in CLAIMING]
    cited = [c.span for c in citations if c.kind == "author-year"]
    labelled = any(t.kind == "reference" for c in citations if c.kind == "label" for t in c.targets)
    if len(cited) < _FEWEST or labelled:
        return
    listed: dict[str, list[str]] = {}
    for reference in draft.study.references:
        for author in reference.authors[:1]:
            name = author.family or author.literal or ""
            listed.setdefault(name.casefold(), []).append(f"{name} {reference.year or 'without a year'}")
    hits = [
        _hit(named, listed.get(named.author.casefold(), []))
        for section in draft.sections(*CLAIMING)
        for named in works_named(draft.view, section.span.start, section.span.end)
        if _tells(named, listed) and not any(span.start <= named.span.start < span.end for span in cited)
    ]
    yield from told_once(hits, "place")


def _tells(named: Named, listed: dict[str, list[str]]) -> bool:
    """Whether this is certainly a work, and one that could be meant to be in the list."""
    own = named.author.casefold() in listed
    return _AL.search(named.people) is not None or (own and _SEVERAL.search(named.people) is not None)


def _hit(named: Named, own: list[str]) -> Hit:
    told = f"“{named.people} {named.year}” is none of the references"
    meant = f"; did you mean {' or '.join(dict.fromkeys(own[:3]))}?" if own else ""
    hint = f"list it if it is your own work{meant}"
    return Hit(named.span, told, hint=hint, label=f"{named.author} {named.year}")
