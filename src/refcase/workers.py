"""Work shared out to processes: chunks in, results out as done; a process that dies takes nothing along.

Not `concurrent.futures`: there a process that ends (a crash in a library, no memory left) ends the pool with
all that waits in it, and processes outlive a parent that is killed.
"""

import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

Thing = TypeVar("Thing")
Result = TypeVar("Result")
Do = Callable[[Sequence[Thing]], Result]


def shared_out(
    do: Do[Thing, Result], chunks: Iterable[Sequence[Thing]], jobs: int
) -> Iterator[tuple[Sequence[Thing], Result | None]]:
    """Each chunk with what `do` makes of it, as soon as it is done, in any order; both are pickled.

    With `jobs` 1 all is done here. Else, where a process ends on a chunk, its things are tried one by one,
    and a thing that ends another comes with None. Chunks are taken as processes become free. When the
    iterator is closed or interrupted, processes are ended at once.
    Errors: what `do` raises.
    """
    if jobs == 1:
        for chunk in chunks:
            yield chunk, do(chunk)
        return
    pool: list[_Worker[Thing, Result]] = []
    try:
        yield from _shared(do, iter(chunks), jobs, pool)
    finally:
        for worker in pool:
            worker.end()


def _shared(
    do: Do[Thing, Result], chunks: Iterator[Sequence[Thing]], jobs: int, pool: "list[_Worker[Thing, Result]]"
) -> Iterator[tuple[Sequence[Thing], Result | None]]:
    again: deque[Sequence[Thing]] = deque()
    while True:
        for worker in pool:
            if worker.chunk is None and (chunk := _next(again, chunks)) is not None:
                worker.give(chunk)
        while len(pool) < jobs and (chunk := _next(again, chunks)) is not None:
            pool.append(_Worker(do))
            pool[-1].give(chunk)
        busy = [worker for worker in pool if worker.chunk is not None]
        if not busy:
            return
        ready = wait([worker.pipe for worker in busy])
        for worker in busy:
            if worker.pipe not in ready:
                continue
            chunk = worker.chunk or ()
            try:
                result = worker.take()
            except (EOFError, OSError):  # it has ended
                worker.end()
                pool.remove(worker)
                if len(chunk) > 1:
                    again.extend([thing] for thing in chunk)
                else:
                    yield chunk, None
                continue
            yield chunk, result


def _next(again: deque[Sequence[Thing]], chunks: Iterator[Sequence[Thing]]) -> Sequence[Thing] | None:
    return again.popleft() if again else next(chunks, None)


class _Worker(Generic[Thing, Result]):
    """A process, the pipe to it, and the chunk that it has in hand, None when it is free."""

    def __init__(self, do: Do[Thing, Result]) -> None:
        # "spawn" is the same on every system, and takes no locks of libraries' threads along.
        context = get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.chunk: Sequence[Thing] | None = None
        self.process: BaseProcess = context.Process(target=_work, args=(theirs, do), daemon=True)
        with _no_interrupt():
            self.process.start()
        theirs.close()  # so that the pipe ends when the process does

    def give(self, chunk: Sequence[Thing]) -> None:
        self.chunk = chunk
        with suppress(OSError):  # it has ended: taking the result says so
            self.pipe.send(chunk)

    def take(self) -> Result:
        good, result = self.pipe.recv()
        self.chunk = None
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
    with suppress(EOFError, OSError):
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
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
