"""Plugins: what other packages bring by an entry point, found without a look at all that is installed."""

import os
import sys
from collections.abc import Iterable
from importlib.machinery import PathFinder
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint


# Where a package says what it brings: beside it, or in the folder of an egg, which is on the path itself.
_ABOUT = (".dist-info", ".egg-info", "egg-info")


def plugins(group: str) -> "Iterable[EntryPoint]":
    """The entry points of `group`.

    `importlib.metadata` takes as long to import and to ask as a draft to check, and nearly always finds
    nothing: so the files that it reads are asked first whether the name of the group stands in any.
    """
    if not _may_have(group):
        return ()
    from importlib.metadata import entry_points

    return entry_points(group=group)


def _may_have(group: str) -> bool:
    """Whether there may be an entry point of `group`; yes where packages lie elsewhere than in folders."""
    others = (finder for finder in sys.meta_path if finder is not PathFinder)
    if any(hasattr(finder, "find_distributions") for finder in others):
        return True
    return any(_named_in(folder or os.curdir, group.encode()) for folder in sys.path)


def _named_in(folder: str, group: bytes) -> bool:
    try:
        with os.scandir(folder) as entries:
            about = [entry.path for entry in entries if entry.name.lower().endswith(_ABOUT)]
    except NotADirectoryError:
        return True  # an archive
    except OSError:
        return False
    return any(_holds(os.path.join(path, "entry_points.txt"), group) for path in about)  # noqa: PTH118


def _holds(path: str, group: bytes) -> bool:
    try:
        with open(path, "rb") as file:  # noqa: PTH123  # there are hundreds of them
            return group in file.read()
    except OSError:
        return False
