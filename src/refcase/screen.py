"""What the results are shown on: a terminal with its width and colours, or a file or pipe without."""

import os
import shutil
from typing import NamedTuple, TextIO

DEFAULT_WIDTH = 100  # where there is no terminal to ask


class Screen(NamedTuple):
    """Columns of text, whether colours show, and the encoding of what is written."""

    width: int
    color: bool
    encoding: str


def screen_of(out: TextIO, *, color: bool) -> Screen:
    """What `out` shows; `color` False does without colours where it has them."""
    terminal = out.isatty()
    return Screen(
        width=shutil.get_terminal_size((DEFAULT_WIDTH, 0)).columns if terminal else _told_width(),
        color=color and terminal and _wanted() and not _is_legacy_windows(),
        encoding=out.encoding or "ascii",
    )


def _wanted() -> bool:
    """Whether the environment wants colours."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _told_width() -> int:
    """The width in COLUMNS, else a usual one: a file or a pipe has none of its own."""
    told = os.environ.get("COLUMNS", "")
    return int(told) if told.isdecimal() and int(told) else DEFAULT_WIDTH


def _is_legacy_windows() -> bool:
    """Whether this is a Windows console that shows escape sequences instead of obeying them."""
    from rich.console import detect_legacy_windows

    return detect_legacy_windows()
