"""A reference does not say how to get at the output.

Why: panels must be able to obtain every output that they want to see.
Basis: a DOI, an address, "listed in REF2", or "supplied on request" (a university's page on Annex G).

Flagged: ``Ash, W. (2011) Kilns of the north. Pottery Review 4, 12-30.``
Fine:    ``Ash, W. (2011) Kilns of the north. Pottery Review 4, 12-30. DOI: 10.5555/kilns``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.lookup import folded, has_any
from refcase.patterns import compile_regex
from refcase.validate.draft import Draft
from refcase.validate.gathering import fault
from refcase.validate.rule import Hit, rule

# Said once, anywhere in the section, it is said for all.
# Each by its last words, as a pattern that begins with a word is thirty times as fast.
_PROMISED = {
    "request": compile_regex(r"(?i)request(?<=\b(?:on|upon|by)[ \n]request)"),
    "listed": compile_regex(r"(?i)listed[ \n]in[ \n]REF"),
    **{
        word: compile_regex(rf"(?i){word}(?<=(?:are|is|be|all)[ \n](?:\w+[ \n])?{word})")
        for word in ("available", "supplied", "provided")
    },
}
_GIVEN = compile_regex(
    r"(?i)\b(?:REF[ ]?2|ISBN|ISSN|doi|PMC?ID|arXiv|available|handle|patent|www|https?)\b|10\.\d{4}"
)
# What it cannot do without, found in a twentieth of the time.
_WORDS = (
    *("ref", "isbn", "issn", "doi", "pmid", "pmcid", "arxiv", "available", "handle", "patent"),
    *("www", "http", "10."),
)


@rule("ITM005", "reference-without-access", Severity.INFO, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """One hit for all such references, at the first."""
    bare = [
        n
        for n, reference in enumerate(draft.study.references)
        if not (reference.doi or reference.url or reference.isbn)
    ]
    if not bare:
        return
    if any(_promises(text) for section in draft.sections(3) for text in (section.heading, section.text)):
        return
    found = [n for n in bare if not _is_given(draft.study.references[n].raw)]
    hint = "add a DOI or an address, or say once that outputs can be supplied on request"
    yield from fault(draft, "reference", found, "does not say how to get the output", hint)


def _promises(text: str) -> bool:
    low = folded(text)
    return any(word in low and pattern.search(text) for word, pattern in _PROMISED.items())


def _is_given(text: str) -> bool:
    low = text.casefold()
    return has_any(low, _WORDS) and _GIVEN.search(text) is not None
