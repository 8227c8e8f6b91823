"""Something that does not belong to it sticks to the end of a web address.

Why: the address is clicked or copied with it, and leads nowhere.
Basis: the form of web addresses; no text of the exercise is needed.

Flagged: ``(www.kilns.example\\), meetings``   (a backslash)
Fine:    ``(www.kilns.example), meetings``
"""

from collections.abc import Iterator

import regex

from refcase.findings import Severity
from refcase.text import Span
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule

_ESCAPED = regex.compile(r"\\(?P<closer>[)\]>”\"]?)(?=[\s.,;:)]|$)")
_CODED = regex.compile(r"(?i)(?:%20|%22|%5C|%E2%80%9[CD])+$")
_OPENER = {")": "(", "]": "[", ">": "<", "”": "“"}


@rule("ITM017", "url-trailing-debris", Severity.WARNING, since="0.2")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each such address, at what sticks to it."""
    view = draft.view
    for address, start, end in draft.addresses:
        before = view[view.rfind("\n\n", 0, start) + 1 : start]
        if escaped := _ESCAPED.match(view, end):
            closer = escaped["closer"]
            kept = closer if closer and _OPENER.get(closer, closer) in before else ""
            yield _hit(end, escaped[0], kept, address)
        elif coded := _CODED.search(view[start:end]):
            yield _hit(start + coded.start(), coded[0], "", address[: -len(coded[0])])
        elif view[end : end + 1] in _OPENER and view[end : end + 1]:
            closer = view[end]
            if _OPENER[closer] not in before and _OPENER[closer] not in address:
                yield _hit(end, closer, "", address)


def _hit(at: int, debris: str, kept: str, address: str) -> Hit:
    return Hit(
        Span(start=at, end=at + len(debris)),
        f"“{debris}” sticks to the end of a web address",
        hint=f"write {address}",
        suggestion=kept,
    )
