"""Remarks: paragraphs of a list that are no item: headings, quality statements, introductions."""

from refcase.lookup import has_any, lowered
from refcase.patterns import compile_re, compile_regex

# "Grants", "Key research grants (final reports …)", "Research funding:", "Grants supporting the research"
_BEFORE = (
    r"key|selected|main|major|relevant|related|underpinning|supporting|external|peer[- ]reviewed|research|the"
    r"|of|and|other|associated|evidence|example|details|list|sources?|income|competitive|some|recent|significant"
    r"|projects?|industrial|additional|collaborative|national|international|current|previous|successful|quality"
    r"|as|indicators?|by|awarded|prestigious"
)
_THEMSELVES = r"grants?|funding|awards?|grant[ ]income|research[ ]income|fellowships?"
_BEHIND = (
    r"and|or|for|of|from|that|to|in|supporting|support|underpinning|grants?|awards?|funding|projects?|the|this"
    r"|research|sources?|details|income|information|awarded|received|included|includes?|based|on|work|related"
    r"|quality|peer[- ]reviewed|peer[- ]review|key|funded|list|under|which|above|below|our"
)
_GRANTS = compile_re(
    rf"""(?xi) [#*_\s]* (?:\d\s*[.)]\s*)? (?: (?:{_BEFORE}) [\s:-]+ ){{0,6}} (?:{_THEMSELVES})\b
      (?: [\s/]+ (?:{_BEHIND}) ){{0,12}}
      \s* :? \s* (?: \( [^()\n]{{0,90}} \) )? \s* [:.]? [*_\s]* $ """
)
# No such heading ends in these: none of its words does, and signs and figures are its brackets' only.
_ENDS = f"{_THEMSELVES}|{_BEHIND}".split("|")  # with and without what is optional: "awards?"
_LAST = {word.rstrip("?")[-1] for word in _ENDS} | {word[-3] for word in _ENDS if word[-1] == "?"}
_NO_GRANTS_END = frozenset("0123456789,;/-–'’”").union(
    *(letter + letter.upper() for letter in "abcdefghijklmnopqrstuvwxyz" if letter not in _LAST)
)
_GRANTS_BEGIN = frozenset(word[:3] for word in f"{_BEFORE}|{_THEMSELVES}".split("|"))
# One of these stands in every heading of grants, as of those below in every heading of publications and every
# statement: to look them up takes a third of the time in which a pattern finds that they are not there.
_GRANT_WORDS = ("grant", "fund", "award", "income", "fellowship")
_COLON_WORDS = ("grants", "funding")
_RESUME_WORDS = ("publication", "output", "reference", "paper", "article", "book", "patent", "chapter")
_STATEMENT_WORDS = (
    *("request", "review", "bold", "highlighted", "submitted", "refereed", "2*", "two star", "quality"),
    *("supplied", "available", "following", "listed", "below", "above", "citation", "cited", "impact factor"),
    *("corroborat", "held", "journal", "provided", "obtained"),
)
# "Selection of grants associated with the kiln work:", but "Papers from these grants:"
_GRANTS_COLON = compile_regex(
    r"(?i)[\p{L}*_][^\n.;:()\[\]]{0,50}\b(?:grants|funding)\b[^\n.;:]{0,70}:[*_\s]*$"
)
_OUTPUTS = compile_regex(
    r"(?i)\b(?:publications?|papers?|outputs?|articles?|books?|references?|reports?|chapters?|patents?|prizes?)\b"
)
_QUALITY = compile_re(
    r"""(?xi) [#*_(\s]* (?: (?:evidence|statement|indicators?|justification|demonstration|assessment
      |indication)s?[ ]of[ ](?:the[ ])?(?:research[ ])?(?:quality|excellence|esteem)
      | research[ ]quality | quality[ ](?:of|statement|indicators?|assurance|is|evidence)
        | justification | note s?\b
      | evidence[ ](?:of[ ]the[ ]quality|that) ) """
)
_KINDS = "key|selected|main|research|underpinning|peer[- ]reviewed|other|additional|principal"
_PUBLISHED = (
    "publications?|outputs?|references?|papers?|articles?|books?|journal[ ]articles?|patents?"
    "|books?[ ]and[ ]book[ ]chapters|chapters?|research[ ](?:outputs?|publications?|papers?)"
    "|peer[- ]reviewed[ ](?:papers?|publications?|articles?|journal[ ]articles?)"
)
_RESUME = compile_re(
    rf"""(?xi) [#*_\s]* (?:{_KINDS})?\s* (?:{_PUBLISHED})
      (?:[ ](?:and|of|the)[ ][a-z ]{{1,30}})? (?:[ ]\([^()\n]{{1,60}}\))? \s* [:.]? [*_\s]* $ """
)
_RESUMING_BEGIN = frozenset(word[:3] for word in f"{_KINDS}|{_PUBLISHED}".split("|"))
_STATEMENT = compile_regex(
    r"""(?xi) [*_(\[\s\#]{0,12} (?:
        (?:all|these|the|each|both|most|several|outputs?|publications?|references?|papers?|articles?|copies|where|note|nb|please|
          underpinning|research|further|items?|electronic|full|key|evidence|six|three|four|five|two|asterisk\w*|\*|†|other|many|
          our|quality|in[ ]addition|together|this|following|sources?|documents?|letters?
            |testimonials?|it[ ]is|authors?|names?|
          university|bold|underlined?|any|corroborating|contact|confidential|individuals?|available|numbers?)\b
        [^\n]{0,400}? \b (?: request | peer[- ]?review\w* | in[ ]bold | highlighted | submitted
          | refereed | 2\* | two[ ]star | quality |
          supplied | available | following | listed | below | above | citations? | cited
            | impact[ ]factor | corroborat\w+ | held | journals? | provided | obtained ) \b
      | \[ (?:all|copies|these|most|documents?|sources?) \b [^\[\]\n]{0,160} \] \s* $
      | \( [^()\n]{0,120} (?:bold|request|asterisk|underlined?|highlighted|star(?:red)?
        |authors?) [^()\n]{0,80} \) \s* $
      | [*†‡§]{1,3} \s* (?:indicates|denotes|=|marks|peer|joint|corresponding|key|reference|output
        |best|these|the|submitted) [^\n]{0,160} $
      | [(\[] \d{1,4} [ ] (?:words|references|sources) [^\n]{0,40} [)\]] \s* $
      | see[ ]references?[ ]section | (?:text|content)[ ]removed | not[ ]applicable | n/a\b
    ) """
)
# The words that the two patterns above begin with; most items begin with a name, and need no further look.
_OPENINGS = frozenset(
    word
    for words in (
        "all these the each both most several output outputs publication publications reference references",
        "paper papers article articles copies where note notes nb please underpinning research further item",
        "items electronic full key evidence evidences six three four five two",
        "other many our quality in together this following source sources document documents letter letters",
        "testimonial testimonials it author authors name names university bold underline underlined any",
        "corroborating contact confidential individual individuals available number numbers see text content",
        "not n statement statements indicator indicators demonstration",
        "demonstrations assessment assessments indication indications",
    )
    for word in words.split()
)
_STEMS = ("asterisk", "justification")  # these with any ending
_SAY_IT_ALL = ("see", "text", "content", "not", "n")  # what begins with these needs no other of its words
_OPENING_SIGNS = frozenset("*_([#†‡§")  # these, where it is no word
_FIRST_WORD = compile_re(r"[A-Za-z]+")
_ON_REQUEST = compile_regex(
    r"(?:All|Copies|Each|Both)\b[^\n.]{0,160}\b(?:available|supplied|provided)\b[^\n.]{0,80}\brequest\b"
    r"[^\n.]{0,60}\.?$"
)
_OF_ALL = compile_regex(
    r"(?i)[*_(\[\s#]*(?:all|these|each|both|most|several|copies|where|note|please|see|(?:the )?following"
    r"|(?:the |our )?(?:sources?|references?|outputs?|publications?|papers?|underpinning))\b"
)
_DATED = compile_regex(r"\b(?:19|20)\d\d\b|https?://|www\.|\b10\.\d{4}")


