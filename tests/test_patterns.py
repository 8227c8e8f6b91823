"""Patterns kept for the next run are those that were compiled, and a file that cannot be used is none."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import regex

import refcase
from refcase import patterns

PACKAGE = Path(refcase.__file__).parent
WRITTEN = (r"(?i)(?P<name>\w+)\s*[=:]", r"^[^\W\d_]{2,}$", "[\u2010-\u2027]", "a")
TEXT = "Kiln: 900\nHEAT = ten – a\nä"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where patterns are kept, nothing being there."""
    monkeypatch.setattr(patterns, "_file", lambda: tmp_path / "kept" / "patterns.bin")
    monkeypatch.setattr(patterns, "_kept", {})
    monkeypatch.setattr(patterns, "_new", {})
    monkeypatch.setattr(patterns.atexit, "register", lambda saved: None)
    return tmp_path / "kept"


def kept_and_loaded() -> None:
    patterns._save()
    patterns._kept.update(patterns._load())
    patterns._new.clear()


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize("flags", [0, re.DOTALL | re.MULTILINE])
def test_a_kept_pattern_is_the_same(folder: Path, written: str, flags: int) -> None:
    before = patterns.compile_re(written, flags), patterns.compile_regex(written, flags)
    kept_and_loaded()
    assert len(patterns._kept) == 2
    after = patterns.compile_re(written, flags), patterns.compile_regex(written, flags)
    assert not patterns._new
    for one, other in zip(before, after, strict=True):
        assert (one.pattern, one.flags, one.groups) == (other.pattern, other.flags, other.groups)
        assert dict(one.groupindex) == dict(other.groupindex)
        told = [[(m.span(), m.groups(), m.groupdict()) for m in each.finditer(TEXT)] for each in (one, other)]
        assert told[0] == told[1]


def test_what_was_kept_stays_when_more_is(folder: Path) -> None:
    patterns.compile_re("a")
    kept_and_loaded()
    patterns.compile_re("b")
    kept_and_loaded()
    assert {key[1] for key in patterns._load()} == {"a", "b"}
    assert [path.name for path in folder.iterdir()] == ["patterns.bin"]


@pytest.mark.parametrize(
    "change",
    [
        lambda data: b"",
        lambda data: data[:-20],
        lambda data: data[:-1] + bytes([data[-1] ^ 1]),
        lambda data: bytes([data[0] ^ 1]) + data[1:],
        lambda data: data + bytes(1000),
        lambda data: b"(\xff\xff\xff\x7f",
        lambda data: data[:32] + b"[\xff\xff\xff\x7f",
    ],
)
def test_a_file_that_cannot_be_used_is_none(folder: Path, change: object) -> None:
    patterns.compile_regex("a+b")
    patterns._save()
    file = folder / "patterns.bin"
    file.write_bytes(change(file.read_bytes()))  # type: ignore[operator]
    assert patterns._load() == {}
    assert patterns.compile_regex("a+b").match("aab")
    patterns._save()
    assert len(patterns._load()) == 1


