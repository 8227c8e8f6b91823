"""The check digit of an ORCID iD does not fit.

Why: the iD is another person's, or nobody's.
Basis: ORCID's documentation (ISO 7064); 236 of 236 in REF 2021 are right.

Flagged: ``0000-0002-1825-0098``
Fine:    ``0000-0002-1825-0097``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.patterns import compile_re, compile_regex
from refcase.validate.checkdigits import orcid
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule
from refcase.validate.running import places, rare, span_of

_ORCID = compile_regex(r"(?<![\w-])000\d-\d{4}-\d{4}-\d{3}[\dXx](?![\w-])")
_HINTS = (rare(compile_re(r"000[\d?]-[\d?]{4}-")),)  # figures of other scripts are question marks


@rule("ITM009", "orcid-check-digit", Severity.ERROR, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each such iD, anywhere in the text."""
    for match in places(draft, _ORCID, hints=_HINTS):
        if not orcid(match[0].replace("-", "").upper()):
            yield Hit(
                span_of(match),
                f"the ORCID iD “{match[0]}” has a wrong digit",
                hint="copy it again from orcid.org",
            )
