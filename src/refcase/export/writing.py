"""What all writers of an export share, and which there are."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple, TextIO, cast

from refcase.export.rows import Rows

# The rows of a case study as a format has them ready for its writer: what JSON can hold.
Written = Any
Ready = Callable[[Rows], Written]
Add = Callable[[str, Written], None]  # adds the rows of a case study under its key
Writing = Callable[[Path], AbstractContextManager[Add]]


class Format(NamedTuple):
    """A format of exports: the module that writes it, whether into a folder, what must be installed.

    `findings` tells whether it holds what a check finds, which takes as long as all the rest; `text`, that
    the module makes the text of rows by themselves, which can be done where the rows are made.
    """

    module: str
    folder: bool = True
    findings: bool = True
    text: bool = False
    extra: str | None = None
    needs: tuple[str, ...] = ()


FORMATS = {
    "jsonl": Format("jsonl", text=True),
    "csv": Format("csv", text=True),
    "parquet": Format("parquet", extra="parquet", needs=("pyarrow",)),
    "duckdb": Format("duckdb", folder=False, extra="duckdb", needs=("duckdb", "pyarrow")),
    "csl-json": Format("csljson", folder=False, findings=False),
    "bibtex": Format("bibtex", folder=False, findings=False),
    "ris": Format("ris", folder=False, findings=False),
}


def missing(name: str) -> str | None:
    """What is to be installed for a format before it can be written, in one line; None when nothing is."""
    form = FORMATS[name]
    try:
        for package in form.needs:
            import_module(package)
    except ImportError:
        return f'to write {name}, refcase needs more packages: pip install "refcase[{form.extra}]"'
    return None


def writer(name: str) -> Writing:
    """What writes a format: given a path where nothing is, a context with a function that adds rows."""
    module = import_module(f"refcase.export.{FORMATS[name].module}")
    return cast(Writing, module.writing)


def ready(name: str) -> Ready:
    """What makes rows ready for the writer of a format; any process can do it."""
    if not FORMATS[name].text:
        return lambda rows: rows
    return cast(Ready, import_module(f"refcase.export.{FORMATS[name].module}").ready)


@contextmanager
def opened(path: Path) -> Iterator[TextIO]:
    """A new text file, the same bytes on every system."""
    with path.open("x", encoding="utf-8", newline="") as file:
        yield file


def copied(path: Path, out: TextIO) -> None:
    """Writes what is in the file to `out`."""
    with path.open(encoding="utf-8", newline="") as file:
        shutil.copyfileobj(file, out)
