"""Where an export grows until it is whole: a hidden folder beside its target, then in its place in one step.

A run that is killed leaves its folder. The next run for the same target takes it away, or goes on in it;
a lock, which the system lets go of when a process ends, tells it from that of a run still under way.
"""

import hashlib
import json
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from refcase.devices import is_device
from refcase.earlier import is_export
from refcase.export.swapping import swap
from refcase.output import OutputError

_LOCK, _RUN, _WHOLE, _OLD = "lock", "run.json", "whole", "old"
# What is to be taken away somebody else has taken away, or the folder above it, and put a file in its place.
_GONE = (FileNotFoundError, NotADirectoryError)


class Staging:
    """A hidden folder beside `target` with a lock on it.

    `run` tells what run this is; with `resume`, a folder that an ended run with the same left is taken over.
    `whole` is where the output grows, `kept` a folder for what is kept of an unfinished run.
    Errors: OSError.
    """

    def __init__(self, target: Path, run: str, *, resume: bool) -> None:
        self.target = target
        told = json.dumps([target.name, run])
        self._lock, self.folder = _taken_over(target, told if resume else None) or _made(target)
        self.whole = self.folder / _WHOLE
        self.kept = self.folder / "batches"
        _clear(self.whole)
        unfinished = self.folder / f"{_RUN}.tmp"
        unfinished.write_text(told, encoding="utf-8")
        unfinished.replace(self.folder / _RUN)

    def finish(self) -> None:
        """Puts what is in `whole` in the place of the target, and what was there before out of the way."""
        if self.target.is_dir():
            old = self.folder / _OLD
            if not swap(self.whole, self.target):
                # The system has no such step: until the second one is done, the old is found in the
                # staging folder, and put back by the next run if this one ends in between.
                self.target.rename(old)
                self.whole.rename(self.target)
        else:
            if self.target.exists():
                self.whole.chmod(self.target.stat().st_mode & 0o777)
            self.whole.replace(self.target)
        self.close(keep=False)

    def close(self, *, keep: bool) -> None:
        """Leaves the folder to a later run, or takes it away."""
        _clear(self.whole)
        if not keep:
            _discard(self.folder, self._lock)
        else:
            os.close(self._lock)


def _prefix(target: Path) -> str:
    return f".refcase-{hashlib.sha256(os.fsencode(target.name)).hexdigest()[:12]}-"


def _made(target: Path) -> tuple[int, Path]:
    """A new folder, locked."""
    while True:
        folder = target.with_name(_prefix(target) + uuid4().hex[:8])
        folder.mkdir()
        lock = _locked(folder, ours=True)
        if lock is not None:  # else another run took it for one left behind
            return lock, folder


def _taken_over(target: Path, told: str | None) -> tuple[int, Path] | None:
    """The folder that an ended run has left with the most in it, locked; the others are taken away."""
    best: tuple[int, Path] | None = None
    most = 0
    for folder in sorted(target.parent.glob(_prefix(target) + "*")):
        lock = _locked(folder)
        if lock is None:
            continue
        _put_back(folder, target)
        size = 1 + len(list((folder / "batches").glob("*"))) if told and _run(folder) == told else 0
        worse: tuple[int, Path] | None = (lock, folder)
        if size > most:
            worse, best, most = best, (lock, folder), size
        if worse:
            _discard(worse[1], worse[0])
    return best


def _run(folder: Path) -> str | None:
    try:
        return (folder / _RUN).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return None


def _put_back(folder: Path, target: Path) -> None:
    """Puts the old output back where a run ended between taking it away and putting the new one there."""
    if not target.exists():
        with suppress(OSError):
            (folder / _OLD).rename(target)


def _locked(folder: Path, *, ours: bool = False) -> int | None:
    """The file that the lock on the folder is held by, None when another process holds it.

    Where there are no locks, as on some network drives, nobody knows: `ours` is, no other is.
    """
    try:
        lock = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:  # just taken away, or another user's
        return None
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # Who held it may have taken the folder away before letting go.
        if os.path.samestat(os.fstat(lock), os.stat(folder / _LOCK)):  # noqa: PTH116
            return lock
    except (BlockingIOError, PermissionError, FileNotFoundError):
        pass
    except OSError:
        if ours:
            return lock
    os.close(lock)
    return None


def _discard(folder: Path, lock: int) -> None:
    """Takes the folder away, the lock last."""
    with suppress(*_GONE):
        for inside in folder.iterdir():
            if inside.name != _LOCK:
                _clear(inside)
    if sys.platform == "win32":  # a file that is open cannot be taken away there
        os.close(lock)
        shutil.rmtree(folder, ignore_errors=True)
    else:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def _clear(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(*_GONE):
            path.unlink()


def checked(output: str, *, folder: bool, ours: frozenset[str], files: list[str]) -> Path:
    """Where the output goes, links followed; known to harm nothing that is there.

    `ours` are the names that an export's own files have. Errors: `OutputError`.
    """
    target = Path(os.path.realpath(output))
    # The name as given, not the target: the pipe that /dev/stdout leads to has no path.
    if is_device(output):  # to put a file in its place would break what uses it
        raise OutputError(f"{output}: this is a device or a pipe; name a {'folder' if folder else 'file'}")
    if not target.parent.is_dir():
        raise OutputError(f"{output}: the folder to write it in does not exist")
    if not folder:
        if target.is_dir():
            raise OutputError(f"{output}: this is a folder; name a file in it")
        return target
    if target.exists() and not target.is_dir():
        raise OutputError(f"{output}: this is a file; these tables go into a folder")
    if not target.is_dir():
        return target
    if target == Path.cwd():
        raise OutputError(f"{output}: this is the folder we are in; name one in it")
    there = sorted(target.iterdir())
    made = is_export(target)
    others = [path.name for path in there if not (made and path.name in ours and path.is_file())]
    if others:
        told = f"it holds {others[0]}, which is none of an export's tables; name another folder"
        raise OutputError(f"{output}: not written over, as {told}")
    for file in files:
        if Path(os.path.realpath(file)).parent == target:
            raise OutputError(f"{output}: not written over, as {file} is to be read; name another folder")
    return target
