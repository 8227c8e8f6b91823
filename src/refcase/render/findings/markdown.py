"""Findings as a page of Markdown: for the summary of a job, or to pass on."""

from collections.abc import Iterator, Sequence

from refcase.findings import Placed
from refcase.patterns import compile_regex
from refcase.render.findings import Sheet
from refcase.render.findings.summary import in_words
from refcase.render.findings.words import off_the_lines
from refcase.render.safe import one_line
from refcase.report import Report, tally

# All that Markdown, HTML or GitHub would make something of, mentions (@ada) and issues (#3) among it.
_SIGNS = compile_regex(r"[\\`*_{}\[\]<>()#+!|~@&$:-]")


def write(reports: Sequence[Report], sheet: Sheet) -> Iterator[str]:
    """The sums, then a table for each file that has findings."""
    yield f"# refcase\n\n{escaped(in_words(tally(reports)))}\n"
    for report in reports:
        if report.error:
            yield f"\n## {escaped(report.path)}\n\nNot checked: {escaped(report.error.message)}\n"
        if report.findings:
            yield f"\n## {escaped(report.path)}\n\n| place | severity | code | what | what to do |\n"
            yield "| --- | --- | --- | --- | --- |\n"
            yield from (_row(placed) for placed in report.findings)


def _row(placed: Placed) -> str:
    finding, place = placed.finding, placed.place
    do = finding.hint or ""
    if finding.suggestion:
        do = f"{do}; {finding.suggestion}" if do else finding.suggestion
    cells = (
        escaped(str(place)) if off_the_lines(place) else str(place),
        finding.severity.value,
        finding.code,
    )
    return f"| {' | '.join(cells)} | {escaped(finding.message)} | {escaped(do)} |\n"


def escaped(text: str) -> str:
    """`text` as Markdown that shows it as it is, on one line."""
    shown: str = _SIGNS.sub(lambda found: f"&#{ord(found[0])};", one_line(text))
    return shown
