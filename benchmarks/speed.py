"""How fast refcase is, as ratios measured in one run: `python benchmarks/speed.py [pyperf options]`.

Whole processes are held against P, `python -c pass` in the same environment; the work of the library against
Y, one pass of the standard library's `re.finditer(r"\\w+", text)` over the same text. The texts are the case
studies of REFCASE_CORPUS (a folder with `corpus/*.jsonl.gz`), where it is set, else the samples. Exit 1 when
a figure is over its limit.
"""

import gzip
import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

import pyperf

import refcase

STUDIES = 400
SAMPLES = Path(__file__).parent.parent / "samples"
ONE = SAMPLES / "database-page.txt"
COMMAND = shutil.which("refcase", path=str(Path(sys.executable).parent)) or "refcase"

# Figure, what it is measured in, at most.
LIMITS = (
    ("refcase --version", "P", 1.5),
    ("refcase --help", "P", 7.0),
    ("refcase check one.txt", "P", 15.0),
    ("parse", "Y", 8.0),
    ("parse and check", "Y", 12.0),
    ("parse, check and JSON", "Y", 13.0),
)


def texts() -> list[str]:
    """The case studies: as many as STUDIES, drawn with a fixed seed."""
    corpus = os.environ.get("REFCASE_CORPUS")
    if not corpus:
        return [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    found = []
    for file in sorted(Path(corpus, "corpus").glob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            found += [json.loads(line)["text"] for line in lines]
    return Random(2021).sample(found, min(STUDIES, len(found)))


def words(text: str) -> None:
    """Y: one pass of the standard library."""
    for _ in re.finditer(r"\w+", text):
        pass


def parse(text: str) -> None:
    """Parse, the models built."""
    refcase.parse_text(text)


def parse_and_check(text: str) -> None:
    """Parse and run the usual rules."""
    refcase.check(refcase.parse_text(text))


def with_json(text: str) -> None:
    """Parse, check, and write the JSON."""
    study = refcase.parse_text(text)
    refcase.check(study)
    refcase.to_json(study, indent=None)


def streamed(work: Callable[[str], None], studies: list[str]) -> Callable[[int], float]:
    """What pyperf times: the median over the studies, each result let go before the next."""

    def run(loops: int) -> float:
        total = 0.0
        for _ in range(loops):
            total += median(_timed(work, studies))
        return total

    return run


def _timed(work: Callable[[str], None], studies: list[str]) -> Iterator[float]:
    for text in studies:
        start = perf_counter()
        work(text)
        yield perf_counter() - start


def main() -> None:
    """Runs all, prints the table."""
    runner = pyperf.Runner(values=2, processes=5, warmups=1, loops=1)
    runner.parse_args()
    studies = texts()
    found = {
        "P": runner.bench_command("P", [sys.executable, "-c", "pass"]),
        "refcase --version": runner.bench_command("version", [COMMAND, "--version"]),
        "refcase --help": runner.bench_command("help", [COMMAND, "--help"]),
        "refcase check one.txt": runner.bench_command("check", [COMMAND, "check", "--exit-zero", str(ONE)]),
        "Y": runner.bench_time_func("Y", streamed(words, studies)),
        "parse": runner.bench_time_func("parse", streamed(parse, studies)),
        "parse and check": runner.bench_time_func("parse and check", streamed(parse_and_check, studies)),
        "parse, check and JSON": runner.bench_time_func("with JSON", streamed(with_json, studies)),
    }
    if runner.args.worker or None in found.values():
        return
    late = False
    for name, unit, limit in LIMITS:
        ratio = found[name].median() / found[unit].median()
        late |= ratio > limit
        print(f"{name:24}{ratio:7.2f} {unit}   at most {limit:g}{'' if ratio <= limit else '   OVER'}")
    sys.exit(late)


if __name__ == "__main__":
    main()
