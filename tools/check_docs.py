"""Holds the documentation to what is there: links, commands and what they print, fields, samples, rules.

    python tools/check_docs.py

Prints one line for each thing that is wrong, `file:line: what`, and exits 1 when there is any.
Nothing is fetched: addresses on the web are left alone.
"""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent

_FENCED = re.compile(r"(?ms)^(?P<fence>```+|~~~+).*?^(?P=fence)[ \t]*$")
_CODE = re.compile(r"`[^`\n]*`")
_LINK = re.compile(r"!?\[(?P<text>[^\]\n]*)\]\((?P<target>[^()\s]+)\)")
_HEADING = re.compile(r"(?m)^#{1,6}[ \t]+(?P<text>.+?)[ \t]*#*$")
_ELSEWHERE = re.compile(r"(?i)[a-z][a-z0-9+.-]*:")
_TESTS = re.compile(r"(?ms)^<!-- tests\b[^>]*-->\n```sh\n(?P<command>.+?)\n```\n<!-- /tests -->$")

_PRINTS = re.compile(r"(?ms)^<!-- prints: (?P<command>refcase [^\n]+?) -->\n```text\n(?P<output>.*?)\n```$")

# Where a package is fetched from is the user's affair, and a path of one machine is nobody else's.
_UNWANTED = (
    (re.compile(r"(?i)\b(?:pypi|pythonhosted|anaconda|npmjs)\.[a-z]{2,}"), "names a package registry"),
    (re.compile(r"(?<![\w.~/])/(?:home|Users|root|mnt|srv)/\w"), "holds a path of one machine"),
    # Spelt so that this line is not one of them.
    (re.compile(r"\b(?:TO[D]O|FIX[M]E)\b(?! ?\(#\d+\))"), "does not name its issue"),
)
_TEXTS = {".md", ".py", ".toml", ".yaml", ".yml", ".json", ".txt", ".svg", ".cfg", ".ini"}
_OURS = ("docs", "samples", "src", "tests", "tools", "benchmarks", ".ci")


class Fault(NamedTuple):
    """One thing that is wrong: the file below the root, the line from 1, and what it is."""

    path: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}"


