"""How well refcase reads the case studies in a folder: `python benchmarks/accuracy.py DIR`.

Each `NAME.txt` is parsed and held against `NAME.expected.json` beside it: refcase's own JSON, read and
where needed corrected by a person. (What a person reads in our samples without refcase stands in their
`.truth.json`, which the tests hold.) One line a figure: its name, its F1, and how many of how many are
right. An item is right when it is the same text, a field when it equals, a citation when it points at the
same items and parts from the same section. Exit 1 when a figure falls short of --least.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import refcase

Fact = tuple[str, ...]
FIELDS = ("label", "year", "title", "doi", "container", "volume", "issue", "pages", "type")


def facts(data: dict[str, Any]) -> Iterator[tuple[str, Fact]]:
    """What a case study's JSON says, as (figure, fact)."""
    yield "title", (str(data["title"]),)
    for section in data["sections"]:
        yield "sections", (str(section["number"]), section["text"])
    for item in data["references"]:
        yield "references", (item["raw"],)
        for field in FIELDS:
            yield f"references: {field}", (item["raw"], str(item[field]))
        yield "references: authors", (item["raw"], json.dumps(item["authors"]))
    for item in data["sources"]:
        yield "sources", (item["raw"],)
        yield "sources: label", (item["raw"], str(item["label"]))
        yield "sources: parts", (item["raw"], *(part["label"] for part in item["parts"]))
    for item in data["grants"]:
        yield "grants", (item["raw"], str(item["number"]), str(item["amount"]), str(item["currency"]))
    for citation in data["citations"]:
        for target in citation["targets"]:
            pointed = (target["kind"], target["item"], target["part"], target["label"])
            yield "citations", (str(citation["section"]), citation["written"], *map(str, pointed))


def figures(folder: Path) -> dict[str, tuple[int, int, int]]:
    """For each figure, how many facts are right, found, and expected, over all studies of the folder."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for expected in sorted(folder.glob("*.expected.json")):
        text = expected.with_name(expected.name.replace(".expected.json", ".txt"))
        got = Counter(facts(refcase.to_data(refcase.parse_file(text))))
        want = Counter(facts(json.loads(expected.read_text(encoding="utf-8"))))
        for counts, into in ((got & want, right), (got, found), (want, wanted)):
            for (figure, _), count in counts.items():
                into[figure] += count
    return {figure: (right[figure], found[figure], wanted[figure]) for figure in wanted | found}


def main() -> int:
    """Prints the figures; 0 when all reach --least."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--least", type=float, default=0.0, help="exit 1 when a figure is below this")
    asked = arguments.parse_args()
    told = figures(asked.folder)
    if not told:
        print(f"{asked.folder}: no .expected.json in this folder", file=sys.stderr)
        return 2
    short = 0
    for figure, (right, found, wanted) in sorted(told.items()):
        score = 2 * right / (found + wanted) if found + wanted else 1.0
        short += score < asked.least
        print(f"{figure:26} {score:.4f}  ({right} of {wanted} right, {found} found)")
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
