"""Baselines: findings that are known, so that only new ones are told.

A baseline holds fingerprints and codes, no word of a draft: it can be kept where drafts may not. Files are
named as seen from the folder that the baseline is in.
"""

import json
import os
from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path
from typing import Literal

from refcase.base import Model
from refcase.report import Report

SCHEMA_VERSION = "1.0"


class BaselineError(Exception):
    """A baseline that cannot be used; the message is one line that says which file and why."""


class Baseline(Model):
    """The known findings of each file: codes by fingerprint."""

    schema_version: Literal["1.0"]
    files: dict[str, dict[str, str]]


@cache
def read_baseline(path: str) -> Baseline:
    """The baseline in the file at `path`.

    Errors: `BaselineError`.
    """
    try:
        content = Path(path).read_bytes().removeprefix(b"\xef\xbb\xbf")
    except FileNotFoundError:
        message = f"{path}: there is no such baseline; write one with --write-baseline {path}"
        raise BaselineError(message) from None
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or fault
        raise BaselineError(f"{path}: this baseline cannot be read ({reason})") from None
    try:
        return Baseline.model_validate_json(content)
    except ValueError:
        message = f"{path}: this is no baseline; write it anew with --write-baseline {path}"
        raise BaselineError(message) from None


def baseline_of(reports: Iterable[Report], path: str) -> str:
    """What a baseline at `path` holds that knows all findings of the reports.

    What an older one there knows of drafts that are still there and not in the reports is kept.
    """
    new = {_seen_from(path, report.path): dict(report.fingerprints) for report in reports}
    kept = {name: known for name, known in _known(path).items() if name not in new}
    files = {name: known for name, known in sorted({**kept, **new}.items()) if known}
    return json.dumps({"schema_version": SCHEMA_VERSION, "files": files}, indent=2, ensure_ascii=True) + "\n"


def _known(path: str) -> dict[str, dict[str, str]]:
    """What the baseline at `path` knows of drafts that are there, nothing where there is none."""
    read_baseline.cache_clear()  # it may have been written since
    try:
        old = read_baseline(path).files
    except BaselineError:
        return {}
    folder = os.path.dirname(os.path.abspath(path))  # noqa: PTH100, PTH120
    return {name: known for name, known in old.items() if _is_there(folder, name)}


def _is_there(folder: str, name: str) -> bool:
    """Whether the file is there that a draft is, or that a case study of a collection lies in."""
    cuts = [at for at, c in enumerate(name) if c in "#!"]
    return any(os.path.exists(os.path.join(folder, name[:at])) for at in (len(name), *cuts))  # noqa: PTH110, PTH118


def against(report: Report, baseline: Baseline, path: str, ran: Collection[str]) -> Report:
    """The report without what the baseline at `path` knows; `ran` are the codes of the rules that ran."""
    if report.error:
        return report
    known = baseline.files.get(_seen_from(path, report.path), {})
    new = tuple(placed for placed in report.findings if placed.fingerprint not in known)
    still = dict(report.fingerprints)
    fixed = sum(code in ran and fingerprint not in still for fingerprint, code in known.items())
    return report._replace(findings=new, known=len(report.findings) - len(new), fixed=fixed)


def _seen_from(baseline: str, path: str) -> str:
    """The draft's path as seen from the folder of the baseline, with forward slashes."""
    if path == "-" or path.startswith(("-#", "-!")):
        return path
    here = os.path.dirname(os.path.abspath(baseline))  # noqa: PTH100, PTH120
    try:
        return os.path.relpath(path, here).replace(os.sep, "/")
    except ValueError:  # on another drive
        return path.replace(os.sep, "/")
