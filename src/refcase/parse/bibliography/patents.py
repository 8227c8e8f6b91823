"""Patents: the number that stands in front of or behind the title of one, and who it belongs to."""

from refcase.patterns import compile_regex

NUMBER_FIRST = compile_regex(
    r"(?:(?:Granted|International|European|World|British|UK|GB|US|U\.S\.|PCT|WO)[ ]){0,3}(?:Patents?"
    r"|patents?)(?:[ ](?:[Aa]pplication|[Pp]ublished|[Nn]umber|[Pp]ublication)){0,2}[:,]?[ ](?:[Nn]o\.?"
    r"|[Nn]umber)?[: ]{0,2}(?:[A-Z]{2}[ ]?)?[\d/,-]{4,20}[ ]?[A-Z]?\d?[.,:;]{0,2}[ ](?=\p{Lu})"
)
TITLE_IN_BRACKET = compile_regex(
    r"(?:\w{2,15}[ ]){0,2}[Pp]atent[^\[\]‘“\"`]{0,60}\[(?P<title>[^\[\]]{5,300})\]"
)
NUMBER_LAST = compile_regex(
    r"[,.;]?[ ][(\[]?(?:(?:US|UK|GB|U\.S\.|United States|European|Europe|EU|International|World|PCT|WO"
    r"|EP|Japanese|Chinese|Australian|British|Granted|filed)[ ]){0,3}(?:Patent|patent)\b|[,.;][ ](?:WO"
    r"|US|EP|GB|PCT)[ /]?(?:\p{Lu}{2})?\d{2}"
)
ASSIGNEE = compile_regex(
    r"[^.]{2,40}\b(?:Ltd|Limited|Inc|plc|GmbH|Corp)\b\.?[ ]?(?:\(\p{Lu}{2}\)[ ](?:\p{Lu}\p{Ll}+)?)?[.,][ ]"
)
