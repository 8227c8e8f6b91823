"""How often each rule found something, most often first."""

from collections import Counter
from collections.abc import Sequence

from refcase.render.findings.summary import in_words
from refcase.render.json import dumps
from refcase.report import Report, tally


def statistics(reports: Sequence[Report], *, as_data: bool = False) -> str:
    """A line for each rule that found something: how often, code, severity, name, in how many of what.

    In data `files` are drafts and case studies of collections alike.
    """
    findings: Counter[tuple[str, str, str]] = Counter()
    files: Counter[tuple[str, str, str]] = Counter()
    for report in reports:
        keys = [(p.finding.code, p.finding.severity.value, p.finding.name) for p in report.findings]
        findings.update(keys)
        files.update(set(keys))
    rows = sorted(findings, key=lambda key: (-findings[key], key))
    if as_data:
        names = ("code", "severity", "name")
        told = [
            {**dict(zip(names, key, strict=True)), "findings": findings[key], "files": files[key]}
            for key in rows
        ]
        return dumps(told, indent=2) + "\n"
    sums = tally(reports)
    read = {"case studies": sums.rows_read, "files": sums.files_read}
    whole = f"{sum(read.values()):,} {' and '.join(name for name, count in read.items() if count)}"
    wide = max((len(f"{findings[key]:,}") for key in rows), default=0)
    lines = [
        f"{findings[key]:>{wide},}  {code}  {severity:7}  {name} (in {files[key]:,} of {whole})"
        for key in rows
        for code, severity, name in [key]
    ]
    return "".join(f"{line}\n" for line in lines) or in_words(sums) + "\n"
