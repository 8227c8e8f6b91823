"""Characters were lost or garbled when the text was saved or converted.

Why: names and quotations become unreadable, and the published text keeps the damage.
Basis: the Unicode standard: U+FFFD stands for what could not be read. Behind a letter or a figure □ does
       too: fonts show it for signs they lack, and refcase reads figures of scripts newer than Python's
       Unicode as it.

Flagged: ``the potterâ€™s caf� tested GSK3□``
Fine:    ``the potter’s café in SÃO PAULO``; ``fired: □ yes □ no``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.patterns import compile_regex
from refcase.text import Span
from refcase.validate.draft import Draft
from refcase.validate.rule import Aside, Hit, rule

# UTF-8 read as Windows-1252: a quotation mark or dash in three characters, a letter or sign in two.
# Squares are bullets and boxes to tick as well, but not right behind a word: of 2,192 studies one has any,
# for a Greek letter.
_GARBLED = compile_regex(
    '\ufffd++|â€[™˜œ\x9d¦“”"¢]?|(?:Ã|â(?![’”]))[\x80-\x9f¡-¬®-¿€‚„…†‡‰‹‘’“”•–—™›]|Â[£°§®©«»·±]'
    r"|(?<=[^\W_])(?<!\b(?i:yes|no))□++"
)

# What every such place begins with: nearly all texts have none of them.
_SIGNS = "\ufffdâÃÂ□"


@rule("TXT012", "replacement-character", Severity.WARNING, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """One hit at the first such place, the others beside it."""
    if not any(sign in draft.text for sign in _SIGNS):
        return
    spans = [Span(start=match.start(), end=match.end()) for match in _GARBLED.finditer(draft.text)]
    if not spans:
        return
    first, *others = spans
    more = f", and in {len(others)} more place{'s' if len(others) > 1 else ''}" if others else ""
    yield Hit(
        first,
        f"a character was lost or garbled{more}",
        hint="look up what stood there and type it again",
        asides=tuple(Aside(span, "here too") for span in others[:5]),
    )
