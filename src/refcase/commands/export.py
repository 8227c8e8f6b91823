"""`refcase export`: case studies as tables and bibliographies."""

from typing import Annotated

import typer

from refcase.commands.app import (
    PATHS,
    Config,
    ExerciseName,
    Jobs,
    MaxBytes,
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

# As in refcase.export.writing, which help need not import.
FORMATS = ("jsonl", "csv", "parquet", "duckdb", "csl-json", "bibtex", "ris")
BIBLIOGRAPHIES = ("csl-json", "bibtex", "ris")

_HELP = f"""Writes case studies as tables, or their references as a bibliography.

{PATHS}

\b
refcase export studies --format csv -o tables      a folder with a file a table
refcase export studies --format duckdb -o all.duckdb
                                                   a database, with the usual questions as views
refcase export studies --format bibtex -o all.bib  all references
refcase export studies --format csv -o tables --resume
                                                   goes on where a run was stopped

\b
Exit code: 0; 2 when a file or a row of a collection could not be read
(the others are written), the output could not be written,
or the command was wrong.
"""


@app.command("export", help=_HELP, cls=WithPaths)
def export_command(
    paths: Paths,
    format_: Annotated[str, typer.Option("--format", "-f", metavar="|".join(FORMATS), help="What to write.")],
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="DIR|FILE", help="The folder of tables, or the file."),
    ] = None,
    exercise: ExerciseName = "auto",
    profile: ProfileName = None,
    config: Config = None,
    tracked: Tracked = "accepted",
    password: Password = None,
    max_bytes: MaxBytes = "32MiB",
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on from what a run that was stopped has done.")
    ] = False,
    jobs: Jobs = 0,
    quiet: Quiet = False,
) -> int:
    """Checks the options, then runs."""
    chosen = one_of(format_, FORMATS, "--format")
    written = output_of(output)
    if written is None and chosen not in BIBLIOGRAPHIES:
        what = "file" if chosen == "duckdb" else "folder"
        raise typer.BadParameter(f"name the {what} to write to", param_hint="--output")
    if written is None and resume:
        raise typer.BadParameter("name the output of the run that was stopped", param_hint="--output")

    from refcase.exporting import Request, run

    return run(
        Request(
            paths=paths,
            asked=asked_of(exercise, profile, config, max_bytes, tracked, password)._replace(baseline=""),
            format=chosen,
            output=written,
            quiet=quiet,
            jobs=jobs,
            resume=resume,
        )
    )
