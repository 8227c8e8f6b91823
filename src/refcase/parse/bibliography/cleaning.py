"""Cleaning: a reference as one line without mark-up, and the parts of it that identify or remark."""

import re
from typing import NamedTuple

import regex

from refcase.base import made
from refcase.lookup import lowered, parts_word, positions, words
from refcase.parse.bibliography.kinds import KIND_WORDS, parts_in
from refcase.patterns import compile_re, compile_regex

LIMIT = 6000  # characters; the longest reference of one output in two thousand studies has 3,000

_LINK = compile_regex(
    r"\[(?P<shown>[^\[\]]{1,500})\]\((?:<[^<>]{1,2000}>"
    r"|[^\s()]{0,2000}(?:\([^\s()]{0,200}\)[^\s()]{0,500})?)(?:\s{1,3}\"[^\"]{0,200}\")?\)"
)
# A file's path as link target holds spaces (exports of REF 2021 keep those of the author's machine).
_LOCAL_LINK = compile_regex(r"\[(?P<shown>[^\[\]]{1,500})\]\((?:file|mailto):[^()]{1,1000}\)")
_ESCAPE = compile_regex(r"\\(?=[^\w\s])")
_TAG = compile_regex(r"</?(?:i|b|em|strong|sup|sub|u|br|p|span|a)\b[^<>]{0,200}>", regex.I)
_EMPHASIS = compile_regex(r"\*+|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|[†‡§¹²³⁴-⁹⁺]")
_EMPHATIC = compile_re(r"[*_†‡§¹²³⁴-⁹⁺]")
_WRAP = compile_regex(r"(?<=\p{L}[-‐])\n(?=\p{Ll})")
_BLANK_LINE = compile_re(r"\n[ \t]*\n")
# Where neither of them is, as in most, no line begins with one of these.
_BROKEN = compile_re(r"\n[ \t]*[\n•▪■●◦–*-]")
# A paragraph behind a finished one, or a bullet, is a remark; one behind an unfinished one is a page's wrap.
_PARAGRAPH = compile_regex(r"(?<=[.)\]’'\"”\d])[ \t]*\n[ \t]*\n(?:[ \t]*\n){0,5}(?=\s{0,20}[\p{Lu}(\[*])")
_BULLETED = compile_re(r"\n[ \t]{0,10}(?:[•▪■●◦]|[-–*][ \t])(?=[ \t]{0,5}\S)")
_EMPTY = compile_re(r"\(\s?\)|\[\s?\]")
BREAK, BULLET = "\x02", "\x03"
_BREAKS = compile_re(f"[{BREAK}{BULLET}]")

_IDENTIFIER = compile_re(
    r"""(?xi) https?[ ]?: | ftp:// | (?<![\w@])www\. | (?<![\w.])(?:dx\.)?doi\.org/ |
      (?<!\d)(?<!\d\.)10\.\d{4,9}(?:/|%2F)
    | \bIS[BS]N | \bPMC?ID\b | \bPubMed\b | \barXiv[ ]?: | \bDOI\b(?=[ ]?[:.(\[\x02]|[ ]10\.
    |[ ]?$|[ ]no) | [(\[]\s?PDF\b """
)
# Where one can begin: the words are found fifty times faster than the pattern, and most of them, which stand
# alone, among the words of the line.
_IDENTIFIER_WORDS = ("http", "ftp://", "10.", "isbn", "issn")
_ALONE = {
    b"www": ("www.",),
    b"doi": ("dx.doi", "doi"),
    b"pmid": ("pmid",),
    b"pmcid": ("pmcid",),
    b"pubmed": ("pubmed",),
    b"arxiv": ("arxiv",),
    b"pdf": ("(pdf", "[pdf", "( pdf", "[ pdf"),
}


class _Lead(NamedTuple):
    """What leads to a place: `words`, which may end in `figures`, or where none stand only `signs`."""

    words: "regex.Pattern[str]"
    signs: "re.Pattern[str]"
    figures: bool


