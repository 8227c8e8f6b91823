"""Kinds: the CSL type of an output, from the words that name it and the fields that were found."""

from refcase.parse.bibliography.lexicon import JOURNAL_WORD
from refcase.patterns import compile_regex

# Kind, words of which one must be there (looking them up is ten times faster than searching), and pattern.
# Words in small letters are looked up in the text in lower case.
_NAMED = (
    (
        "patent",
        ("patent", "WO", "US", "GB", "EP"),
        r"\bpatents?\b(?! law| system| polic| office| pool)|\b(?:WO|US|GB|EP)[ ]?\d{4}[/ ]?\d{5,}",
    ),
    (
        "thesis",
        ("thes", "dissertation"),
        r"(?i)\b(?:PhD|doctoral|DPhil|MPhil|masters?) (?:thesis|dissertation)\b",
    ),
    (
        "musical_score",
        (
            "musical score",
            "[composition",
            "[score",
            "[music",
            "for solo",
            "for orchestra",
            "for string quartet",
            "for choir",
            "for mixed ensemble",
            "for chamber ensemble",
        ),
        r"(?i)\b(?:musical score|\[(?:composition|score|music)\b|for (?:solo \w+|orchestra"
        r"|string quartet|choir|mixed ensemble|chamber ensemble)\b)",
    ),
    (
        "motion_picture",
        ("film", "documentary", "video", "motion picture", "dvd"),
        r"(?i)[(\[](?:[\w ]{0,30})?(?:film|documentary|video|motion picture|DVD)\b[^()\[\]]{0,30}[)\]]"
        r"|\b(?:feature|documentary|short) film\b",
    ),
    (
        "software",
        ("software", "r package", "source code"),
        r"(?i)\b(?:software package|computer software|\[software|R package|source code)\b",
    ),
    (
        "dataset",
        ("dataset", "data set", "data archive"),
        r"(?i)[(\[](?:[\w ]{0,20})?data ?set\b|\bUK Data Archive\b",
    ),
    (
        "webpage",
        ("web", "blog", "catalogue"),
        r"(?i)\b(?:web ?site|web ?page|blog(?: post)?|\[online catalogue)\b",
    ),
    (
        "article-newspaper",
        ("Guardian", "Times", "Independent", "Telegraph", "Post"),
        r"\b(?:The Guardian|The Times|The Independent|Financial Times|The Daily Telegraph"
        r"|New York Times|Washington Post)\b",
    ),
    (
        "paper-conference",
        ("proc", "conference", "symposium", "workshop", "congress", "lecture"),
        r"(?i)\b(?:proc(?:eedings|s)?\b\.?(?! (?:of the )?(?:natl|nat\.|national acad|royal|r\. soc|roy"
        r"|ieee\b|inst))|conference|symposium|workshop|congress|lecture notes in)",
    ),
    (
        "report",
        ("report", "document", "note", "memorandum", "paper", "brief"),
        r"(?i)\b(?:(?:final|project|research|technical|interim|consultation|evaluation|policy"
        r"|summary) (?:report|document)|report (?:to|for|no|number|prepared)|technical (?:note"
        r"|memorandum)|white paper|green paper|briefing paper|policy brief)\b",
    ),
    (
        "article",
        ("paper", "preprint", "arxiv", "ssrn", "mimeo"),
        r"(?i)\b(?:working papers?|discussion papers?|preprint|arxiv|ssrn|mimeo)\b",
    ),
)
_PATTERNS = {kind: compile_regex(pattern) for kind, _, pattern in _NAMED}
# What an output is, and what its title or its holder says.
_THINGS, _PRINTS = (
    tuple((word, word.islower(), kind) for kind, words, _ in named for word in words)
    for named in (_NAMED[:6], _NAMED[6:])
)
_CONCERT = compile_regex(
    r"(?i)\b(?:proceedings of the (?:national academy|royal|institution|ieee|physical|nutrition"
    r"|geologists|zoological|aristotelian|prehistoric)|proc\.? (?:natl|nat|r|roy|inst|ieee))\b"
)
_BODY_REPORT = compile_regex(r"(?i)\breport\b")
_SHOWN = ("exhibition", "artefact", "performance", "installation", "artwork", "design")
_SHOW = compile_regex(
    r"(?i)[(\[](?:[\w ]{0,20})?(?:exhibition|artefact|performance|installation|artwork|design)\b"
    r"|\bsolo exhibition\b"
)


def kind_of(
    rest: str,
    whole: str,
    *,
    chapter: bool,
    edited: bool,
    volume: bool,
    container: str | None,
    publisher: bool,
    isbn: bool,
) -> str | None:
    """The CSL type, None when nothing tells."""
    folded = whole.lower()
    if shown := _named(whole, folded, _THINGS):
        return shown
    if any(word in folded for word in _SHOWN) and _SHOW.search(whole):
        return "document"
    named = _named(rest, rest.lower(), _PRINTS)
    if named == "paper-conference" and _CONCERT.search(rest):
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
    if _BODY_REPORT.search(rest):
        return "report"
    if publisher or isbn or edited:
        return "book"
    return None


def _named(text: str, folded: str, words: tuple[tuple[str, bool, str], ...]) -> str | None:
    """The first kind that is named; `folded` is the text in lower case."""
    tried = ""
    for word, small, kind in words:
        if word in (folded if small else text) and kind != tried:
            if _PATTERNS[kind].search(text):
                return kind
            tried = kind
    return None
