"""Two folders exchanged in one step, where the system can: there is no moment without either."""

import ctypes
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # Linux: renameat2(2), since glibc 2.28
_RENAME_SWAP = 2  # macOS: renamex_np(2)


def swap(one: Path, other: Path) -> bool:
    """Whether the two have been exchanged; nothing has changed when not."""
    names = os.fsencode(one), os.fsencode(other)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            return int(library.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE)) == 0
        if sys.platform == "darwin":
            return int(library.renamex_np(names[0], names[1], _RENAME_SWAP)) == 0
    except (OSError, TypeError, AttributeError):  # no such library, no such function in it
        pass
    return False
