"""How far a long run has come, on one line of the terminal that is wiped when it is done."""

import sys

MANY = 20  # files; fewer are done before one has read the line


class Progress:
    """The line `refcase: 12 of 345 files`; nothing at all when `shown` is false.

    `total` is None where there is a collection among them, and nobody knows: `refcase: 12 case studies`.
    """

    def __init__(self, total: int | None, *, shown: bool) -> None:
        self._total = total
        self._shown = shown and (total is None or total > MANY)
        self._width = 0

    def show(self, done: int) -> None:
        """Writes the line anew."""
        if self._shown and (self._total is not None or done > MANY):
            line = (
                f"refcase: {done} of {self._total} files"
                if self._total
                else f"refcase: {done:,} case studies"
            )
            sys.stderr.write(f"\r{line.ljust(self._width)}")
            sys.stderr.flush()
            self._width = len(line)

    def wipe(self) -> None:
        """Leaves the line empty, for other words to stand there."""
        if self._width:
            sys.stderr.write(f"\r{' ' * self._width}\r")
            sys.stderr.flush()
            self._width = 0
