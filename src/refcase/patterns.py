"""Patterns, compiled once for all runs.

Compiling the 500 patterns of this package takes a quarter of a second, twenty times what a draft takes. As
Python keeps compiled modules, this module keeps compiled patterns, in the same folder and under the same
conditions: beside the compiled modules, for this Python and this release of `regex`, made anew when either
changes. A file that is missing, damaged or of another version costs time and nothing else.

Only patterns of modules are kept, made when they are imported: no word of a draft gets here. A pattern that
is made while a draft is read is compiled by `re.compile` or `regex.compile`.
"""

import atexit
import copyreg
import marshal
import os
import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any
from zlib import crc32

import regex

from refcase import __version__

_Key = tuple[str, str, int]

# What a kept pattern depends on besides its own text.
_MADE_BY = (__version__, sys.version, sys.platform, regex.__version__)
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
    """Where patterns are kept, None when this Python keeps nothing."""
    cached = __spec__.cached if __spec__ else None
    return Path(cached).with_suffix(".bin") if cached else None


def _load() -> dict[_Key, Any]:
    """The patterns kept by an earlier run; nothing when they cannot be used."""
    path = _file()
    try:
        made_by, check, content = marshal.loads(path.read_bytes()) if path else ((), 0, b"")
        if made_by != _MADE_BY or crc32(content) != check:
            return {}
        kept: dict[_Key, Any] = marshal.loads(content)
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return kept


def _save() -> None:
    """Keeps the patterns that were not yet kept; nothing happens where that cannot be."""
    path = _file()
    if path is None or (sys.dont_write_bytecode and not path.parent.is_dir()):
        return
    content = marshal.dumps({**_load(), **_new})
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(exist_ok=True)
        try:
            unfinished.write_bytes(marshal.dumps((_MADE_BY, crc32(content), content)))
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)


_kept.update(_load())
