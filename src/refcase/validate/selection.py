"""Which rules run: codes and prefixes (`LNK`, `LNK0`, `ALL`) → rules, the more exact one deciding.

`select` says what runs instead of the usual rules, `extend_select` what runs besides, `ignore` what does
not. Where two of them speak of a rule the longer code wins, and `ignore` where both are as long.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from refcase.closest import closest
from refcase.findings import Severity
from refcase.validate.rule import Rule

ALL = "ALL"


class SelectionError(Exception):
    """A code that no rule has; the message says which, and which may be meant."""


class Selection(NamedTuple):
    """What one place (the settings, the command) says of the rules; `select` None leaves the choice alone."""

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


def read_codes(written: Iterable[str], rules: Mapping[str, Rule]) -> tuple[str, ...]:
    """The codes and prefixes in `written`, each of which may hold several with commas, in upper case.

    Errors: `SelectionError` for one that no rule has.
    """
    codes = tuple(
        code.strip() for several in written for code in several.replace(" ", ",").split(",") if code.strip()
    )
    return tuple(_known(code, rules) for code in codes)


def severities(written: Mapping[str, Severity], rules: Mapping[str, Rule]) -> dict[str, Severity]:
    """The severity of each rule that a code or prefix in `written` means; the more exact code decides.

    Errors: `SelectionError` for a code that no rule has.
    """
    told = {}
    for code in sorted(written, key=lambda code: len(code.strip())):
        if code in rules:  # the usual case
            told[code] = written[code]
            continue
        for prefix in read_codes([code], rules):
            told.update({rule: written[code] for rule in rules if prefix == ALL or rule.startswith(prefix)})
    return told


def _known(code: str, rules: Mapping[str, Rule]) -> str:
    upper = code.upper()
    if upper == ALL or any(known.startswith(upper) for known in rules):
        return upper
    named = next((rule.code for rule in rules.values() if rule.name == code.lower()), None)
    close = named or closest(upper, [*rules, *{known[:3] for known in rules}])
    meant = f"; did you mean {close}?" if close else "; refcase rules lists them all"
    raise SelectionError(f"there is no rule {code!r}{meant}")


def choose(rules: Mapping[str, Rule], selections: Sequence[Selection]) -> list[Rule]:
    """The rules that run, in the order of codes; each selection changes what those before it chose."""
    return [rule for rule in rules.values() if _runs(rule, selections)]


def _runs(rule: Rule, selections: Sequence[Selection]) -> bool:
    runs = rule.selected
    for select, extend, ignore in selections:
        wanted = _fit(rule.code, (*(select or ()), *extend))
        refused = _fit(rule.code, ignore)
        if wanted > refused:
            runs = True
        elif refused >= 0 or select is not None:
            runs = False
    return runs


def _fit(code: str, codes: Iterable[str]) -> int:
    """The length of the longest of `codes` that fits, `ALL` counting 0; -1 when none does."""
    return max((0 if c == ALL else len(c) for c in codes if c == ALL or code.startswith(c)), default=-1)
