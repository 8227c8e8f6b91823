"""The text is marked as confidential.

Why: what is submitted is published, unless it is entered as confidential or redacted.
Basis: REF 2021 guidance on excluding parts of submissions from publication.

Flagged: ``[confidential: not for publication]``
Fine:    ``a confidential helpline``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.patterns import compile_re, compile_regex
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule
from refcase.validate.running import in_lines, rare, span_of

_MARK = compile_regex(
    r"""(?x) (?i: \bnot[ ]for[ ](?:publication|circulation|disclosure)\b
      | (?:\bstrictly[ ]confidential | \bcommercial[ -]in[ -]confidence)\b(?![ ]\p{Ll})
      | [\[(] confidential (?=[\]):;,]) )
    | \bCONFIDENTIAL\b(?![ ]\p{Lu}{2}) """
)
_HINTS = (
    "CONFIDENTIAL",
    rare(compile_re("for (?<=not for )(?:publication|circulation|disclosure)")),
    rare(
        compile_re(
            r"fiden(?:(?:(?<=[\[(]confiden)|(?<=strictly confiden))tial|(?<=commercial[ -]in[ -]confiden)ce)"
        )
    ),
)


@rule("PII005", "confidential-marking", Severity.WARNING, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each mark."""
    for found in in_lines(draft, _MARK, _HINTS):
        told = f"“{found[0]}” marks the text as not to be published"
        hint = "have it redacted before publication, or enter it as confidential"
        yield Hit(span_of(found), told, hint=hint)
