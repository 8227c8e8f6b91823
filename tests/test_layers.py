"""The house keeps its order: imports point one way, in no circle, and modules stay small."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "src" / "refcase"
MOST_LINES = 300

# From the ground up. A module imports from layers below its own, or from its own package.
LAYERS = (
    {"schemas", "patterns", "closest", "devices", "plurals", "workers", "earlier"},
    {"base", "lookup", "labels", "progress", "sizes"},
    {"text"},
    {"metadata", "identifiers"},
    {"models"},
    {"findings"},
    {"gathering"},
    {"profiles"},
    {"reading", "parse", "links"},
    {"validate", "records"},
    {"report", "settings", "fingerprints"},
    {"baseline"},
    {"render"},
    {"corpus", "output", "screen"},
    {"checker"},
    {"export"},
    {"batch"},
    {"integrations"},
    {"units", "stats"},
    {"parsing", "checking", "exporting", "counting"},
    {"commands"},
    {"cli"},
    {"__main__"},
)
# `refcase/__init__.py` is the door: it imports from everywhere, and late.
DOOR = ""
OPEN_TO_ALL = {"__version__"}

# Modules past MOST_LINES, each with the reason why it is one subject all the same.
LONG: dict[str, str] = {}

LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}


def modules() -> dict[str, Path]:
    """Every module of the package by its name below `refcase`; the door is ""."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        found[".".join(part for part in parts if part != "__init__")] = path
    return found


def imports(source: str, module: str = "", *, package: bool = False) -> list[tuple[str, int]]:
    """What `source` imports from refcase, as (name below refcase, line); late imports count too.

    `from refcase import x` gives `x`: a module or a name of the door.
    """
    home = module.split(".") if module else []
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level:
            base = home[: len(home) - node.level + (1 if package else 0)]
            names = [".".join(["refcase", *base, *((node.module or "").split(".") if node.module else [])])]
        elif isinstance(node, ast.ImportFrom) and node.module == "refcase":
            names = [f"refcase.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        else:
            continue
        found += [
            (name.removeprefix("refcase."), node.lineno) for name in names if name.startswith("refcase.")
        ]
    return found


def wrong(module: str, imported: str) -> str | None:
    """What is wrong with `module` importing `imported`, None when nothing is."""
    home, other = module.split(".")[0], imported.split(".")[0]
    if home == other or imported in OPEN_TO_ALL:
        return None
    if other not in LEVEL:
        return f"{imported} comes through the door; import it from the module that defines it"
    if LEVEL[other] >= LEVEL[home]:
        return f"{other} is not below {home}"
    return None


MODULES = modules()


def test_the_package_is_there() -> None:
    assert {"", "cli", "models", "parse", "reading", "render"} <= set(MODULES)


def test_every_module_has_a_layer() -> None:
    tops = {name.split(".")[0] for name in MODULES} - {DOOR}
    assert not tops - set(LEVEL), "give them a layer in LAYERS"
    assert not set(LEVEL) - tops, "LAYERS names what is no more"


@pytest.mark.parametrize("module", [name for name in MODULES if name != DOOR])
def test_imports_point_down(module: str) -> None:
    path = MODULES[module]
    source = path.read_text(encoding="utf-8")
    found = imports(source, module, package=path.name == "__init__.py")
    assert [f"{path.name}:{line}: {why}" for name, line in found if (why := wrong(module, name))] == []


def test_no_module_imports_itself_by_way_of_others() -> None:
    graph: dict[str, set[str]] = {}
    for module, path in MODULES.items():
        if module == DOOR:
            continue
        found = imports(path.read_text(encoding="utf-8"), module, package=path.name == "__init__.py")
        graph[module] = {name for name, _ in found if name in MODULES}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"modules in a circle: {' → '.join(error.args[1])}")


def test_modules_stay_small() -> None:
    lines = {name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in MODULES.items()}
    long = {name for name, count in lines.items() if count > MOST_LINES}
    assert long == set(LONG), "look for the second subject in it, or give the reason in LONG"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("from refcase.text import Span", ["text"]),
        ("import refcase.models, os", ["models"]),
        ("from refcase import __version__", ["__version__"]),
        ("def late():\n    from refcase.render.json import dumps", ["render.json"]),
        ("from .lines import Line", ["parse.lines"]),
        ("from ..text import Span", ["text"]),
        ("import re\nfrom pathlib import Path", []),
    ],
)
def test_imports_are_seen(source: str, expected: list[str]) -> None:
    assert [name for name, _ in imports(source, "parse.sections")] == expected


@pytest.mark.parametrize(
    ("module", "imported", "fine"),
    [
        ("parse.sources", "models", True),
        ("parse.sources", "parse.parts", True),
        ("parse.sources", "reading.plain", False),  # side by side
        ("models", "parse", False),  # upwards
        ("render.view", "parse_file", False),  # through the door
        ("parse", "__version__", True),
    ],
)
def test_directions(module: str, imported: str, fine: bool) -> None:
    assert (wrong(module, imported) is None) is fine
