"""Counts in words: `1 case study`, `1,234 files`, how many of how many are done."""

from collections.abc import Sequence


def several(count: int, name: str, names: str = "") -> str:
    """`1 file`, `1,234 files`; `names` is the plural of what takes no s."""
    return f"{count:,} {name if count == 1 else names or name + 's'}"


def studies_in_words(count: int) -> str:
    """`1 case study`, `57 case studies`."""
    return several(count, "case study", "case studies")


def files_in_words(files: int, rows: int) -> str:
    """Files, and rows of collections, each by its name: `2 files`, `57 case studies and 1 file`."""
    told = [*([studies_in_words(rows)] if rows else []), *([several(files, "file")] if files else [])]
    return joined(told or [several(0, "file")])


def joined(parts: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join((", ".join(parts[:-1]), parts[-1])) if len(parts) > 1 else parts[0]


def total_of(done: int, files: int | None) -> int | None:
    """How many case studies there are, None where nobody knows: a file called as a draft may hold many.

    `files` is None where there is a collection among them.
    """
    return None if files is None or done > files else files


def done_in_words(done: int, files: int | None) -> str:
    """How many are done: `12 of 345 files`, `120 case studies` where nobody knows of how many."""
    total = total_of(done, files)
    return studies_in_words(done) if total is None else f"{done:,} of {several(total, 'file')}"
