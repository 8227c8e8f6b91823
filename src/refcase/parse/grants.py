"""Grants listed in section 3: number, amount, currency and funder out of a line of prose."""

import regex

from refcase.lookup import has_any, lowered
from refcase.models import Grant
from refcase.parse.listing import Item
from refcase.parse.money import first_amount, has_amount, has_sign
from refcase.patterns import compile_re, compile_regex
from refcase.text import made_span

# Shapes of grant references, counted on 16,450 published ones in the REF 2021 database, surest first.
_NUMBER = compile_regex(
    r"""(?x) (?<![\w/-]) (?:
        (?:AH|BB|EP|ES|MR|NC|NE|NS|PP|ST|TS)/[A-Z][\dOI]{5}[\dOIX](?:/\d{1,2})?
      | (?:RES|PTA)-\d{3}-\d{2,4}-\d{4,5}(?:-[A-Z])? | GR/[A-Z]\d{5}(?:/\d{2})? | NER/[A-Z]/[A-Z]/\d{4}/\d{5}
      | BBS/[A-Z]/[A-Z0-9/]{2,12} | (?:WT)?\d{5,6}/[A-Z]/\d{2}/[A-Z] | MC_[A-Z]{2,3}_[A-Z0-9_]{2,12}(?:/\d+)?
      | (?:RPG|RF|MRF|ECF|IN|PLP|EM|DS|RL|IAF)-\d{4}-\d{3} | F/\d{2}[ ]?\d{3}/[A-Z]{1,2} | NIHR\d{6}
      | (?:RP|PB)-(?:PG|DG)-\d{4}-\d{5} | C\d{2,5}/A\d{4,6} | (?:PG|RG|FS|SP|CH)/\d{2}/\d{1,3}/\d{4,5}
      | [A-Z]{1,3}\d{3,5}-\d{2}-[A-Z\d]-\d{3,4}(?:-\d{4})? | [A-Z]{1,5}\d{0,2}[A-Z]?-CT-\d{2,4}-\d{4,6}
      | FP\d-[A-Z][A-Z0-9]{1,11}(?:-[A-Z0-9]{1,11}){1,5}
      | KTP[ ]?\d{4,6} | OPP\d{4,7} | INV-\d{6} | (?:SG|MD|PM)-?\d{5,6} | [A-Z]{2,8}\\\d{6}
        | G\d{7}(?:/\d{1,2})?
      | (?:RIA|CSA)\d{4}[A-Z]{1,2}-\d{3,5}(?:-[\w-]{2,30})? | \d{4}-\d-[A-Z]{2}\d{2}-[A-Z]{2}\d{3}-\d{6}
      | \d{6}-[A-Z]{2,6}-\d-\d{4}(?:-\d)?-[A-Z-]{2,30} | UKRI\d{1,5}
      | [A-Z]{2,4}\d{5,8} | [A-Z]{2,4}[-/]\d{5,7} | (?:[A-Z]{1,5}[/-]){1,3}\d{4,6}(?:[/-]\w{1,6}){0,2}
      | (?=[A-Z0-9/-]{0,30}\d[A-Z0-9/-]{0,10}\d[A-Z0-9/-]{0,10}\d) [A-Z]{1,6}(?:[/-][A-Z0-9]{1,10}){2,4}
      | (?<=\(|,[ ]|:[ ]|no\.?[ ]|number[ ])\d{6}(?=[,).;\s]|$)
    ) (?!\w) """
)
_FUNDER = compile_regex(
    r"""(?x) \b(?: AHRC | BBSRC | EPSRC | ESRC | MRC | NERC | STFC | UKRI | GCRF | Innovate[ ]?UK
      | NIHR | HEFCE | Research[ ]England | TSB
      | Technology[ ]Strategy[ ]Board | Wellcome(?:[ ]Trust)? | Leverhulme(?:[ ]Trust)?
        | British[ ]Academy | Royal[ ]Society(?:[ ]of[ ]Edinburgh)?
      | Royal[ ]Academy[ ]of[ ]Engineering | Nuffield[ ]Foundation | Joseph[ ]Rowntree[ ]Foundation
        | Cancer[ ]Research[ ]UK | CR-?UK
      | British[ ]Heart[ ]Foundation | European[ ]Research[ ]Council | ERC | European[ ]Commission
        | European[ ]Union | Horizon[ ]2020 | FP[67]
      | DEFRA | DFID | DfE | Department[ ]of[ ]Health | Home[ ]Office | Arts[ ]Council[ ]England
        | Heritage[ ]Lottery[ ]Fund
      | (?:Arts[ ]and[ ]Humanities|Economic[ ](?:and|&)[ ]Social|Medical|Natural[ ]Environment
        |Engineering[ ]and[ ]Physical[ ]Sciences|
         Biotechnology[ ]and[ ]Biological[ ]Sciences)[ ]Research[ ]Council
           | Scottish[ ](?:Funding[ ]Council|Government|Enterprise) )\b """
)
_WORDS = compile_regex(
    r"\b(?:[Gg]rants?|[Aa]ward(?:ed|s)?|[Ff]und(?:ed|ing)|[Ff]ellowship|PI|Co-?I|P\.I\."
    r"|[Pp]rincipal [Ii]nvestigator|[Ii]nvestigators?|[Ss]ponsor)\b"
)
_TELLS = compile_re(
    r"(?i)[*_•·\s-]*(?:funding|funded|grants?|(?:the|this|our) (?:\w+ ){0,4}(?:research|work|project"
    r"|studies)|supported|awarded|research (?:was|grant))\b"
)
_DATED = compile_regex(r"\b(?:19|20)\d\d[a-h]?\b")
_PRINTED = compile_regex(
    r"(?i)\bpp?\.? ?\d|\d ?\(\d{1,3}\)|\d{1,4}: ?[a-z]?\d|\bvol\b|\beds?\b|\bpress\b|\bjournal\b"
    r"|\bpublish|\(\d{4}[a-h]?\)|[‘“`'\"]"
)
_YEAR_FIRST = compile_regex(r"[^£€$]{0,200}?\((?:19|20)\d\d[a-h]?\)", regex.DOTALL)
_SERIALS = ("doi", "isbn", "issn")
_PUBLISHED = compile_regex(r"(?i)\bdoi\b|doi\.org|\bISBN\b|\bISSN\b")


