"""An address leads to a place that readers cannot reach.

Why: a file on the author's machine or a page behind a login proves nothing to a panel.
Basis: addresses serve to verify claims (guidance of REF 2021); nobody else can open these.

Flagged: ``file:///C:/kilns.pdf``
Fine:    ``www.kilns.example/kilns.pdf``
"""

from collections.abc import Iterator

import regex

from refcase.findings import Severity
from refcase.text import Span
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule

_PRIVATE = regex.compile(
    r"""(?xi) file:/{2,3}[^\s)\]]{1,200} | (?<![\w/])[A-Z]:\\[\w ~-]{1,60}\\[^\s)\]]{0,200}
    | (?<![\w\\])\\\\[a-z][\w.-]{2,40}\\[\w$][^\s)\]]{1,200}
    | (?:https?://|(?<![\w.@-]))(?:localhost(?=[:/])|(?:192\.168|127\.0)\.\d{1,3}\.\d{1,3})[^\s)\]]{0,200}
    | (?:https?://|www\.)(?:intranet\.[\w-] | [\w-]{1,60}(?:\.my)?\.sharepoint\.com | [\w.-]{0,60}onedrive\.live\.com
      | 1drv\.ms/ | (?:www\.)?dropbox\.com/(?:home|work) | docs\.google\.com/\w{1,20}/d/ | drive\.google\.com/)[^\s)\]]{0,300} """
)


@rule("ITM016", "url-not-public", Severity.WARNING, since="0.2")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each such address in the five sections."""
    for section in draft.study.sections:
        for match in _PRIVATE.finditer(draft.view, section.span.start, section.span.end):
            yield Hit(
                Span(start=match.start(), end=match.end()),
                f"“{match[0]}” is no address that every reader can open",
                hint="put the document where it can be reached, or say that it is held on file",
            )
