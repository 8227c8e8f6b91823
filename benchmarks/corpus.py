"""What a whole corpus costs: `python benchmarks/corpus.py [--runs N] [check] [export] [memory] [parquet]`.

    check    `refcase check` of all case studies with two processes, in that with one
    export   likewise `refcase export -f csv`
    memory   the peak memory of an export of 13,000 case studies, in that of 1,000, in each format
    parquet  the seconds of an export of 13,000 case studies as Parquet with two processes

The case studies (see studies.py) are repeated under names of their own until there are enough: 2,143, where
nothing else is said. Of times, for which commands take turns, the shortest of the runs counts. CPU is that of
all processes: where it is much less than twice the seconds, two cores were not had, and times say little.
Exit 1 when a figure is over its limit.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

from studies import texts

FIGURES = ("check", "export", "memory", "parquet")
ALL, FEW, MANY = 2_143, 1_000, 13_000
TWO_OF_ONE, MEMORY, SECONDS = 0.58, 1.15, 60
FORMATS = ("csv", "parquet", "duckdb")
# A child of its own measures the command and its processes: the peak memory of the largest of them, and CPU.
MEASURED = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
spent = resource.getrusage(resource.RUSAGE_CHILDREN)
print(spent.ru_maxrss, spent.ru_utime + spent.ru_stime)  # KiB, on macOS bytes; seconds
sys.exit(code)
"""


class Cost(NamedTuple):
    """Seconds, seconds of CPU, and MB of memory at the peak."""

    seconds: float
    cpu: float
    memory: float


def collection(folder: Path, studies: int) -> Path:
    """A collection of so many case studies."""
    path = folder / f"{studies}.jsonl"
    if not path.exists():
        with path.open("w", encoding="utf-8") as out:
            out.writelines(rows(studies))
    return path


def rows(studies: int) -> Iterator[str]:
    # In an order of its own, so that a thousand are of both exercises, as all are.
    mixed = Random(2021).sample(found := texts(), len(found))
    for n, text in enumerate(islice(cycle(mixed), studies)):
        yield json.dumps({"id": f"study-{n:06}", "text": text}) + "\n"


def cost(what: str, source: Path, form: str, jobs: int) -> Cost:
    """What a command costs, its output left in a folder that is taken away."""
    with TemporaryDirectory(dir=source.parent) as folder:
        options = ["-f", form, "-j", str(jobs), "-q", "-o", str(Path(folder, "made"))]
        options += ["--exit-zero"] if what == "check" else []
        command = [sys.executable, "-m", "refcase", what, str(source), *options]
        start = perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", MEASURED, *command], capture_output=True, check=True, text=True
        )
        seconds = perf_counter() - start
    peak, cpu = done.stdout.split()
    return Cost(seconds, float(cpu), int(peak) / (1e6 if sys.platform == "darwin" else 976.6))


def told(figure: str, value: float, limit: float, more: str, shape: str = "6.2f") -> bool:
    """Prints a line; whether the figure is over its limit."""
    over = "   OVER" if value > limit else ""
    print(f"{figure:32}{value:{shape}}   at most {limit:g}{over}   ({more})", flush=True)
    return value > limit


def two_of_one(what: str, source: Path, form: str, runs: int) -> bool:
    """Two processes, of one."""
    pairs = [[cost(what, source, form, jobs) for jobs in (1, 2)] for _ in range(runs)]
    one, two = (min(costs) for costs in zip(*pairs, strict=True))
    more = f"{two.seconds:.1f} s, CPU {two.cpu:.1f} s; alone {one.seconds:.1f} s, CPU {one.cpu:.1f} s"
    return told(f"{what}: two processes, of one", two.seconds / one.seconds, TWO_OF_ONE, more)


def memory(form: str, few: Path, many: Path) -> bool:
    """The memory that many case studies take, of that of few."""
    least, most = (cost("export", source, form, 1).memory for source in (few, many))
    return told(f"{form}: memory, of {FEW:,}", most / least, MEMORY, f"{most:.0f} MB, {least:.0f} MB")


def parquet(source: Path, runs: int) -> bool:
    """The seconds that many case studies take."""
    best = min(cost("export", source, "parquet", 2) for _ in range(runs))
    more = f"CPU {best.cpu:.0f} s; {MANY / best.seconds:.0f} case studies a second"
    return told(f"parquet: seconds for {MANY:,}", best.seconds, SECONDS, more, "6.0f")


def main() -> int:
    """Measures what was asked for, all by default; 1 when a figure is over its limit."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=3, help="of each time; the shortest counts")
    parser.add_argument("figures", nargs="*", choices=[[], *FIGURES], default=[], metavar="FIGURE")
    asked = parser.parse_args()
    wanted = asked.figures or FIGURES
    late = []
    with TemporaryDirectory() as made:
        folder = Path(made)
        for what, form in (("check", "jsonl"), ("export", "csv")):
            if what in wanted:
                late.append(two_of_one(what, collection(folder, ALL), form, asked.runs))
        if "memory" in wanted:
            few, many = collection(folder, FEW), collection(folder, MANY)
            late += [memory(form, few, many) for form in FORMATS]
        if "parquet" in wanted:
            late.append(parquet(collection(folder, MANY), asked.runs))
    return int(any(late))


if __name__ == "__main__":
    sys.exit(main())
