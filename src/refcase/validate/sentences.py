"""Sentences of running text. Simple on purpose: rules that count or quote them need no more."""

from refcase.patterns import compile_regex
from refcase.text import Span

# A stop, perhaps with a closing quotation mark, bracket or superscript behind it, then white space and
# what begins a sentence. Not behind an initial, a title, a number's "No." and other usual short forms.
_END = compile_regex(
    r"""(?x) (?: (?<! \b(?:Dr|Mr|Mrs|Ms|Prof|Profs|St|Rev|Hon|Sir|Lt|Col|Gen|Cllr|No|Nos|vs?|cf|al|Figs?|Refs?
          |e\.g|i\.e|etc|approx|ca|c|pp?|paras?|vol|Vol|eds?|Ltd|Inc|Co|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov
          |Dec|op|Dept|Univ|Assoc
          |Capt|Sgt|Mt|viz|esp|incl|no(?=[.]\s\d)|[A-Z]) ) [.] | [!?…] )
        [’”'")\]]{0,3} (?: \d{1,2} (?![\d.]) | [ ]? \[[^\[\]\n]{1,40}\] | [ ]? \([^()\n]{1,30}\) ){0,3} [.]?
        (?= \s{1,20} [“‘"'(\[]{0,2} (?:\p{Lu}|\d|[£$€]) ) """
)


def sentences(text: str, start: int, end: int) -> list[Span]:
    """The sentences in `[start, end)`, in order, white space around them left out.

    A citation right behind the stop ("… in 2014. [E3]") belongs to the sentence before it.
    """
    found = []
    at = start
    for match in _END.finditer(text, start, end):
        found.append((at, match.end()))
        at = match.end()
    found.append((at, end))
    return [span for s, e in found if (span := _trimmed(text, s, e)) is not None]


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start=start, end=end) if end > start else None
