"""Fingerprints: what a finding is known by when lines have shifted."""

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from refcase.findings import Finding
from refcase.text import Document


def fingerprints(document: Document, findings: Iterable[Finding]) -> list[str]:
    """A fingerprint for each finding: rule, normalised text, and how often these came before."""
    seen: Counter[tuple[str, str, str]] = Counter()
    made = []
    for finding in findings:
        key = (finding.code, finding.label or "", " ".join(finding.span.of(document.text).split()))
        made.append(sha256("\0".join((*key, str(seen[key]))).encode("utf-8", "replace")).hexdigest()[:32])
        seen[key] += 1
    return made
