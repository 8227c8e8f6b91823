"""Earlier exports: how the folder that `refcase export` has written is known again, and its files in it.

Down here, as whoever walks folders for case studies steps over what was made of them.
"""

import os
from pathlib import Path

DICTIONARY = "dictionary"  # the table that tells of the others, and the name of its file
NAMES = (
    "studies",
    "sections",
    "references",
    "sources",
    "parts",
    "citations",
    "grants",
    "findings",
    "failures",
)
_TABLES = (f"{name}.{suffix}" for name in NAMES for suffix in ("jsonl", "csv", "parquet"))
FILES = frozenset([f"{DICTIONARY}.csv", *_TABLES])  # what an export's own files may be called
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


def own_files(folder: str | os.PathLike[str]) -> frozenset[str]:
    """The names that the files of the export in `folder` may have; none where no export is. Never raises."""
    return FILES if is_export(folder) else frozenset()


def export_of(path: str) -> str | None:
    """The folder of the export that `path` is, or is one of the files of; None for anything else."""
    if is_export(path):
        return path
    folder, name = os.path.split(path)
    return folder or os.curdir if name in own_files(folder) and os.path.isfile(path) else None  # noqa: PTH113
