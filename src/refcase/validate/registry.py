"""Every rule there is: the modules below `rules/`, and those that other packages bring.

Another package brings rules by an entry point of the group `refcase.rules`, which names a module with
rules in it, or a rule.
"""

import os
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from importlib import import_module
from types import ModuleType
from typing import NamedTuple

import refcase.validate.rules as home
from refcase.validate.plugins import plugins
from refcase.validate.rule import Rule

GROUP = "refcase.rules"


class RegistryError(Exception):
    """Rules that cannot be used; the message is one line that says which and why."""


class Parted(NamedTuple):
    """The rules of a check: those that run first, and those that are late."""

    early: list[Rule]
    late: list[Rule]


def parted(rules: Iterable[Rule]) -> Parted:
    """The rules, each kind in their order."""
    rules = list(rules)
    return Parted([rule for rule in rules if not rule.late], [rule for rule in rules if rule.late])


class Rules(dict[str, Rule]):
    """Rules by their codes."""

    @cached_property
    def usual(self) -> Parted:
        """Those that run unless asked for otherwise: each check asks."""
        return parted(rule for rule in self.values() if rule.selected)


@cache
def all_rules() -> Rules:
    """The rules by their codes, in the order of codes.

    Errors: `RegistryError` when two rules share a code or a name, or another package's cannot be loaded.
    """
    found: dict[str, Rule] = {}
    for rule in (*_ours(), *_theirs()):
        if rule.code in found:
            raise RegistryError(f"two rules have the code {rule.code}: {found[rule.code].name}, {rule.name}")
        found[rule.code] = rule
    names = [rule.name for rule in found.values()]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise RegistryError(f"two rules have the name {twice[0]}")
    return Rules(sorted(found.items()))


def _ours() -> Iterator[Rule]:
    for folder in home.__path__:
        in_files = list(_modules_in(folder, home.__name__)) if os.path.isdir(folder) else []  # noqa: PTH112
        for name in in_files or _sought(folder, home.__name__):
            yield from _in(import_module(name))


def _modules_in(folder: str, package: str) -> Iterator[str]:
    """The modules below a folder by their full names; `pkgutil` would take longer than a draft to check."""
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.name.endswith(".py") and entry.name != "__init__.py":
            yield f"{package}.{entry.name.removesuffix('.py')}"
        elif entry.is_dir() and entry.name.isidentifier() and entry.name != "__pycache__":
            yield from _modules_in(entry.path, f"{package}.{entry.name}")


def _sought(folder: str, package: str) -> list[str]:
    """As `_modules_in`, where they are no files in folders, or are there compiled only."""
    from pkgutil import walk_packages

    return sorted(found.name for found in walk_packages([folder], f"{package}.") if not found.ispkg)


def _theirs() -> Iterator[Rule]:
    for entry in plugins(GROUP):
        try:
            loaded = entry.load()
        except (Exception, SystemExit) as fault:
            raise RegistryError(
                f"the rules {entry.name!r} ({entry.value}) cannot be loaded: {type(fault).__name__}: {fault}"
            ) from fault
        found: Iterable[Rule] = (
            [loaded] if isinstance(loaded, Rule) else _in(loaded) if isinstance(loaded, ModuleType) else []
        )
        yield from found


def _in(module: ModuleType) -> list[Rule]:
    """The rules that a module makes, not those it imports."""
    return [
        value
        for value in vars(module).values()
        if isinstance(value, Rule) and value.check.__module__ == module.__name__
    ]
