"""A sentence has more than 50 words.

Why: an assessor reads dozens of case studies and should not have to read a sentence twice.
Basis: good practice; no limit is set.

Flagged: ``The potters, who …``   (and 60 words to the stop)
Fine:    ``The potters rebuilt their kilns.``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.text import Span
from refcase.validate.draft import Draft
from refcase.validate.rule import Aside, Hit, rule

_MOST = 50
# What is shown of a sentence: enough to find it.
_SHOWN = 60


@rule("TXT009", "long-sentence", Severity.INFO, since="0.1", selected=False)
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each such sentence; one, with the others beside it, when there are more than five."""
    found: list[tuple[int, Span]] = []
    for paragraph in draft.claims:
        for span in draft.sentences(paragraph):
            text = span.of(draft.view)
            # Semicolons and bullets part a list, which reads more easily than its length.
            if text.count(";") >= 3 or "•" in text:
                continue
            words = sum(any(map(str.isalnum, word)) for word in text.split())
            if words > _MOST:
                found.append((words, Span(start=span.start, end=min(span.end, span.start + _SHOWN))))
    if len(found) <= 5:
        for words, span in found:
            yield Hit(span, f"this sentence has {words} words", hint="make two of it")
        return
    longest, at = max(found, key=lambda item: item[0])
    yield Hit(
        at,
        f"this sentence has {longest} words, and {len(found) - 1} more have over {_MOST}",
        hint="make two of each",
        asides=tuple(Aside(span, f"{words} words") for words, span in found if span != at),
    )
