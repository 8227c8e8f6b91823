"""What `refcase parse` does: files in; results, complaints and an exit code out."""

import sys
from collections.abc import Callable
from itertools import chain, islice
from typing import NamedTuple, TextIO

from refcase.corpus import Outcome, gathered, how_many, open_collection, parse_unit
from refcase.models import Exercise
from refcase.output import OutputError, complain, spare, to_file, to_stdout
from refcase.progress import Progress
from refcase.reading import Wishes
from refcase.reading.errors import internal_error
from refcase.render.json import dumps, error_data, to_data
from refcase.screen import screen_of

NO_SECTION, NOT_READ = 1, 2


class Request(NamedTuple):
    """What was asked for. `output` None is standard output, `exercise` None is to be detected."""

    paths: list[str]
    format: str
    output: str | None
    exercise: Exercise | None
    max_bytes: int
    wishes: Wishes
    color: bool


class _Form(NamedTuple):
    """How results are written: what each outcome comes to (None for nothing), and what goes around them."""

    text: Callable[[Outcome], str | None]
    before: str
    between: str
    after: str


def run(request: Request) -> int:
    """Reads, parses and writes all that was asked for, one file at a time; the exit code.

    0; `NO_SECTION` when a file or a row holds no section of a case study; `NOT_READ` when one could not
    be read.
    Errors: `OutputError`, `ReaderGone`.
    """
    files, passed_over = gathered(request.paths)
    spare(request.output, files)
    # What is written to a file, and all data, is UTF-8 everywhere; a screen has its own encoding.
    own_encoding = request.format == "view"
    code, written = 0, 0
    with to_file(request.output) if request.output else to_stdout(None if own_encoding else "utf-8") as out:
        told: list[str] = []
        opened = (open_collection(file, max_bytes=request.max_bytes, tell=told.append) for file in files)
        first = list(islice(opened, 1))  # says whether a single file is one case study
        form = _form(request, out, many=len(files) != 1 or first[0].collection)
        progress = Progress(how_many(files), shown=sys.stderr.isatty() and not out.isatty())
        out.write(form.before)
        units = chain.from_iterable(each.units for each in chain(first, opened))
        for done, unit in enumerate(units):
            progress.show(done)
            _tell(told, progress)
            outcome = parse_unit(
                unit, exercise=request.exercise, max_bytes=request.max_bytes, wishes=request.wishes
            )
            text, outcome = _rendered(outcome, form)
            if text is not None:
                out.write((form.between if written else "") + text)
                written += 1
            progress.wipe()
            code = max(code, _told(outcome))
        _tell(told, progress)
        out.write(form.after)
        if passed_over:
            complain(passed_over)
        if request.output and not written:
            raise OutputError(f"{request.output}: not written, as there is nothing to write in it")
    return code


def _tell(told: list[str], progress: Progress) -> None:
    """Says what was told of a collection since the last time."""
    for line in told:
        progress.wipe()
        complain(line)
    told.clear()


def _rendered(outcome: Outcome, form: _Form) -> tuple[str | None, Outcome]:
    try:
        return form.text(outcome), outcome
    except Exception as fault:
        failed = Outcome(outcome.path, None, internal_error(outcome.path, fault))
        return form.text(failed), failed


def _told(outcome: Outcome) -> int:
    """The exit code that the outcome calls for, said on standard error where it is not 0."""
    if outcome.error:
        complain(str(outcome.error))
        return NOT_READ
    if outcome.study and not outcome.study.sections:
        complain(f"{outcome.path}: no section of a case study was found in it")
        return NO_SECTION
    return 0


def _form(request: Request, out: TextIO, *, many: bool) -> _Form:
    if request.format == "jsonl":
        return _Form(lambda outcome: dumps(_data(outcome)) + "\n", "", "", "")
    if request.format == "json":
        if not many:
            return _Form(lambda outcome: dumps(_data(outcome), indent=2) + "\n", "", "", "")
        # No string in JSON holds a newline as such, so setting in is only a matter of newlines.
        return _Form(_set_in, "[\n", ",\n", "\n]\n")
    return _view_form(request, out)


def _data(outcome: Outcome) -> object:
    if outcome.study:
        return to_data(outcome.study)
    return error_data(outcome.error) if outcome.error else None


def _set_in(outcome: Outcome) -> str:
    return "  " + dumps(_data(outcome), indent=2).replace("\n", "\n  ")


def _view_form(request: Request, out: TextIO) -> _Form:
    from refcase.render.signs import signs_for
    from refcase.render.view import MOST_COLUMNS, to_view

    width, color, encoding = screen_of(out, color=request.color)

    def text(outcome: Outcome) -> str | None:
        if outcome.study is None:
            return None
        return to_view(outcome.study, width=width, color=color, encoding=encoding)

    rule = signs_for(encoding).line * min(width, MOST_COLUMNS)
    return _Form(text, "", f"\n{rule}\n\n", "")
