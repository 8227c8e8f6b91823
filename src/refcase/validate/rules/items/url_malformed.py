"""A web address is misspelt so that it cannot work.

Why: whoever clicks or copies it gets nowhere.
Basis: the form of web addresses; no text of the exercise is needed.

Flagged: ``http//www.kilns.example``   (the colon is missing)
Fine:    ``http://www.kilns.example``
"""

from collections.abc import Iterator

import regex

from refcase.findings import Severity
from refcase.patterns import compile_re, compile_regex
from refcase.text import Span
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule
from refcase.validate.running import rare

# What stands where a scheme should, with whatever stops and strokes follow it.
_BEGINNING = compile_regex(
    r"(?<![\w:/.%=?&-])(?P<name>[Hh]h?t{1,4}ps{0,2}|[Hh]ptts?|ttps?|HTTPS?)[:;/\\]{2,5}(?=\w)"
    r"(?P<again>https?:?//)?|(?<![\w.@/-])www(?:,|\.\.)(?=\w)"
)
_COMMA = compile_regex(
    r"(?:://|www\.)[\w.-]{1,80}+(?P<comma>,)"
    r"(?=(?:(?:co\.|ac\.|org\.)?uk|com|org|net|eu)(?:[/.,;)\]\n]|[ ](?!\p{Ll})|$))"
)


# What each of them holds behind its name, from a sign that is rare: a third of the time. Most are right.
_HINTS = (
    rare(compile_re(r":(?<=[pst]:)(?=[:;/\\])(?!(?:(?<=\bhttp:)|(?<=\bhttps:))//(?!http)\w)")),
    rare(compile_re(r";(?<=[pst];)[:;/\\]")),
    rare(compile_re(r"/(?<=[pst]/)[:;/\\]")),
    rare(compile_re(r"\\(?<=[pst]\\)[:;/\\]")),
)
_LONGEST = 9
_WWW = ("www,", "www..")
# An address up to its first comma, in small letters.
_UP_TO_COMMA = compile_re(r"(?:://|www\.)[^,/ ]{1,80}+,(?:co\.|ac\.|org\.)?(?:uk|com|org|net|eu)")


@rule("ITM018", "url-malformed", Severity.WARNING, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each such address, at the part that is misspelt."""
    view, low = draft.view, draft.folded
    places = [at for at in draft.signs if low.startswith(_WWW, at)]
    for hint in _HINTS:
        if draft.once(hint.letter):
            places += [match.start() for match in hint.pattern.finditer(low)]
    found = (_BEGINNING.search(view, max(0, at - _LONGEST), at + 40) for at in places)
    for match in sorted({match.span(): match for match in found if match}.values(), key=_start):
        if match[0].lower() in ("http://", "https://"):
            continue
        yield Hit(
            Span(start=match.start(), end=match.end()),
            f"“{match[0]}” is no way for a web address to begin",
            hint="correct the address",
            suggestion=_mended(match),
        )
    if not any(_UP_TO_COMMA.match(low, at) for at in draft.signs):
        return
    for match in _COMMA.finditer(view):
        yield Hit(
            Span(start=match.start("comma"), end=match.end("comma")),
            "a web address has a comma for a dot",
            hint="correct the address",
            suggestion=".",
        )


def _start(match: regex.Match[str]) -> int:
    return match.start()


def _mended(match: regex.Match[str]) -> str:
    if match["name"] is None:
        return "www."
    secure = (match["again"] or match["name"]).lower().rstrip(":/").endswith("s")
    return "https://" if secure else "http://"
