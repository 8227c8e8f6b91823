"""`refcase parse`: what a case study holds."""

from typing import Annotated

import typer

from refcase.commands.app import (
    PATHS,
    ExerciseName,
    MaxBytes,
    NoColor,
    Output,
    Password,
    Paths,
    Tracked,
    WithPaths,
    app,
    exercise_of,
    one_of,
    output_of,
    size_of,
    wishes_of,
)

FORMATS = ("view", "json", "jsonl")

_HELP = f"""Takes case studies apart and shows what is in them.

{PATHS}

\b
refcase parse draft.txt                          read it on the screen
refcase parse drafts -o report.txt               a whole folder, in a file
refcase parse draft.txt --format json            as data
refcase parse export.xlsx --format jsonl -o all.jsonl
                                                 one case study a line

\b
Exit code: 0; 1 when a file or a row of a collection holds
no section of a case study; 2 when one could not be read,
or the command was wrong.
"""


@app.command("parse", help=_HELP, cls=WithPaths)
def parse_command(
    paths: Paths,
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="|".join(FORMATS), help="How to show it.")
    ] = "view",
    output: Output = None,
    exercise: ExerciseName = "auto",
    tracked: Tracked = "accepted",
    password: Password = None,
    max_bytes: MaxBytes = "32MiB",
    no_color: NoColor = False,
) -> int:
    """Checks the options, then runs."""
    from refcase.parsing import Request, run

    return run(
        Request(
            paths=paths,
            format=one_of(format_, FORMATS, "--format"),
            output=output_of(output),
            exercise=exercise_of(exercise),
            max_bytes=size_of(max_bytes),
            wishes=wishes_of(tracked, password),
            color=not no_color,
        )
    )
