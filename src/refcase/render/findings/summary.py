"""What all findings come to, in words."""

from refcase.findings import Severity
from refcase.plurals import files_in_words, joined, several
from refcase.report import Tally


def in_words(sums: Tally) -> str:
    """One sentence: `Found 3 errors and 1 warning in 4 files; 2 suppressed.`"""
    counts = [
        # infos have no plural of their own
        several(sums.severities[severity], severity.value, "info" if severity is Severity.INFO else "")
        for severity in Severity
        if sums.severities[severity]
    ]
    files = files_in_words(sums.files_read, sums.rows_read)
    told = f"Found {joined(counts)} in {files}" if counts else f"No findings in {files}"
    besides = {
        "suppressed": sums.suppressed,
        "known": sums.known,
        "fixed": sums.fixed,
    }
    more = [f"{count:,} {name}" for name, count in besides.items() if count]
    if sums.failed:
        more.append(f"{files_in_words(sums.files_failed, sums.rows_failed)} not checked")
    if sums.failed and sums.failed == sums.reports:
        return f"{', '.join(more)}."
    return f"{told}{'; ' if more else ''}{', '.join(more)}."
