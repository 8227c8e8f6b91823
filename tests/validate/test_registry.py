"""The rules there are: ours, and those that other packages bring."""

import compileall
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import refcase
import refcase.validate.registry as home
from refcase.validate import check
from refcase.validate.registry import RegistryError, all_rules

RULE = '''"""The word kiln is written.

Why: potters call it an oven.
Basis: the guild.

Flagged: ``kiln``
Fine:    ``oven``
"""
from refcase.findings import Severity
from refcase.text import Span
from refcase.validate.rule import Hit, rule


@rule("{code}", "{name}", Severity.INFO, since="1.0")
def check(draft):
    at = draft.text.find("kiln")
    if at >= 0:
        yield Hit(Span(start=at, end=at + 4), "a kiln")
'''


class Entry:
    """An entry point."""

    def __init__(self, loaded: Any) -> None:
        self.name, self.value, self.loaded = "loxley", "loxley_rules", loaded

    def load(self) -> Any:
        if isinstance(self.loaded, Exception):
            raise self.loaded
        return self.loaded


def module(code: str = "LOX001", name: str = "kiln") -> ModuleType:
    made = ModuleType("loxley_rules")
    sys.modules["loxley_rules"] = made
    source = RULE.format(code=code, name=name)
    made.__doc__ = source.split('"""')[1]
    exec(source, made.__dict__)
    return made


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    all_rules.cache_clear()
    yield
    all_rules.cache_clear()
    sys.modules.pop("loxley_rules", None)


def bring(monkeypatch: pytest.MonkeyPatch, loaded: Any) -> None:
    monkeypatch.setattr(home, "plugins", lambda group: [Entry(loaded)] if group == "refcase.rules" else [])


def test_a_module_of_another_package(monkeypatch: pytest.MonkeyPatch) -> None:
    bring(monkeypatch, module())
    assert all_rules()["LOX001"].summary == "The word kiln is written."
    study = refcase.parse_text("4. Details of the impact\nA kiln.")
    assert [f.message for f in check(study) if f.code == "LOX001"] == ["a kiln"]


def test_a_rule_of_another_package(monkeypatch: pytest.MonkeyPatch) -> None:
    bring(monkeypatch, module().check)
    assert "LOX001" in all_rules()


@pytest.mark.parametrize(
    ("code", "name", "told"),
    [
        ("LNK001", "kiln", "two rules have the code LNK001: cited-not-listed, kiln"),
        ("LOX001", "cited-not-listed", "two rules have the name cited-not-listed"),
    ],
)
def test_what_is_taken(monkeypatch: pytest.MonkeyPatch, code: str, name: str, told: str) -> None:
    bring(monkeypatch, module(code, name))
    with pytest.raises(RegistryError) as fault:
        all_rules()
    assert str(fault.value) == told


def test_what_cannot_be_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    bring(monkeypatch, ImportError("no module named kiln"))
    with pytest.raises(
        RegistryError, match=r"the rules 'loxley' \(loxley_rules\) cannot be loaded: ImportError"
    ):
        all_rules()


@pytest.mark.parametrize(("code", "name"), [("LOX1", "kiln"), ("lox001", "kiln"), ("LOX001", "Kiln!")])
def test_what_a_rule_may_be_called(code: str, name: str) -> None:
    with pytest.raises(ValueError, match="a rule is called like"):
        module(code, name)


@pytest.mark.parametrize("form", ["archive", "compiled"])
def test_rules_are_found_where_there_is_no_file_of_their_text(tmp_path: Path, form: str) -> None:
    package = Path(refcase.__file__).parent
    copy = tmp_path / "lib" / "refcase"
    shutil.copytree(package, copy, ignore=shutil.ignore_patterns("__pycache__"))
    place = copy.parent
    if form == "archive":
        place = Path(shutil.make_archive(str(tmp_path / "refcase"), "zip", copy.parent))
    else:
        compileall.compile_dir(copy, quiet=2, legacy=True)
        for path in copy.rglob("*.py"):
            path.unlink()
    asked = "from refcase.validate.registry import all_rules; print(len(all_rules()))"
    done = subprocess.run(
        [sys.executable, "-c", asked],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(place)},
        cwd=tmp_path,
    )
    assert (done.stdout, done.stderr) == (f"{len(all_rules())}\n", "")
