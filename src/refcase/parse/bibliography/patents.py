"""Patents: the number that stands in front of or behind the title of one, and who it belongs to."""

import regex

from refcase.patterns import compile_re, compile_regex

_WORD = "atent"
_NUMBER_FIRST = compile_regex(
    r"(?:(?:Granted|International|European|World|British|UK|GB|US|U\.S\.|PCT|WO)[ ]){0,3}(?:Patents?"
    r"|patents?)(?:[ ](?:[Aa]pplication|[Pp]ublished|[Nn]umber|[Pp]ublication)){0,2}[:,]?[ ](?:[Nn]o\.?"
    r"|[Nn]umber)?[: ]{0,2}(?:[A-Z]{2}[ ]?)?[\d/,-]{4,20}[ ]?[A-Z]?\d?[.,:;]{0,2}[ ](?=\p{Lu})"
)
_TITLE_IN_BRACKET = compile_regex(
    r"(?:\w{2,15}[ ]){0,2}[Pp]atent[^\[\]‘“\"`]{0,60}\[(?P<title>[^\[\]]{5,300})\]"
)
# Where the word is missing: found many times faster than all that may stand there.
_OFFICE = compile_re(r"[,.;][ ](?:WO|US|EP|GB|PCT)")
_NUMBER_LAST = compile_regex(
    r"[,.;]?[ ][(\[]?(?:(?:US|UK|GB|U\.S\.|United States|European|Europe|EU|International|World|PCT|WO"
    r"|EP|Japanese|Chinese|Australian|British|Granted|filed)[ ]){0,3}(?:Patent|patent)\b|[,.;][ ](?:WO"
    r"|US|EP|GB|PCT)[ /]?(?:\p{Lu}{2})?\d{2}"
)
ASSIGNEE = compile_regex(
    r"[^.]{2,40}\b(?:Ltd|Limited|Inc|plc|GmbH|Corp)\b\.?[ ]?(?:\(\p{Lu}{2}\)[ ](?:\p{Lu}\p{Ll}+)?)?[.,][ ]"
)


def title_in_bracket(text: str, at: int) -> "regex.Match[str] | None":
    """A patent at a place with its title in a bracket."""
    return _TITLE_IN_BRACKET.match(text, at) if _WORD in text else None


def number_first(text: str, at: int) -> "regex.Match[str] | None":
    """The number of a patent at a place, with its title behind."""
    return _NUMBER_FIRST.match(text, at) if _WORD in text else None


def number_last(text: str, at: int) -> "regex.Match[str] | None":
    """The first number of a patent from a place on, its title in front."""
    return _NUMBER_LAST.search(text, at) if _WORD in text or _OFFICE.search(text, at) else None
