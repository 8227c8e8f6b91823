"""The title: from where the authors and the year end to where the container or the imprint begins."""

from typing import NamedTuple

import regex

_OPENERS = {"‘": "’", "“": "”", '"': '"', "`": "'", "'": "'", "``": "''", "«": "»", "”": "”", "’": "’"}
_STOPS_AT = regex.compile(
    r"""(?x)
      (?<![\s.(]\p{Lu}) (?<!\b(?:vs|St|Dr|No|Vol|cf|al|eds?|Prof|Mr|Mrs|pp|ca|Jr)) \. (?=\s+(?:[\p{Lu}“‘"'`(\[]|\d|doi|https?:|www|pp?\.|$|in[ ]|e-?print|[–—])|\s*$)
    | [?!][’'”"]? (?=\s+[\p{Lu}(\[])
    | ,? \s+ (?=(?:[Ii]n|IN)[:]?\s+(?:[\p{Lu}]\.|[\p{Lu}][\p{L}’'-]+,?\s+(?:[\p{Lu}]\.|(?:and|&)\s|[\p{Lu}][\p{L}'-]+\s*\(|.{0,120}?\((?:[Ee]ds?\b|[Ee]ditors?))))
    | ,? \s+ (?=[Ii]n:\s)
    | \s* (?=\((?:[^()]{2,80}[,:;]\s*)?(?:19|20)\d\d[a-h]?\))
    | \s* (?=\([^()]{0,60}(?:Press|Routledge|Springer|Palgrave|Publish|Wiley|Elsevier|Blackwell|Macmillan|Books)[^()]{0,40}\))
    | \s+ (?=\[(?!\p{Ll}{0,3}\]))
    | [,;.]? \s+ (?=(?:doi|DOI|ISBN|ISSN|https?:|www\.)\b)
    | [,.]? \s+ (?=(?:Available|Retrieved|Submitted|Published)\b)
    """
)
# A journal after a comma: capitalised words, then a volume, a year or pages.
_JOURNAL = regex.compile(
    r"""(?x) , \s+ (?=
      (?:The\s)?(?:[\p{Lu}][\p{L}.&’'-]*)(?:[\s:-]+(?:[\p{Lu}][\p{L}.&’'-]*|of|and|the|in|for|on|&|de|et|la|–|-|\()){0,9}\)?
      (?: [,.;:]? \s* (?:\(?\s?(?:19|20)\d\d\)?|[Vv]ol(?:ume|\.)?\s*\d|\d{1,4}\s*[(:,.;]|\d{1,4}\s*$|\d{1,4}\s+\(|[Ii]ssue|[Nn]o\.|pp?\.) | \s*\((?:19|20)\d\d ) )
    """
)
_PUBLISHER = regex.compile(
    r"""(?x) , \s+ (?= [\p{Lu}][\p{L}.&’' -]{1,50} (?::\s+[\p{Lu}] | \b(?:Press|Publish\w*|Books|Verlag|University)\b )
        | (?:Routledge|Palgrave|Springer|Wiley|Sage|SAGE|Ashgate|Bloomsbury|Penguin|Elsevier|Macmillan|Oxford|Cambridge|London)\b ) """
)
_LONGEST = 600


class Title(NamedTuple):
    """A title and where what follows it begins; `quoted` says that quotation marks set it off."""

    title: str
    end: int
    quoted: bool


def read_title(text: str, start: int) -> Title | None:
    """The title that begins at `start` (stops and spaces skipped), None when nothing is left."""
    at = start
    while at < len(text) and text[at] in " .,:;–—-*_)":
        at += 1
    if at >= len(text):
        return None
    quoted = _quoted(text, at)
    if quoted:
        return quoted
    end = _end(text, at)
    title = text[at:end].strip(" .,;:*_–-")
    return Title(title, end, False) if title else None


def _quoted(text: str, at: int) -> Title | None:
    """A title in quotation marks: all of it, or the part of it that they set off with what comes after."""
    opener = text[at : at + 2] if text.startswith("``", at) else text[at]
    closer = _OPENERS.get(opener)
    if closer is None or (opener in "’”" and text[at + 1 : at + 2] == " "):
        return None
    inner = at + len(opener)
    close = _closing(text, inner, opener, closer)
    if close is None:
        return None
    end = close + len(closer)
    rest = text[end : end + 2]
    # "‘Time Out’: a strategy …" and "'My Way' and other songs": the marks set off a part of the title.
    partial = rest[:1] == ":" and close - inner < 80 and not _followed_by_names(text, end)
    if partial or (rest[:1] == " " and rest[1:2].islower() and not regex.match(r" (?:in|by|with|pp?\.|doi|vol|a |special|chapter)\b", text[end : end + 12]) and close - inner < 60):
        stop = _end(text, end)
        return Title(text[at:stop].strip(" .,;*_"), stop, False)
    title = text[inner:close].strip(" .,;")
    return Title(title, end, True) if title else None


def _followed_by_names(text: str, end: int) -> bool:
    return regex.match(r":\s*(?:\p{Lu}\.|\p{Lu}\p{L}+,?\s\p{Lu}{1,2}\b)", text[end : end + 40]) is not None


def _closing(text: str, start: int, opener: str, closer: str) -> int | None:
    """Where the quotation closes: at a mark that a letter does not follow, inner quotations stepped over."""
    depth = 0
    limit = min(len(text), start + _LONGEST)
    last = None
    for at in range(start, limit):
        if opener != closer and text.startswith(opener, at) and opener != "’":
            depth += 1
        elif text.startswith(closer, at):
            after = text[at + len(closer) : at + len(closer) + 1]
            before = text[at - 1 : at]
            if after.isalnum() or (before == " " and after != "" and after not in ",.;"):
                if opener == closer and before == " ":
                    depth += 1
                continue
            if closer in "’'" and before == "s" and after == " " and text[at + 2 : at + 3].islower():
                last = at  # "teachers' voices": perhaps a genitive
                continue
            if depth > 0:
                depth -= 1
                continue
            return at
    return last


def _end(text: str, at: int) -> int:
    """Where an unquoted title ends."""
    limit = min(len(text), at + _LONGEST)
    stops = [m.start() if m[0][:1] not in "?!" else m.end() for m in _STOPS_AT.finditer(text, at + 3, limit)]
    end = stops[0] if stops else limit
    for pattern in (_JOURNAL, _PUBLISHER):
        found = [m.start() for m in pattern.finditer(text, at + 8, min(end + 1, limit))]
        if found:
            return min(end, found[0] if pattern is _PUBLISHER else found[-1])
    return end
