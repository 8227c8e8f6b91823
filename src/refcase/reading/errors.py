"""`ReadError`: why a file, or a row of a collection, could not be read, for a person and for a program."""

from pathlib import PurePath
from typing import Literal

ReadErrorKind = Literal[
    "missing",
    "directory",
    "permission",
    "unreadable",
    "empty",
    "binary",
    "too-large",
    "unsupported",
    "missing-extra",
    "protected",
    "damaged",
    "settings",
    "internal",
]


class ReadError(Exception):
    """A file, or a row of a collection, that could not be made into a document.

    `kind` is for programs: "missing", "directory", "permission", "unreadable" (any other answer
    of the operating system), "empty", "binary", "too-large", "unsupported" (a format that refcase
    does not read), "missing-extra" (the library for it is not installed), "protected" (by a password),
    "damaged" (cut off, or made to do harm), "settings" (the settings of its folder cannot be used) or
    "internal" (a fault of refcase itself).
    `message` is one line for a person: what is wrong and what to do. `path` is as the user gave it,
    None where there is no file.
    """

    kind: ReadErrorKind
    message: str
    path: str | None

    def __init__(self, kind: ReadErrorKind, message: str, path: str | None = None) -> None:
        # All three go to Exception, so that the error survives pickling between processes.
        super().__init__(kind, message, path)
        self.kind = kind
        self.message = message
        self.path = path

    def __str__(self) -> str:
        return self.message if self.path is None else f"{self.path}: {self.message}"


# Twenty times what the longest of 2,192 published case studies has; the readers stop there.
MOST_CHARACTERS = 500_000


def too_much(path: str | None) -> ReadError:
    """A file with more text than a case study can have."""
    message = "there is far more text in it than in a case study; check that this is the right file"
    return ReadError("too-large", message, path)


def no_bytes(path: str | None) -> ReadError:
    """A file with nothing in it, or next to nothing, whatever it is called."""
    return ReadError("empty", "the file is empty; check that this is the right one", path)


def internal_error(path: str | None, fault: Exception) -> ReadError:
    """A fault of refcase itself as one line, with the place in the code that a report needs.

    The words of `fault` are left out: they may quote the draft, which is confidential.
    """
    trace = fault.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f" in {PurePath(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
    on = "on this file" if path else "on this command"
    message = f"refcase failed {on}; please report it ({type(fault).__name__}{where})"
    return ReadError("internal", message, path)
