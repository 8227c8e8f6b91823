"""What a whole corpus costs: `python benchmarks/corpus.py [--studies N] [--format csv]`.

The case studies of REFCASE_CORPUS (a folder with `corpus/*.jsonl.gz`), else the samples, are repeated under
names of their own until there are N. Prints the time of an export with one and with two processes and their
ratio, and the peak memory of an export of N and of 1,000 and theirs. Times are wall times: run it alone.
"""

import argparse
import gzip
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

SAMPLES = Path(__file__).parent.parent / "samples"
FEW = 1_000
# A child of its own measures the peak of the command and of its processes: the largest of them.
MEASURED = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)  # KiB, on macOS bytes
sys.exit(code)
"""


def texts() -> list[str]:
    """The texts of all case studies there are."""
    corpus = os.environ.get("REFCASE_CORPUS")
    if not corpus:
        return [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    found = []
    for file in sorted(Path(corpus, "corpus").glob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            found += [json.loads(line)["text"] for line in lines]
    return found


def rows(studies: int) -> Iterator[str]:
    """So many lines of a collection."""
    for n, text in enumerate(islice(cycle(texts()), studies)):
        yield json.dumps({"id": f"study-{n:06}", "text": text}) + "\n"


def export(collection: Path, folder: Path, name: str, jobs: int) -> tuple[float, float]:
    """Seconds and peak memory in MB of an export."""
    command = [sys.executable, "-m", "refcase", "export", str(collection), "-f", name, "-j", str(jobs), "-q"]
    start = perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, *command, "-o", str(folder / f"{collection.stem}.{name}.{jobs}")],
        capture_output=True,
        check=True,
        text=True,
    )
    return perf_counter() - start, int(done.stdout) / (1e6 if sys.platform == "darwin" else 976.6)


def main() -> None:
    """Makes the collections, exports them, prints what it took."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--studies", type=int, default=13_000)
    parser.add_argument("--format", default="csv")
    asked = parser.parse_args()
    with TemporaryDirectory() as made:
        folder = Path(made)
        many, few = folder / "many.jsonl", folder / "few.jsonl"
        for path, studies in ((many, asked.studies), (few, FEW)):
            with path.open("w", encoding="utf-8") as out:
                out.writelines(rows(studies))
        one, most = export(many, folder, asked.format, 1)
        two, _ = export(many, folder, asked.format, 2)
        _, least = export(few, folder, asked.format, 1)
    print(f"{asked.studies:,} case studies as {asked.format}: {one:.0f} s; with two processes {two:.0f} s")
    print(f"two processes, of one       {two / one:5.2f}   at most 0.58")
    print(f"memory, of {FEW:,} studies    {most / least:5.2f}   at most 1.15   {most:.0f} MB, {least:.0f} MB")


if __name__ == "__main__":
    main()