# Leads are sought backwards, from where they lead to.
_LEAD = 60  # characters
_IDENTIFIER_LEAD = _Lead(
    compile_regex(
        r"""(?xir) [(\[<]{0,2} [ ]? (?:\b(?:DOI|URL|handle|link|available|see|at|from|online|here|no|number
    |is)\b [ ]? [.:=]{0,2} [ ]?){0,4} $ """
    ),
    compile_re(r"[(\[<]{0,2} ?$"),
    figures=False,
)
# A remark begins at one of these words, whole and in small letters.
# To `re`, superscripts, fractions and numbers in circles are letters: they are taken out.
_NUMBERS = r"\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2099\u2150-\u218b\u2460-\u249b\u2776-\u2793"
_CUE = compile_re(
    rf"[\W\d_{_NUMBERS}](a(?:bdc|bs|ccessed|ccompanying|ltmetric|vailable|warded)|c(?:an|it(?:ations?|ed|es))"
    r"|do(?:uble|wnloads)|externally|f(?:unded|unding|wci)|g(?:oogle|s)|i(?:i?f|mpact|n|si)|jif|key|nominated"
    r"|outputs?|p(?:eer|riority)|r(?:ae?|ef(?:ereed)?|esubmitted|eviewed)|s(?:copus|elected|hortlisted|jr|nip"
    rf"|u(?:bmitted|pplied|pported))|t(?:h(?:e|is)|imes|ranslated)|w(?:eb|inner|ith|os))(?![^\W\d_{_NUMBERS}])"
)
# Every remark begins with one of these, or says what "the paper" does, or has a few words more.
_TELLING = frozenset(
    b"abdc abs accessed accompanying altmetric available awarded can citation citations cited cites double"
    b" downloads externally funded funding fwci google gs if iif impact isi jif key nominated output outputs"
    b" peer priority ra rae ref refereed resubmitted reviewed scopus selected shortlisted sjr snip submitted"
    b" supplied supported times translated web winner wos".split()
)
_SAID = frozenset(
    b"commended demonstrate demonstrates describe describes has have introduce introduces is outline outlines"
    b" present presents provide provides received report reports response show shows top was won".split()
)
_COMMON = ("in top", "the ", "this ", "with response")
_REMARK = compile_regex(
    r"""(?xi)
      available[ ](?:from|at|on|online|in[ ]open|here|via|through|upon|by|as)\b
    | (?:re)?submitted[ ](?:to|in|as|for|under)[ ](?:the[ ])?(?:RE[FA]|RAE|UoA)
    | (?<!(?:the|of)[ ])REF[ ]?(?:1|2|3|20\d\d|ID|output)\b | RAE[ ]?(?:20)?\d\d | RA2\b
    | submitted[ ]to[ ]REF | double[- ]?weighted | can[ ]be[ ]supplied | supplied[ ]on[ ]request
    | (?:peer|externally)[ -]?(?:reviewed|refereed) | refereed[ ](?:journal|article|paper)
    | (?:google[ ]scholar|scopus|web[ ]of[ ](?:science|knowledge)|WoS|ISI|altmetric|GS|SNIP|SJR|ABS
    |ABDC|FWCI)\b
      [ ]?[^.]{0,40}?(?:\d|[*]|cit|rank|jour|impact)
    | (?<=\d\+?[ ](?:(?:google|scholar|scopus|wos|isi|gs|independent)[ ]){0,2})(?:citations?|cites
    |downloads)\b
    | (?:citations?|times[ ]cited|cites)\b[ ]?(?:[:=(\d]|to[ ]date|count|in)
    | cited[ ](?:by|in|over|more|\d|[~>+]) | impact[ ]factor | [JI]IF\b | IF\b[ ]?[:=\d(] | accessed[ ]
    | reviewed[ ](?:in|by|as)[ ] | translated[ ](?:into|as) | (?:winner|awarded|shortlisted|nominated
    |selected)[ ](?:of|the|for|as)
    | (?:this|the)[ ](?:paper|article|book|output|chapter|work|research|report|study|project
    |exhibition|publishers?|journal|AJOB|film|piece)[ ]
      (?:\w{1,20}[ ])?(?:is|was|has|have|won|received|describes?|reports?|presents?|shows?|provides?
      |demonstrates?|outlines?|introduces?|commended)\b
    | funded[ ]by | (?<=\()funding[ ] | supported[ ]by | (?:key|outputs?)[ ]ref | with[ ]response[ ]to
    | priority[ ]from
    | in[ ]top[ ]\d | accompanying[ ]publication """
)
_REMARK_LEAD = _Lead(
    compile_regex(
        r"""(?xir) [(\[{]? [ ]? (?:(?:also|articles?|copy|copies|pdf|papers?|outputs?|all|items?|full[ ]text
      |can[ ]be|is|are|not|listed|included|returned
    |entered|submitted|published|identified|cited|in|as|for|to|double|single|blind|fully
    |internationally|positively|favourably|last|jointly|over|more[ ]than
    |total|number[ ]of|no\.?[ ]of|google|scholar|scopus|wos|isi|gs|independent|times|journal
    |[25][- ]?(?:year|yr)|[>~+]?\d{1,3}(?:,?\d{3})?\+?)[ ,-]{1,2}){0,4} $ """
    ),
    compile_re(r"[(\[{]? ?$"),
    figures=True,
)
_LEADING = " .,:;)]}|•▪■●◦–—*-"


