"""What all findings come to, in words."""

from refcase.findings import Severity
from refcase.report import Tally


def in_words(sums: Tally) -> str:
    """One sentence: `Found 3 errors and 1 warning in 4 files; 2 suppressed.`

    With a collection among them, case studies are counted.
    """
    counts = [
        _several(sums.severities[severity], severity.value)
        for severity in Severity
        if sums.severities[severity]
    ]
    read = sums.files - sums.failed
    name, names = ("case study", "case studies") if sums.collected else ("file", "files")
    files = _several(read, name, names)
    told = f"Found {_listed(counts)} in {files}" if counts else f"No findings in {files}"
    besides = {
        "suppressed": sums.suppressed,
        "known": sums.known,
        "fixed": sums.fixed,
    }
    more = [f"{count:,} {name}" for name, count in besides.items() if count]
    if sums.failed:
        more.append(f"{_several(sums.failed, name, names)} not checked")
    if sums.failed and not read:
        return f"{', '.join(more)}."
    return f"{told}{'; ' if more else ''}{', '.join(more)}."


def _several(count: int, name: str, names: str = "") -> str:
    """`1 file`, `1,234 files`; infos have no plural of their own."""
    return f"{count:,} {name if count == 1 or name == 'info' else names or name + 's'}"


def _listed(parts: list[str]) -> str:
    return " and ".join((", ".join(parts[:-1]), parts[-1])) if len(parts) > 1 else parts[0]
