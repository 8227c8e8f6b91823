"""The rules for people and programs: a table, a page each, data."""

from collections.abc import Iterable
from io import StringIO
from typing import Any

from rich.console import Console
from rich.text import Text

from refcase.render.json import dumps
from refcase.render.page import NAME, QUIET, table
from refcase.validate.rule import Rule


def as_table(rules: Iterable[Rule], *, width: int = 100, color: bool = False) -> str:
    """A line for each rule: code, severity, what it finds."""
    rows = [
        (
            Text(rule.code, NAME),
            Text(rule.severity.value),
            Text(rule.name),
            Text(rule.summary + ("" if rule.selected else " (only when asked for)"), QUIET),
        )
        for rule in rules
    ]
    out = StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=color,
        color_system="standard" if color else None,
        highlight=False,
        legacy_windows=False,
    )
    console.print(table(("Code", "Severity", "Name", "Found when"), rows))
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def as_text(rule: Rule) -> str:
    """All that there is to say of a rule."""
    runs = "" if rule.selected else ", only when asked for"
    head = f"{rule.code} {rule.name} ({rule.severity.value}{runs}; since {rule.since})"
    parts = [
        f"{name}: {text}" if name in ("Why", "Basis") else f"{name}:  {text}"
        for name, text in rule.parts.items()
    ]
    return "\n".join((head, "", rule.summary, "", *parts)) + "\n"


def as_data(rules: Iterable[Rule]) -> str:
    """The rules as a JSON list."""
    told: list[dict[str, Any]] = [
        {
            "code": rule.code,
            "name": rule.name,
            "severity": rule.severity.value,
            "selected": rule.selected,
            "since": rule.since,
            "summary": rule.summary,
            **{name.lower(): text for name, text in rule.parts.items()},
        }
        for rule in rules
    ]
    return dumps(told, indent=2) + "\n"
