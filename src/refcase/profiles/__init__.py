"""Profiles: what an exercise asks for, as dated data, each number with its basis.

`ref2014.toml`, `ref2021.toml` and `ref2029.toml` extend `common.toml`, which holds what all three have
in common and serves where the exercise is not known. A university's own file extends one of them.
"""

import os
import pkgutil
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

from refcase.base import Model, field, first_fault
from refcase.closest import closest
from refcase.findings import Severity
from refcase.models import Exercise

BUILT_IN = ("common", "ref2014", "ref2021", "ref2029")

# H official text seen, M a university's or the sector's page, L a blog, D measured, R recalled.
Confidence = Literal["H", "M", "L", "D", "R"]


class ProfileError(Exception):
    """A profile that cannot be used; the message is one line that says which, where and why."""


class Limit(Model):
    """A number that should not be passed, upwards or downwards, and where it comes from."""

    value: int = field(gt=0)
    basis: str
    confidence: Confidence


class Window(Model):
    """Dates that count, both ends included, and where they come from."""

    start: date
    end: date
    basis: str
    confidence: Confidence

    def model_check(self) -> None:
        """Raises ValueError when it ends before it begins."""
        if self.end < self.start:
            raise ValueError(f"it ends ({self.end}) before it begins ({self.start})")


class Profile(Model):
    """What an exercise asks for. None where it asks for nothing, or nothing is known.

    `font` is the smallest size of letters in points, `margin` the narrowest margin in centimetres, `spacing`
    the closest spacing of lines, 1 for single.
    Units: words are runs of characters other than white space. `words` has a limit for each section by
    its number in words ("1"), `words_total` one for all five together. `severity` sets rules by code.
    `header` says whether the template has the header fields of REF 2021, `indicator_style` whether there
    is a style guide for figures that show impact.
    """

    name: str
    exercise: Exercise | None = None
    dated: date
    provisional: bool = False
    words: dict[Literal["1", "2", "3", "4", "5"], Limit] = field(default={})
    words_total: Limit | None = None
    pages: Limit | None = None
    font: Limit | None = None
    margin: Limit | None = None
    spacing: Limit | None = None
    references: Limit | None = None
    sources: Limit | None = None
    impact: Window | None = None
    research: Window | None = None
    header: bool = False
    indicator_style: bool = False
    severity: dict[str, Severity] = field(default={})


def load(name: str) -> Profile:
    """The profile called `name`, or in the file `name` when it ends in `.toml`.

    Errors: `ProfileError`.
    """
    return _made(name, _data(name, ()))


@cache
def for_exercise(exercise: Exercise | None) -> Profile:
    """The profile of an exercise; what all have in common where it is not known."""
    return load(exercise.lower() if exercise else "common")


def _data(name: str, above: tuple[str, ...]) -> dict[str, Any]:
    """The tables of a profile laid over those of the profile it extends."""
    name = os.path.normpath(name)
    if name in above:
        raise ProfileError(f"{name}: this profile extends itself")
    own = _read(name)
    base = own.pop("extends", None)
    if base is None:
        return own
    if not isinstance(base, str):
        raise ProfileError(f'{name}: extends must be the name of a profile, such as "ref2029"')
    if base.endswith(".toml"):
        base = os.path.normpath(Path(name).parent / base)  # "x/../a.toml" is "a.toml"
    return _over(_data(base, (*above, name)), own)


def _over(below: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """`own` laid over `below`: tables of tables are joined, everything else is replaced."""
    joined = dict(below)
    for key, value in own.items():
        old = joined.get(key)
        nested = key in {"words", "severity"}
        joined[key] = (
            {**old, **value} if nested and isinstance(old, dict) and isinstance(value, dict) else value
        )
    return joined


def _read(name: str) -> dict[str, Any]:
    try:
        if name in BUILT_IN:
            return tomllib.loads((pkgutil.get_data(__name__, f"{name}.toml") or b"").decode())
        if not name.endswith(".toml"):
            close = closest(name.lower(), BUILT_IN)
            meant = f"; did you mean {close}?" if close else ""
            raise ProfileError(f"{name!r} is none of {', '.join(BUILT_IN)} and no .toml file{meant}")
        return tomllib.loads(Path(name).read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as fault:
        raise ProfileError(f"{name}: this is no TOML ({fault})") from None
    except RecursionError:
        raise ProfileError(f"{name}: this is no TOML (brackets within brackets without end)") from None
    except UnicodeDecodeError:
        raise ProfileError(f"{name}: this is no text in UTF-8") from None
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or fault
        raise ProfileError(f"{name}: this profile cannot be read ({reason})") from None


def _made(name: str, data: dict[str, Any]) -> Profile:
    if name in BUILT_IN:
        return _own(data)
    try:
        return Profile.model_validate(data)
    except ValueError as fault:
        raise ProfileError(f"{name}: {_told(fault)}") from None


def _own(data: dict[str, Any]) -> Profile:
    """The profile that one of our own files holds: it needs no checking, which would take pydantic."""
    severity = {code: Severity(told) for code, told in data.get("severity", {}).items()}
    return Profile(**{**{key: _part(value) for key, value in data.items()}, "severity": severity})


def _part(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    if "value" in value:
        return Limit(**value)
    return Window(**value) if "start" in value else {key: _part(each) for key, each in value.items()}


def _told(fault: ValueError) -> str:
    """The first thing that is wrong, as words; an unknown key with the one that may be meant."""
    first = first_fault(fault)
    where = ".".join(first.where)
    if first.kind == "extra_forbidden":
        close = closest(where, Profile.model_fields)
        return f"there is no key {where}" + (f"; did you mean {close}?" if close else "")
    return f"{where} is missing" if first.kind == "missing" else f"{where}: {first.message}"
