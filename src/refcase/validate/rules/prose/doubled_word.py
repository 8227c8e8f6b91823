"""A word stands twice in a row.

Why: it is nearly always left over from an edit.
Basis: good practice; no text of the exercise is needed.

Flagged: ``The potters of the the valley``
Fine:    ``She said that that kiln had had its day.``
"""

from collections.abc import Iterator
from itertools import islice
from operator import eq

from refcase.findings import Severity
from refcase.patterns import compile_regex
from refcase.text import Span
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule

# Not "in in vitro"; a species may be called Vanellus vanellus.
# The second in small letters: "Duran Duran" is a name. Wide gaps and tabs part the cells of a table.
_DOUBLED = compile_regex(
    r"(?<![\w’'./@-])(\p{L}\p{Ll}*+)(?: |[ ]?\n[ ]?)((?i:\1))(?![\w’'./@-])(?!\svi(?:tro|vo)\b|\ssitu\b)"
)
_RIGHT = {
    "that",
    "had",
    "is",
    "very",
    "so",
    "far",
    "bye",
    "ha",
    "la",
    "great",
    "much",
    "many",
    "really",
    "more",
    "wonderful",
}


@rule("TXT003", "doubled-word", Severity.INFO, since="0.1", selected=False)
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each such pair."""
    words = draft.view.lower().split()
    if not any(map(eq, words, islice(words, 1, None))):
        return
    for paragraph in draft.paragraphs:
        for match in _DOUBLED.finditer(draft.view, paragraph.start, paragraph.end):
            word = match[2]
            if (
                word.islower()
                and word not in _RIGHT
                and not (match[1] != word and word.endswith(("us", "a", "is")))
                and (len(word) > 1 or word == "a")
            ):
                yield Hit(
                    Span(start=match.start(), end=match.end()),
                    f"“{word}” stands twice in a row",
                    hint="delete one of them",
                    suggestion=match[1],
                )
