"""How fast refcase is, as ratios measured in one run: `python benchmarks/speed.py [pyperf options]`.

Whole processes are held against P, `python -c pass` in the same environment, which runs right before each;
the work of the library against Y, one pass of the standard library's `re.finditer(r"\\w+", text)` over the
same texts, which is made right before it on each. What is told is the median of these ratios, with the
least and the most: a machine that is slower for a minute is so for both. The texts are those of studies.py,
one after the other; `one.txt` is that nearest to 18 KB. Limits in Y are for published case studies, not for
samples. refcase must be installed beside this Python: variables that change how Python starts are taken
away, and what is not compiled yet is compiled. pyperf runs what is in Y, in five processes, and says its
own to standard error.

Then what others take, where they are installed: yamllint, of the same text as a block of YAML, and
codespell, of the text, as whole processes; markdown-it-py, of the same texts, and bibtexparser, of their
references as refcase exports them in BibTeX, each in Y over what it is given. Exit 1 when a figure is over
its limit, 2 when there is nothing to measure or it fails.
"""

import compileall
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from functools import cache, partial
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any, NamedTuple

import pyperf
from studies import one_of, published, texts

import refcase
from refcase.export.bibtex import entry
from refcase.export.rows import rows_of

STUDIES = 400
TURNS = 25  # of whole processes
SIZE = 18_000  # bytes of a case study, as they are published
SCRIPTS = str(Path(sys.executable).parent)
CHANGED = ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONOPTIMIZE")
P = [sys.executable, "-c", "pass"]
YAMLLINT = "{extends: relaxed, rules: {line-length: disable}}"


class Figure(NamedTuple):
    """What is measured of the library, each time on what `prepared` makes of a text; in Y, at most."""

    name: str
    work: Callable[[Any], object]
    given: Callable[[], list[str]]
    limit: float | None = None
    prepared: Callable[[str], Any] = str


def words(text: str) -> None:
    """Y: one pass of the standard library."""
    for _ in re.finditer(r"\w+", text):
        pass


def parse_and_check(text: str) -> refcase.CaseStudy:
    """Parse, the models built, and run the usual rules."""
    study = refcase.parse_text(text)
    refcase.check(study)
    return study


def markdown(text: str) -> None:
    """A peer: Markdown to tokens."""
    from markdown_it import MarkdownIt

    MarkdownIt().parse(text)


def bibtex(text: str) -> None:
    """A peer: BibTeX to entries."""
    from bibtexparser import parse_string

    parse_string(text)


def in_bibtex() -> list[str]:
    """The references of each case study as refcase exports them."""
    tables = (rows_of(refcase.parse_text(text), (), "study") for text in texts(STUDIES))
    entries = ("\n".join(entry(row) for row in rows["references"]) for rows in tables)
    return [made for made in entries if made]


def figures() -> list[Figure]:
    """What there is to measure here of the library and of its peers."""
    studies = partial(texts, STUDIES)
    to_json = partial(refcase.to_json, indent=None)
    found = [
        Figure("parse", refcase.parse_text, studies, 8.0),
        Figure("parse and check", parse_and_check, studies, 12.0),
        Figure("and write the JSON: more", to_json, studies, 1.0, prepared=parse_and_check),
    ]
    if find_spec("markdown_it"):
        found.append(Figure("markdown-it-py", markdown, studies))
    if find_spec("bibtexparser"):
        found.append(Figure("bibtexparser", bibtex, in_bibtex))
    return found


def in_y(figure: Figure) -> Callable[[int], float]:
    """What pyperf calls for a value: the median over the texts, in Y, each result let go before the next.

    Time of the process, so that others on the same cores count for little.
    """

    given = cache(figure.given)

    def value(loops: int) -> float:
        y, own = zip(*[_timed(figure, text) for _ in range(loops) for text in given()], strict=True)
        return loops * median(own) / median(y)

    return value


def _timed(figure: Figure, text: str) -> tuple[float, float]:
    """The seconds of Y, and of the figure."""
    ready = figure.prepared(text)
    start = process_time()
    words(text)
    between = process_time()
    figure.work(ready)
    return between - start, process_time() - between


