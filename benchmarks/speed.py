"""How fast refcase is, as ratios measured in one run: `python benchmarks/speed.py [pyperf options]`.

Whole processes are held against P, `python -c pass` in the same environment; the work of the library against
Y, one pass of the standard library's `re.finditer(r"\\w+", text)` over the same text. All are measured by
turns, in rounds, each figure against the P or Y of its own round, and the median of the rounds is told: a
machine that is slower for a minute is so for both. The texts are those of studies.py, one after the other;
`one.txt` is that nearest to 18 KB. refcase must be installed beside this Python: variables that change how
Python starts are taken away, and what is not compiled yet is compiled. What pyperf says of each round goes to
standard error.

Then what others take, where they are installed: yamllint, of the same text as a block of YAML, and codespell,
of the text, as whole processes; markdown-it-py, of the same texts, and bibtexparser, of their references as
refcase exports them in BibTeX, each in Y over what it is given. Exit 1 when a figure is over its limit.
"""

import compileall
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

import pyperf
from studies import one_of, texts

import refcase
from refcase.export.bibtex import entry
from refcase.export.rows import rows_of

STUDIES = 400
ROUNDS = 5
SIZE = 18_000  # bytes of a case study, as they are published
SCRIPTS = str(Path(sys.executable).parent)
# Where the parent process has written what the commands read.
FOLDER = "REFCASE_SPEED_FOLDER"
CHANGED = ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONOPTIMIZE")

# Figure, what it is measured in, at most.
LIMITS = (
    ("refcase --version", "P", 1.5),
    ("refcase --help", "P", 7.0),
    ("refcase check one.txt", "P", 15.0),
    ("parse", "Y", 8.0),
    ("parse and check", "Y", 12.0),
)
WITH_JSON = 1.0  # Y, more than without
YAMLLINT = "{extends: relaxed, rules: {line-length: disable}}"


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
    """What pyperf times: the median over the studies, each result let go before the next.

    Time of the process, so that others on the same cores count for little.
    """

    def run(loops: int) -> float:
        total = 0.0
        for _ in range(loops):
            total += median(_timed(work, studies))
        return total

    return run


def _timed(work: Callable[[str], None], studies: list[str]) -> Iterator[float]:
    for text in studies:
        start = process_time()
        work(text)
        yield process_time() - start


def markdown(text: str) -> None:
    """A peer: Markdown to tokens."""
    from markdown_it import MarkdownIt

    MarkdownIt().parse(text)


def bibtex(text: str) -> None:
    """A peer: BibTeX to entries."""
    from bibtexparser import parse_string

    parse_string(text)


def in_bibtex(text: str) -> str:
    """The references of a case study as refcase exports them."""
    return "\n".join(entry(row) for row in rows_of(refcase.parse_text(text), (), "study")["references"])


def commands(folder: Path) -> dict[str, list[str]]:
    """The command of each figure that is of a whole process."""
    one, yaml = str(folder / "one.txt"), str(folder / "one.yaml")
    ours = shutil.which("refcase", path=SCRIPTS) or "refcase"
    found = {
        "P": [sys.executable, "-c", "pass"],
        "refcase --version": [ours, "--version"],
        "refcase --help": [ours, "--help"],
        "refcase check one.txt": whatever_comes(ours, "check", one),
    }
    if yamllint := shutil.which("yamllint", path=SCRIPTS):
        found["yamllint one.yaml"] = [yamllint, "-d", YAMLLINT, yaml]
    if codespell := shutil.which("codespell", path=SCRIPTS):
        found["codespell one.txt"] = whatever_comes(codespell, one)
    return found


def whatever_comes(*command: str) -> list[str]:
    """The command, its exit code 0: what it finds is no failure here. The shell takes a tenth of P."""
    return ["sh", "-c", " ".join(f'"{word}"' for word in command) + "; true"]


