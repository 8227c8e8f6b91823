"""Identifiers in running text: DOIs, web addresses, ISBNs. Pure and offline; nothing is looked up."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

import regex

from refcase.lookup import folded, has_any, lowered, positions
from refcase.patterns import compile_re, compile_regex

# Crossref's recommended pattern, with the slash perhaps percent-encoded. `<...>` holds only the
# item part of an old SICI ("<0038:OCCLAP>"), else it wraps an address.
_DOI = compile_regex(
    r"""(?xi) (?<!\d)(?<!\d\.) 10\.\d{4,9} (?:/|%2F) [ ]?
    (?: [^\s<>"“”‘’\]{}|^`\\]                           # nearly all; none of these begins so
      | (?<=[-‐/_])[ ]?\n[ ]{0,8}(?=\w)                 # a line ends at a joint: the export's wrap
      | (?<=-)[ ](?=\d{4}\.)                            # "j.1468- 5965.2012": a wrap undone badly
      | (?<=/j\.)[ \n][ \n]{0,8}(?=\p{Ll}{3,20}\.\d{4}) # "j. example.2012.01.001"
      | (?<=\d\.)\n[ ]{0,8}(?=\d[\w.]{0,20}\d)
      | <(?=\d{1,6}:[^\s<>]{1,20}>) | (?<=<\d{1,6}:[^\s<>]{1,20})>
      | \\(?=[_\-.()\[\]<>:;])
    ){1,200} """
)
# A DOI as nearly all are, of one word with nothing behind it that `_DOI` might take for a part of it: read in
# a twentieth of the time.
_PLAIN_DOI = compile_re(
    r"""(?x) (?<!\d)(?<!\d\.) 10\.[0-9]{4,9}/ (?P<suffix>[^\s<>"“”‘’\]{}|^`\\]{1,200}+)
    (?! [<>\\\x1c-\x1f] | (?:(?<=[-‐/_])|(?<=/j\.))[ \n] | (?<=\d\.)\n[ ]{0,8}\d | [^\s<>"“”‘’\]{}|^`\\] ) """
)
# What publishers' sites put behind a DOI in an address, and what runs into it without a space.
_BEHIND_DOI = compile_regex(
    r"""(?xi) (?: [;?\#&](?=[a-z]) | /(?:abstract|full(?:text)?|e?pdf|summary|meta|references|citedby|asset)\b
    | \.pdf\b | [,;](?=10\.\d{4}|doi|https?:) | https?: | (?<=\d)PMC?ID\b
    | \[ | \((?!SICI\))(?=\p{L}{4}|REF) ) .* """
)
_MAY_FOLLOW_DOI = compile_re(r"[;?#&/,\[(]|\.[pP]|[hH][tT]|[pP][mM]")
_URL = compile_regex(
    r"""(?xi) (?<![\w@]) (?: (?:https?|ftp)[ ]?://[ ]?(?=[\w\[-]) | www\.(?=[\w-]{1,80}\.\w) )
    (?: [^\s<>"“”‘’{}|^`\\\]]                                      # nearly all; none of these begins so
      | (?<=-)\n[ ]{0,8}(?=[\p{Ll}\d%])                          # nothing but a wrapped address ends so
      | (?<=[/_=?&])\n[ ]{0,8}(?=[\p{Ll}\d%][\w%~-]{0,80}[/.=?&%_-]\w) # the next line is a path as well
      | \\(?=[_\-.()\[\]&?=*~+!\#:/])
      | \](?!\()
    ){2,2000} """
)
# An address as nearly all are: of one word, with nothing behind it that `_URL` might take for a part of it.
_PLAIN_URL = compile_re(
    r"""(?x) (?<![\w@]) (?: https?://(?=[\w\[-]) | www\.(?=[\w-]{1,80}\.\w) ) [^\s<>"“”‘’{}|^`\\\]]{2,2000}+
    (?! \\ | \] | (?<=-)\n[ ]{0,8}[\w%] | (?<=[/_=?&])\n[ ]{0,8}[\w%][^\s/.=?&%_-]{0,80}[/.=?&%_-]\S ) """
)
_ISBN = compile_regex(
    r"""(?xi) (?: \bISBNs?\b (?:[ ]?\(?-?1[03]\)?)?(?:[ ]?\((?:e?book|[ph]bk|paperback|hardback|print)\))?
    [ :.#‐–-]{0,4}
    (?:\d{4}-\d{3}[\dX],[ ]?)? | (?<![\w/.-])(?=97[89][ ‐–-]?\d) )
    (?P<isbn> (?:97[89][ ‐–-]?)?(?:\d[ ‐–-]?){9}[\dX] )(?![\d‐–-]) """
)
_CLOSERS = {")": "(", "]": "["}
_TRAILING = ".,;:!?'’\"*_…"
_MAY_TRAIL = frozenset(_TRAILING).union(_CLOSERS)
_NOT_DIGIT = compile_regex(r"[^\dXx]")


def trimmed(address: str) -> str:
    """The address without what follows it in prose: stops, and brackets that it does not open itself."""
    if address[-1:] not in _MAY_TRAIL:
        return address  # most
    end = len(address)
    surplus = {closer: address.count(closer) - address.count(opener) for closer, opener in _CLOSERS.items()}
    while end:
        last = address[end - 1]
        if last in _TRAILING:
            end -= 1
        elif surplus.get(last, 0) > 0:
            surplus[last] -= 1
            end -= 1
        else:
            break
    return address[:end]


def _joined(text: str) -> str:
    """The address as one word, Markdown's backslashes gone."""
    return text.replace("\n", "").replace(" ", "").replace("\\", "")


def _closed(doi: str) -> str:
    """The DOI up to the first bracket that it did not open."""
    if ")" not in doi:
        return doi
    depth = 0
    for at, character in enumerate(doi):
        if character == "(":
            depth += 1
        elif character == ")":
            depth -= 1
            if depth < 0:
                return doi[:at]
    return doi


def _dois(text: str) -> Iterator[str]:
    """The DOIs in the text, bare and decoded, as often as they are printed."""
    end = 0
    for at in positions(text, ("10.",)):
        match = (_PLAIN_DOI.match(text, at) or _DOI.match(text, at)) if at >= end else None
        if match is None:
            continue
        end = match.end()
        doi = unquote(_joined(match[0]))
        prefix, _, suffix = doi.partition("/")
        if _MAY_FOLLOW_DOI.search(suffix):
            doi = f"{prefix}/{_BEHIND_DOI.sub('', suffix)}"
        doi = trimmed(_closed(doi)).rstrip("-/(")
        if "/" in doi:
            yield doi


def dois(text: str) -> list[str]:
    """The DOIs in the text, bare and decoded, in order; a DOI printed twice comes once."""
    return list(dict.fromkeys(_dois(text)))


def find_doi(text: str) -> str | None:
    """The first DOI in the text, None when there is none."""
    return next(_dois(text), None)


def _address(text: str, at: int) -> "re.Match[str] | regex.Match[str] | None":
    return _PLAIN_URL.match(text, at) or _URL.match(text, at)


_SOME_OF_URL = ("://", "w.", "W.")


def urls(text: str) -> list[str]:
    """The web addresses in the text, in order, each once; `www.` begins one too.

    A line break inside an address is undone only where the next line clearly goes on with it.
    """
    if not has_any(text, _SOME_OF_URL):
        return []
    found: dict[str, None] = {}
    end = 0
    for at in positions(lowered(text), ("http", "ftp", "www.")):
        match = _address(text, at) if at >= end else None
        if match is None:
            continue
        end = match.end()
        address = trimmed(_joined(match[0]))
        if len(address) > len("http://a"):
            found[address] = None
    return list(found)


# All that two thousand studies begin an address with. Sought in small letters from signs that are rare: sixty
# times as fast as `_URL`.
_SIGNS = (compile_re("://"), compile_re("w(?=ww)"))
_SCHEMES = frozenset({"http", "Http", "HTTP"})
_WWW = frozenset({"www.", "Www.", "WWW."})


class Address(NamedTuple):
    """A web address and where it is written: a wrap or Markdown's backslashes may lie in the stretch."""

    address: str
    start: int
    end: int


def signs(low: str) -> list[int]:
    """Where `://` and `www` stand in a folded text, in order: each address has one."""
    return sorted([match.start() for sign in _SIGNS for match in sign.finditer(low)])


def _beginnings(text: str, low: str, signs: list[int]) -> Iterator[int]:
    """Where an address may begin, in order."""
    for at in signs:
        if low[at] == "w":
            if text[at : at + 4] in _WWW:
                yield at
        elif text.startswith("ftp", max(0, at - 3)):
            yield at - 3
        else:
            begins = low.rfind("http", max(0, at - 6), at)  # "https :" has the most characters
            if begins >= 0 and text[begins : begins + 4] in _SCHEMES:
                yield begins


def addresses(text: str) -> list[Address]:
    """Every web address in the text, in order, as often as it is written."""
    low = folded(text)
    return addresses_at(text, low, signs(low))


def addresses_at(text: str, low: str, signs: list[int]) -> list[Address]:
    """As `addresses`; `low` is the text folded, `signs` what is in it."""
    found: list[Address] = []
    for at in _beginnings(text, low, signs):
        if found and at < found[-1].end:
            continue
        match = _address(text, at)
        if match is None:
            continue
        written = trimmed(match[0]).rstrip("\\")
        address = _joined(written)
        if len(address) > len("http://a"):
            found.append(Address(address, match.start(), match.start() + len(written)))
    return found


def find_isbn(text: str) -> str | None:
    """The first ISBN in the text as bare digits (and X), None when there is none.

    One without the word ISBN in front must begin with 978 or 979 and have the right check digit.
    """
    if "978" not in text and "979" not in text and "isbn" not in text.lower():
        return None
    for match in _ISBN.finditer(text):
        isbn: str = _NOT_DIGIT.sub("", match["isbn"]).upper()
        if match.start() != match.start("isbn") or _checks(isbn):
            return isbn
    return None


def _checks(isbn: str) -> bool:
    """Is the last digit of an ISBN of thirteen the one its others ask for?"""
    if len(isbn) != 13 or not isbn.isdecimal():
        return False
    return sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(isbn)) % 10 == 0
