"""Enumerations: brackets that count up and open clauses, (1) … (2) … or (i) … (ii) …, and so cite nothing."""

from refcase.labels import ordinal, roman
from refcase.parse.mentions import Mention
from refcase.patterns import compile_re, compile_regex

_WORD_AFTER = compile_re(r"[ \n]?[“‘\"'`]?[^\W\d_]")
_JOINED = compile_regex(r"(?:[,;:.)—–-]|\b(?:and|or)\b)[ \n]{0,3}$|\n[ \t]*$")


def without_enumerations(text: str, found: list[tuple[int, Mention]]) -> list[tuple[int, Mention]]:
    """The mentions, less those that are the points of an enumeration.

    Numbers, letters and numerals are counted apart: an enumeration may stand within a point of another.
    """
    points: set[int] = set()
    runs: dict[str, tuple[int, int]] = {}  # of each kind, the last point's value and place
    for _, mention in found:
        if mention.shape != "round" or len(mention.atoms) != 1:
            continue
        atom = mention.atoms[0]
        if atom.prefix or atom.major or atom.cue or not opens_clause(text, mention):
            continue
        counted = _counted(atom.number, atom.letters)
        follows = {
            kind
            for kind, value in counted.items()
            if kind in runs and value == runs[kind][0] + 1 and _goes_on(text, mention.start)
        }
        begins = {kind for kind, value in counted.items() if value == 1 and kind not in follows}
        for kind in follows:
            points.update((runs[kind][1], mention.start))
            runs[kind] = (counted[kind], mention.start)
        for kind in begins:
            runs[kind] = (1, mention.start)
        if not (follows or begins):
            for kind in counted:
                runs.pop(kind, None)
    if not points:
        return found
    return [(section, mention) for section, mention in found if mention.start not in points]


def _counted(number: str, letters: str) -> dict[str, int]:
    """What the point counts, by kind: an i is the ninth letter and the first numeral."""
    if number:
        return {"number": int(number)}
    counted = {"numeral": roman(letters)} if roman(letters) else {}
    if len(letters) == 1:
        counted["letter"] = ordinal(letters)
    return counted


def opens_clause(text: str, mention: Mention) -> bool:
    """Whether a word follows the mention's bracket."""
    return _WORD_AFTER.match(text, mention.end) is not None


def _goes_on(text: str, start: int) -> bool:
    """Whether the next point of an enumeration may stand here: after a stop, "and" or a new line."""
    return _JOINED.search(text, max(0, start - 8), start) is not None
