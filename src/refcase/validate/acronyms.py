"""Acronyms of a draft: where they stand, which are explained, which need no explanation."""

from bisect import bisect_left
from collections import defaultdict

from refcase.patterns import compile_regex
from refcase.validate.draft import Draft

# Two to eight capitals, perhaps a plural's s; not part of a label (R1), a compound or an address.
_ACRONYM = compile_regex(r"(?<![\w&/.@#-])(\p{Lu}{2,8})s?+(?![\w&/@-]|\.\w|[’']\p{Lu})")
# Words in capitals side by side are a heading or an emphasis.
_SHOUTED = compile_regex(r"\b\p{Lu}{2,}+(?:[ \t]++\p{Lu}{2,}+)++")
# "Full Name (ABC)" and "ABC (Full Name)".
_EXPLAINED = compile_regex(
    r"""[(\[][“‘"']?(\p{Lu}{2,8})s?+(?!\w)|(?<!\w)(\p{Lu}{2,8})s?+[”’"']?\s(?=\(\p{L}{2})"""
)
_WORD = compile_regex(r"\p{L}[\p{L}’']*+")
_SMALL = {"a", "an", "and", "at", "by", "de", "for", "in", "of", "on", "or", "the", "to", "with"}
_ROMAN = compile_regex(r"[IVXLC]+")

# Read without explanation by any member of a panel: the exercise and its funders, states and unions,
# degrees, and words that the general press no longer spells out.
_KNOWN = (
    "AHRC BBSRC EPSRC ESRC MRC NERC STFC UKRI HEFCE HEFCW SFC REF RAE UOA HEI HEIF ERC NIHR "
    "UK EU US USA UN UAE USSR GB NI EC WHO UNESCO UNICEF NATO OECD NHS BBC ITV MP MEP MSP CEO CBE OBE MBE "
    "LLB LLM BTEC NICE GCHQ LGBT LGBTQ WWI WWII HMS LIBOR "
    "PI CI PDRA PGR BA BSC MA MSC MBA PHD DPHIL "
    "DNA RNA HIV AIDS COVID SARS MRI CT TV DVD CD PC IT ICT AI GPS GDP NGO NGOS LTD PLC LLC "
    "CPU GCSE GCSES FDA ICS AM PM AD BC BCE CE FAQ HTML HTTP PDF DOI ISBN ISSN URL USB USD GBP EUR SME "
    "SMES VAT AGM OK VIP "
    "ISO BSI NASA ESA IBM BP BT HM UCL LSE MIT CNN NBC ABC PBS"
)
KNOWN = frozenset(_KNOWN.split())

Uses = dict[str, list[int]]


def acronyms(draft: Draft) -> Uses:
    """Each acronym, its plural's s taken off, and where it begins, in all sections and in order."""
    found: Uses = defaultdict(list)
    view = draft.view
    for section in draft.study.sections:
        start, end = section.span.start, section.span.end
        shouted = [match.span() for match in _SHOUTED.finditer(view, start, end)]
        starts = [begin for begin, _ in shouted]
        for match in _ACRONYM.finditer(view, start, end):
            at = bisect_left(starts, match.start() + 1) - 1
            if (at < 0 or match.start() >= shouted[at][1]) and not _ROMAN.fullmatch(match[1]):
                found[match[1]].append(match.start())
    return found


def explained(text: str) -> dict[str, int]:
    """The acronyms with words in brackets, or in brackets behind words, and where first."""
    found: dict[str, int] = {}
    for match in _EXPLAINED.finditer(text):
        found.setdefault(match[1] or match[2], match.start())
    return found


class Initials:
    """The initials of the words of a text, with and without the small words between them."""

    def __init__(self, text: str) -> None:
        words = [(match[0].lower(), match.start()) for match in _WORD.finditer(text)]
        large = [(word, at) for word, at in words if word not in _SMALL]
        self._runs = [("".join(w[0] for w, _ in run), [at for _, at in run]) for run in (words, large)]
        self._first: dict[int, dict[str, int]] = {}

    def spell(self, acronym: str, end: int) -> bool:
        """Whether words that begin before `end` have these initials, side by side."""
        size = len(acronym)
        if size not in self._first:
            first: dict[str, int] = {}
            for run, starts in self._runs:
                for n in range(len(run) - size + 1):
                    at = first.setdefault(run[n : n + size], starts[n])
                    first[run[n : n + size]] = min(at, starts[n])
            self._first[size] = first
        return self._first[size].get(acronym.lower(), end) < end


_RARE = 2
_OFTEN = 4
_LETTERS = 4


def slips_among(found: Uses) -> dict[str, str]:
    """The rare acronyms that are one slip away from a frequent one, and that one."""
    frequent = [name for name, uses in found.items() if len(uses) >= _OFTEN and len(name) >= _LETTERS]
    rare = [
        name
        for name, uses in found.items()
        if len(uses) <= _RARE and len(name) >= _LETTERS and name not in KNOWN
    ]
    # One slip apart, names are equal once a letter is taken out of one or both: no need to try all pairs.
    near: dict[str, list[str]] = defaultdict(list)
    for other in frequent:
        for key in _shortened(other):
            near[key].append(other)
    order = {other: place for place, other in enumerate(frequent)}
    slips = {}
    for name in rare:
        meant = {other for key in _shortened(name) for other in near.get(key, ()) if _slip(name, other)}
        if meant:
            slips[name] = min(meant, key=order.__getitem__)
    return slips


def _shortened(name: str) -> set[str]:
    """The name, and the name without each of its letters but the first."""
    return {name, *(name[:i] + name[i + 1 :] for i in range(1, len(name)))}


def _slip(name: str, other: str) -> bool:
    """Whether one letter changed, missing or added, or two neighbours swapped, turns one into the other."""
    # A first letter more or less makes another body (the GP, the RGP); "SENIORs" is its own singular.
    if abs(len(name) - len(other)) > 1 or name[0] != other[0] or f"{name}S" == other or name == f"{other}S":
        return False
    at = next(
        (i for i, (a, b) in enumerate(zip(name, other, strict=False)) if a != b), min(len(name), len(other))
    )
    if len(name) != len(other):
        short, long = sorted((name, other), key=len)
        return short[at:] == long[at + 1 :]
    swapped = name[at : at + 2] == other[at : at + 2][::-1] and name[at + 2 :] == other[at + 2 :]
    # Of four letters, one changed makes another body more often than a slip.
    return swapped or (len(name) > _LETTERS and name[at + 1 :] == other[at + 1 :])
