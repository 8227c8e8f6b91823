"""What `refcase stats` does: files in; figures, charts, complaints and an exit code out."""

import os
import sys
from collections.abc import Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import PurePath
from typing import NamedTuple

from refcase.checker import Asked
from refcase.corpus import gathered, how_many
from refcase.output import OutputError, complain, spare, to_file, to_stdout
from refcase.progress import Progress
from refcase.records import Unit
from refcase.screen import screen_of
from refcase.stats.figures import Figures, counted
from refcase.units import Orders, chunks, jobs_for, lost, studied, units_of
from refcase.workers import in_order

NOT_READ = 2


class Request(NamedTuple):
    """What was asked for. `output` None is standard output; `plot` the file for charts, None for none."""

    paths: list[str]
    asked: Asked
    format: str
    output: str | None
    plot: str | None
    quiet: bool
    jobs: int
    color: bool


def run(request: Request) -> int:
    """Counts all that was asked for and writes the figures; the exit code: 0, or `NOT_READ`.

    `NOT_READ` when a file, or a row of a collection, could not be read; the others are counted.
    Errors: `OutputError`, `ReaderGone`.
    """
    if request.plot and find_spec("matplotlib") is None:
        raise OutputError('to draw charts, refcase needs one more package: pip install "refcase[plot]"')
    if request.plot and request.output and os.path.realpath(request.plot) == os.path.realpath(request.output):
        raise OutputError(f"{request.plot}: the figures are to go there too; give the charts another name")
    files, passed_over = gathered(request.paths)
    for output in (request.output, request.plot):
        spare(output, files)
    figures = _counted(request, files)
    for told in figures.failures.values():
        complain(told)
    if passed_over and not request.quiet:
        complain(passed_over)
    shown = request.output or not request.quiet
    if shown and (figures.studies or not figures.failures):
        _write(request, figures)
    if request.plot and figures.studies:
        from refcase.stats.plot import to_plot

        with to_file(request.plot) as out:
            drawn = to_plot(figures, PurePath(request.plot).suffix[1:].lower())
            out.buffer.write(drawn)
    return NOT_READ if figures.failures else 0


def _counted(request: Request, files: list[str]) -> Figures:
    figures, done = Figures(), 0
    progress = Progress(how_many(files), shown=sys.stderr.isatty() and not request.quiet, timed=True)
    jobs = jobs_for(files, request.jobs)
    orders = Orders(request.asked, findings=True)
    told: list[str] = []
    units = units_of(files, orders, told.append)
    progress.show(0)
    try:
        for chunk, part in in_order(partial(_figures, orders=orders), chunks(units), jobs):
            figures.add(part or counted((key, lost(key, unit).rows) for key, unit in chunk))
            done += len(chunk)
            progress.show(done)
    finally:
        progress.wipe()
    for line in told:
        complain(line)
    return figures


def _figures(units: Sequence[tuple[str, Unit]], orders: Orders) -> Figures:
    return counted((each.key, each.rows) for each in studied(units, orders))


def _write(request: Request, figures: Figures) -> None:
    as_data = request.format == "json"
    with to_file(request.output) if request.output else to_stdout("utf-8" if as_data else None) as out:
        if as_data:
            from refcase.stats.data import to_json

            out.write(to_json(figures))
            return
        from refcase.stats.view import to_view

        screen = screen_of(out, color=request.color)
        out.write(to_view(figures, width=screen.width, color=screen.color))
