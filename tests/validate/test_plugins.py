"""Entry points are found wherever Python's own search finds them."""

import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from refcase.validate.plugins import plugins

DECLARED = "[kiln.rules]\nheat = kiln:heat\n"


def installed(folder: Path, name: str, declared: str = DECLARED) -> None:
    """A package in `folder` as an installer leaves it."""
    about = folder / name
    about.mkdir(parents=True)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: kiln\nVersion: 1\n", encoding="utf-8")
    (about / "entry_points.txt").write_text(declared, encoding="utf-8")


def found(group: str) -> list[str]:
    return [f"{each.name} = {each.value}" for each in plugins(group)]


@pytest.mark.parametrize("name", ["kiln-1.dist-info", "kiln-1.egg-info", "kiln-1.DIST-INFO"])
def test_what_a_package_declares(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    installed(tmp_path, name)
    monkeypatch.syspath_prepend(tmp_path)
    assert found("kiln.rules") == ["heat = kiln:heat"]
    assert found("kiln.others") == []


def test_what_an_egg_declares(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder of an egg is on the path itself."""
    egg = tmp_path / "kiln-1.egg"
    installed(egg, "EGG-INFO")
    (egg / "EGG-INFO" / "METADATA").rename(egg / "EGG-INFO" / "PKG-INFO")
    monkeypatch.syspath_prepend(egg)
    assert found("kiln.rules") == ["heat = kiln:heat"]


def test_as_python_finds_them() -> None:
    assert set(plugins("pytest11")) == set(entry_points(group="pytest11"))


def test_paths_that_are_no_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = tmp_path / "packages.zip"
    archive.write_bytes(b"PK\x05\x06" + bytes(18))
    monkeypatch.setattr(sys, "path", [str(archive), str(tmp_path / "none"), ""])
    assert found("kiln.rules") == []


def test_other_finders_are_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    class Elsewhere:
        asked = 0

        @classmethod
        def find_spec(cls, *told: object) -> None:
            return None

        @classmethod
        def find_distributions(cls, context: object) -> list[object]:
            cls.asked += 1
            return []

    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, Elsewhere])
    assert found("kiln.rules") == []
    assert Elsewhere.asked
