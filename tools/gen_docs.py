"""Writes what in `docs/` is made from the code: rules, the schema of the settings, the tables of an export.

python tools/gen_docs.py
"""

import re
import sys
import tempfile
from collections.abc import Iterator
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from refcase.validate.rule import Rule

ROOT = Path(__file__).resolve().parent.parent
FOLDER = "docs/rules"
SCHEMA = "docs/refcase.schema.json"
EXPORT = "docs/export.md"
_MADE = "<!-- made by tools/gen_docs.py; do not edit -->\n"
_PART = re.compile(r"(?ms)^(<!-- made by tools/gen_docs\.py: (\w+) -->\n).*?^(?=<!-- /made -->$)")
_MOST_ROWS, _MOST_LETTERS = 3, 60
_PROFILES = ("ref2014", "ref2021", "ref2029")


def pages() -> Iterator[tuple[str, str]]:
    """The name below the root and the text of each page."""
    from refcase.render.json import dumps
    from refcase.settings import schema
    from refcase.validate.registry import all_rules

    rules = [rule for rule in all_rules().values() if rule.check.__module__.startswith("refcase.")]
    yield SCHEMA, dumps(schema(), indent=2) + "\n"
    yield f"{FOLDER}/index.md", _index(rules)
    for rule in rules:
        yield f"{FOLDER}/{rule.code}.md", _page(rule)
    yield EXPORT, _export()


def _export() -> str:
    """The page on exports, its made parts anew."""
    from refcase.export.dictionary import markdown

    made = {"dictionary": markdown, "views": _views}
    text = (ROOT / EXPORT).read_text(encoding="utf-8")
    return _PART.sub(lambda part: f"{part[1]}\n{made[part[2]]()}\n", text)


def _views() -> str:
    """The views of the DuckDB file, each with its first rows on the samples."""
    import duckdb

    from refcase.batch import Item, rows
    from refcase.export.duckdb import writing
    from refcase.export.views import VIEWS

    texts = sorted((ROOT / "samples").glob("*.txt"))
    items = [Item(f"samples/{path.name}", data=path.read_bytes()) for path in texts]
    told = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "samples.duckdb"
        with writing(file) as add:
            for item, found in zip(items, rows(items), strict=True):
                add(item.id, found)
        with duckdb.connect(file, read_only=True) as database:
            for view in VIEWS:
                result = database.execute(f"SELECT * FROM {view.name} LIMIT {_MOST_ROWS}")
                names = [column[0] for column in result.description]
                told += [f"### {view.name}\n", f"{view.about[:1].upper()}{view.about[1:]}\n"]
                told += [f"| {' | '.join(names)} |", f"|{' --- |' * len(names)}"]
                told += [f"| {' | '.join(map(_cell, row))} |" for row in result.fetchall()]
                told.append("")
    return "\n".join(told)


def _cell(value: object) -> str:
    """A value in a Markdown table, the beginning of a long one."""
    words = ", ".join(value) if isinstance(value, list) else "" if value is None else str(value)
    line = " ".join(words.split())
    return _escaped(line if len(line) <= _MOST_LETTERS else line[:_MOST_LETTERS].rstrip() + " …")


def _index(rules: "list[Rule]") -> str:
    told = [
        _MADE,
        "# Rules\n",
        f"{len(rules)} rules. *Error* is certain, *warning* very likely, *info* worth a look. A rule with",
        "a star runs only when asked for (`--extend-select TXT`). `refcase explain CODE` shows its page.\n",
    ]
    for family, members in groupby(rules, key=lambda rule: rule.check.__module__.split(".")[-2]):
        package = import_module(f"refcase.validate.rules.{family}")
        told += [
            f"## {(package.__doc__ or '').strip().rstrip('.')}\n",
            "| code | severity | found when |",
            "| --- | --- | --- |",
        ]
        for rule in members:
            star = "" if rule.selected else " *"
            told.append(
                f"| [{rule.code}]({rule.code}.md){star} | {rule.severity.value} | {_escaped(rule.summary)} |"
            )
        told.append("")
    return "\n".join(told)


def _page(rule: "Rule") -> str:
    from refcase.profiles import load

    own = {name: load(name).severity.get(rule.code) for name in _PROFILES}
    differs = [
        f"{severity.value} under {name}"
        for name, severity in own.items()
        if severity not in (None, rule.severity)
    ]
    runs = [] if rule.selected else ["runs only when asked for"]
    facts = [rule.severity.value, *differs, *runs, f"since {rule.since}"]
    parts = rule.parts
    return "\n".join(
        [
            _MADE,
            f"# {rule.code}: {rule.name}\n",
            f"{rule.summary}\n",
            f"*{'; '.join(facts)}*\n",
            f"**Why.** {_prose(parts['Why'])}\n",
            f"**Basis.** {_prose(parts['Basis'])}\n",
            f"**Flagged.** {_prose(parts['Flagged'])}\n",
            f"**Fine.** {_prose(parts['Fine'])}\n",
            "[All rules](index.md)\n",
        ]
    )


def _prose(text: str) -> str:
    """A part of a docstring as one paragraph; what is between double backticks is code already."""
    flat = " ".join(text.split())
    return "``".join(piece if n % 2 else _escaped(piece) for n, piece in enumerate(flat.split("``")))


def _escaped(text: str) -> str:
    return "".join(f"\\{c}" if c in "\\*_[]<>|#" else c for c in text)


def main() -> int:
    """Writes the pages and takes away those of rules that are no more."""
    made = dict(pages())
    for name, text in made.items():
        path = ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    for path in sorted((ROOT / FOLDER).glob("*.md")):
        if f"{FOLDER}/{path.name}" not in made:
            path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
