"""Kinds: the CSL type of an output, from the words that name it and the fields that were found."""

from typing import NamedTuple

import regex

from refcase.lookup import parts_word
from refcase.parse.bibliography.lexicon import JOURNAL_WORD
from refcase.patterns import compile_regex

# Kind, words and parts of words, of which one must be there, and pattern: most references have none of them,
# which a set of words tells for all kinds at once. Parts are what a pattern finds within longer words too.
_NAMED = (
    (
        "patent",
        "patent patents wo us gb ep",
        (),
        r"\bpatents?\b(?! law| system| polic| office| pool)|\b(?:WO|US|GB|EP)[ ]?\d{4}[/ ]?\d{5,}",
    ),
    (
        "thesis",
        "thesis dissertation",
        (),
        r"(?i)\b(?:PhD|doctoral|DPhil|MPhil|masters?) (?:thesis|dissertation)\b",
    ),
    (
        "musical_score",
        "musical composition score music solo orchestra quartet choir ensemble",
        (),
        r"(?i)\b(?:musical score|\[(?:composition|score|music)\b|for (?:solo \w+|orchestra"
        r"|string quartet|choir|mixed ensemble|chamber ensemble)\b)",
    ),
    (
        "motion_picture",
        "",
        ("film", "documentary", "video", "motion picture", "dvd"),
        r"(?i)[(\[](?:[\w ]{0,30})?(?:film|documentary|video|motion picture|DVD)\b[^()\[\]]{0,30}[)\]]"
        r"|\b(?:feature|documentary|short) film\b",
    ),
    (
        "software",
        "software package source",
        (),
        r"(?i)\b(?:software package|computer software|\[software|R package|source code)\b",
    ),
    (
        "dataset",
        "archive",
        ("dataset", "data set"),
        r"(?i)[(\[](?:[\w ]{0,20})?data ?set\b|\bUK Data Archive\b",
    ),
    (
        "document",
        "",
        ("exhibition", "artefact", "performance", "installation", "artwork", "design"),
        r"(?i)[(\[](?:[\w ]{0,20})?(?:exhibition|artefact|performance|installation|artwork|design)\b"
        r"|\bsolo exhibition\b",
    ),
    (
        "webpage",
        "web website webpage blog catalogue",
        (),
        r"(?i)\b(?:web ?site|web ?page|blog(?: post)?|\[online catalogue)\b",
    ),
    (
        "article-newspaper",
        "guardian times independent telegraph post",
        (),
        r"\b(?:The Guardian|The Times|The Independent|Financial Times|The Daily Telegraph"
        r"|New York Times|Washington Post)\b",
    ),
    (
        "paper-conference",
        "proc procs proceedings lecture",
        ("conference", "symposium", "workshop", "congress"),
        r"(?i)\b(?:proc(?:eedings|s)?\b\.?(?! (?:of the )?(?:natl|nat\.|national acad|royal|r\. soc|roy"
        r"|ieee\b|inst))|conference|symposium|workshop|congress|lecture notes in)",
    ),
    (
        "report",
        "report document note memorandum paper brief",
        (),
        r"(?i)\b(?:(?:final|project|research|technical|interim|consultation|evaluation|policy"
        r"|summary) (?:report|document)|report (?:to|for|no|number|prepared)|technical (?:note"
        r"|memorandum)|white paper|green paper|briefing paper|policy brief)\b",
    ),
    (
        "article",
        "paper papers preprint arxiv ssrn mimeo",
        (),
        r"(?i)\b(?:working papers?|discussion papers?|preprint|arxiv|ssrn|mimeo)\b",
    ),
)


class _Kind(NamedTuple):
    """A kind, and what tells it."""

    name: str
    words: frozenset[bytes]
    pattern: "regex.Pattern[str]"


class _Kinds(NamedTuple):
    """Kinds, the likeliest meant first, and the words of all of them."""

    each: tuple[_Kind, ...]
    words: frozenset[bytes]


def _together(each: tuple[_Kind, ...]) -> _Kinds:
    return _Kinds(each, frozenset(word for kind in each for word in kind.words))


_KINDS = tuple(
    _Kind(
        name, frozenset([*own.encode().split(), *(part.encode() for part in parts)]), compile_regex(pattern)
    )
    for name, own, parts, pattern in _NAMED
)
# What an output is, and what its title or its holder says.
_THINGS, _PRINTS = _together(_KINDS[:7]), _together(_KINDS[7:])
KIND_WORDS = _THINGS.words | _PRINTS.words | {b"report"}
_PARTS = {part: part.encode() for _, _, parts, _ in _NAMED for part in parts}
_CONCERT = compile_regex(
    r"(?i)\b(?:proceedings of the (?:national academy|royal|institution|ieee|physical|nutrition"
    r"|geologists|zoological|aristotelian|prehistoric)|proc\.? (?:natl|nat|r|roy|inst|ieee))\b"
)
_BODY_REPORT = compile_regex(r"(?i)\breport\b")


def parts_in(low: str) -> list[bytes]:
    """Those of `KIND_WORDS` that are parts of words in a text in small letters."""
    return [_PARTS[part] for part in _PARTS if part in low]


def kind_of(
    whole: str,
    said: frozenset[bytes],
    rest: int,
    *,
    chapter: bool,
    edited: bool,
    volume: bool,
    container: str | None,
    publisher: bool,
    isbn: bool,
) -> str | None:
    """The CSL type, None when nothing tells.

    `said` has those of `KIND_WORDS` that are in the whole, and others; the head is over at `rest`.
    """
    if shown := _named(whole, said, _THINGS):
        return shown
    behind = whole[rest:]
    if parts_word(whole, rest):
        said = KIND_WORDS
    named = _named(behind, said, _PRINTS)
    if named == "paper-conference" and _CONCERT.search(behind):
        named = None
    if chapter:
        return "paper-conference" if named == "paper-conference" else "chapter"
    if named == "paper-conference":
        return named
    if container and volume:
        return "article-journal"
    if named:
        return named
    if container and JOURNAL_WORD.search(container) and not publisher and not isbn:
        return "article-journal"
    if b"report" in said and _BODY_REPORT.search(behind):
        return "report"
    if publisher or isbn or edited:
        return "book"
    return None


def _named(text: str, said: frozenset[bytes], kinds: _Kinds) -> str | None:
    """The first kind that is named."""
    if kinds.words.isdisjoint(said):
        return None
    for kind in kinds.each:
        if not kind.words.isdisjoint(said) and kind.pattern.search(text):
            return kind.name
    return None
