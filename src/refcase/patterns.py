"""Patterns, compiled once for all runs.

Compiling the 550 patterns of this package takes a third of a second, fifty times what a draft takes. So
they are kept in a file in the user's folder for such things: for this release of refcase, of Python and of
`regex`, made anew when one of them changes. A file that is missing, damaged or of another release costs time
and nothing else, and may be deleted.

Only patterns of modules are kept, made when they are imported, or of those: no word of a draft gets here. A
pattern that is made while a draft is read is compiled by `re.compile` or `regex.compile`.
"""

import atexit
import copyreg
import marshal
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG
from typing import Any, NamedTuple, TypeAlias

import regex

from refcase import __version__

_Key = tuple[str, str, int]

# What a kept pattern depends on besides its own text.
_MADE_BY = (__version__, sys.version, sys.platform, regex.__version__)
_DIGEST = 32  # bytes of sha256, at the head of the file
_LARGEST = 3_000_000  # bytes; the file has three quarters of a million
_kept: dict[_Key, Any] = {}
_new: dict[_Key, Any] = {}


def compile_regex(pattern: str, flags: int = 0) -> "regex.Pattern[str]":
    """As `regex.compile`, for patterns of modules."""
    key = ("regex", pattern, int(flags))
    if key in _kept:
        made: regex.Pattern[str] = _REBUILD(*_kept[key])
        return made
    compiled = regex.compile(pattern, flags)
    _keep(key, _PARTS(compiled)[1])
    return compiled


def compile_re(pattern: str, flags: int = 0) -> "re.Pattern[str]":
    """As `re.compile`, for patterns of modules."""
    key = ("re", pattern, int(flags))
    if key in _kept:
        made: re.Pattern[str] = _engine.compile(*_kept[key])
        return made
    if _engine:
        _keep(key, _parts_of_re(pattern, int(flags)))
    return re.compile(pattern, flags)


def compile_any(patterns: "Iterable[re.Pattern[str]]") -> "re.Pattern[str]":
    """A pattern for any of these, which are patterns of modules: one that begins with a letter if all do."""
    return compile_re("|".join(pattern.pattern for pattern in patterns))


# `regex` says how its patterns are pickled: by this function, from these parts.
_PARTS = copyreg.dispatch_table[regex.Pattern]
_REBUILD: Any = _PARTS(regex.compile("a"))[0]

# `re` pickles a pattern as its text. What it makes of the text is passed to this function of CPython's.
_engine: Any = None
if sys.implementation.name == "cpython":
    try:
        import _sre as _engine  # type: ignore[import-not-found, no-redef]
        from re import _compiler, _parser  # type: ignore[attr-defined]
    except ImportError:
        _engine = None


def _parts_of_re(pattern: str, flags: int) -> tuple[Any, ...]:
    """What `re.compile` would pass on, as `re._compiler.compile` has it."""
    parsed = _parser.parse(pattern, flags)
    code = [int(each) for each in _compiler._code(parsed, flags)]
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    return pattern, flags | state.flags, code, state.groups - 1, dict(state.groupdict), tuple(names)


def _keep(key: _Key, parts: Any) -> None:
    if not _new:
        atexit.register(_save)
    _new[key] = parts


def _file() -> Path | None:
    """Where patterns are kept, None where there is no place."""
    home = os.path.expanduser("~")  # noqa: PTH111  # pathlib's raises where there is none
    places = {"win32": os.environ.get("LOCALAPPDATA", ""), "darwin": f"{home}/Library/Caches"}
    folder = os.environ.get("XDG_CACHE_HOME") or places.get(sys.platform, f"{home}/.cache")
    if not os.path.isabs(folder):  # noqa: PTH117
        return None
    return Path(folder, "refcase", f"patterns-{sha256(repr(_MADE_BY).encode()).hexdigest()[:16]}.bin")


def _load() -> dict[_Key, Any]:
    """The patterns kept by an earlier run; nothing when they cannot be used."""
    path = _file()
    try:
        if path is None or not S_ISREG(path.stat().st_mode):
            return {}
        with path.open("rb") as file:
            data = file.read(_LARGEST)
        # Nothing is taken apart but what was written here, to the last bit.
        if _digest(content := memoryview(data)[_DIGEST:]) != data[:_DIGEST]:
            return {}
        kept: dict[_Key, Any] = marshal.loads(content)
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return kept


def _digest(content: bytes | memoryview) -> bytes:
    return sha256(repr(_MADE_BY).encode() + content).digest()


def _save() -> None:
    """Keeps the patterns that were not yet kept; nothing happens where that cannot be."""
    path = _file()
    if path is None:
        return
    content = marshal.dumps({**_load(), **_new})
    if len(content) > _LARGEST - _DIGEST:  # of many versions of this package that call themselves the same
        content = marshal.dumps(_new)
    # One name for all processes: where two write at once, what comes of it is no file of ours, or is whole.
    unfinished = path.with_suffix(".new")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(_digest(content) + content)
        unfinished.replace(path)


_kept.update(_load())


_Found: TypeAlias = "re.Match[str] | regex.Match[str]"
_Match: TypeAlias = "_Found | None"


class Twin(NamedTuple):
    """A pattern for both engines: `TWIN[is_latin(text)]` reads a text; the methods read lines."""

    any: "re.Pattern[str] | regex.Pattern[str]"
    latin: "re.Pattern[str] | regex.Pattern[str]"

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> _Match:
        """As a pattern's."""
        return self[is_latin_line(text)].match(text, start, end)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> _Match:
        """As a pattern's."""
        return self[is_latin_line(text)].search(text, start, end)

    def fullmatch(self, text: str) -> _Match:
        """As a pattern's."""
        return self[is_latin_line(text)].fullmatch(text)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> "Iterator[_Found]":
        """As a pattern's."""
        return self[is_latin_line(text)].finditer(text, start, end)


# Of letters, marks and digits those of Latin-1, of signs dashes, quotation marks and dots besides: there `re`
# takes a third of the time, and means by `\w`, `\s`, `\b` and `(?i)` what `regex` does. Not so of ² and ½.
_NOT_LATIN = compile_re("[^\x00-\x1b\x20-\xb1\xb4-\xb8\xba\xbb\xbf-\xff\u2010-\u2027]")
_LATIN = {
    r"\p{Lu}": "A-ZÀ-ÖØ-Þ",
    r"\p{Ll}": "a-zµß-öø-ÿ",
    r"\p{L}": "A-Za-zªµºÀ-ÖØ-öø-ÿ",
    r"\p{M}": "",
    r"\p{N}": "0-9",
}


def is_latin(text: str) -> bool:
    """Whether a text can be read with the Latin twin of a pattern."""
    return not _NOT_LATIN.search(text)


def is_latin_line(line: str) -> bool:
    """The same of a line: its words are parted by spaces, not by what only `re` takes for such."""
    return line.isascii() or not _NOT_LATIN.search(line)


def compile_twin(pattern: str, flags: int = 0) -> Twin:
    """A pattern for `regex`, and its like for `re`: classes such as `\\p{Lu}` stand in brackets in it."""
    spelt = pattern
    for name, letters in _LATIN.items():
        spelt = spelt.replace(name, letters)
    return Twin(compile_regex(pattern, flags), compile_re(spelt, flags))
