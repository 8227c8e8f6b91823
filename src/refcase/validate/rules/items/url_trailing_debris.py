"""Something that does not belong to it sticks to the end of a web address.

Why: the address is clicked or copied with it, and leads nowhere.
Basis: the form of web addresses; no text of the exercise is needed.

Flagged: ``(www.kilns.example\\), meetings``   (a backslash)
Fine:    ``(www.kilns.example), meetings``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.patterns import compile_regex
from refcase.text import Span
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule

_ESCAPED = compile_regex(r"\\(?P<closer>[)\]>”\"]?)(?=[\s.,;:)]|$)")
_CODED = compile_regex(r"(?i)(?:%20|%22|%5C|%E2%80%9[CD])+$")
# The bracket of a label closes nothing: "2) Report of the guild".
_NUMBERED = compile_regex(r"(?m)^[ \t]*\w{1,4}[.]?\)")
_OPENER = {")": "(", "]": "[", ">": "<", "”": "“„"}


@rule("ITM017", "url-trailing-debris", Severity.WARNING, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each such address, at what sticks to it."""
    view = draft.view
    for address, start, end in draft.addresses:
        following = view[end : end + 1]
        if following == "\\" and (escaped := _ESCAPED.match(view, end)):
            closer = escaped["closer"]
            kept = closer if _opened(view, start, closer) else ""
            yield _hit(end, escaped[0], kept, address)
        elif (
            "%" in address
            and (coded := _CODED.search(address))
            and address.count("%22") < 2
            and not _goes_on(view, end)
        ):
            size = len(coded[0])
            yield _hit(end - size, coded[0], "", address[:-size])
        elif following in _OPENER and not _opened(view, start, following):
            yield _hit(end, following, "", address)


def _goes_on(view: str, end: int) -> bool:
    """Whether the address may go on after a wrap."""
    return view.startswith("\n", end) and not view.startswith("\n\n", end)


def _opened(view: str, start: int, closer: str) -> bool:
    """Whether the bracket is open where the address begins, or may be."""
    opener = _OPENER.get(closer)
    if opener is None:
        return bool(closer)
    before = view[max(0, start - 600) : start]
    return _is_open(before, opener, closer) or _is_open(_NUMBERED.sub("", before), opener, closer)


def _is_open(before: str, opener: str, closer: str) -> bool:
    return any(
        before.rfind(sign) > before.rfind(closer) or before.count(sign) > before.count(closer)
        for sign in opener
    )


def _hit(at: int, debris: str, kept: str, address: str) -> Hit:
    return Hit(
        Span(start=at, end=at + len(debris)),
        f"“{debris}” sticks to the end of a web address",
        hint=f"write {address}",
        suggestion=kept,
    )
