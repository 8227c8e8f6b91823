"""The command itself, and what the options of several of its commands share."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer
from typer.core import TyperCommand

from refcase import __version__
from refcase.closest import closest

if TYPE_CHECKING:
    from refcase.checker import Asked
    from refcase.models import Exercise
    from refcase.reading import Wishes
    from refcase.reading.formats import Tracked as Tracking

TRACKED = ("accepted", "original")
EXERCISES = ("auto", "ref2014", "ref2021", "ref2029")

app = typer.Typer(
    # Plain help: it reads well in any terminal and takes half the time.
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    help="""Checks REF impact case studies and takes them apart: sections, references, sources, grants,
    and every citation that ties a claim to them.

    \b
    refcase check draft.txt          what is wrong in a draft, and what to do
    refcase parse draft.txt          what is in a draft
    refcase check --help             all it can do, with examples
    """,
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"refcase {__version__}")
        raise typer.Exit


@app.callback()
def refcase(
    version: Annotated[
        bool, typer.Option("--version", "-V", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Takes what stands before the command; its help is that of `app`."""


# What every command says of its paths.
PATHS = """PATH is a file (Word, PDF, web page, Markdown or text), a collection of case studies (.xlsx,
.csv, .json, .jsonl, .zip), a folder (all such files in it and below it), a pattern such as "drafts/*.docx",
or - for standard input."""
Paths = Annotated[list[str], typer.Argument(metavar="PATH", hidden=True)]
Output = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, not to the screen.")
]
ExerciseName = Annotated[
    str,
    typer.Option(
        "--exercise", metavar="|".join(EXERCISES), help="The exercise the case study is for; auto finds out."
    ),
]
MaxBytes = Annotated[
    str,
    typer.Option("--max-bytes", metavar="SIZE", help="Refuse files larger than this: 500kB, 5MB, 32MiB."),
]
Tracked = Annotated[
    str,
    typer.Option(
        "--tracked",
        metavar="|".join(TRACKED),
        help="Word's tracked changes: taken as accepted, or undone.",
    ),
]
Password = Annotated[
    str | None, typer.Option("--password", metavar="WORD", help="Opens a protected PDF file.")
]
ProfileName = Annotated[
    str | None,
    typer.Option("--profile", metavar="FILE", help="What to hold it to: a profile, or a .toml file."),
]
Config = Annotated[
    str | None, typer.Option("--config", metavar="FILE", help="Settings, instead of those near the draft.")
]


def _jobs(value: str | int) -> int:
    try:
        if (jobs := int(value)) >= 0:
            return jobs
    except ValueError:
        pass
    raise typer.BadParameter("write a number of processes, or 0 for as many as pay", param_hint="--jobs")


# Read here: typer's own words for what is no number are another library's, and change with its releases.
Jobs = Annotated[
    int,
    typer.Option("--jobs", "-j", metavar="N", parser=_jobs, help="Processes; 0: as many as pay."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Nothing on the screen but errors.")]
NoColor = Annotated[bool, typer.Option("--no-color", help="No colour; so does NO_COLOR.")]


class WithPaths(TyperCommand):
    """A command with the usage line that people know: some releases of typer write `{PATH}...`."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """What stands after the command in the usage line."""
        return ["[OPTIONS]", "PATH..."]


def one_of(value: str, choices: Sequence[str], option: str) -> str:
    """The choice that `value` names, in any case."""
    if value.lower() in choices:
        return value.lower()
    close = closest(value.lower(), choices)
    meant = f"; did you mean {close}?" if close else ""
    raise typer.BadParameter(f"{value!r} is none of {', '.join(choices)}{meant}", param_hint=option)


def exercise_of(value: str) -> "Exercise | None":
    """The exercise that `--exercise` names, None for auto."""
    chosen = one_of(value, EXERCISES, "--exercise")
    return None if chosen == "auto" else cast("Exercise", chosen.upper())


def output_of(value: str | None, option: str = "--output") -> str | None:
    """The file that `--output` names, None for standard output."""
    if value == "":
        raise typer.BadParameter("name the file to write to", param_hint=option)
    return None if value == "-" else value


def size_of(value: str) -> int:
    """The number of bytes that `--max-bytes` says."""
    from refcase.sizes import in_bytes

    try:
        return in_bytes(value)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--max-bytes") from None


def wishes_of(tracked: str, password: str | None) -> "Wishes":
    """How `--tracked` and `--password` want files to be read."""
    from refcase.reading import Wishes

    return Wishes(cast("Tracking", one_of(tracked, TRACKED, "--tracked")), password)


def profile_of(name: str | None) -> str | None:
    """The profile that `--profile` names, known to be of use."""
    from refcase.profiles import ProfileError, load

    try:
        if name is not None:
            load(name)
    except ProfileError as error:
        raise typer.BadParameter(str(error), param_hint="--profile") from None
    return name


def config_of(path: str | None) -> str | None:
    """The settings that `--config` names, known to be of use."""
    from refcase.settings import SettingsError, read_settings

    try:
        if path is not None:
            read_settings(path)
    except SettingsError as error:
        raise typer.BadParameter(str(error), param_hint="--config") from None
    return path


def asked_of(
    exercise: str, profile: str | None, config: str | None, max_bytes: str, tracked: str, password: str | None
) -> "Asked":
    """What the options ask that all commands share which check case studies."""
    from refcase.checker import Asked

    return Asked(
        exercise=exercise_of(exercise),
        profile=profile_of(profile),
        config=config_of(config),
        max_bytes=size_of(max_bytes),
        wishes=wishes_of(tracked, password),
    )
