"""People: who is named right before a year, and by which names.

people := Surname (("," | "and" | "&") Surname)* ["et al."] ["’s" [up to three words]]
"""

from refcase.patterns import compile_re, compile_regex, compile_twin, is_latin

_WORD = r"[\p{Lu}][\p{L}\p{M}’'-]{1,30}"
_NAME = compile_twin(_WORD)
_INITIALS = r"(?:,?\s(?:[\p{Lu}]\.\s?){1,3})?"
# From the end of the first author's name to the year, which stands in brackets with or without the
# names, or after a possessive. Without either it is a date: "in 2014 Ash was …".
_TO_YEAR = compile_twin(
    rf"""(?x) {_INITIALS} (?:\s?(?:,|&|,?\s?\band\b)\s?{_WORD}{_INITIALS}){{0,8}}
    (?: ,?\s?\bet\.?(?:\s?al\b)?\.? | \s(?:and|&)\s(?:others|colleagues) )? (?P<own>(?<=s)[’'] | [’']s)?
    (?P<words>(?: \s[\p{{L}}-]{{2,14}} ){{0,3}}) [\s,]{{0,3}} [“‘"]? \s? (?P<bracket>[(\[])? \s? """
)
_BARRIER = compile_twin(r"[^\p{L}\p{M}\s.,&’'“‘\"-]")
# "Ash’s oven research (2008)", but "Ash’s Plain Loaves (2008)" names a work and "Ash’s visit in 2008" a date.
_SPOKEN_OF = compile_regex(r"\s(?!in$|of$|since$)\p{Ll}+$")
BETWEEN = compile_regex(r"[\s,;&]{0,4}(?:(?:and|see|also|e\.g\.,?)\s)?")
OPENING = compile_re(r"[(\[][^()\[\]]{0,40}$")
REACH = 120
_MANY = 60  # names; a list of six references has some twenty, and looking up more than this is slower


def comparable(name: str) -> str:
    """The name for comparing: its last word, small, without a possessive."""
    if name.isalpha():
        return name.casefold()
    last = name.replace("’", "'").casefold().split(" ")[-1]
    return last.removesuffix("'s").rstrip("'")


# Words in small letters that may stand between a name and a year by themselves.
_LED_BY = frozenset(("et", "al", "others", "colleagues"))
_LONGEST = 14  # letters of another word, of which three may stand there behind a possessive
_POSSESSIVE = 3 * (_LONGEST + 1) + 10
_BEFORE_YEAR = ' \n\t,([“‘"'
_NAME_ENDS = frozenset(".’'-")  # and letters


def may_be_led(view: str, year: int) -> bool:
    """Whether people may be named right before the year, by the word there: not so "in 2014"."""
    near = view[max(0, year - _POSSESSIVE) : year]
    lead = near.rstrip(_BEFORE_YEAR)
    last = lead[-1:]
    if not last.isalpha():
        return last in _NAME_ENDS or not last.isascii() or last.isspace()
    _, space, word = lead[-_LONGEST - 1 :].replace("\n", " ").rpartition(" ")
    if not (space and word.islower() and word.isascii() and word.isalpha()) or word in _LED_BY:
        return True
    return "’" in near or "'" in near


def may_name(window: str, names: set[str]) -> bool:
    """Whether a name may stand in the window: a glance, as long as there are not too many of them."""
    if len(names) > _MANY:
        return True
    low = window.replace("’", "'").casefold()
    for name in names:  # noqa: SIM110  # in half the time of `any`
        if name in low:
            return True
    return False


def names_in(text: str) -> set[str]:
    """The names in a text, comparable."""
    return {comparable(name) for name in _NAME[is_latin(text)].findall(text)}


def people_before(view: str, year: int, start: int, last_end: int) -> tuple[str, int] | None:
    """The first author of the people named right before a year, and where; None when none are.

    `last_end`: where the author and year before these end; they may stand in the same bracket.
    """
    begin = max(start, year - REACH)
    latin = is_latin(view[begin:year])
    # What stands before a sign that no list of people holds is none of them.
    stop = max(begin, year - 3)
    begin = stop - len(_BARRIER[latin].split(view[begin:stop])[-1])
    near = view[begin:year]
    for match in _NAME[latin].finditer(near):
        name = match[0].removesuffix("’s").removesuffix("'s").rstrip("’'")
        gap = _TO_YEAR[latin].fullmatch(near, match.start() + len(name))
        if gap is None:
            continue
        at = begin + match.start()
        if gap["words"] and not (gap["own"] and _SPOKEN_OF.search(gap["words"])):
            continue
        if (
            gap["bracket"]
            or gap["own"]
            or OPENING.search(view, max(start, at - 60), at)
            or (last_end >= 0 and BETWEEN.fullmatch(view, last_end, at))
        ):
            return name, at
    return None
