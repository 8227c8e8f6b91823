"""What is no file to be read or replaced: pipes and devices."""

import os
import stat


def is_device(path: str | os.PathLike[str]) -> bool:
    """Whether something is there that is neither a file nor a folder, and so a pipe or a device.

    A pipe gives nothing until somebody writes to it, and a device may never end. False where nothing is
    there, or nothing that we may look at: whoever opens it is told so.
    """
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116  # pathlib takes "" for this folder
    except (OSError, ValueError):  # ValueError: a NUL in the name
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)