# What kind of thing it is, or a second label, in front of it all.
_PREFIX = compile_regex(
    r"(?:\[[\w.-]{1,5}\][ ]?|\(?[a-z\d]{1,2}[.)][ ](?=\p{Lu}{2}|\p{Lu}\p{Ll})|(?i:(?:(?:journal|book"
    r"|conference|edited|authored|key|research|selected)[ ]){0,2}"
    r"(?:articles?|books?|chapter|paper|monograph|references?|outputs?|publications?|report|ref|thesis"
    r"|output type)[ ]?\d{0,2}[ ]?[:.–-][ ])"
    r"|(?:Key |Selected |Main )?(?:Research )?(?:Outputs|Publications"
    r"|References)[ ](?=\p{Lu}[\p{L}-]{1,20},?[ ]\p{Lu}{1,3}[.,])){1,3}"
)


_PREFIXED = compile_re(
    r"\[|\(?[a-z\d]{1,2}[.)] |(?i:journal|book|conference|edited|authored|key|research|selected|main|article"
    r"|chapter|paper|monograph|reference|output|publication|report|ref|thesis)"
)


# An identifier in front of everything describes nothing.
_ADDRESSED = frozenset("([<DdUuHhWw1Iiİı")
_LEADING_ADDRESS = compile_re(
    r"(?i)[(\[<]?(?:(?:DOI|URL)\b[ .:]{0,3})?(?:https?[ ]?:[ ]?//[ ]?\S{1,2000}|www\.\S{1,2000}"
    r"|10\.\d{4,9}/\S{1,500}|ISBN[- :\d]{10,25}X?)[ ]*"
)


# All words that are asked for here or by what comes after: looked for once.
_ASKED = frozenset({*_ALONE, *_TELLING, *_SAID, *KIND_WORDS})


class Cleaned(NamedTuple):
    """`body` describes the output; `tail` is what stands behind its first identifier or remark.

    `said` has those words of `KIND_WORDS` that are in the body, and others.
    """

    body: str
    tail: str
    said: frozenset[bytes]


def one_line(text: str) -> str:
    """The text on one line, with `BREAK` where a remark in a paragraph of its own begins."""
    text = text[:LIMIT]
    if "](" in text:
        text = _LINK.sub(lambda m: m["shown"], _LOCAL_LINK.sub(lambda m: m["shown"], text))
    if "\\" in text:
        text = _ESCAPE.sub("", text)
    if "<" in text:
        text = _TAG.sub("", text)
    text = text.replace(BREAK, " ").replace(BULLET, " ")
    if "-\n" in text or "‐\n" in text:
        text = _WRAP.sub("", text)
    if _BROKEN.search(text):
        text = _BULLETED.sub(BULLET, text)
        if _BLANK_LINE.search(text):
            text = _PARAGRAPH.sub(BREAK, text)
        text = text.replace(BREAK, f" {BREAK} ").replace(BULLET, f" {BULLET} ")
    if "*" in text or "_" in text or (not text.isascii() and _EMPHATIC.search(text)):
        text = _EMPHASIS.sub("", text)
    line = text.replace("\n", " ").strip()
    if "  " in line or not line.isprintable():  # of all white space only a space can be printed
        line = " ".join(line.split())
    if "()" in line or "( )" in line or "[]" in line or "[ ]" in line:
        line = " ".join(_EMPTY.sub("", text).split())
    return line.lstrip(_LEADING)


