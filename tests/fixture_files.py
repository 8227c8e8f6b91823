"""Fixtures: Markdown files of small texts and what is found in them.

    Anything before the first title is a remark.

    ## title
    text, any number of lines
    ### facts
    what a file says besides, as JSON         (may be left out)
    ### finds
    what is found, one thing a line; nothing when the text is a near miss
    = what to do                            (behind a finding, when the case reads the hints as well)
    ### wrong: why, and what to read        (only where the program does not find it yet)

In texts and expectations `␉` stands for a tab, and in expectations `⏎` for a line end inside a quotation.
"""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

FOLDER = Path(__file__).parent / "fixtures"
_TITLE = re.compile(r"(?m)^## ")


class Case(NamedTuple):
    """One fixture. `wrong` says why the program misses it, "" when it does not; `facts` are JSON."""

    name: str
    title: str
    text: str
    finds: list[str]
    wrong: str
    facts: str = ""


def load(path: Path) -> list[Case]:
    """The cases of a file, in order."""
    content = path.read_text(encoding="utf-8").replace("␉", "\t")
    starts = [match.start() for match in _TITLE.finditer(content)]
    return [
        _case(path, content.count("\n", 0, start) + 1, content[start:end])
        for start, end in zip(starts, [*starts[1:], len(content)], strict=True)
    ]


def _case(path: Path, line: int, block: str) -> Case:
    name = f"{path.stem}.md:{line}"
    title, _, rest = block.removeprefix("## ").partition("\n")
    text, found, after = rest.partition("### finds\n")
    if not found:
        raise ValueError(f"{name}: there is no line '### finds'")
    text, _, facts = text.partition("### facts\n")
    finds, _, wrong = after.partition("### wrong: ")
    expected = [line for line in finds.splitlines() if line]
    return Case(name, title, text.strip("\n"), expected, " ".join(wrong.split()), facts.strip())


def parameters(path: Path) -> list[object]:
    """The cases as parameters of a test, named file:line; those known to be wrong must fail."""
    return [
        pytest.param(
            case,
            id=case.name,
            marks=[pytest.mark.xfail(strict=True, reason=case.wrong)] if case.wrong else [],
        )
        for case in load(path)
    ]


def quoted(text: str) -> str:
    """The text on one line in quotation marks."""
    return '"' + text.replace("\n", "⏎") + '"'
