"""Guidance of the template is left in the text.

Why: it says that the section was not finished.
Basis: the guidance printed in the template and in universities' copies of it.

Flagged: ``This section should provide a narrative, with supporting evidence, to explain …``
Fine:    the narrative itself
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.patterns import compile_re, compile_regex
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule
from refcase.validate.running import places, rare, span_of

_GUIDANCE = compile_regex(
    r"""(?xi) (?<![\w,][ ])\bthis\ssection\sshould\s(?:briefly\s)?
        (?:state|outline|provide|list|describe)\b[^.\n]{0,80}
    | \b(?:please\s)?(?:provide|insert|include|give)\s
        (?: a\sbrief\ssummary\sof\b | (?:details(?:\sof\sthe\s(?:impact|research))?|references)\shere\b )
    | \bdelete\sas\sappropriate\b | \b(?:click|tap)\s(?:or\stap\s)?here\sto\senter\stext\b """
)
# Behind provide, insert, include or give.
_HINTS = (
    rare(compile_re("ld(?<=this.section should)")),
    rare(compile_re("ppropriate(?<=delete as appropriate)")),
    rare(compile_re("brief summary of(?<=[et].a brief summary of)")),
    rare(compile_re("ls here(?<=[et].details here)")),
    rare(compile_re("ferences here(?<=[et].references here)")),
    rare(compile_re("f.the.(?:impact|research) here")),
    rare(compile_re("p.here.to enter text")),
    rare(compile_re("lick.here.to enter text")),
)


@rule("STR011", "template-guidance-left", Severity.WARNING, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each such sentence."""
    for found in places(draft, _GUIDANCE, hints=_HINTS):
        yield Hit(span_of(found), f"“{found[0]}” is the template's guidance", hint="take it out")
