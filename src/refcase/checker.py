"""Many files → `Report`s: `check_files` reads, parses and checks them one by one, or in several processes.

This process finds the case studies, of which a collection has many; each is read where it is checked.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import chain, islice
from typing import NamedTuple

from refcase.baseline import BaselineError, against, read_baseline
from refcase.corpus import StrPath, find_files, open_collection, parse_unit
from refcase.findings import Severity, placed
from refcase.fingerprints import fingerprints
from refcase.gathering import gathered_placed
from refcase.models import CaseStudy, Exercise
from refcase.profiles import Profile, ProfileError
from refcase.reading import DEFAULT_MAX_BYTES, ReadError, Wishes
from refcase.reading import USUAL as AS_IT_IS
from refcase.reading.errors import internal_error
from refcase.records import Draft, Unit
from refcase.records.units import Tell, is_row, unheard
from refcase.report import Report
from refcase.settings import Settings, SettingsError, forget_settings, read_settings, settings_for
from refcase.text import Document
from refcase.validate import checked
from refcase.validate.registry import RegistryError, all_rules
from refcase.validate.rule import Rule
from refcase.validate.selection import Selection, choose
from refcase.workers import in_order

# Below this many case studies a second process costs more than it saves.
WORTH_A_PROCESS = 60
_LOT = 8  # case studies that are handed to a process at once


class Asked(NamedTuple):
    """What is asked of a check, going before what the settings of each draft say.

    `config` is a file of settings in place of those near the draft, `profile` the name or the file of a
    profile, `baseline` a file of known findings, "" for none whatever the settings say; None leaves each of
    them, `exercise` and `fail_on` to the draft and its settings. `wishes`: how Word and PDF files are
    read.
    """

    selection: Selection = Selection()
    exercise: Exercise | None = None
    profile: str | None = None
    config: str | None = None
    fail_on: Severity | None = None
    baseline: str | None = None
    max_bytes: int = DEFAULT_MAX_BYTES
    wishes: Wishes = AS_IT_IS


USUAL = Asked()


class Held(NamedTuple):
    """What one draft is held to; `profile` None is that of the exercise that it turns out to be for."""

    settings: Settings
    exercise: Exercise | None
    profile: Profile | None
    rules: tuple[Rule, ...]
    fail_on: Severity
    baseline: str

    @property
    def codes(self) -> set[str]:
        """The codes of the rules that run."""
        return {rule.code for rule in self.rules}


def check_files(
    paths: Iterable[StrPath] | StrPath, asked: Asked = USUAL, *, jobs: int = 1, tell: Tell = unheard
) -> Iterator[Report]:
    """The report on each case study that `paths` stand for, in order, each as soon as it is done.

    A draft is one, a collection has many. `jobs` is how many processes share the work, 0 as many as pay (a
    script that asks for more than one starts below `if __name__ == "__main__":`);
    `tell` is called with what one should know of a collection, such as a column that it lacks. Nothing
    raises: what goes wrong with a file, or inside refcase, is that file's error.
    """
    return check_each(list(find_files(paths)), asked, jobs=jobs, tell=tell)


def check_each(
    files: Sequence[str], asked: Asked = USUAL, *, jobs: int = 1, tell: Tell = unheard
) -> Iterator[Report]:
    """As `check_files`, for files by their names."""
    forget_settings()
    _held_alike.cache_clear()
    units: Iterator[Unit] = chain.from_iterable(
        open_collection(file, max_bytes=asked.max_bytes, tell=tell).units for file in files
    )
    if jobs == 1:
        return (check_unit(unit, asked) for unit in units)
    return _shared(units, asked, jobs, len(files))


def _shared(units: Iterator[Unit], asked: Asked, jobs: int, files: int) -> Iterator[Report]:
    """The reports in order, made by `jobs` processes, or by as many as pay."""
    fewest = 2 if jobs else WORTH_A_PROCESS
    first = list(islice(units, fewest))
    # How many a collection has, nobody knows beforehand.
    many = any(not isinstance(unit, Draft) for unit in first)
    most = os.cpu_count() or 1
    jobs = jobs or (most if many else min(most, 1 + files // WORTH_A_PROCESS))
    if len(first) < fewest or jobs == 1:
        yield from (check_unit(unit, asked) for unit in chain(first, units))
        return
    everything = chain(first, units)
    lots = iter(lambda: list(islice(everything, _LOT)), [])
    for lot, reports in in_order(partial(_checked, asked=asked), lots, jobs):
        yield from reports or [_lost(unit) for unit in lot]


def _checked(units: Sequence[Unit], asked: Asked) -> list[Report]:
    return [check_unit(unit, asked) for unit in units]


def _lost(unit: Unit) -> Report:
    """What comes of a unit on which a process has ended."""
    return Report(unit.path, error=internal_error(unit.path, ChildProcessError()), collected=is_row(unit))


def check_unit(unit: Unit, asked: Asked = USUAL) -> Report:
    """The report on one of the case studies that `open_collection` gives; in any process."""
    report = _report(unit, asked)
    return report._replace(collected=True) if is_row(unit) else report


def _report(unit: Unit, asked: Asked) -> Report:
    name = unit.path
    try:
        held = held_for(unit, asked)
        known = read_baseline(held.baseline) if held.baseline else None
    except (SettingsError, ProfileError, RegistryError, BaselineError) as error:
        return Report(name, error=ReadError("settings", f"not checked, as {error}", name))
    except Exception as fault:
        return Report(name, error=internal_error(name, fault))
    outcome = parse_unit(unit, exercise=held.exercise, max_bytes=asked.max_bytes, wishes=asked.wishes)
    if outcome.study is None or outcome.study.document is None:
        return Report(name, error=outcome.error)
    try:
        report = report_on(name, outcome.study, outcome.study.document, unit.file, held)
        report = against(report, known, held.baseline, held.codes) if known else report
        return report._replace(findings=tuple(gathered_placed(report.findings)))
    except Exception as fault:
        return Report(name, error=internal_error(name, fault))


def report_on(name: str, study: CaseStudy, document: Document, path: str, held: Held) -> Report:
    """The report on a case study, each finding by itself; `name` is that of its file at `path` as shown."""
    settings = held.settings
    found = checked(
        study,
        profile=held.profile or settings.held_to(study.exercise),
        rules=held.rules,
        severity=settings.severity,
        acronyms=settings.acronyms,
        suppressions=settings.suppressions(path),
    )
    findings = placed(document, found.findings, fingerprints(document, found.findings))
    return Report(
        name,
        tuple(findings),
        suppressed=found.suppressed,
        fail_on=held.fail_on,
        fingerprints=tuple((each.fingerprint, each.finding.code) for each in findings),
    )


def held_for(unit: Unit, asked: Asked) -> Held:
    """What a case study is held to: by the settings near the file that it lies in. Errors: as `held_to`."""
    return held_to(unit.file, asked) if isinstance(unit, Draft) else _held_alike(unit.file, asked)


@lru_cache(4)
def _held_alike(path: str, asked: Asked) -> Held:
    """As `held_to`, for the many case studies of a collection."""
    return held_to(path, asked)


def held_to(path: str, asked: Asked) -> Held:
    """What the draft at `path` is held to.

    Errors: `SettingsError`, `ProfileError`, `RegistryError`.
    """
    return held_by(read_settings(asked.config) if asked.config else settings_for(path), path, asked)


def held_by(settings: Settings, path: str, asked: Asked) -> Held:
    """What `settings` and what is asked for hold the draft at `path` to. Errors: as `held_to`."""
    # What is asked for goes before the settings, and its own word limits go on top.
    if asked.profile:
        settings = settings.with_profile(asked.profile)
    elif asked.exercise and settings.held_to(None).exercise != asked.exercise:
        settings = settings.with_profile(asked.exercise.lower())
    profile = settings.held_to(None) if settings.profile else None
    return Held(
        settings=settings,
        exercise=asked.exercise or (profile.exercise if profile else None),
        profile=profile,
        rules=tuple(choose(all_rules(), (settings.selection, asked.selection, settings.ignored(path)))),
        fail_on=asked.fail_on or Severity(settings.fail_on),
        baseline=(settings.baseline_path if asked.baseline is None else asked.baseline) or "",
    )
