"""The commands and their options, one module for each; what each needs is imported when it runs."""

import refcase.commands.check
import refcase.commands.export
import refcase.commands.parse
import refcase.commands.rules
import refcase.commands.schema
import refcase.commands.stats  # noqa: F401  # to be registered
from refcase.commands.app import app

__all__ = ["COMMANDS", "app"]

COMMANDS = ("check", "parse", "export", "stats", "rules", "explain", "schema")
