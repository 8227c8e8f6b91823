"""Cleaning: a reference as one line without mark-up, and the parts of it that identify or remark."""

from typing import NamedTuple

import regex

LIMIT = 6000  # characters; the longest reference of one output in two thousand studies has 3,000

_LINK = regex.compile(
    r"\[(?P<shown>[^\[\]]{1,500})\]\((?:<[^<>]{1,2000}>|[^\s()]{0,2000}(?:\([^\s()]{0,200}\)[^\s()]{0,500})?)(?:\s{1,3}\"[^\"]{0,200}\")?\)"
)
# A file's path as link target holds spaces (exports of REF 2021 keep those of the author's machine).
_LOCAL_LINK = regex.compile(r"\[(?P<shown>[^\[\]]{1,500})\]\((?:file|mailto):[^()]{1,1000}\)")
_ESCAPE = regex.compile(r"\\(?=[^\w\s])")
_TAG = regex.compile(r"</?(?:i|b|em|strong|sup|sub|u|br|p|span|a)\b[^<>]{0,200}>", regex.I)
_EMPHASIS = regex.compile(r"\*+|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|[†‡§¹²³⁴-⁹⁺]")
_SPACE = regex.compile(r"\s+")
_WRAP = regex.compile(r"(?<=\p{L}[-‐])\n(?=\p{Ll})")
# A paragraph behind a finished one, or a bullet, is a remark; one behind an unfinished one is a page's wrap.
_PARAGRAPH = regex.compile(
    r"(?<=[.)\]’'\"”\d])[ \t]*\n[ \t]*\n(?:[ \t]*\n){0,5}(?=\s{0,20}[\p{Lu}(\[*])|\n[ \t]{0,10}(?:[•▪■●◦]|[-–*][ \t])(?=[ \t]{0,5}\S)"
)
_EMPTY = regex.compile(r"\(\s?\)|\[\s?\]")
BREAK = "\x1f"

_IDENTIFIER = regex.compile(
    r"""(?xi) [(\[<]? (?: \b(?:DOI|URL|handle|link|available[ ](?:at|from|online|here)|see|at)\b [ ]?(?:no\.?|number|:|=|is|link)?[ .:]{0,3} ){0,3}
    (?: (?:https?|ftp)[ ]?:[ ]?//[ ]?\S{1,2000} | (?<![\w@])www\.\S{1,2000} | (?<![\w.])(?:dx\.)?doi\.org/\S{1,500} | (?<![\d.])10\.\d{4,9}(?:/|%2F)\S{1,500}
      | \b(?:ISBN|ISSN)\b | \bPMC?ID\b | \bPubMed\b | \barXiv[ ]?:[ ]?\S{4,30} )
    | [(\[]?\bDOI\b(?=[ ]?[:.(\[]|[ ]10\.|[ ]?$) | [(\[]\s?PDF\b """
)
_REMARK = regex.compile(
    r"""(?xi) [(\[{*]?\s? (?<![\w-]) (?:
      (?:(?:also|article|copy|copies|pdf|papers?|outputs?|all|item|full[ ]text|can[ ]be|is|are|,)[ ]){0,4} available[ ](?:from|at|on|online|in[ ]open|here|via|through|upon|by|as)\b
    | (?:also[ ])?(?:re)?submitted[ ](?:to|in|as|for|under)[ ](?:the[ ])?(?:RE[FA]|RAE|UoA)
    | (?:listed|included|returned|entered|submitted|output|published|identified|cited)?[ ]?(?:in|as|for|to)?[ ]?\bREF[ ]?(?:1|2|3|20\d\d|ID|output)\b
    | RAE[ ]?(?:20)?\d\d | RA2\b | submitted[ ]to[ ]REF | double[- ]?weighted | can[ ]be[ ]supplied | supplied[ ]on[ ]request
    | (?:double|single)?[- ]?(?:blind[- ])?(?:fully[ ])?(?:peer|externally)[ -]?(?:reviewed|refereed) | refereed[ ](?:journal|article|paper)
    | (?:google[ ]scholar|scopus|web[ ]of[ ](?:science|knowledge)|WoS|ISI|altmetric|GS|SNIP|SJR|ABS|ABDC|FWCI)\b[ ]?[^.]{0,40}?(?:\d|[*]|cit|rank|jour|impact)
    | (?:over[ ]|more[ ]than[ ]|cited[ ]|times[ ]|>[ ]?){0,2}\d{1,3}(?:,\d{3})?\+?[ ](?:google[ ](?:scholar[ ])?|scopus[ ]|WoS[ ]|ISI[ ]|GS[ ]|independent[ ]){0,2}(?:citations?|cites|downloads|reads)\b
    | (?:total[ ]|no\.?[ ]of[ ]|number[ ]of[ ])?(?:citations?|times[ ]cited|cites)\b[ ]?(?:[:=(\d]|to[ ]date|count|in)
    | cited[ ](?:by|in|over|more|\d|[~>+]) | (?:[25][- ]?(?:year|yr)[ ])?(?:journal[ ])?(?:impact[ ]factor|[JI]IF\b|IF\b[ ]?[:=\d(]) | accessed[ ] | last[ ]accessed
    | (?:positively[ ])?reviewed[ ](?:in|by|as)[ ] | translated[ ](?:into|as) | (?:winner|awarded|shortlisted|nominated|selected)[ ](?:of|the|for|as)
    | (?:this|the)[ ](?:paper|article|book|output|chapter|work|research|report|study|project|exhibition|publishers?|journal|AJOB|film|piece)[ ](?:\w{1,20}[ly]{0,2}[ ])?(?:is|was|has|have|won|received|describes?|reports?|presents?|shows?|provides?|demonstrates?|outlines?|introduces?|commended)\b
    | (?:jointly[ ])?funded[ ]by | \(?funding[ ] | supported[ ]by | (?:key|outputs?)[ ]ref | with[ ]response[ ]to | priority[ ]from | in[ ]top[ ]\d | accompanying[ ]publication
    ) """
)
_LEADING = regex.compile(r"^(?:[ \s.,:;)\]}|•▪■●◦–—-]|\*)+")