def measured(runner: pyperf.Runner, figure: Figure) -> list[float]:
    """The figure in Y, of each pass; nothing in a process that measures one of them."""
    # A ratio has no unit: pyperf is to call it no seconds.
    bench = runner.bench_time_func(figure.name, in_y(figure), metadata={"unit": "integer"})
    return list(bench.get_values()) if bench and not runner.args.worker else []


def commands(folder: Path) -> dict[str, tuple[list[str], float | None]]:
    """The command of each figure that is of a whole process, and how many P it may take."""
    one, yaml = str(folder / "one.txt"), str(folder / "one.yaml")
    ours = shutil.which("refcase", path=SCRIPTS) or "refcase"
    found: dict[str, tuple[list[str], float | None]] = {
        "refcase --version": ([ours, "--version"], 1.5),
        "refcase --help": ([ours, "--help"], 7.0),
        "refcase check one.txt": ([ours, "check", one], 15.0),
    }
    if yamllint := shutil.which("yamllint", path=SCRIPTS):
        found["yamllint one.yaml"] = [yamllint, "-d", YAMLLINT, yaml], None
    if codespell := shutil.which("codespell", path=SCRIPTS):
        found["codespell one.txt"] = [codespell, one], None
    return found


def turns(command: list[str]) -> list[float]:
    """The command in P, of each turn; what it finds is no failure here."""
    seconds(command)
    return [1 / seconds(P) * seconds(command) for _ in range(TURNS)]


def seconds(command: list[str]) -> float:
    """What a command takes by the clock, its output piped."""
    start = perf_counter()
    done = subprocess.run(command, capture_output=True)
    spent = perf_counter() - start
    if done.returncode == 2 or done.returncode < 0:
        raise RuntimeError(f"{command[0]} failed: {done.stderr.decode(errors='replace').strip()[-200:]}")
    return spent


def prepared(folder: Path) -> None:
    """Writes what the commands read, and compiles what they run."""
    one = one_of(SIZE)
    (folder / "one.txt").write_text(one, encoding="utf-8")
    block = "".join(f"  {line.strip()}".rstrip() + "\n" for line in one.splitlines())
    (folder / "one.yaml").write_text(f"---\ntext: |\n{block}", encoding="utf-8")
    compileall.compile_dir(Path(refcase.__file__).parent, quiet=1)


def told(name: str, ratios: list[float], unit: str, limit: float | None = None) -> bool:
    """Prints a line; whether the figure is over its limit."""
    figure = median(ratios)
    over = limit is not None and figure > limit
    beside = "" if limit is None else f"at most {limit:g}"
    spread = f"({min(ratios):.2f} to {max(ratios):.2f})"
    print(f"{name:26}{figure:7.2f} {unit} {spread:18}{beside}{'   OVER' if over else ''}", flush=True)
    return over


def main() -> int:
    """Measures all, prints the table."""
    runner = pyperf.Runner(values=3, processes=5, warmups=1, loops=1)
    asked = runner.parse_args()
    if asked.worker:
        for figure in figures():
            measured(runner, figure)
        return 0
    for name in CHANGED:
        os.environ.pop(name, None)
    asked.inherit_environ = [*(asked.inherit_environ or ()), "REFCASE_CORPUS"]
    late = []
    try:
        with TemporaryDirectory() as made:
            prepared(Path(made))
            for name, (command, limit) in commands(Path(made)).items():
                late.append(told(name, turns(command), "P", limit))
        for figure in figures():
            with redirect_stdout(sys.stderr):
                ratios = measured(runner, figure)
            late.append(told(figure.name, ratios, "Y", figure.limit if published() else None))
    except (RuntimeError, OSError, ValueError) as fault:
        print(f"not measured: {fault}", file=sys.stderr)
        return 2
    p = median([seconds(P) for _ in range(TURNS)])
    y = median([_timed(figures()[0], text)[0] for text in texts(STUDIES)])
    print(f"P is {p * 1e3:.1f} ms, Y {y * 1e3:.2f} ms; what has no limit is for orientation")
    return int(any(late))


if __name__ == "__main__":
    sys.exit(main())
