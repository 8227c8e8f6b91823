"""`refcase stats`: what many case studies have in common."""

from pathlib import PurePath
from typing import Annotated

import typer

from refcase.commands.app import (
    PATHS,
    Config,
    ExerciseName,
    Jobs,
    MaxBytes,
    NoColor,
    Output,
    Password,
    Paths,
    ProfileName,
    Quiet,
    Tracked,
    WithPaths,
    app,
    asked_of,
    one_of,
    output_of,
)

FORMATS = ("text", "json")
PLOTS = (".svg", ".png")

_HELP = f"""Counts what is in case studies: words, lists, labels, links, findings.

{PATHS}

\b
refcase stats studies                      tables on the screen
refcase stats studies --format json        the same as data
refcase stats studies --plot charts.svg    and charts for a report

\b
Exit code: 0; 2 when a file or a row of a collection could not be read
(the others are counted), or the command was wrong.
"""


@app.command("stats", help=_HELP, cls=WithPaths)
def stats_command(
    paths: Paths,
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="|".join(FORMATS), help="How to show it.")
    ] = "text",
    output: Output = None,
    plot: Annotated[
        str | None, typer.Option("--plot", metavar="FILE", help="Draw charts: a file .svg or .png.")
    ] = None,
    exercise: ExerciseName = "auto",
    profile: ProfileName = None,
    config: Config = None,
    tracked: Tracked = "accepted",
    password: Password = None,
    max_bytes: MaxBytes = "32MiB",
    jobs: Jobs = 0,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> int:
    """Checks the options, then runs."""
    chosen = one_of(format_, FORMATS, "--format")
    if plot is not None and PurePath(plot).suffix.lower() not in PLOTS:
        raise typer.BadParameter("name a file that ends in .svg or .png", param_hint="--plot")

    from refcase.counting import Request, run

    return run(
        Request(
            paths=paths,
            asked=asked_of(exercise, profile, config, max_bytes, tracked, password)._replace(baseline=""),
            format=chosen,
            output=output_of(output),
            plot=plot,
            quiet=quiet,
            jobs=jobs,
            color=not no_color,
        )
    )
