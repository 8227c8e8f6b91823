"""Marks of a markup language are left in the text.

Why: a reader sees the marks instead of the form that they stood for.
Basis: good practice; published texts of REF 2021 carry such marks from the export, too.

Flagged: ``the **oldest** kiln &amp; its bees``
Fine:    ``the oldest kiln & its bees``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.patterns import compile_regex
from refcase.text import Span
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule

_MARKUP = compile_regex(
    r"""(?x) (?P<escape> \\[][()_*#.&~+-] ) | (?P<bold> (?<![\w*])\*\*(?=[^\s*])[^*\n]{1,200}+\*\*(?!\*) )
        | (?P<entity> &(?:amp|lt|gt|nbsp|quot|apos|\#\d{1,6}); )
        | (?P<tag> </?(?:br|p|b|i|em|strong|sup|sub|u|span|div|ul|ol|li)\s?/?> )
        | (?P<link> \[[^]\[\n]{1,200}+\]\((?=https?:|mailto:|www\.) )
        | (?P<underline> (?<![\w/.\\-])_(?=\p{L})[^_\n]{1,80}+_(?![\w/]) ) """
)
_CALLED = {
    "escape": "a backslash before a sign",
    "bold": "asterisks for bold type",
    "entity": "a sign written as in HTML",
    "tag": "a tag of HTML",
    "link": "a link written as in Markdown",
    "underline": "underscores for italic type",
}


@rule("TXT006", "leftover-markup", Severity.INFO, since="0.1", selected=False)
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each kind of mark, at the first of its kind."""
    firsts: dict[str, Span] = {}
    counts: dict[str, int] = {}
    for match in _MARKUP.finditer(draft.view):
        kind = match.lastgroup or ""
        firsts.setdefault(kind, Span(start=match.start(), end=match.end()))
        counts[kind] = counts.get(kind, 0) + 1
    for kind, span in firsts.items():
        often = "" if counts[kind] == 1 else f" ({counts[kind]} times)"
        yield Hit(span, f"the text still shows {_CALLED[kind]}{often}", hint="delete the marks")
