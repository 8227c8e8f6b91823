"""A web address is misspelt so that it cannot work.

Why: whoever clicks or copies it gets nowhere.
Basis: the form of web addresses; no text of the exercise is needed.

Flagged: ``http//www.kilns.example``   (the colon is missing)
Fine:    ``http://www.kilns.example``
"""

from collections.abc import Iterator

import regex

from refcase.findings import Severity
from refcase.text import Span
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule

# What is wrong, then how it is mended; a space behind the slashes may be the export's and is mended by readers.
_WRONG = regex.compile(
    r"""(?xi) (?<![\w:/.%=-]) (?:
        (?P<scheme> https?(?:/{1,3}:?/?(?=www\.|\w[\w-]{0,60}\.\w)(?<!://) | :/(?=[\w]) | :{2,3}//? | ;// | :///(?=\w) | :\\\\)
          | (?:ht{3,4}ps? | htps? | hhttps? | hptts? | httpss | htttps? | ttps?):// )
      | (?P<double> https?://https?:?//) | (?P<host> www,(?=\w) | www\.\.(?=\w)) ) """
)
_COMMA = regex.compile(
    r"(?i)(?<![\w@])(?:https?://|www\.)[\w.-]{1,80}(?P<comma>,)(?=(?:uk|com|org|net|eu)\b)"
)


@rule("ITM018", "url-malformed", Severity.WARNING, since="0.2")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each such address, at the part that is misspelt."""
    for match in _WRONG.finditer(draft.view):
        yield Hit(
            Span(start=match.start(), end=match.end()),
            f"“{match[0]}” is no way for a web address to begin",
            hint="correct the address",
            suggestion=_mended(match),
        )
    for match in _COMMA.finditer(draft.view):
        yield Hit(
            Span(start=match.start("comma"), end=match.end("comma")),
            "a web address has a comma for a dot",
            hint="correct the address",
            suggestion=".",
        )


def _mended(match: regex.Match[str]) -> str:
    written = match[0].lower()
    if match["host"]:
        return "www."
    if match["double"]:
        return written[written.rindex("http") :].replace(":", "").replace("//", "://")
    return "https://" if "s" in written else "http://"