# Where a number may begin: most capitals begin a word without digits, most figures are years and amounts.
# `re` finds what leads a pattern many times faster than what follows a look back, which comes second.
_NUMBER_START = compile_re(
    r"[A-Z\d](?<![A-Za-z0-9_/-].)(?:(?<=[A-Z])(?:(?=[^ \t\n\d]{0,30}\d)|(?<=K)TP|(?<=M)C_|(?<=B)BS/)"
    r"|(?<![A-Z])(?=[^\s,.;:()/-]{3}(?:[^\s,.;:()/-]|-.-)))"
)


def _number(text: str, start: int, end: int) -> str | None:
    """The first grant reference in the stretch."""
    starts = _NUMBER_START.finditer(text, start, end)
    return next((number[0] for m in starts if (number := _NUMBER.match(text, m.start(), end))), None)


def looks_like_grant(text: str, *, listed: bool = False) -> bool:
    """Whether an item is a grant and no publication: it has an amount of money and speaks of funding.

    `listed`: it stands among references, where a year in brackets near the beginning is a publication's.
    """
    low = lowered(text)
    if not has_sign(low) or _is_published(text, low) or (listed and _YEAR_FIRST.match(text)):
        return False
    return has_amount(text, 0, len(text)) and bool(
        _WORDS.search(text) or _FUNDER.search(text) or _number(text, 0, len(text))
    )


def _is_published(text: str, low: str) -> bool:
    return has_any(low, _SERIALS) and _PUBLISHED.search(text) is not None


def is_publication(text: str) -> bool:
    """Whether a listed item is a publication, no grant: a year, no money, and print's furniture."""
    if has_amount(text, 0, len(text)):
        return False
    if _is_published(text, lowered(text)):
        return True
    return _DATED.search(text) is not None and _PRINTED.search(text) is not None


def tells_of_grant(text: str) -> bool:
    """Whether a paragraph after an item speaks of the funding of the research and of no publication."""
    return _TELLS.match(text) is not None and looks_like_grant(text)


def read_grant(view: str, text: str, item: Item, label: str | None) -> Grant:
    """The grant in a listed item; what the line does not say is None."""
    funder = _FUNDER.search(view, item.body, item.end)
    money = first_amount(view, item.body, item.end)
    return Grant(
        label=label,
        printed_label=item.printed,
        number=_number(view, item.body, item.end),
        amount=money.amount if money else None,
        currency=money.currency if money else None,
        funder=" ".join(funder[0].split()) if funder else None,
        raw=text[item.start : item.end],
        section=3,
        span=made_span(start=item.start, end=item.end),
    )
