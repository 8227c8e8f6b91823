"""A finding in words, for formats that have one field for all of it."""

from refcase.findings import Finding


def message_and_hint(finding: Finding) -> str:
    """`E4 is cited and not listed: list E4, or cite what is meant`."""
    return f"{finding.message}: {finding.hint}" if finding.hint else finding.message
