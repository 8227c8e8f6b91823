"""A source is nothing but a web address.

Why: when the page is gone nobody knows what it was, and a panel does not see what it proves.
Basis: a source should say what it is and what it corroborates (universities' advice on section 5).

Flagged: ``E3 www.kilns.example/report``
Fine:    ``E3 Report of the Kiln Board, 2012, www.kilns.example/report``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.identifiers import addresses
from refcase.patterns import compile_regex
from refcase.validate.draft import Draft
from refcase.validate.gathering import fault
from refcase.validate.rule import Hit, rule

_LETTER = compile_regex(r"\p{L}{2}")
_LOOKED = (
    *("accessed", "see", "at", "on", "available", "from", "url", "link", "web", "online", "website", "last"),
    *("and", "source", "http", "https", "www", *"abcde"),
)
_LOOK = compile_regex(rf"(?i)\b(?:{'|'.join(_LOOKED)})\b|\d")
_TOKEN = compile_regex(r"\w+")


@rule("ITM019", "source-only-address", Severity.INFO, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """One hit for all such sources, at the first."""
    found = [n for n, source in enumerate(draft.study.sources) if source.urls and _bare(source.text)]
    hint = "say what the page is and what it shows"
    yield from fault(draft, "source", found, "is nothing but a web address", hint)


def _bare(text: str) -> bool:
    if len(text) > 600 or _is_told(text.lower().partition("www.")[0]):
        return False
    for one in reversed(addresses(text)):
        text = text[: one.start] + text[one.end :]
    return _LETTER.search(_LOOK.sub("", text)) is None


def _is_told(text: str) -> bool:
    """Whether a word that stays stands before the first address: the usual case, and seen at once."""
    before, strokes, _ = text.partition("://")
    words = before.split()
    if not strokes or (words and words[-1][-1].isalnum()):
        # The scheme is the last of them; another that has only letters is a token too.
        for word in words[:-1]:
            if len(word) > 1 and word.isalpha() and word not in _LOOKED:
                return True
    tokens = _TOKEN.findall(before)
    return any(
        len(word) > 1 and word.isalpha() and word not in _LOOKED
        for word in (tokens[:-1] if strokes else tokens)
    )
