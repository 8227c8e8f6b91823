"""Look-alikes: what is written like a label and is none, by the company it keeps."""

from refcase.parse.mentions import Mention
from refcase.patterns import compile_re, compile_regex

# "London E1" (a postcode), "R2 = 0.93" (a coefficient): bare, and no label. A capital that begins a
# sentence says nothing ("In R3 …"), so a small word must come before it.
_PLACE_BEFORE = compile_regex(r"\p{Ll},? \p{Lu}\p{Ll}+ $")
# "3.1, 3.2 and 5.1 per cent", "3.4m": numbers, where a list is labelled 3.n
_UNIT_AFTER = compile_re(
    r"(?i)[ \n]?(?:%|°|[ap]\.?m\b|per[ ]?cent|percentage points?\b"
    r"|(?:hundred|thousand|million|billion|trillion)s?\b|bn\b|[kcm]?[mg]\b|k[mgw]\b"
    r"|(?:kilo|centi|milli)?(?:met|lit|gram)|tonn?es?\b|(?:hours?|days?|weeks?|months?|years?|degrees?)\b"
    r"|times (?:as|higher|lower|more|less|greater|faster|the)\b)"
)
_UNITS = {"m", "k", "s", "t", "bn", "mn", "kg", "km", "mm", "cm", "mg", "ml", "am", "pm"}
_GLUED = compile_regex(r"(?<=\d)\p{Ll}{1,2}$")
_CHANGED = "rose|fell|grew|went|rang\\w+|increas\\w+|decreas\\w+|declin\\w+|dropp\\w+"
_AMOUNT_BEFORE = compile_regex(
    r"(?i)(?:\b(?:between|than|around|approximately|averag\w+|rose|fell"
    rf"|(?:{_CHANGED})(?: \w+){{0,2}} from)|[<>=~])[ \n]$"
)
# "from 3.1 to 3.2" is a change, unless what is drawn from 3.1 and 3.2 was named.
_FROM_BEFORE = compile_regex(r"(?i)\b(?:from|about)[ \n]$")
_DRAWN = compile_regex(
    r"(?i)\b(?:findings?|results?|dr[ae]w\w*|evidence|deriv\w+|data|insights?|outputs?|work|taken|adapted"
    r"|emerg\w+|arising|publications?|papers?|stud(?:y|ies)|research|methods?|models?|theor\w+)"
    r"\s(?:\w+\s){0,2}from[ \n]$"
)
# “[A]n oven”; but "[A]and [B]" only lost a space.
_REST_OF_WORD = compile_regex(
    r"(?!(?:and|or|in|on|of|to|for|which|that|the|by|with|as|was|were|is|are|has|have)\b)\p{Ll}"
)
_MEASURE_AFTER = compile_re(r"[ ]?[=<>≈≤≥]|[ \n](?:values?|coefficients?|postcodes?)\b")
# "[11C]raclopride"; in section 4 it may be a part of source 11, and "[3H]" may be a label anywhere.
_ISOTOPES = frozenset(
    {"11C", "13C", "14C", "15N", "15O", "17O", "18F", "18O", "19F", "31P", "32P", "33P", "35S"}
)


def is_no_label(text: str, section: int, mention: Mention) -> bool:
    """Whether the mention is a quantity, an isotope, a postcode's district or the capital of an editor."""
    first, last = mention.atoms[0], mention.atoms[-1]
    if first is last and first.number + first.part in _ISOTOPES and section != 4:
        return True
    if mention.shape == "square":  # “[A]n oven”
        return (
            first is last and first.letters.isupper() and _REST_OF_WORD.match(text, mention.end) is not None
        )
    if mention.shape == "round":
        named = [atom for atom in mention.atoms if atom.major or atom.prefix]
        ends = [(atom, mention.content + atom.end) for atom in named]
        return any(_MEASURE_AFTER.match(text, e) or (a.major and _measured(text, e)) for a, e in ends)
    if mention.shape != "bare":
        return False
    before = text[max(0, mention.start - 60) : mention.start]
    if first.major:
        ranged = any(atom.ranged for atom in mention.atoms)
        if ranged and _FROM_BEFORE.search(before) and not _DRAWN.search(before):
            return True
        return _measured(text, mention.content + last.end) or _AMOUNT_BEFORE.search(before) is not None
    if first is not last:
        return False
    return bool(_MEASURE_AFTER.match(text, mention.end)) or bool(_PLACE_BEFORE.search(before))


def _measured(text: str, end: int) -> bool:
    """Whether the number that ends here has a unit, glued to it or behind it."""
    glued = _GLUED.search(text, max(0, end - 3), end)
    return (glued is not None and glued[0] in _UNITS) or _UNIT_AFTER.match(text, end) is not None
