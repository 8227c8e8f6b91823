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
_MEASURE_AFTER = regex.compile(r"[ ]?[=<>≈≤≥]|[ \n](?:values?|coefficients?|postcodes?)\b")
# "[11C]raclopride". In section 4 it may be a part of source 11, and "[3H]" is item H of section 3.
_ISOTOPES = {"11C", "13C", "14C", "15N", "15O", "17O", "18O", "18F", "19F"}
_ISOTOPES |= {"31P", "32P", "33P", "35S"}


def is_quantity(text: str, section: int, mention: Mention) -> bool:
    """Whether a label is a quantity, an isotope or the district of a postcode."""
    first = mention.atoms[0]
    if len(mention.atoms) == 1 and first.number + first.part in _ISOTOPES and section != 4:
        return True
    if mention.shape == "round":
        ends = [atom.end for atom in mention.atoms if atom.major or atom.prefix]
        if any(_MEASURE_AFTER.match(text, end) for end in ends):
            return True
        dotted = [atom for atom in mention.atoms if atom.major]
        return any(atom.part > "h" or _UNIT_AFTER.match(text, atom.end) for atom in dotted)
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
