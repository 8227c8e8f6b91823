"""`refcase rules` and `refcase explain`: what is checked, and why."""

from typing import Annotated

import typer

from refcase.commands.app import NoColor, app, one_of

FORMATS = ("text", "json")


@app.command("rules")
def rules_command(
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="|".join(FORMATS), help="How to show them.")
    ] = "text",
    no_color: NoColor = False,
) -> int:
    """Lists the rules that refcase check knows."""
    from refcase.output import to_stdout
    from refcase.render.rules import as_data, as_table
    from refcase.screen import screen_of
    from refcase.validate.registry import all_rules

    chosen = one_of(format_, FORMATS, "--format")
    rules = list(all_rules().values())
    with to_stdout("utf-8" if chosen == "json" else None) as out:
        screen = screen_of(out, color=not no_color)
        out.write(
            as_data(rules) if chosen == "json" else as_table(rules, width=screen.width, color=screen.color)
        )
    return 0


@app.command("explain")
def explain_command(
    codes: Annotated[list[str], typer.Argument(metavar="CODE", help="LNK001, or LNK for all that begin so.")],
) -> int:
    """Tells what a rule finds, why it matters, and what it rests on."""
    from refcase.output import to_stdout
    from refcase.render.rules import as_text
    from refcase.validate.registry import all_rules
    from refcase.validate.selection import ALL, SelectionError, read_codes

    try:
        wanted = read_codes(codes, all_rules())
    except SelectionError as error:
        raise typer.BadParameter(str(error)) from None
    rules = [
        rule
        for rule in all_rules().values()
        if any(code == ALL or rule.code.startswith(code) for code in wanted)
    ]
    with to_stdout() as out:
        out.write("\n".join(as_text(rule) for rule in rules))
    return 0
