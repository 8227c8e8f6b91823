"""Work shared out to processes: chunks in, results out as done; a process that dies takes nothing along.

Not `concurrent.futures`: there a process that ends (a crash in a library, no memory left) ends the pool with
all that waits in it, and processes outlive a parent that is killed.
"""

import gc
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar
from warnings import warn

# What is done in one process should not import what starts others.
if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Thing = TypeVar("Thing")
Result = TypeVar("Result")
Do = Callable[[Sequence[Thing]], Result]

# Chunks that wait for one before them, for each process: one that takes long stops nobody soon, and what
# waits does not fill the memory.
_AHEAD = 64

# A script that is run anew by each process, as it has no `if __name__ == "__main__":`, is the usual reason.
_NONE_STARTED = (
    "no other process could be started, so all is done in this one; in a script of your own, put what "
    'starts the work below `if __name__ == "__main__":`'
)


class _Lot(NamedTuple, Generic[Thing]):
    """A chunk, and how many things there are before it."""

    at: int
    things: Sequence[Thing]


def shared_out(
    do: Do[Thing, Result], chunks: Iterable[Sequence[Thing]], jobs: int
) -> Generator[tuple[Sequence[Thing], Result | None], None, None]:
    """Each chunk with what `do` makes of it, as soon as it is done, in any order; both are pickled.

    With `jobs` 1 all is done here. Else, where a process ends on a chunk, its things are tried one by one,
    and a thing that ends another comes with None; where no process comes up, all is done here, with a
    RuntimeWarning. Chunks are taken as processes become free, one ahead. When the iterator is closed or
    interrupted, processes are ended at once.
    Errors: what `do` raises.
    """
    if jobs == 1:
        for chunk in chunks:
            yield chunk, do(chunk)
        return
    with closing(_pooled(do, _lots(chunks), jobs)) as done:
        for lot, result in done:
            yield lot.things, result


def in_order(
    do: Do[Thing, Result], chunks: Iterable[Sequence[Thing]], jobs: int
) -> Generator[tuple[Sequence[Thing], Result | None], None, None]:
    """As `shared_out`, in the order of the chunks. Errors: what `do` raises."""
    if jobs == 1:
        yield from shared_out(do, chunks, jobs)
        return
    waiting: dict[int, tuple[Sequence[Thing], Result | None]] = {}

    def held_back() -> Iterator[_Lot[Thing] | None]:
        for lot in _lots(chunks):
            while len(waiting) >= _AHEAD * jobs:
                yield None
            yield lot

    at = 0
    with closing(_pooled(do, held_back(), jobs)) as done:
        for lot, result in done:
            waiting[lot.at] = lot.things, result
            while at in waiting:
                things, result = waiting.pop(at)
                at += len(things)
                yield things, result


def _lots(chunks: Iterable[Sequence[Thing]]) -> Iterator[_Lot[Thing]]:
    at = 0
    for chunk in chunks:
        yield _Lot(at, chunk)
        at += len(chunk)


def _pooled(
    do: Do[Thing, Result], lots: Iterator[_Lot[Thing] | None], jobs: int
) -> Generator[tuple[_Lot[Thing], Result | None], None, None]:
    """Each lot with what `do` makes of it; None among the lots: there is none before another is done."""
    pool: list[_Worker[Thing, Result]] = []
    try:
        yield from _shared(do, lots, jobs, pool)
    finally:
        for worker in pool:
            worker.end()


def _shared(
    do: Do[Thing, Result],
    lots: Iterator[_Lot[Thing] | None],
    jobs: int,
    pool: "list[_Worker[Thing, Result]]",
) -> Generator[tuple[_Lot[Thing], Result | None], None, None]:
    from multiprocessing.connection import wait

    again: deque[_Lot[Thing]] = deque()
    ready_made: deque[_Lot[Thing]] = deque()  # for whoever is done first, so that it need not wait for us

    def following() -> _Lot[Thing] | None:
        return again.popleft() if again else ready_made.popleft() if ready_made else next(lots, None)

    while True:
        for worker in pool:
            if worker.lot is None and (lot := following()) is not None:
                worker.give(lot)
        while len(pool) < jobs and (lot := following()) is not None:
            pool.append(_Worker(do))
            pool[-1].give(lot)
        busy = [(worker, worker.lot) for worker in pool if worker.lot is not None]
        if not jobs:
            warn(_NONE_STARTED, RuntimeWarning, stacklevel=2)
            while (lot := following()) is not None:
                yield lot, do(lot.things)
        if not busy:
            return
        if not (again or ready_made) and (lot := next(lots, None)) is not None:
            ready_made.append(lot)
        ready = wait([worker.pipe for worker, _ in busy])
        for worker, lot in busy:
            if worker.pipe not in ready:
                continue
            try:
                if not worker.started:
                    worker.start()
                    continue
                result = worker.take()
            except (EOFError, OSError):  # it has ended
                worker.end()
                pool.remove(worker)
                if not worker.started:
                    again.append(lot)
                    jobs = len(pool)
                elif len(lot.things) > 1:
                    again.extend(_Lot(lot.at + n, [thing]) for n, thing in enumerate(lot.things))
                else:
                    yield lot, None
                continue
            if (more := following()) is not None:
                worker.give(more)
            yield lot, result


class _Worker(Generic[Thing, Result]):
    """A process, the pipe to it, and the lot that it has in hand, None when it is free."""

    def __init__(self, do: Do[Thing, Result]) -> None:
        from multiprocessing import get_context

        # "spawn" is the same on every system, and takes no locks of libraries' threads along.
        context = get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.lot: _Lot[Thing] | None = None
        self.started = False
        self.process: BaseProcess = context.Process(target=_work, args=(theirs, do), daemon=True)
        with _no_interrupt():
            self.process.start()
        theirs.close()  # so that the pipe ends when the process does

    def give(self, lot: _Lot[Thing]) -> None:
        """Puts the lot into its hand. While it comes up, sending would wait for it, and the next for us."""
        self.lot = lot
        if self.started:
            self._send(lot)

    def start(self) -> None:
        """Takes its word that it has come up, and sends what it was given."""
        self.pipe.recv()
        self.started = True
        if self.lot:
            self._send(self.lot)

    def _send(self, lot: _Lot[Thing]) -> None:
        with suppress(OSError):  # it has ended: taking the result says so
            self.pipe.send(lot.things)

    def take(self) -> Result:
        good, result = self.pipe.recv()
        self.lot = None
        if not good:
            raise result
        made: Result = result
        return made

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


def _work(pipe: "Connection[Any, Any]", do: Callable[[Any], Any]) -> None:
    """What a process does until the pipe ends: with its parent, at the latest."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    # What is made of a chunk is let go of whole, and holds few cycles: looking for them so often as Python
    # does on its own takes 3 % of the time.
    gc.set_threshold(20_000)
    with suppress(EOFError, OSError):
        pipe.send(None)
        while True:
            chunk = pipe.recv()
            try:
                told = (True, do(chunk))
            except Exception as fault:
                told = (False, fault)
            pipe.send(told)


@contextmanager
def _no_interrupt() -> Iterator[None]:
    """Holds Ctrl-C back while a process starts, which takes this over until it can see to it itself."""
    if sys.platform == "win32":
        yield
        return
    from multiprocessing.resource_tracker import ensure_running

    # Python's own helper, which comes up with the first process: to start it lets Ctrl-C through again.
    ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
