"""Quantities: bare labels that are none by the company they keep, such as numbers with a unit."""

import regex

from refcase.parse.mentions import Mention

# "London E1" (a postcode), "R2 = 0.93" (a coefficient): bare, and no label. A capital that begins a
# sentence says nothing ("In R3 …"), so a small word must come before it.
_PLACE_BEFORE = regex.compile(r"\p{Ll},? \p{Lu}\p{Ll}+ $")
# "from 3.1 to 3.2 million", "3.1, 3.2 and 5.1 per cent": numbers, where a list is labelled 3.n
_UNIT_AFTER = regex.compile(
    r"(?i)[ \n]?(?:%|°|[ap]\.?m\b|per[ ]?cent|(?:percentage )?points?\b"
    r"|(?:hundred|thousand|million|billion|trillion)s?\b|bn\b|[kcm]?[mg]\b|k[mgw]\b"
    r"|(?:kilo|centi|milli)?(?:met|lit|gram)|tonn?es?\b"
    r"|(?:hours?|days?|weeks?|months?|years?|times|degrees?)\b)"
)
_AMOUNT_BEFORE = regex.compile(
    r"(?i)(?:\b(?:between|than|about|around|approximately|averag\w+|rose|fell)|[<>=~])[ \n]$"
)
_FROM_BEFORE = regex.compile(r"(?i)\bfrom[ \n]$")
_MEASURE_AFTER = regex.compile(r"[ ]?[=<>≈≤≥]")


def is_quantity(text: str, mention: Mention) -> bool:
    """Whether a bare label is a quantity, or the district of a postcode."""
    if mention.shape == "bare" and mention.atoms[0].major:
        last = mention.atoms[-1]
        before = text[max(0, mention.start - 20) : mention.start]
        unit = last.part > "h" or _UNIT_AFTER.match(text, mention.end) is not None
        ranged = any(atom.ranged for atom in mention.atoms)
        return unit or bool(_AMOUNT_BEFORE.search(before)) or (ranged and bool(_FROM_BEFORE.search(before)))
    if mention.shape != "bare" or len(mention.atoms) > 1:
        return False
    before = text[max(0, mention.start - 40) : mention.start]
    return bool(_MEASURE_AFTER.match(text, mention.end)) or bool(_PLACE_BEFORE.search(before))
