"""What `refcase export` does: files in; tables or a bibliography, complaints and an exit code out."""

import os
import sys
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from refcase.checker import Asked
from refcase.corpus import gathered, how_many
from refcase.earlier import FILES
from refcase.export.spool import Batch, Kept, Spool, encoded
from refcase.export.staging import Staging, checked
from refcase.export.writing import FORMATS, copied, missing, ready, writer
from refcase.output import OutputError, Stopped, complain, spare, to_stdout
from refcase.plurals import done_in_words, files_in_words, studies_in_words
from refcase.progress import Progress
from refcase.records import Unit
from refcase.records.units import is_row
from refcase.render.safe import visible
from refcase.units import Orders, chunks, digest, jobs_for, lost, made_by, studied, units_of
from refcase.workers import shared_out

NOT_READ = 2


class Request(NamedTuple):
    """What was asked for. `output` None is standard output; `jobs` 0 is as many processes as pay."""

    paths: list[str]
    asked: Asked
    format: str
    output: str | None
    quiet: bool
    jobs: int
    resume: bool


class _Failure(NamedTuple):
    """What could not be read and why, in words; `row`: it is a row of a collection, and not a file."""

    told: str
    row: bool


class _Result(NamedTuple):
    """What an export comes to: how many case studies are written, and what could not be read."""

    studies: int
    failures: list[_Failure]


def run(request: Request) -> int:
    """Exports all that was asked for; the exit code: 0, or `NOT_READ`.

    `NOT_READ` when a file, or a row of a collection, could not be read; the others are exported.
    Errors: `OutputError`, `ReaderGone`.
    """
    if told := missing(request.format):
        raise OutputError(told)
    files, passed_over = gathered(request.paths)
    if request.output is None:
        with TemporaryDirectory(prefix="refcase-") as folder:
            made = Path(folder) / "made"
            result = _export(request, files, made)
            with to_stdout("utf-8") as out:
                copied(made, out)
    else:
        spare(request.output, files)
        result = _export(request, files, _target(request.output, request.format, files))
    for failure in result.failures:
        complain(failure.told)
    if request.quiet:
        return NOT_READ if result.failures else 0
    if passed_over:
        complain(passed_over)
    if request.output is not None:
        with to_stdout(what=f"{request.output} is written; only the message that says so") as out:
            rows = sum(failure.row for failure in result.failures)
            failed = files_in_words(len(result.failures) - rows, rows) if result.failures else ""
            more = f"; {failed} could not be read" if failed else ""
            where = visible(request.output)
            out.write(f"Wrote {studies_in_words(result.studies)} to {where}{more}.\n")
    return NOT_READ if result.failures else 0


def _target(output: str, form: str, files: list[str]) -> Path:
    """Where the output goes. Errors: `OutputError`, where it would do harm or cannot be."""
    return checked(output, folder=FORMATS[form].folder, ours=FILES, files=files)


def _export(request: Request, files: list[str], target: Path) -> _Result:
    """Studies the files batch by batch, writes the whole as they are done, and puts it in its place."""
    orders = Orders(request.asked, FORMATS[request.format].findings)
    name = request.output or "standard output"
    progress = Progress(how_many(files), shown=sys.stderr.isatty() and not request.quiet, timed=True)
    with _staged(request, target, name, files) as (staging, spool):
        try:
            with closing(_studied(request, files, orders, spool, progress)) as keys:
                result = _written(request, keys, spool, staging.whole)
        finally:
            progress.wipe()
        if not result.studies:
            for failure in result.failures:
                complain(failure.told)
            raise OutputError(f"{name}: not written, as there is nothing to write in it")
        staging.finish()
    return result


