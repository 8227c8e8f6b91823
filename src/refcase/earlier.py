"""Earlier exports: how the folder that `refcase export` has written is known again.

Down here, as whoever walks folders for case studies steps over what was made of them.
"""

import os
from pathlib import Path

DICTIONARY = "dictionary"  # the table that tells of the others, and the name of its file
COLUMNS = ("table", "column", "type", "key", "description")
_HEAD = ",".join(COLUMNS).encode()


def is_export(folder: str | os.PathLike[str]) -> bool:
    """Whether an export has left its dictionary there: `studies.csv` alone may be anybody's. Never raises."""
    path = Path(folder) / f"{DICTIONARY}.csv"
    try:
        if not path.is_file():  # a pipe would keep us waiting
            return False
        with path.open("rb") as file:
            return file.readline(200).rstrip() == _HEAD
    except (OSError, ValueError):
        return False
