"""Guidance of the template is left in the text.

Why: it says that the section was not finished.
Basis: the guidance printed in the template and in universities' copies of it.

Flagged: ``This section should provide a narrative, with supporting evidence, to explain …``
Fine:    the narrative itself
"""

from collections.abc import Iterator

import regex

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule
from refcase.validate.running import places, span_of

_GUIDANCE = regex.compile(
    r"""(?xi) \bthis[ \n]section[ \n]should[ \n](?:briefly[ \n])?(?:state|outline|provide|list|include|describe)\b[^.\n]{0,80}
    | \b(?:please[ \n])?(?:provide|insert|include|give)[ \n](?:a[ \n]brief[ \n]summary|details|up[ \n]to[ \n]\w+[ \n]references)
        [ \n](?:of[ \n]the[ \n](?:impact|research)|here)\b
    | \bdelete[ \n]as[ \n]appropriate\b | \b(?:click|tap)[ \n](?:or[ \n]tap[ \n])?here[ \n]to[ \n]enter[ \n]text\b """
)


@rule("STR011", "template-guidance-left", Severity.WARNING, since="0.2")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each such sentence."""
    for found in places(draft, _GUIDANCE):
        yield Hit(span_of(found), f"“{found[0]}” is the template's guidance", hint="take it out")