@contextmanager
def _staged(request: Request, target: Path, name: str, files: list[str]) -> Iterator[tuple[Staging, Spool]]:
    """The staging folder and what is kept in it: left for another run where something is when this one fails.

    Errors: `OutputError` for what could not be written.
    """
    staging, spool = None, None
    try:
        staging = Staging(target, f"{made_by()} {request.format}", resume=request.resume)
        spool = Spool(staging.kept)
        yield staging, spool
    except BaseException as fault:
        # For standard output all was in a folder that goes with the run; another one can be taken away.
        kept = request.output and not isinstance(fault, OutputError) and staging and staging.folder.is_dir()
        done = len(spool) if spool and kept else 0
        if staging:
            staging.close(keep=done > 0)
        if not isinstance(fault, KeyboardInterrupt | OSError):
            raise
        in_the_way, more = _in_the_way(request, files), ""
        if done:
            are, then = "is" if done == 1 else "are", " once that is mended" if in_the_way else ""
            more = (
                f"; {done_in_words(done, how_many(files))} {are} done, and --resume goes on from there{then}"
            )
        if isinstance(fault, OSError):
            reason = os.strerror(fault.errno) if fault.errno else fault
            raise OutputError((in_the_way or f"{name}: this cannot be written ({reason})") + more) from None
        raise Stopped((f"stopped; {in_the_way}" if in_the_way else "stopped") + more) from None


def _in_the_way(request: Request, files: list[str]) -> str:
    """What has come in the way of the output since the run began, in words; "" for nothing."""
    try:
        if request.output:
            _target(request.output, request.format, files)
    except OutputError as error:
        return str(error)
    except OSError:
        pass
    return ""


def _studied(
    request: Request, files: list[str], orders: Orders, spool: Spool, progress: Progress
) -> Generator[tuple[str, bool], None, None]:
    """The key of each case study, and whether it is a row, in order, once all up to it are in the spool."""
    keys: deque[tuple[str, bool]] = deque()
    in_hand: set[str] = set()
    told: list[str] = []
    done = skipped = 0

    def waiting() -> Iterator[tuple[str, Unit]]:
        nonlocal done, skipped
        for key, unit in units_of(files, orders, told.append):
            keys.append((key, is_row(unit)))
            if spool.knows(key) and spool.has(key, digest(unit, orders)):
                skipped += 1
                done += 1
            else:
                in_hand.add(key)
                yield key, unit

    jobs = jobs_for(files, request.jobs)
    do = partial(_batch, orders=orders, form=request.format)
    progress.show(0)
    with closing(shared_out(do, chunks(waiting()), jobs)) as results:
        for chunk, batch in results:
            spool.keep(batch or encoded([lost(key, unit) for key, unit in chunk], ready(request.format)))
            in_hand.difference_update(key for key, _ in chunk)
            done += len(chunk)
            progress.show(done, skipped)
            while keys and keys[0][0] not in in_hand:
                yield keys.popleft()
    yield from keys
    progress.wipe()
    for line in told:
        complain(line)


def _batch(units: list[tuple[str, Unit]], orders: Orders, form: str) -> Batch:
    return encoded(studied(units, orders), ready(form))


def _written(request: Request, keys: Iterable[tuple[str, bool]], spool: Spool, whole: Path) -> _Result:
    """Writes the rows of all case studies to `whole`, in order.

    Other processes study on meanwhile: what is written after them is written by one, and the others wait.
    """
    taken: set[str] = set()
    failures: dict[_Failure, None] = {}  # each is told once
    with writer(request.format)(whole) as add:
        for key, row in keys:
            kept = spool.take(key)
            add(_unique(kept, taken), kept.rows)
            failures.update(dict.fromkeys(_Failure(told, row) for told in kept.failures))
    return _Result(len(taken), list(failures))


def _unique(kept: Kept, taken: set[str]) -> str:
    """Its key: its path where another case study bears the same identifier; "" where it could not be read."""
    key, n = kept.study, 1
    while key in taken:
        key, n = (kept.path, 2) if n == 1 else (f"{kept.path} ({n})", n + 1)
    if key:
        taken.add(key)
    return key
