"""A telephone number is in the text.

Why: case studies are published; contact details are entered in the system, not in the document.
Basis: REF 2021 guidance on submissions, p. 98, as universities quote it.

Flagged: ``Clerk of the guild (tel. 01632 960 123)``
Fine:    ``Clerk of the guild``
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from refcase.findings import Severity
from refcase.patterns import compile_re, compile_regex
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule
from refcase.validate.running import Hint, in_lines, places, rare, span_of

# Digits alone are grants, identifiers, page ranges: a word or the country's code must say what they are.
_NUMBER = compile_regex(
    r"""(?x) (?: \b(?i:tel|telephone|phone|mob|mobile|fax)\b[ .:()]{0,4} | (?<![\w.])(?=\+44) )
    (?P<number> \+?\(?\d (?:[ ()-]{0,3}\d){8,14} ) """
)
# A code of the British plan and two groups, "020 7946 0123", "(01632) 960123": all 18 in 2,192 texts are
# telephones. Pages and ISSNs have a dash before the second group, addresses and DOIs a slash around.
_BRITISH = compile_regex(
    r"(?<![\w.,/£$€–-])(?<!(?i:issn|isbn) ?)"
    r"(?P<number>\(?0(?:1\d{2,4}|2\d|7\d{3})\)?\s\d{3,4}\s?\d{3,4})(?![\w/–-])"
)
_BEFORE = r"[ .:()]{0,4}[+(]{0,2}[\d?]"  # figures of other scripts are question marks
_ANNOUNCED: tuple[Hint, ...] = (
    ("+", compile_re(r"\+44")),
    rare(compile_re("phone" + _BEFORE)),
    rare(compile_re("l(?<=tel)" + _BEFORE)),
    rare(compile_re("b(?<=mob)(?:ile)?" + _BEFORE)),
    rare(compile_re("fax" + _BEFORE)),
)
_CODED = (
    rare(compile_re(r"0(?<![A-Za-z0-9_.,/£$-]0)(?:1\d{2,4}|2\d|7\d{3})\)?\s\d{3,4}\s?\d{3,4}(?![\w/–-])")),
)


@rule("PII002", "phone-number", Severity.WARNING, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each number that a word announces, that begins with +44, or has the form of a British one."""
    spans = [span_of(found, "number") for found in in_lines(draft, _NUMBER, _ANNOUNCED)]
    british = (span_of(found, "number") for found in places(draft, _BRITISH, hints=_CODED))
    ends = [span.end for span in spans]
    starts = [span.start for span in spans]
    # those that end before it are all that begin before its end: none overlaps it
    spans += [new for new in british if bisect_right(ends, new.start) == bisect_left(starts, new.end)]
    for span in sorted(spans, key=lambda span: span.start):
        told = f"the telephone number “{span.of(draft.text)}” is in the text"
        yield Hit(span, told, hint="take it out; contact details are entered in the system")
