"""An address leads to a place that readers cannot reach.

Why: a file on the author's machine or a page behind a login proves nothing to a panel.
Basis: addresses serve to verify claims (guidance of REF 2021); nobody else can open these.

Flagged: ``file:///C:/kilns.pdf``
Fine:    ``www.kilns.example/kilns.pdf``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.patterns import compile_re, compile_regex
from refcase.text import Span
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule
from refcase.validate.running import hinted, rare

# The export of REF 2021 keeps the paths of the author's machine as targets of links.
_FILE = compile_regex(r"(?i)file:/{2,3}[^\s)\]]{1,200}")
_FILE_HINTS = (rare(compile_re(":/(?<=file:/)")),)
_PATH = compile_regex(
    r"(?i)(?<![\w/\\])(?:[A-Z]:\\[\w ~-]{1,60}\\|\\\\[a-z][\w.-]{2,40}\\[\w$])[^\s)\]]{0,200}"
)
_HOST = compile_regex(
    r"""(?xi) (?:https?://)? (?: localhost(?=[:/]|$) | (?:192\.168|127\.0)\.\d{1,3}\.\d{1,3} | intranet\.
      | (?:[\w-]{1,60}\.){1,4}sharepoint\.com | onedrive\.live\.com | 1drv\.ms/
      | (?:www\.)?dropbox\.com/(?:home|work) | docs\.google\.com/\w{1,20}/d/(?!e/) | drive\.google\.com/ ) """
)
# A tenth of the time: how such a host begins, but for the one that may begin in any way.
_HOST_HINT = compile_re(
    r"""(?xi) (?:https?://)? (?: localhost | 1(?:92|27|drv) | intranet | onedrive | (?:www\.)?dropbox
      | docs\.google | drive\.google ) """
)
_ANYWHERE = "sharepoint"


@rule("ITM016", "url-not-public", Severity.WARNING, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each such address in the text."""
    view = draft.view
    places = [
        (one.start, one.end)
        for one in draft.addresses
        if (_HOST_HINT.match(one.address) or _ANYWHERE in one.address.casefold()) and _HOST.match(one.address)
    ]
    if hinted(draft, _FILE_HINTS, 0, len(view)):
        places += [match.span() for match in _FILE.finditer(view)]
    if "\\" in draft.folded:
        places += [match.span() for match in _PATH.finditer(view)]
    for start, end in sorted(set(places)):
        yield Hit(
            Span(start=start, end=end),
            f"“{view[start : min(end, start + 60)]}{'…' if end > start + 60 else ''}” is open to few readers",
            hint="put the document where all can open it, or say that it is held on file",
        )
