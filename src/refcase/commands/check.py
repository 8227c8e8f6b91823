"""`refcase check`: what is wrong in a case study."""

from typing import TYPE_CHECKING, Annotated

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

if TYPE_CHECKING:
    from refcase.validate.selection import Selection

# As in refcase.render.findings, which help need not import.
FORMATS = ("text", "json", "jsonl", "github", "gitlab", "sarif", "junit", "rdjson", "markdown", "csv")
SEVERITIES = ("error", "warning", "info")

_HELP = f"""Checks case studies and says what is wrong, where, and what to do.

{PATHS} CODES are codes of rules or their beginnings, with commas between them: LNK001, LNK, ALL.

\b
refcase check draft.txt                          what is wrong in a draft
refcase check drafts --fail-on warning           warnings count as well
refcase check draft.txt --select LNK,EVI         only links and evidence
refcase check draft.txt --extend-select TXT      matters of style, too
refcase check drafts --format markdown -o report.md
                                                 a report to pass on
refcase check drafts --write-baseline known.json
refcase check drafts --baseline known.json       only what is new
refcase explain LNK001                           what a rule rests on

\b
Exit code: 0; 1 when an error was found (see --fail-on);
2 when a file or a row of a collection could not be read,
or the command or the settings were wrong.
"""

_Codes = list[str] | None


@app.command("check", help=_HELP, cls=WithPaths)
def check_command(
    paths: Paths,
    select: Annotated[_Codes, typer.Option(metavar="CODES", help="Run these rules, not the usual.")] = None,
    ignore: Annotated[_Codes, typer.Option(metavar="CODES", help="Do not run these rules.")] = None,
    extend_select: Annotated[
        _Codes, typer.Option(metavar="CODES", help="Run these rules besides the usual.")
    ] = None,
    fail_on: Annotated[
        str | None,
        typer.Option(
            metavar="|".join(SEVERITIES), help="From where on the exit code is 1: error, if not told."
        ),
    ] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit code 0 whatever is found.")] = False,
    exercise: ExerciseName = "auto",
    profile: ProfileName = None,
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="|".join(FORMATS), help="How to show it.")
    ] = "text",
    output: Output = None,
    config: Config = None,
    baseline: Annotated[
        str | None, typer.Option(metavar="FILE", help="Leave out the findings that FILE knows.")
    ] = None,
    write_baseline: Annotated[
        str | None, typer.Option(metavar="FILE", help="Write all findings to FILE, as known.")
    ] = None,
    statistics: Annotated[bool, typer.Option("--statistics", help="Only count findings by rule.")] = False,
    show_settings: Annotated[
        bool, typer.Option("--show-settings", help="Show what each draft is held to, and stop.")
    ] = False,
    quiet: Quiet = False,
    jobs: Jobs = 0,
    tracked: Tracked = "accepted",
    password: Password = None,
    max_bytes: MaxBytes = "32MiB",
    no_color: NoColor = False,
) -> int:
    """Checks the options, then runs."""
    from refcase import checking
    from refcase.findings import Severity

    if write_baseline is not None and (output or statistics or write_baseline == "-"):
        message = "name a file, and leave out --output and --statistics"
        raise typer.BadParameter(message, param_hint="--write-baseline")
    if statistics and format_.lower() not in ("text", "json"):
        raise typer.BadParameter("with --statistics it is text or json", param_hint="--format")
    severity = None if fail_on is None else Severity(one_of(fail_on, SEVERITIES, "--fail-on"))
    request = checking.Request(
        paths=paths,
        asked=asked_of(exercise, profile, config, max_bytes, tracked, password)._replace(
            selection=_selection(select, extend_select, ignore),
            fail_on=severity,
            baseline="" if write_baseline else _baseline(baseline),
        ),
        format=one_of(format_, FORMATS, "--format"),
        output=output_of(output),
        write_baseline=output_of(write_baseline, "--write-baseline"),
        statistics=statistics,
        exit_zero=exit_zero,
        quiet=quiet,
        jobs=jobs,
        color=not no_color,
    )
    return checking.show_settings(request) if show_settings else checking.run(request)


def _selection(select: _Codes, extend_select: _Codes, ignore: _Codes) -> "Selection":
    """What the options say of which rules run."""
    from refcase.validate.registry import all_rules
    from refcase.validate.selection import Selection, SelectionError, read_codes

    def codes(written: _Codes, option: str) -> tuple[str, ...]:
        try:
            found = read_codes(written or (), all_rules())
        except SelectionError as error:
            raise typer.BadParameter(str(error), param_hint=option) from None
        if written and not found:
            raise typer.BadParameter("name at least one rule, or leave the option out", param_hint=option)
        return found

    return Selection(
        codes(select, "--select") if select else None,
        codes(extend_select, "--extend-select"),
        codes(ignore, "--ignore"),
    )


def _baseline(path: str | None) -> str | None:
    """The baseline that `--baseline` names, known to be one."""
    from refcase.baseline import BaselineError, read_baseline

    try:
        if path is not None:
            read_baseline(path)
    except BaselineError as error:
        raise typer.BadParameter(str(error), param_hint="--baseline") from None
    return path
