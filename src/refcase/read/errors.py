"""`ReadError`: why a file could not be read, for a person and for a program."""

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
    "internal",
]


class ReadError(Exception):
    """A file that could not be made into a document.

    `kind` is for programs: "missing", "directory", "permission", "unreadable" (any other answer
    of the operating system), "empty", "binary", "too-large", "unsupported" (a format that refcase
    does not read yet) or "internal" (a fault of refcase itself).
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