def _read(root: Path, name: str) -> str:
    path = root / name
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def _name(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()


def _pages(root: Path) -> list[Path]:
    return [
        *sorted(root.glob("*.md")),
        *sorted((root / "docs").rglob("*.md")),
        *sorted((root / "samples").glob("*.md")),
    ]


def _prose(text: str) -> str:
    """`text` with code blanked out, so that what looks like a link in it is none; the length is kept."""

    def blank(match: re.Match[str]) -> str:
        return re.sub(r"[^\n]", " ", match[0])

    return _CODE.sub(blank, _FENCED.sub(blank, text))


def _anchors(text: str) -> set[str]:
    """The names that headings of a Markdown page can be linked by."""
    names: set[str] = set()
    for heading in _HEADING.finditer(_FENCED.sub("", text)):
        plain = _LINK.sub(r"\g<text>", heading["text"]).replace("`", "").lower()
        slug = name = re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")
        count = 0
        while name in names:
            count += 1
            name = f"{slug}-{count}"
        names.add(name)
    return names


def links(root: Path) -> Iterator[Fault]:
    """Links of the pages that lead nowhere, and pages of docs/ that its table of contents leaves out."""
    for page in _pages(root):
        text = page.read_text(encoding="utf-8")
        for link in _LINK.finditer(_prose(text)):
            target, _, anchor = link["target"].partition("#")
            if _ELSEWHERE.match(target):
                continue
            place = (page.parent / target).resolve() if target else page
            here = _name(root, page), _line(text, link.start())
            if not place.exists():
                yield Fault(*here, f"{link['target']} is not there")
            elif not place.is_relative_to(root):
                yield Fault(*here, f"{link['target']} is outside the project")
            elif anchor and anchor not in _anchors(place.read_text(encoding="utf-8")):
                yield Fault(*here, f"{link['target']}: no such heading")
    index = _read(root, "docs/index.md")
    listed = {link["target"].partition("#")[0] for link in _LINK.finditer(index)}
    for page in sorted((root / "docs").glob("*.md")):
        if page.name != "index.md" and page.name not in listed:
            yield Fault("docs/index.md", 1, f"does not list {page.name}")


def commands(root: Path) -> Iterator[Fault]:
    """Commands and options of the program that docs/cli.md does not mention."""
    text = _read(root, "docs/cli.md")
    for words in program():
        if not re.search(rf"(?<![\w-]){re.escape(words)}(?![\w-])", text):
            yield Fault("docs/cli.md", 1, f"does not mention {words}")


def program() -> list[str]:
    """Every command and every long option of refcase, as a user types them."""
    from typer.main import get_command

    from refcase.commands import app

    group = get_command(app)
    found: list[str] = []
    for name, command in [("refcase", group), *getattr(group, "commands", {}).items()]:
        if command is not group:
            found.append(f"refcase {name}")
        for parameter in command.params:
            if parameter.param_type_name == "option":
                found += [
                    word for word in (*parameter.opts, *parameter.secondary_opts) if word.startswith("--")
                ]
    return list(dict.fromkeys(found))


def fields(root: Path) -> Iterator[Fault]:
    """Fields of the JSON that docs/json.md does not describe: each stands there as `name` or "name"."""
    text = _read(root, "docs/json.md")
    for model, names in models().items():
        for name in names:
            if not re.search(rf"[`\"]{re.escape(name)}[`\"]", text):
                yield Fault("docs/json.md", 1, f"does not describe {name} of {model}")


def models() -> dict[str, list[str]]:
    """The names of each model's fields, by the model's name."""
    from refcase import metadata, models
    from refcase.base import Model

    return {
        noun.__name__: list(noun.model_fields)
        for home in (metadata, models)
        for noun in vars(home).values()
        if isinstance(noun, type) and issubclass(noun, Model) and noun.__module__ == home.__name__
    }


def samples(root: Path) -> Iterator[Fault]:
    """Samples without their row in samples/README.md or without the truth about them."""
    text = _read(root, "samples/README.md")
    for sample in sorted((root / "samples").glob("*.txt")):
        if not re.search(
            rf"(?m)^\| \[{re.escape(sample.name)}\]\({re.escape(sample.name)}\) \| [^\s|]", text
        ):
            yield Fault("samples/README.md", 1, f"has no row for {sample.name}")
        truth = sample.with_name(f"{sample.stem}.truth.json")
        if not truth.is_file():
            yield Fault(_name(root, sample), 1, f"{truth.name} is not there")


def test_command(root: Path) -> Iterator[Fault]:
    """A README whose test command `.ci/run` cannot take out: one line, between its two comments."""
    found = _TESTS.search(_read(root, "README.md"))
    if not found:
        yield Fault("README.md", 1, "has no test command between <!-- tests --> and <!-- /tests -->")
    elif "\n" in found["command"]:
        yield Fault("README.md", 1, "the test command is more than one line")


def unwanted(root: Path) -> Iterator[Fault]:
    """Words that have no place in the project."""
    files = [path for path in root.iterdir() if path.is_file()]
    files += [path for name in _OURS for path in (root / name).rglob("*") if path.is_file()]
    for path in sorted(files):
        if path.suffix not in _TEXTS and path.parent.name != ".ci":
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        for pattern, what in _UNWANTED:
            for match in pattern.finditer(text):
                yield Fault(_name(root, path), _line(text, match.start()), f"{match[0]}: {what}")


def picture(root: Path) -> Iterator[Fault]:
    """A picture in the README that shows what the program no longer prints."""
    sys.path.insert(0, str(Path(__file__).parent))
    try:
        import make_picture
    finally:
        sys.path.pop(0)
    for name, svg in make_picture.pictures(root):
        if make_picture.words(_read(root, name)) != make_picture.words(svg):
            yield Fault(name, 1, "is not what refcase prints now: python tools/make_picture.py")


def outputs(root: Path) -> Iterator[Fault]:
    """What a page says that a command prints, and it does not: `<!-- prints: refcase … -->` above a block."""
    for page in _pages(root):
        text = page.read_text(encoding="utf-8")
        for match in _PRINTS.finditer(text):
            command = shlex.split(match["command"])[1:]
            done = subprocess.run(  # our own program, on our own samples
                [sys.executable, "-m", "refcase", *command],
                cwd=root,
                env={**os.environ, "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"},
                capture_output=True,
                encoding="utf-8",
            )
            if done.stdout.strip() != match["output"].strip():
                yield Fault(
                    _name(root, page), _line(text, match.start()), f"{match['command']}: prints otherwise"
                )


def generated(root: Path) -> Iterator[Fault]:
    """Pages made from the code that are not what the code says now."""
    sys.path.insert(0, str(Path(__file__).parent))
    try:
        import gen_docs
    finally:
        sys.path.pop(0)
    made = dict(gen_docs.pages())
    there = {_name(root, path) for path in (root / gen_docs.FOLDER).glob("*.md")}
    for name in sorted({*made, *there}):
        if _read(root, name) != made.get(name):
            yield Fault(name, 1, "is not what the code says now: python tools/gen_docs.py")


CHECKS: tuple[Callable[[Path], Iterator[Fault]], ...] = (
    links,
    commands,
    fields,
    samples,
    test_command,
    unwanted,
    picture,
    outputs,
    generated,
)


def main() -> int:
    """Prints what is wrong; the exit code."""
    faults = [fault for check in CHECKS for fault in check(ROOT)]
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
