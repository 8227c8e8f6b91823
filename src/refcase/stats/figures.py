"""Rows of many case studies → `Figures`: counts that can be added up, whoever counted them."""

from collections import Counter
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple, TypeVar

from refcase.export.rows import Row, Rows
from refcase.links import CLAIMING

LISTS = ("references", "sources")
NUMBERS = ("references", "sources", "citations")
SECTIONS = (1, 2, 3, 4, 5)
_Key = TypeVar("_Key")


class Style(NamedTuple):
    """How a list is labelled and cited, as in `Scheme`."""

    listed: str | None
    cited: str | None
    mapping: str


class Rule(NamedTuple):
    """A rule that found something."""

    code: str
    name: str
    severity: str


class Spread(NamedTuple):
    """How a number spreads over case studies: the least, quartiles and the most."""

    studies: int
    least: float
    lower: float
    median: float
    upper: float
    most: float


class Figures:
    """Counts over case studies; every counter says how many of them, or how often."""

    def __init__(self) -> None:
        self.failures: dict[str, str] = {}
        self.exercises: Counter[str | None] = Counter()
        self.styles: dict[str, Counter[Style]] = {name: Counter() for name in LISTS}
        self.words: dict[int, Counter[int]] = {number: Counter() for number in SECTIONS}
        self.numbers: dict[str, Counter[int]] = {name: Counter() for name in NUMBERS}
        self.cited: Counter[tuple[int, int]] = Counter()  # (sources that a claim cites, sources)
        self.targets: Counter[bool] = Counter()  # whether what is cited is listed
        self.findings: Counter[Rule] = Counter()
        self.found_in: Counter[Rule] = Counter()
        self.severities: Counter[str] = Counter()  # case studies with a finding of that severity

    @property
    def studies(self) -> int:
        """How many case studies there are."""
        return self.exercises.total()

    @property
    def sources(self) -> tuple[int, int]:
        """How many sources a claim cites, and how many there are."""
        cited = sum(cited * n for (cited, _), n in self.cited.items())
        return cited, sum(sources * n for (_, sources), n in self.cited.items())

    def add(self, other: "Figures") -> None:
        """Adds what another has counted."""
        self.failures |= other.failures
        for name, value in vars(other).items():
            mine = getattr(self, name)
            if isinstance(value, Counter):
                mine.update(value)
            elif name != "failures":
                for key, counter in value.items():
                    mine[key].update(counter)

    def count(self, rows: Rows, key: str) -> None:
        """Counts one case study; `key` is what a failure is known by."""
        for failure in rows["failures"]:
            self.failures[key] = f"{failure['path']}: {failure['message']}"
        for study in rows["studies"]:
            self.exercises[study["exercise"]] += 1
            self._lists(study, rows)
            words: Counter[int] = Counter()
            for section in rows["sections"]:
                words[section["number"]] += section["words"]
            for number, count in words.items():
                self.words[number][count] += 1
            rules = [Rule(row["code"], row["name"], row["severity"]) for row in rows["findings"]]
            self.findings.update(rules)
            self.found_in.update(set(rules))
            self.severities.update({rule.severity for rule in rules})

    def _lists(self, study: Row, rows: Rows) -> None:
        citations = rows["citations"]
        self.numbers["citations"][len({row["citation"] for row in citations})] += 1
        self.targets.update(row["kind"] is not None for row in citations)
        for name in LISTS:
            self.numbers[name][len(rows[name])] += 1
            if rows[name]:
                style = (study[f"{name}_{part}"] for part in Style._fields)
                self.styles[name][Style(*style)] += 1
        if rows["sources"]:
            cited = {r["item"] for r in citations if r["kind"] == "source" and r["section"] in CLAIMING}
            self.cited[len(cited), len(rows["sources"])] += 1


def counted(many: Iterable[tuple[str, Rows]]) -> Figures:
    """The figures of case studies by their keys."""
    figures = Figures()
    for key, rows in many:
        figures.count(rows, key)
    return figures


def spread(counter: Counter[int]) -> Spread | None:
    """How the numbers in the counter spread, None when there are none.

    Units: quartiles are interpolated between the two numbers nearest, as spreadsheets do.
    """
    total = counter.total()
    if not total:
        return None
    numbers = sorted(counter)
    ends = list(accumulate(counter[number] for number in numbers))

    def at(place: int) -> int:
        return next(number for number, end in zip(numbers, ends, strict=True) if place < end)

    def quartile(n: int) -> float:
        whole, rest = divmod(n * (total - 1), 4)
        below = at(whole)
        return below + (at(whole + 1) - below) * rest / 4 if rest else float(below)

    return Spread(total, numbers[0], quartile(1), quartile(2), quartile(3), numbers[-1])


def ranked(counter: Counter[_Key]) -> list[tuple[_Key, int]]:
    """What was counted, most often first, then in its own order."""
    return sorted(counter.items(), key=lambda each: (-each[1], str(each[0])))