def test_another_release_makes_its_own(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    patterns.compile_regex("a+b")
    patterns._save()
    monkeypatch.setattr(patterns, "_MADE_BY", ("9.9.9",))
    assert patterns._load() == {}


def test_what_is_no_file_is_none(folder: Path) -> None:
    (folder / "patterns.bin").mkdir(parents=True)
    assert patterns._load() == {}
    patterns.compile_re("a")
    patterns._save()
    assert (folder / "patterns.bin").is_dir()


@pytest.mark.parametrize(
    ("platform", "variables", "place"),
    [
        ("linux", {"HOME": "/folk/a"}, "/folk/a/.cache/refcase"),
        ("darwin", {"HOME": "/folk/a"}, "/folk/a/Library/Caches/refcase"),
        ("linux", {"HOME": "/folk/a", "XDG_CACHE_HOME": "/tmp/kept"}, "/tmp/kept/refcase"),
        ("linux", {"HOME": "/folk/a", "XDG_CACHE_HOME": "kept"}, None),
        ("win32", {"HOME": "/folk/a", "LOCALAPPDATA": "/data"}, "/data/refcase"),
        ("win32", {"HOME": "/folk/a"}, None),
    ],
)
def test_the_place_is_the_users(
    monkeypatch: pytest.MonkeyPatch, platform: str, variables: dict[str, str], place: str | None
) -> None:
    for name in ("HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    found = patterns._file()
    assert (found and found.parent.as_posix()) == place


def test_a_folder_that_takes_nothing_is_no_fault(folder: Path) -> None:
    folder.write_text("a file where the folder should be", encoding="utf-8")
    patterns.compile_re("a")
    patterns._save()
    assert folder.is_file()


def test_patterns_of_modules_are_kept_and_no_others() -> None:
    """A pattern made of a draft's words must not be kept: it would leave them on the disk."""
    faults = []
    for path in PACKAGE.rglob("*.py"):
        if path.name == "patterns.py":
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        within = {
            id(node)
            for function in ast.walk(tree)
            if isinstance(function, ast.FunctionDef | ast.Lambda)
            for node in ast.walk(function)
        }
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            called = ast.unparse(node.func)
            kept = called in ("compile_re", "compile_regex", "compile_twin")
            of_bytes = isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, bytes)
            if kept and id(node) in within:
                faults.append(f"{path.name}:{node.lineno} is kept, and made while a draft is read")
            if called in ("re.compile", "regex.compile") and id(node) not in within and not of_bytes:
                faults.append(f"{path.name}:{node.lineno} is not kept")
    assert not faults


def test_a_process_keeps_what_it_compiled(tmp_path: Path) -> None:
    code = "import refcase.patterns as p; p.compile_re('kiln'); print(('re', 'kiln', 0) in p._kept)"
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent), "XDG_CACHE_HOME": str(tmp_path)}
    runs = [
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
        )
        for _ in range(2)
    ]
    assert [run.stdout.strip() for run in runs] == ["False", "True"]


def test_regex_says_how_its_patterns_are_built_anew() -> None:
    """What the module rests on: without it every pattern would be compiled in every run."""
    rebuild, parts = patterns._PARTS(regex.compile("a"))
    assert rebuild(*parts).match("a")
    assert patterns._engine is not None or sys.implementation.name != "cpython"


def test_what_is_too_much_is_begun_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that changes under one release does not fill the folder."""
    patterns.compile_re("a")
    kept_and_loaded()
    monkeypatch.setattr(patterns, "_LARGEST", (folder / "patterns.bin").stat().st_size + 40)
    patterns.compile_re("b")
    patterns._save()
    assert {key[1] for key in patterns._load()} == {"b"}


@pytest.mark.parametrize(
    "written", [r"[\p{Lu}]", r"[\p{Ll}]", r"[\p{L}]", r"[\p{N}]", r"[\p{L}\p{M}'-]", r"[^\p{L}]"]
)
def test_twins_mean_the_same_in_a_latin_text(written: str) -> None:
    both = patterns.compile_twin(written)
    latin = [chr(code) for code in range(0x3000) if patterns.is_latin(chr(code))]
    assert len(latin) == 270
    assert [c for c in latin if both.any.match(c)] == [c for c in latin if both.latin.match(c)]


@pytest.mark.parametrize("written", [r"\w", r"\s", r"\d", "(?i)[a-z]", "(?i)k", r"a\b", r"\ba"])
def test_engines_mean_the_same_in_a_latin_text(written: str) -> None:
    for sign in (chr(code) for code in range(0x3000)):
        text = f"a{sign}k{sign}a"
        if patterns.is_latin(text):
            found = [[m.span() for m in engine.finditer(written, text)] for engine in (re, regex)]
            assert found[0] == found[1], sign


@pytest.mark.parametrize(
    "sign", ["\u00b2", "\u00bd", "\u0301", "\u0130", "\u017f", "\u212a", "\x1c", "\u0141", "\u0660"]
)
def test_what_is_no_latin_text(sign: str) -> None:
    assert not patterns.is_latin(f"Kiln – ‘No. 4’, é{sign}")
    assert patterns.is_latin("Kiln – ‘No. 4’, é…")


def test_any_of_several_patterns_begins_as_they_do(folder: Path) -> None:
    found = patterns.compile_any([re.compile("ab|ac"), re.compile(r"a\d")])
    assert [found.match(text) is not None for text in ("ab", "ac", "a1", "ad")] == [True, True, True, False]
