"""Reports → text: one module for each format of `refcase check`, each with a `write`."""

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import NamedTuple, cast

from refcase.report import Report

# In the order in which they are documented.
FORMATS = ("text", "json", "jsonl", "github", "gitlab", "sarif", "junit", "rdjson", "markdown", "csv")


class Sheet(NamedTuple):
    """What the findings are written on: columns of text, colour, and the encoding it will be written in.

    `quiet` leaves out what is said when nothing is wrong.
    """

    width: int = 100
    color: bool = False
    encoding: str = "utf-8"
    quiet: bool = False


Write = Callable[[Sequence[Report], Sheet], Iterator[str]]


def writer(format_: str) -> Write:
    """The `write` of one of `FORMATS`: reports in, pieces of text out, the last ending a line."""
    return cast(Write, import_module(f"{__name__}.{format_}").write)