# What kind of thing it is, or a second label, in front of it all.
_PREFIX = regex.compile(
    r"^(?:\[[\w.-]{1,5}\][ ]?|\(?[a-z\d]{1,2}[.)][ ](?=\p{Lu}{2}|\p{Lu}\p{Ll})|(?i:(?:(?:journal|book|conference|edited|authored|key|research|selected)[ ]){0,2}"
    r"(?:articles?|books?|chapter|paper|monograph|references?|outputs?|publications?|report|ref|thesis|output type)[ ]?\d{0,2}[ ]?[:.–-][ ])"
    r"|(?:Key |Selected |Main )?(?:Research )?(?:Outputs|Publications|References)[ ](?=\p{Lu}[\p{L}-]{1,20},?[ ]\p{Lu}{1,3}[.,])){1,3}"
)


class Cleaned(NamedTuple):
    """`body` describes the output; `tail` is what stands behind its first identifier or remark."""

    body: str
    tail: str


def one_line(text: str) -> str:
    """The text on one line, with `BREAK` where a remark in a paragraph of its own begins."""
    text = text[:LIMIT]
    if "](" in text:
        text = _LINK.sub(lambda m: m["shown"], _LOCAL_LINK.sub(lambda m: m["shown"], text))
    if "\\" in text:
        text = _ESCAPE.sub("", text)
    if "<" in text:
        text = _TAG.sub("", text)
    text = _PARAGRAPH.sub(BREAK, _WRAP.sub("", text.replace(BREAK, " ")))
    text = _EMPTY.sub("", _EMPHASIS.sub("", text))
    return _LEADING.sub("", _SPACE.sub(" ", text.replace(BREAK, f" {BREAK} "))).strip()


_FEW = 25  # characters; less in front of an identifier describes nothing


def cleaned(text: str) -> Cleaned:
    """The reference without mark-up, cut at the first identifier, remark or paragraph behind it."""
    line = _PREFIX.sub("", one_line(text))
    start = 0
    while (found := _IDENTIFIER.match(line, start)) and found.end() > start:
        start = found.end()
    line = line[start:].lstrip(" .,;:)]")
    ends = [m.start() for m in (_IDENTIFIER.search(line, _FEW), _REMARK.search(line, _FEW)) if m]
    if (at := line.find(BREAK, _FEW)) >= 0:
        ends.append(at)
    end = min(ends, default=len(line))
    body = line[:end].replace(BREAK, " ").rstrip(" ,;:([")
    return Cleaned(body, line[end:].replace(BREAK, " "))