_BEFORE_WORDS = "#*_0123456789.) \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f"


def _may_begin(text: str, beginnings: frozenset[str]) -> bool:
    """Whether the text may begin with one of these, behind marks and a number."""
    begins = text.lstrip(_BEFORE_WORDS)[:3].lower()
    return (
        begins in beginnings
        or begins[:2] in beginnings  # "of", "by"
        or not begins.isascii()  # space and letters of other kinds
    )


def is_grants_heading(text: str) -> bool:
    """Whether the paragraph heads a list of grants."""
    return (
        0 < len(text) <= 140
        and text[-1] not in _NO_GRANTS_END
        and _may_begin(text, _GRANTS_BEGIN)
        and has_any(text.lower(), _GRANT_WORDS)
        and _GRANTS.match(" ".join(text.split())) is not None
    )


def announces_grants(text: str) -> bool:
    """Whether the paragraph says, in words of its own, that grants follow: "Grants for all this:"."""
    if len(text) > 140 or ":" not in text or not has_any(lowered(text), _COLON_WORDS):
        return False
    flat = " ".join(text.split())
    return _GRANTS_COLON.match(flat) is not None and not _OUTPUTS.search(flat)


def is_resuming_heading(text: str) -> bool:
    """Whether the paragraph heads a list of publications (again)."""
    return (
        len(text) <= 80
        and _may_begin(text, _RESUMING_BEGIN)
        and has_any(lowered(text), _RESUME_WORDS)
        and _RESUME.match(" ".join(text.split())) is not None
    )


def is_quality(text: str) -> bool:
    """Whether the paragraph is, or heads, a statement about the quality of the research."""
    return _QUALITY.match(text) is not None


def ends_in_colon(text: str) -> bool:
    """Whether the paragraph heads what follows by its colon: short, and no year or link in it."""
    return len(text) <= 110 and text.rstrip("*_ ").endswith(":") and not _DATED.search(text)


def is_heading(text: str) -> bool:
    """Whether the paragraph heads what follows: short, no year or link, with a colon or a known title."""
    if ends_in_colon(text):
        return True
    return (
        len(text) <= 110
        and (is_resuming_heading(text) or is_grants_heading(text))
        and not _DATED.search(text)
    )


def is_statement(text: str) -> bool:
    """Whether the paragraph speaks about the list instead of being in it ("All outputs are …")."""
    first = _FIRST_WORD.match(text)
    word = first[0].lower() if first else ""
    if word:
        if word not in _OPENINGS and not word.startswith(_STEMS):
            return False
    elif text[0] not in _OPENING_SIGNS:
        return False
    flat = " ".join(text.split())
    if is_quality(flat):
        return True
    if word and word not in _SAY_IT_ALL and not has_any(lowered(flat), _STATEMENT_WORDS):
        return False
    return _STATEMENT.match(flat) is not None and (flat[0] == "[" or not _DATED.search(flat[:200]))


def is_offer(text: str) -> bool:
    """Whether the paragraph says where to get all that is listed; it needs no blank line before it."""
    return _ON_REQUEST.match(" ".join(text.split())) is not None


def may_be_item(text: str) -> bool:
    """Whether what reads like a statement may be an item: it does not speak of all items or of quality."""
    return not _OF_ALL.match(text) and not is_quality(" ".join(text.split()))
