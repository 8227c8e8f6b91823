"""What all findings come to, in words."""

from refcase.findings import Severity
from refcase.report import Tally


def in_words(sums: Tally) -> str:
    """One sentence: `Found 3 errors and 1 warning in 4 files; 2 suppressed.`"""
    counts = [
        _several(sums.severities[severity], severity.value)
        for severity in Severity
        if sums.severities[severity]
    ]
    files = files_in_words(sums.files_read, sums.rows_read)
    told = f"Found {_listed(counts)} in {files}" if counts else f"No findings in {files}"
    besides = {
        "suppressed": sums.suppressed,
        "known": sums.known,
        "fixed": sums.fixed,
    }
    more = [f"{count:,} {name}" for name, count in besides.items() if count]
    if sums.failed:
        more.append(f"{files_in_words(sums.failed - sums.rows_failed, sums.rows_failed)} not checked")
    if sums.failed and sums.failed == sums.files:
        return f"{', '.join(more)}."
    return f"{told}{'; ' if more else ''}{', '.join(more)}."


def files_in_words(files: int, rows: int) -> str:
    """Files, and rows of collections, each by its name: `2 files`, `57 case studies and 1 file`."""
    several = [_several(rows, "case study", "case studies"), _several(files, "file")]
    return _listed([told for told, count in zip(several, (rows, files), strict=True) if count] or several[1:])


def _several(count: int, name: str, names: str = "") -> str:
    """`1 file`, `1,234 files`; infos have no plural of their own."""
    return f"{count:,} {name if count == 1 or name == 'info' else names or name + 's'}"


def _listed(parts: list[str]) -> str:
    return " and ".join((", ".join(parts[:-1]), parts[-1])) if len(parts) > 1 else parts[0]
