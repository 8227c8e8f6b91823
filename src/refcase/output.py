"""Where results go: standard output, or a file that is only there once it is whole."""

import errno
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO, cast

from refcase.devices import is_device


class OutputError(Exception):
    """The results cannot be written; the message is one line that says where to."""


class ReaderGone(Exception):  # noqa: N818  # nothing is wrong: `| head` has read enough
    """Whoever read our output has stopped reading."""


class Stopped(Exception):  # noqa: N818  # the user wanted it
    """Ctrl-C was pressed; the message is one line that says what is done."""


def complain(message: str) -> None:
    """Writes `message` as one line on standard error, control characters made visible."""
    from refcase.render.safe import visible  # `refcase --help` has nothing to complain of

    sys.stdout.flush()  # so that it stands after what came before it
    with suppress(OSError):  # nobody can be told; the exit code says it
        print(f"refcase: {visible(message)}", file=sys.stderr, flush=True)


@contextmanager
def to_stdout(encoding: str | None = None, *, what: str = "the results") -> Iterator[TextIO]:
    """Standard output, in `encoding` or in the one that it has; letters that it lacks become escapes.

    With `encoding` told, newlines stay as they are: the same bytes come out on every system. `what` it is
    that is written there, an error says.
    Errors: `ReaderGone`, `OutputError`.
    """
    out = sys.stdout
    reconfigure = getattr(out, "reconfigure", None)
    if reconfigure:  # None where a test or a notebook has put something else in its place
        if encoding:
            reconfigure(encoding=encoding, errors="backslashreplace", newline="\n")
        else:
            reconfigure(errors="backslashreplace")
    try:
        yield out
        out.flush()
    except OSError as fault:
        raise not_written(fault, what) from None


# What writing fails with: the reader gone (EINVAL on Windows), closed, full, broken, over a quota or a limit.
_GONE = {errno.EPIPE, errno.EINVAL}
UNWRITABLE = _GONE | {
    errno.EBADF,
    errno.ENOSPC,
    errno.EIO,
    errno.EFBIG,
    getattr(errno, "EDQUOT", errno.ENOSPC),
}


def not_written(fault: OSError, what: str = "the results") -> OutputError | ReaderGone:
    """What it means that standard output took no more; from here on all that is written there is lost."""
    # What is still waiting would fail again, loudly, when Python ends.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if fault.errno in _GONE:
        return ReaderGone()
    return OutputError(f"{what} cannot be written ({fault.strerror})")


@contextmanager
def to_file(path: str) -> Iterator[TextIO]:
    """A file at `path`, in UTF-8; it takes the place of an old one when all is written, else nothing changes.

    Errors: `OutputError`; what can be known beforehand is told before the first line is written.
    """
    try:
        given = Path(path)
        if given.is_dir():
            raise OutputError(f"{path}: this is a folder; name a file in it")
        if is_device(given):  # there is nothing to replace
            with _opened(given, "w") as out:
                yield out
            return
        # Through a link to the file it means: the link itself is not to be replaced.
        target = Path(os.path.realpath(path))
        # In the same folder, where it can take the other's place in one step; hidden, so that it is no input.
        unfinished = target.with_name(f".refcase-{os.getpid()}.tmp")
        try:
            with _opened(unfinished, "x") as out:
                yield out
            if target.exists():
                unfinished.chmod(target.stat().st_mode & 0o777)
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)
    except FileNotFoundError:
        raise OutputError(f"{path}: the folder to write it in does not exist") from None
    except PermissionError:
        message = f"{path}: this file may not be written; close it in other programs or ask for access"
        raise OutputError(message) from None
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or fault
        raise OutputError(f"{path}: this file cannot be written ({reason})") from None


def _opened(path: Path, mode: str) -> TextIO:
    return cast(TextIO, path.open(mode, encoding="utf-8", errors="backslashreplace", newline="\n"))


def spare(output: str | None, files: Iterable[str]) -> None:
    """Refuses to write over a draft that is to be read.

    Errors: `OutputError`.
    """
    if output is None or not os.path.isfile(output):  # noqa: PTH113  # never raises
        return
    for file in files:
        if os.path.isfile(file) and os.path.samefile(file, output):  # noqa: PTH113, PTH121
            message = f"{output}: this file is one of those to read; give the output another name"
            raise OutputError(message)
