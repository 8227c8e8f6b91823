"""The documentation tells what is there, and the checks that hold it to that see what they should."""

import importlib.util
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent

# Put together here, so that the checks do not find them in this file.
REGISTRY = ".".join(("pythonhosted", "org"))
HOME = "/".join(("", "home", "a"))
LATER = "".join(("TO", "DO"))


def load(name: str) -> ModuleType:
    """A script of tools/ as a module."""
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
        assert spec and spec.loader
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


check_docs = load("check_docs")


@pytest.mark.parametrize("check", check_docs.CHECKS, ids=lambda check: check.__name__)
def test_the_documentation_is_true(check: Callable[[Path], Iterator[object]]) -> None:
    assert [str(fault) for fault in check(ROOT)] == []


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A small project whose documentation has nothing wrong with it."""
    write(
        tmp_path,
        "README.md",
        "# House\n[docs](docs/index.md)\n<!-- tests -->\n```sh\nmake test\n```\n<!-- /tests -->\n",
    )
    write(tmp_path, "docs/index.md", "# Docs\n[one](one.md) [two](two.md#second-part)\n")
    write(
        tmp_path,
        "docs/one.md",
        "# One\n```\n[not](a-link.md)\n```\nnor `[this](one)`, but [that](https://example.org/x)\n",
    )
    write(tmp_path, "docs/two.md", "# Two\n## Second part\n")
    write(tmp_path, "samples/README.md", "| sample | shows |\n| [a.txt](a.txt) | much |\n")
    write(tmp_path, "samples/a.txt", "text")
    write(tmp_path, "samples/a.truth.json", "{}")
    return tmp_path


def write(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


ON_FILES = (check_docs.links, check_docs.samples, check_docs.test_command, check_docs.unwanted)


def test_nothing_wrong_in_a_good_house(house: Path) -> None:
    assert [str(fault) for check in ON_FILES for fault in check(house)] == []


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("docs/two.md", "# Two\n", "docs/index.md:2: two.md#second-part: no such heading"),
        ("docs/one.md", "\n\nsee [it](gone.md)", "docs/one.md:3: gone.md is not there"),
        ("docs/one.md", "![picture](images/gone.svg)", "docs/one.md:1: images/gone.svg is not there"),
        ("docs/one.md", "[up](../../)", "docs/one.md:1: ../../ is outside the project"),
        ("docs/three.md", "# Three", "docs/index.md:1: does not list three.md"),
        ("samples/b.txt", "text", "samples/README.md:1: has no row for b.txt"),
        ("samples/b.txt", "text", "samples/b.txt:1: b.truth.json is not there"),
        ("samples/README.md", "| [a.txt](a.txt) | |", "samples/README.md:1: has no row for a.txt"),
        (
            "README.md",
            "# House",
            "README.md:1: has no test command between <!-- tests --> and <!-- /tests -->",
        ),
        (
            "README.md",
            "<!-- tests -->\n```sh\none\ntwo\n```\n<!-- /tests -->\n",
            "README.md:1: the test command is more than one line",
        ),
        (
            "src/a.py",
            f"x = 1\n# from {REGISTRY}",
            f"src/a.py:2: {REGISTRY}: names a package registry",
        ),
        ("tools/b.py", f"open('{HOME}nn/x')", f"tools/b.py:1: {HOME}: holds a path of one machine"),
        (
            "notes.md",
            f"{LATER} later",
            f"notes.md:1: {LATER}: does not name its issue",
        ),
    ],
)
def test_what_is_wrong_is_seen(house: Path, name: str, text: str, expected: str) -> None:
    write(house, name, text)
    assert expected in [str(fault) for check in ON_FILES for fault in check(house)]


def test_what_looks_wrong_and_is_not(house: Path) -> None:
    write(house, "notes.md", LATER + " (#12); https://example.org/home/page; ~/src/x; a conda and a python")
    assert list(check_docs.unwanted(house)) == []


def test_an_option_left_out_is_seen(house: Path) -> None:
    text = " ".join(check_docs.program())
    assert "refcase parse" in text
    write(house, "docs/cli.md", text.replace("--format", "--formats"))
    assert [fault.what for fault in check_docs.commands(house)] == ["does not mention --format"]


def test_a_field_left_out_is_seen(house: Path) -> None:
    names = {name for fields in check_docs.models().values() for name in fields}
    assert {"sha256", "doi", "written"} <= names
    write(house, "docs/json.md", " ".join(f"`{name}`" for name in sorted(names - {"doi"})))
    assert [fault.what for fault in check_docs.fields(house)] == ["does not describe doi of Reference"]


def test_words_of_a_picture_do_not_depend_on_how_it_is_cut() -> None:
    words = load("make_picture").words
    one = '<text class="r1" x="0" y="20" textLength="9">R1&#160;&amp;&#160;R2</text>'
    two = '<text class="r1" x="0" y="20">R1&#160;</text><text class="r2" x="3" y="20">&amp;&#160;R2</text>'
    assert words(one) == words(two) == ["R1 & R2"]


def test_what_could_not_be_read_is_a_file_or_a_row() -> None:
    """Rows of collections decide the exit code as files do."""
    told = [*(ROOT / "docs").glob("*.md"), *(ROOT / "src").rglob("*.py")]
    assert len(told) > 100
    said = ("a file could not be read", "file that could not be", "for each file that could not")
    assert [
        (path.name, words) for path in told for words in said if words in path.read_text(encoding="utf-8")
    ] == []
