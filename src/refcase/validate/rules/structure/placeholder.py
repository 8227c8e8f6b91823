"""A placeholder was left in.

Why: what was to stand there is missing.
Basis: internal consistency; no text of the exercise is needed.

Flagged: ``… used by [insert number] potters``, ``XX% of kilns``, ``[ref]``, ``lorem ipsum``
Fine:    ``… used by 40 potters``; ``[text removed for publication]``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.patterns import compile_re, compile_regex
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule
from refcase.validate.running import in_lines, rare, span_of, without_acronyms

_PLACEHOLDER = compile_regex(
    r"""(?x) (?i:\blorem[ ]ipsum\b) | \b(?:TO[D]O(?=:)|FIX[M]E)\b | (?<=[^\W_][ .:,(]{1,2})_{5,}+(?!\w)
    | [\[<{(] (?i: (?:insert|add|enter|fill[ ]in|complete|confirm|check)[ ](?:the[ ]|with[ ])?
          (?:here|name|number|date|figure|details|quote|ref|link|title|\p{L}+(?=\]))\b[^\[\]<>{}()\n]{0,60}
      | to[ ]be[ ](?:added|confirmed|completed|inserted|supplied[ ]later) | tb[acd]
      | (?:citation|reference)[ ]needed | \?{2,} )
      [\]>})]
    | \[ (?: (?i:refs?\??|xx+|insert|check) | [A-Z]{1,3}\? | NAME | DATE | NUMBER | FIGURE | TITLE | QUOTE
      | \p{L}[^\[\]\n]{0,30}[ ]to[ ](?:confirm|check|add|supply|provide) ) \](?!\()
    | \( (?: refs?\?? ) \)
    | (?<![\w£$€.,])XX+(?![ ](?:chromo|genotype|karyotype|(?:fe)?males|individuals|embryos|cells|mice|patients
        |women|girls|people|infants|babies|children|animals|gonads|f(?:o?e)tuses|genes|cases))
      (?:[ ]?%|[ ](?i:per[ ]cent|\p{Ll}{3,20}s)\b)
    | [£$€][ ]?XX*(?!\w) """
)
_ASKS = (
    r"insert|add|enter|fill in|complete|confirm|check|to be |tb[acd][]>})]|(?:citation|reference) needed|\?\?"
)
_HINTS = (
    rare(compile_re("psum(?<=lorem ipsum)")),
    ("_", compile_re("_____")),
    rare(
        compile_re(
            rf"\[(?:{_ASKS}|refs?\??\]|xx|[a-z]{{1,3}}\?|(?:name|date|number|figure|title|quote)\]"
            r"|[^\[\]]{1,31} to (?:confirm|check|add|supply|provide)\])"
        )
    ),
    rare(compile_re(rf"\((?:{_ASKS}|refs?\??\))")),
    ("<", compile_re(rf"(?i)<(?:{_ASKS})")),
    ("{", compile_re(rf"(?i)\{{(?:{_ASKS})")),
    ("X", compile_re(r"X(?:(?<=XX)[ ]?%|(?<=XX)[ ]\S{3}|(?<=[£$€]X)|(?<=[£$€][ ]X)|(?<=FIX)ME)")),
    rare(compile_re(":(?<=to[d]o:)")),
)


@rule("STR012", "placeholder", Severity.ERROR, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each; redactions for publication are none, nor what stands in a quotation."""
    for found in without_acronyms(draft, in_lines(draft, _PLACEHOLDER, _HINTS)):
        if not draft.is_quoted(found.start()):
            yield Hit(span_of(found), f"“{found[0]}” is a placeholder", hint="put in what is to stand there")
