"""`refcase schema`: the JSON Schemas of what refcase writes and reads."""

from importlib import import_module
from typing import Annotated

import typer

from refcase.commands.app import app, one_of

_HOMES = {
    "parse": "refcase.render.json",
    "check": "refcase.render.findings.json",
    "settings": "refcase.settings",
}


@app.command("schema")
def schema_command(
    of: Annotated[
        str,
        typer.Argument(
            metavar="|".join(_HOMES), help="What parse writes, what check writes, or refcase.toml."
        ),
    ] = "parse",
) -> int:
    """Prints a JSON Schema (2020-12)."""
    from refcase.output import to_stdout
    from refcase.render.json import dumps

    home = import_module(_HOMES[one_of(of, tuple(_HOMES), "schema")])
    with to_stdout("utf-8") as out:
        out.write(dumps(home.schema(), indent=2) + "\n")
    return 0
