"""The commands and their options; what each needs is imported when it runs."""

import os
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer
from typer.core import TyperCommand

from refcase import __version__

if TYPE_CHECKING:
    from refcase.models import Exercise

COMMANDS = ("parse", "schema")
FORMATS = ("view", "json", "jsonl")
EXERCISES = ("auto", "ref2014", "ref2021", "ref2029")

app = typer.Typer(
    # Plain help: it reads well in any terminal and takes half the time.
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    help="""Takes REF impact case studies apart: sections, references, sources, grants, and every
    citation that ties a claim to them.

    \b
    refcase parse draft.txt          what is in a draft, and what does not meet
    refcase parse --help             all it can do, with examples
    """,
)

_PARSE_HELP = """Takes case studies apart and shows what is in them.

PATH is a text file, a folder (all text files in it and below it), a pattern such as "drafts/*.txt", or - for
standard input.

\b
refcase parse draft.txt                          read it on the screen
refcase parse drafts -o report.txt               a whole folder, in a file
refcase parse draft.txt --format json            as data
refcase parse drafts --format jsonl -o all.jsonl
                                                 one case study a line

\b
Exit code: 0; 1 when a file holds no section of a case study;
2 when a file could not be read or the command was wrong.
"""


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


class _Parse(TyperCommand):
    """`refcase parse`, with the usage line that people know: some releases of typer write `{PATH}...`."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """What stands after the command in the usage line."""
        return ["[OPTIONS]", "PATH..."]


@app.command("parse", help=_PARSE_HELP, cls=_Parse)
def parse_command(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", hidden=True)],
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="view|json|jsonl", help="How to show it.")
    ] = "view",
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, not to the screen.")
    ] = None,
    exercise: Annotated[
        str,
        typer.Option(
            metavar="auto|ref2014|ref2021|ref2029", help="The exercise the case study is for; auto finds out."
        ),
    ] = "auto",
    max_bytes: Annotated[
        str, typer.Option(metavar="SIZE", help="Refuse files larger than this: 500kB, 5MB, 32MiB.")
    ] = "32MiB",
    no_color: Annotated[bool, typer.Option("--no-color", help="No colour; so does NO_COLOR.")] = False,
) -> int:
    """Checks the options, then runs."""
    from refcase.parsing import Request, run
    from refcase.sizes import in_bytes

    try:
        limit = in_bytes(max_bytes)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--max-bytes") from None
    if output == "":
        raise typer.BadParameter("name the file to write to", param_hint="--output")
    chosen = _one_of(exercise, EXERCISES, "--exercise")
    return run(
        Request(
            paths=paths,
            format=_one_of(format_, FORMATS, "--format"),
            output=None if output == "-" else output,
            exercise=None if chosen == "auto" else cast("Exercise", chosen.upper()),
            max_bytes=limit,
            color=not no_color and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb",
        )
    )


@app.command("schema")
def schema_command() -> int:
    """Prints the JSON Schema (2020-12) of the JSON that parse writes."""
    from refcase.output import to_stdout
    from refcase.render.json import dumps, schema

    with to_stdout("utf-8") as out:
        out.write(dumps(schema(), indent=2) + "\n")
    return 0


def _one_of(value: str, choices: tuple[str, ...], option: str) -> str:
    """The choice that `value` names, in any case."""
    if value.lower() in choices:
        return value.lower()
    close = get_close_matches(value.lower(), choices, n=1)
    meant = f"; did you mean {close[0]}?" if close else ""
    raise typer.BadParameter(f"{value!r} is none of {', '.join(choices)}{meant}", param_hint=option)