def works(studies: list[str]) -> dict[str, tuple[Callable[[str], None], list[str]]]:
    """What each figure of the library does, and to which texts."""
    found = {
        "Y": (words, studies),
        "parse": (parse, studies),
        "parse and check": (parse_and_check, studies),
        "parse, check and JSON": (with_json, studies),
    }
    if find_spec("markdown_it"):
        found["markdown-it-py"] = markdown, studies
    if find_spec("bibtexparser"):
        entries = [made for made in map(in_bibtex, studies) if made]
        found["Y of BibTeX"] = words, entries
        found["bibtexparser"] = bibtex, entries
    return found


def prepared(folder: Path) -> None:
    """Writes what the commands read, and compiles what they run."""
    one = one_of(SIZE)
    (folder / "one.txt").write_text(one, encoding="utf-8")
    block = "".join(f"  {line.strip()}".rstrip() + "\n" for line in one.splitlines())
    (folder / "one.yaml").write_text(f"---\ntext: |\n{block}", encoding="utf-8")
    compileall.compile_dir(Path(refcase.__file__).parent, quiet=1)


Round = dict[str, float]  # the median seconds of each figure


def measured(runner: pyperf.Runner, folder: Path) -> list[Round]:
    """What came of each round; nothing much in a process that measures one figure of one round."""
    benches: list[tuple[str, Callable[[str], pyperf.Benchmark | None]]] = []
    for name, command in commands(folder).items():
        benches.append((name, partial(runner.bench_command, command=command)))
    for name, (work, given) in works(texts(STUDIES)).items():
        benches.append((name, partial(runner.bench_time_func, time_func=streamed(work, given))))
    rounds = []
    for number in range(1, ROUNDS + 1):
        found = {name: bench(f"{name}, round {number}") for name, bench in benches}
        if not runner.args.worker:
            rounds.append({name: bench.median() for name, bench in found.items() if bench})
    return rounds


def of(rounds: list[Round], figure: str, unit: str, more_than: str | None = None) -> float:
    """The figure, or what it is more than another, in that unit: the median of the rounds."""
    return median([(each[figure] - (each[more_than] if more_than else 0)) / each[unit] for each in rounds])


def told(figure: str, ratio: float, unit: str, limit: float | None = None) -> bool:
    """Prints a line; whether the figure is over its limit."""
    over = limit is not None and ratio > limit
    beside = "" if limit is None else f"   at most {limit:g}"
    print(f"{figure:26}{ratio:7.2f} {unit}{beside}{'   OVER' if over else ''}")
    return over


def main() -> int:
    """Runs all, prints the table; 1 when a figure is over its limit."""
    runner = pyperf.Runner(values=3, processes=1, warmups=1, loops=1)
    asked = runner.parse_args()
    if asked.worker:
        measured(runner, Path(os.environ[FOLDER]))
        return 0
    for name in CHANGED:
        os.environ.pop(name, None)
    asked.inherit_environ = [*(asked.inherit_environ or ()), "REFCASE_CORPUS", FOLDER]
    with TemporaryDirectory() as made, redirect_stdout(sys.stderr):
        os.environ[FOLDER] = made
        prepared(Path(made))
        rounds = measured(runner, Path(made))
    late = [told(name, of(rounds, name, unit), unit, limit) for name, unit, limit in LIMITS]
    more = of(rounds, "parse, check and JSON", "Y", more_than="parse and check")
    late.append(told("and JSON, more than that", more, "Y", WITH_JSON))
    p, y = (median([each[unit] for each in rounds]) * 1e3 for unit in "PY")
    print(f"P is {p:.1f} ms, Y {y:.2f} ms; for orientation, others:")
    for name, unit in (
        ("yamllint one.yaml", "P"),
        ("codespell one.txt", "P"),
        ("markdown-it-py", "Y"),
        ("bibtexparser", "Y of BibTeX"),
    ):
        if name in rounds[0]:
            told(name, of(rounds, name, unit), unit)
    return int(any(late))


if __name__ == "__main__":
    sys.exit(main())
