"""How far a long run has come, on one line of the terminal that is wiped when it is done."""

import sys
from collections.abc import Callable
from time import monotonic

from refcase.plurals import done_in_words, total_of

MANY = 20  # files; fewer are done before one has read the line
_SOON = 2.0  # seconds; before that nobody can tell how long it will take
_BAR = 20  # columns


class Progress:
    """The line `refcase: 12 of 345 files`; nothing at all when `shown` is false.

    With `timed` it has a bar, the rate and the time left besides. `total` is None where there is a collection
    among the files, and nobody knows how many case studies it holds: `refcase: 12 case studies`.
    """

    def __init__(
        self,
        total: int | None,
        *,
        shown: bool,
        timed: bool = False,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._total = total
        self._shown = shown and (total is None or total > MANY)
        self._timed = timed
        self._clock = clock
        self._begun = clock()
        self._width = 0

    def show(self, done: int, skipped: int = 0) -> None:
        """Writes the line anew; `skipped` of those done were done before."""
        if self._shown and (self._total is not None or done > MANY):
            line = self._line(done, skipped)
            sys.stderr.write(f"\r{line.ljust(self._width)}")
            sys.stderr.flush()
            self._width = len(line)

    def wipe(self) -> None:
        """Leaves the line empty, for other words to stand there."""
        if self._width:
            sys.stderr.write(f"\r{' ' * self._width}\r")
            sys.stderr.flush()
            self._width = 0

    def _line(self, done: int, skipped: int) -> str:
        total = total_of(done, self._total)
        full = _BAR * done // total if total else 0
        bar = f"[{'#' * full}{'.' * (_BAR - full)}] " if total and self._timed else ""
        line = f"refcase: {bar}{done_in_words(done, self._total)}"
        passed, new = self._clock() - self._begun, done - skipped
        if not self._timed or passed < _SOON or new <= 0:
            return line
        rate = new / passed
        left = f", {in_time((total - done) / rate)} left" if total else ""
        return f"{line}, {_rate(rate)}{left}"


def _rate(rate: float) -> str:
    return f"{rate:,.0f} a second" if rate >= 1 else f"{rate * 60:.0f} a minute"


def in_time(seconds: float) -> str:
    """A time as `40 s`, `12 min`, `3 h 05 min`."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60:02} min"
