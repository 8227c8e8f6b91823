"""Many files → `Report`s: `check_files` reads, parses and checks them one by one, or in several processes."""

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from typing import NamedTuple

from refcase.baseline import BaselineError, against, read_baseline
from refcase.corpus import StrPath, find_files, parse_one
from refcase.findings import Severity, placed
from refcase.fingerprints import fingerprints
from refcase.gathering import gathered_placed
from refcase.models import CaseStudy, Exercise
from refcase.profiles import Profile, ProfileError
from refcase.reading import DEFAULT_MAX_BYTES, STANDARD_INPUT, ReadError, Wishes, shown
from refcase.reading import USUAL as AS_IT_IS
from refcase.reading.errors import internal_error
from refcase.report import Report
from refcase.settings import Settings, SettingsError, forget_settings, read_settings, settings_for
from refcase.text import Document
from refcase.validate import checked
from refcase.validate.registry import RegistryError, all_rules
from refcase.validate.rule import Rule
from refcase.validate.selection import Selection, choose

# Below this many files a second process costs more than it saves.
WORTH_A_PROCESS = 60


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
    paths: Iterable[StrPath] | StrPath, asked: Asked = USUAL, *, jobs: int = 1
) -> Iterator[Report]:
    """The report on each file that `paths` stand for, in order, each as soon as it is done.

    `jobs` is how many processes share the work, 0 as many as pay. Nothing raises: what goes wrong with a
    file, or inside refcase, is that file's error.
    """
    return check_each(list(find_files(paths)), asked, jobs=jobs)


def check_each(files: Sequence[str], asked: Asked = USUAL, *, jobs: int = 1) -> Iterator[Report]:
    """As `check_files`, for files by their names."""
    forget_settings()
    jobs = jobs or min(os.cpu_count() or 1, 1 + len(files) // WORTH_A_PROCESS)
    one = partial(check_one, asked=asked)
    # Another process has a standard input of its own, with nothing in it.
    if jobs == 1 or len(files) < 2 or STANDARD_INPUT in files:
        yield from map(one, files)
        return
    done = 0
    with ProcessPoolExecutor(min(jobs, len(files))) as pool:
        try:
            for report in pool.map(one, files, chunksize=max(1, min(16, len(files) // (4 * jobs)))):
                done += 1
                yield report
        except BrokenProcessPool as fault:
            for file in files[done:]:
                yield Report(shown(file), error=internal_error(shown(file), fault))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def check_one(path: str, asked: Asked = USUAL) -> Report:
    """The report on one file; `check_files` is this for each that `find_files` gives."""
    name = shown(path)
    try:
        held = held_to(path, asked)
        known = read_baseline(held.baseline) if held.baseline else None
    except (SettingsError, ProfileError, RegistryError, BaselineError) as error:
        return Report(name, error=ReadError("settings", f"not checked, as {error}", name))
    except Exception as fault:
        return Report(name, error=internal_error(name, fault))
    outcome = parse_one(path, exercise=held.exercise, max_bytes=asked.max_bytes, wishes=asked.wishes)
    if outcome.study is None or outcome.study.document is None:
        return Report(name, error=outcome.error)
    try:
        report = report_on(name, outcome.study, outcome.study.document, path, held)
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
