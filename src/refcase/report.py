"""`Report`: what came of checking one file, free of the document, so that processes can hand it over."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from refcase.findings import Placed, Severity
from refcase.reading.errors import ReadError


class Report(NamedTuple):
    """The findings on one case study in document order, or the reason why there are none.

    `path` is as the user gave it, `-` for standard input. `suppressed` counts findings that the draft
    or the settings suppress, `known` those that the baseline knows; neither is among `findings`.
    `fixed` counts findings of the baseline that are there no more. `fingerprints` are those of all findings,
    known ones and those that are told as one too, each with its code. `collected`: it is one of the case
    studies of a collection, not a file of its own.
    """

    path: str
    findings: tuple[Placed, ...] = ()
    error: ReadError | None = None
    suppressed: int = 0
    known: int = 0
    fixed: int = 0
    fail_on: Severity = Severity.ERROR
    fingerprints: tuple[tuple[str, str], ...] = ()
    collected: bool = False

    @property
    def fails(self) -> bool:
        """Whether a finding is as grave as `fail_on`, which the draft's settings say."""
        return any(placed.finding.severity.rank <= self.fail_on.rank for placed in self.findings)


class Tally(NamedTuple):
    """What all reports come to: how many there are, and how many of them say why something was not checked.

    `rows` of the `reports` and `rows_failed` of the `failed` are on rows of collections, the others on files.
    """

    reports: int
    failed: int
    severities: Counter[Severity]
    suppressed: int
    known: int
    fixed: int
    rows: int
    rows_failed: int

    @property
    def rows_read(self) -> int:
        """How many case studies of collections were checked."""
        return self.rows - self.rows_failed

    @property
    def files_failed(self) -> int:
        """How many files were not checked."""
        return self.failed - self.rows_failed

    @property
    def files_read(self) -> int:
        """How many files were checked that are a case study each."""
        return self.reports - self.rows - self.files_failed

    @property
    def findings(self) -> int:
        """How many findings there are in all."""
        return self.severities.total()


def tally(reports: Iterable[Report]) -> Tally:
    """The sums over all reports."""
    reports = list(reports)
    return Tally(
        reports=len(reports),
        failed=sum(report.error is not None for report in reports),
        severities=Counter(placed.finding.severity for report in reports for placed in report.findings),
        suppressed=sum(report.suppressed for report in reports),
        known=sum(report.known for report in reports),
        fixed=sum(report.fixed for report in reports),
        rows=sum(report.collected for report in reports),
        rows_failed=sum(report.collected and report.error is not None for report in reports),
    )
