"""A placeholder was left in.

Why: what was to stand there is missing.
Basis: internal consistency; no text of the exercise is needed.

Flagged: ``… used by [insert number] potters``, ``XX% of kilns``, ``[ref]``, ``lorem ipsum``
Fine:    ``… used by 40 potters``; ``[text removed for publication]``
"""

from collections.abc import Iterator

import regex

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule
from refcase.validate.running import is_acronym, places, span_of

# What each of the placeholders below holds.
_WORDS = (
    *(
        "lorem ipsum",
        "xx",
        "£x",
        "$x",
        "€x",
        "tbc]",
        "tba]",
        "tbd]",
        "tbc)",
        "tba)",
        "tbd)",
        "??",
        "needed]",
        "needed)",
    ),
    *(
        "[ref]",
        "(ref)",
        "[ref?",
        "(ref?",
        "[refs",
        "(refs)",
        "insert",
        "[add",
        "(add",
        "<add",
        "<insert",
        "[enter",
    ),
    *(
        "fill in",
        "[complete",
        "[confirm",
        "[check",
        "(check ",
        "to be added",
        "to be confirmed",
        "to be completed",
    ),
    *("to be inserted", "to be supplied later"),
)
_PLACEHOLDER = regex.compile(
    r"""(?x) (?i:\blorem[ ]ipsum\b)
    | [\[<{(] (?i: (?:insert|add|enter|fill[ ]in|complete|confirm|check)[ ](?:the[ ])?
          (?:here|name|number|date|figure|details|quote|ref|link|title)\b[^\[\]<>{}()\n]{0,60}
      | to[ ]be[ ](?:added|confirmed|completed|inserted|supplied[ ]later) | tb[acd]
      | (?:citation|reference)[ ]needed | refs?\?? | xx+ | \?{2,} )
      [\]>})]
    | (?<![\w£$€.])XX+(?:[ ]?%|[ ](?i:per[ ]cent|people|million|patients|schools|users|companies|visitors)\b)
    | [£$€][ ]?XX*(?!\w) """
)


@rule("STR012", "placeholder", Severity.ERROR, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each; redactions for publication are none."""
    for found in places(draft, _PLACEHOLDER, words=_WORDS):
        if is_acronym(draft, found[0].strip("[](){}<>")):
            continue
        yield Hit(span_of(found), f"“{found[0]}” is a placeholder", hint="put in what is to stand there")