_OPEN_END = " ,;:(["  # what is left of words behind
_FEW = 12  # characters; less in front of an identifier describes nothing


def _led(lead: _Lead, line: str, at: int) -> int:
    """Where the words begin that lead to a place."""
    last = line[max(0, at - _LEAD) : at].rstrip(" .,:=-")[-1:]
    if last.isalpha() or (lead.figures and (last.isdigit() or last == "+")):
        before = max(0, at - _LEAD)
        match = lead.words.search(line[before:at])
        return before + match.start() if match else at
    opened = lead.signs.search(line, max(0, at - 3), at)
    return opened.start() if opened else at


def _remark(line: str, low: str, said: frozenset[bytes]) -> int | None:
    """Where the first remark begins, None when there is none; `low` is the line small, `said` its words."""
    cues = [word.decode() for word in said if word in _TELLING]
    if not _SAID.isdisjoint(said):
        cues += _COMMON
    elif not cues:
        return None  # two references of three
    for at in positions(low, tuple(cues), _FEW):
        if _CUE.match(low, at - 1) and _REMARK.match(line, at):
            return max(_led(_REMARK_LEAD, line, at), 1)
    return None


_NAMES_AHEAD = compile_regex(r"[ ]?\p{Lu}[\p{L}'’-]{1,30},?[ ](?:\p{Lu}\.?[ ]?){1,4}[,;&]")
_YEAR = compile_regex(r"(?:19|20)\d\d")


def _unbroken(line: str) -> str:
    return line.replace(f"{BREAK} ", "").replace(f"{BULLET} ", "")


def _finished(line: str, mark: re.Match[str]) -> bool:
    """Is the reference over where a paragraph ends? Some print title, authors and journal in one each."""
    if mark[0] == BULLET:
        return True
    return _YEAR.search(line, 0, mark.start()) is not None and not _NAMES_AHEAD.match(line, mark.end())


def _first_identifier(line: str, low: str, said: frozenset[bytes]) -> int | None:
    """Where the first identifier begins, None when there is none; `low` and `said` are as for a remark."""
    likely: tuple[str, ...] = _IDENTIFIER_WORDS
    for word in said:
        if word in _ALONE:
            likely += _ALONE[word]
    for at in positions(low, likely, _FEW):
        if _IDENTIFIER.match(line, at):
            return at
    return None


def cleaned(text: str) -> Cleaned:
    """The reference without mark-up, cut at the first identifier, remark or paragraph behind it."""
    line = one_line(text)
    if _PREFIXED.match(line) and (prefix := _PREFIX.match(line)):
        line = line[prefix.end() :]
    start = 0
    while line[start : start + 1] in _ADDRESSED and (leading := _LEADING_ADDRESS.match(line, start)):
        start = leading.end()
    line = line[start:].lstrip(" .,;:)]")
    low = lowered(line)
    broken = BREAK in line or BULLET in line
    said = _ASKED.intersection(words(low) + parts_in(_unbroken(low) if broken else low))
    end = len(line)
    if (first := _first_identifier(line, low, said)) is not None:
        end = _led(_IDENTIFIER_LEAD, line, first)
    if (remark := _remark(line, low, said)) is not None:
        end = min(end, remark)
    if broken:
        end = min([end, *(m.start() for m in _BREAKS.finditer(line, _FEW) if _finished(line, m))])
    if parts_word(line, end):
        said = _ASKED  # what is left of the word may be any
    body, tail = line[:end], line[end:]
    if broken:
        body, tail = _unbroken(body), _unbroken(tail)
    return made(Cleaned, (body.rstrip(_OPEN_END), tail, said))
