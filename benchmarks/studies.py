"""The case studies that are measured: those of REFCASE_CORPUS, where it is set, else the samples.

REFCASE_CORPUS is a folder with `corpus/*.jsonl.gz`, an object with `text` a line.
"""

import gzip
import json
import os
from pathlib import Path
from random import Random

SAMPLES = Path(__file__).parent.parent / "samples"


def published() -> bool:
    """Whether the texts are published case studies, and not samples."""
    return bool(os.environ.get("REFCASE_CORPUS"))


def texts(most: int | None = None) -> list[str]:
    """The texts of all case studies there are, or of so many, drawn with a fixed seed."""
    if not published():
        return [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    found = []
    corpus = os.environ["REFCASE_CORPUS"]
    for file in sorted(Path(corpus, "corpus").glob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            found += [json.loads(line)["text"] for line in lines]
    if not found:
        raise ValueError(f"there are no case studies in {corpus}/corpus")
    return found if most is None else Random(2021).sample(found, min(most, len(found)))


def one_of(size: int) -> str:
    """The text whose length comes nearest to so many bytes."""
    return min(texts(), key=lambda text: abs(len(text.encode()) - size))
