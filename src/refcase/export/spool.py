"""What is kept of each batch while a run goes on: a compressed file of lines, whole or not there.

The first line tells the key and digest of each case study, each further one holds what came of it. A case
study is found again by both, so that files may be added, changed and taken away between two runs.
"""

import gzip
import json
import zlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from refcase.export.rows import Rows
from refcase.export.writing import Ready, Written

_SUFFIX = ".batch"
_MOST = 1 << 16  # case studies in a batch, and more
_LEVEL = 1  # a third of the size; more would cost more time than it saves


class Studied(NamedTuple):
    """What came of a unit: its key, the digest of what was read and of its settings, its rows.

    `digest` is "" where nothing could be read: that is tried again next time.
    """

    key: str
    digest: str
    rows: Rows


class Kept(NamedTuple):
    """What is kept of a case study: its key in the tables and its path, why it could not be read, its rows.

    Of one that could not be read `study` and `path` are "".
    """

    study: str
    path: str
    failures: list[str]
    rows: Written


class Batch(NamedTuple):
    """A batch as it is kept: key and digest of each case study, and the bytes of the file."""

    heads: tuple[tuple[str, str], ...]
    data: bytes


def encoded(batch: Sequence[Studied], ready: Ready) -> Batch:
    """What is kept of a batch, with the rows as `ready` makes them; the same batch gives the same bytes."""
    heads = tuple((each.key, each.digest) for each in batch)
    lines = [heads, *(_kept(each.rows, ready) for each in batch)]
    told = "\n".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) for line in lines)
    return Batch(heads, gzip.compress(told.encode(), _LEVEL, mtime=0))


def _kept(rows: Rows, ready: Ready) -> Kept:
    study = rows["studies"][0] if rows["studies"] else {"study": "", "path": ""}
    failures = [f"{row['path']}: {row['message']}" for row in rows["failures"]]
    return Kept(study["study"], study["path"], failures, ready(rows))


class Spool:
    """The batches in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._folder.mkdir(exist_ok=True)
        self._kept = 0
        # Of each key the batch and the place in it, as one number, until its rows are taken.
        self._places: dict[str, int] = {}
        self._before: dict[str, str] = {}  # digests of what an earlier run has left
        self._next = 0
        self._lines = lru_cache(maxsize=4)(self._read)
        for number in sorted(int(file.stem) for file in folder.glob(f"*{_SUFFIX}")):
            self._next = number + 1
            with suppress(OSError, EOFError, ValueError, zlib.error):  # cut off when the machine went down
                heads = json.loads(self._lines(number)[0])
                self._before.update(heads)
                self._note(number, heads)

    def __len__(self) -> int:
        """How many case studies are kept."""
        return self._kept

    def keep(self, batch: Batch) -> None:
        """Keeps a batch: whole, or not at all. Errors: OSError."""
        number, self._next = self._next, self._next + 1
        file = self._file(number)
        unfinished = file.with_suffix(".tmp")
        unfinished.write_bytes(batch.data)
        unfinished.replace(file)
        self._note(number, batch.heads)

    def knows(self, key: str) -> bool:
        """Whether an earlier run has left rows of that case study, of whatever they were made."""
        return key in self._before

    def has(self, key: str, digest: str) -> bool:
        """Whether an earlier run has left the rows of that case study, made of what the digest tells."""
        return bool(digest) and self._before.get(key) == digest

    def take(self, key: str) -> Kept:
        """What is kept of a case study; once, as there are many. Errors: KeyError."""
        number, item = divmod(self._places.pop(key), _MOST)
        return Kept(*json.loads(self._lines(number)[1 + item]))

    def _note(self, number: int, heads: Iterable[Sequence[str]]) -> None:
        for item, (key, _) in enumerate(heads):
            self._kept += key not in self._places
            self._places[key] = number * _MOST + item

    def _file(self, number: int) -> Path:
        return self._folder / f"{number:06}{_SUFFIX}"

    def _read(self, number: int) -> list[str]:
        return gzip.decompress(self._file(number).read_bytes()).decode().split("\n")
