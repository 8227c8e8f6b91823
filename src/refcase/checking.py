"""What `refcase check` does: files in; findings, complaints and an exit code out."""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from refcase.baseline import baseline_of
from refcase.checker import USUAL, Asked, check_each, held_to
from refcase.corpus import gathered, how_many
from refcase.output import OutputError, complain, spare, to_file, to_stdout
from refcase.profiles import ProfileError
from refcase.progress import Progress
from refcase.render.findings import Sheet, writer
from refcase.render.json import dumps
from refcase.report import Report
from refcase.screen import screen_of
from refcase.settings import SettingsError
from refcase.validate.registry import RegistryError, all_rules

FOUND, WRONG = 1, 2


class Request(NamedTuple):
    """What was asked for. `output` None is standard output; `jobs` 0 is as many processes as pay.

    The defaults are what the command means without options.
    """

    paths: list[str]
    asked: Asked = USUAL
    format: str = "text"
    output: str | None = None
    write_baseline: str | None = None
    statistics: bool = False
    exit_zero: bool = False
    quiet: bool = False
    jobs: int = 0
    color: bool = True


def run(request: Request) -> int:
    """Checks all that was asked for and writes what was found; the exit code.

    0; `FOUND` when a finding is as grave as its draft's settings, or the command, say; `WRONG` when a file,
    or a row of a collection, could not be read or its settings not be used.
    Errors: `OutputError`, `ReaderGone`; `RegistryError` when rules of another package cannot be used.
    """
    all_rules()  # not once for each draft
    files, passed_over = gathered(request.paths)
    for output in (request.output, request.write_baseline):
        spare(output, files)
    told_of: list[str] = []
    found_in = check_each(files, request.asked, jobs=request.jobs, tell=told_of.append)
    reports = list(_watched(found_in, how_many(files), request))
    for told in told_of:
        complain(told)
    for told in dict.fromkeys(str(report.error) for report in reports if report.error):
        complain(told)
    if passed_over and not request.quiet:
        complain(passed_over)
    code = WRONG if any(report.error for report in reports) else 0
    if request.write_baseline:
        if code:
            told = "not written, as not all could be checked"
            raise OutputError(f"{request.write_baseline}: {told}")
        with to_file(request.write_baseline) as out:
            out.write(baseline_of(reports, request.write_baseline))
        return code
    _write(request, reports)
    _summarise(request, reports)
    found = not request.exit_zero and any(report.fails for report in reports)
    return code or (FOUND if found else 0)


def _watched(reports: Iterator[Report], total: int | None, request: Request) -> Iterator[Report]:
    """The reports, with a line on a terminal that says how far the run has come."""
    progress = Progress(total, shown=sys.stderr.isatty() and not request.quiet)
    progress.show(0)
    try:
        for done, report in enumerate(reports, 1):
            progress.show(done)
            yield report
    finally:
        progress.wipe()


def _write(request: Request, reports: Sequence[Report]) -> None:
    """Writes the findings where they are wanted; with `quiet` only to a file."""
    if request.quiet and not request.output:
        return
    own_encoding = request.format == "text"
    with to_file(request.output) if request.output else to_stdout(None if own_encoding else "utf-8") as out:
        sheet = Sheet(*screen_of(out, color=request.color))
        if request.statistics:
            from refcase.render.statistics import statistics

            out.write(statistics(reports, as_data=request.format == "json"))
            return
        for piece in writer(request.format)(reports, sheet):
            out.write(piece)


def _summarise(request: Request, reports: Sequence[Report]) -> None:
    """Adds the findings to the summary page of a job on GitHub, where there is one."""
    summary = os.environ.get("GITHUB_STEP_SUMMARY") if request.format == "github" else None
    if not summary:
        return
    try:
        with Path(summary).open("a", encoding="utf-8", errors="backslashreplace") as out:
            out.writelines(writer("markdown")(reports, Sheet()))
    except OSError as fault:
        complain(f"{summary}: the summary cannot be written there ({fault.strerror})")


def show_settings(request: Request) -> int:
    """Writes what each draft is held to, those that share it together; the exit code."""
    files, _ = gathered(request.paths)
    code = 0
    drafts: dict[str, list[str]] = {}
    for file in files:
        try:
            held = held_to(file, request.asked)
        except (SettingsError, ProfileError, RegistryError) as error:
            complain(f"{file}: {error}")
            code = WRONG
            continue
        profile = held.profile or held.settings.held_to(None)
        held_so = {
            "settings": os.path.relpath(held.settings.path) if held.settings.path else None,
            "rules": sorted(held.codes),
            "fail-on": held.fail_on.value,
            "exercise": held.exercise or "found out for each draft",
            "baseline": held.baseline or None,
            "profile": profile.model_dump(mode="json"),
            "severity": {code: severity.value for code, severity in held.settings.severity.items()},
            "acronyms": list(held.settings.acronyms),
        }
        drafts.setdefault(dumps(held_so), []).append(file)
    told = [{"drafts": those, **json.loads(told_so)} for told_so, those in drafts.items()]
    with to_stdout("utf-8") as out:
        out.write(dumps(told, indent=2) + "\n")
    return code
