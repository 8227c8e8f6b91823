"""Identifiers in running text: DOIs, web addresses, ISBNs. Pure and offline; nothing is looked up."""

from urllib.parse import unquote

import regex

# Crossref's recommended pattern (fact sheet 8.2), with the slash perhaps percent-encoded. A line that
# ends in a joint of the DOI goes on in the next: the wrap of an export cut it.
_DOI = regex.compile(
    r"""(?xi) (?<!\d)(?<!\d\.) 10\.\d{4,9} (?:/|%2F) [ ]?
    (?: (?<=[-/_])[ ]?\n[ ]?(?=\w) | (?<=\.)\n(?=[\d][\w.]*\d) | [^\s<>"“”‘’\]{}|^`\\] | \\(?=[_\-.()\[\]]) ){1,200} """
)
_URL = regex.compile(
    r"""(?xi) (?<![\w@]) (?: (?:https?|ftp):// | www\. )
    (?: (?<=[-/_=?&])\n(?=[\w%]) | [^\s<>"“”‘’{}|^`\\] | \\(?=[_\-.()\[\]&?=*~+!\#]) ){2,2000} """
)
_ISBN = regex.compile(
    r"(?i)\bISBN(?:-?1[03])?[ :.#-]{0,4}(?P<isbn>(?:97[89][ -]?)?(?:\d[ -]?){9}[\dX])(?![\d])"
)
_CLOSERS = {")": "(", "]": "["}
_TRAILING = ".,;:!?'’\"*_"


def trimmed(address: str) -> str:
    """The address without what follows it in prose: stops, and brackets that it does not open itself."""
    end = len(address)
    while end:
        last = address[end - 1]
        if last in _TRAILING:
            end -= 1
        elif last in _CLOSERS and address.count(last, 0, end) > address.count(_CLOSERS[last], 0, end):
            end -= 1
        else:
            break
    return address[:end]


def _joined(text: str) -> str:
    """The address as one word, Markdown's backslashes gone."""
    return text.replace("\n", "").replace(" ", "").replace("\\", "")


def dois(text: str) -> list[str]:
    """The DOIs in the text, bare and decoded, in order; a DOI printed twice comes once."""
    found = []
    for match in _DOI.finditer(text):
        doi = _joined(match[0])
        if "](" in doi:  # a Markdown link shows the address and then holds it
            doi = doi.split("](")[0]
        doi = trimmed(unquote(doi)).rstrip("-/")
        if doi not in found and doi.count("/"):
            found.append(doi)
    return found


def find_doi(text: str) -> str | None:
    """The first DOI in the text, None when there is none."""
    return next(iter(dois(text)), None)


def urls(text: str) -> list[str]:
    """The web addresses in the text, in order, each once; `www.` begins one too.

    A line break inside an address is undone only after a character that addresses are broken at.
    """
    found: list[str] = []
    for match in _URL.finditer(text):
        address = _joined(match[0])
        if "](" in address:
            address = address.split("](")[0]
        address = trimmed(address)
        if address not in found and len(address) > len("http://"):
            found.append(address)
    return found


def find_isbn(text: str) -> str | None:
    """The first ISBN in the text as bare digits (and X), None when there is none."""
    match = _ISBN.search(text)
    return regex.sub(r"[ -]", "", match["isbn"]).upper() if match else None
