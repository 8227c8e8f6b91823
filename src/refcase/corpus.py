"""Many files → `Outcome`s: `find_files` names them, `parse_files` reads and parses them one by one.

`open_collection` tells what a file comes to: one case study, or many; `parse_unit` is each of them parsed.

Everything streams, in the order given; a file that fails is an outcome like the others.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from glob import escape, glob, has_magic
from pathlib import PurePath
from typing import NamedTuple

from refcase.devices import is_device
from refcase.earlier import export_of, is_export, own_files
from refcase.models import CaseStudy, Exercise
from refcase.parse import parse
from refcase.patterns import compile_re
from refcase.plurals import several
from refcase.reading import (
    DEFAULT_MAX_BYTES,
    STANDARD_INPUT,
    USUAL,
    ReadError,
    Wishes,
    format_named,
    read,
    suffixes_read,
)
from refcase.reading.errors import internal_error
from refcase.reading.formats import format_of, read_as
from refcase.records import (
    Draft,
    Failed,
    Limits,
    Opened,
    Record,
    Unit,
    is_collection,
    named_as_collection,
    opened,
)
from refcase.records.kinds import SUFFIXES
from refcase.records.units import Tell, unheard
from refcase.text import Document

StrPath = str | os.PathLike[str]
_STARS = compile_re(r"(?:^|(?<=[/\\]))(\*\*)(?:[/\\]|$)")


class Outcome(NamedTuple):
    """What came of one case study, or of a file: the case study, or the reason why there is none."""

    path: str
    study: CaseStudy | None
    error: ReadError | None


def find_files(
    paths: Iterable[StrPath] | StrPath, passed_over: Callable[[str], object] | None = None
) -> Iterator[str]:
    """The files that `paths` stand for, each once, in the order given.

    A folder gives the files in it and below it that refcase reads, in the order of their names;
    hidden files and Word's lock files (`~$…`) are stepped over. A pattern such as `drafts/*.txt`
    is filled in where the shell did not (Windows). A file named by itself always comes, even if
    it does not exist or is of no format that refcase reads: reading it then says so. The same goes
    for a folder with nothing to read in it.

    Shape: a name as given, or below the folder given with forward slashes. `passed_over` is
    called with each file in a folder whose format refcase knows and does not read, with each that could
    be a collection of case studies and is none, and with each folder that holds an earlier export, of which
    the export's own files do not come.
    """
    seen = set()
    for path in [paths] if isinstance(paths, str | os.PathLike) else paths:
        for file in _meant(os.fspath(path), passed_over or unheard):
            # Not resolved: a link and the file it leads to are two files with two names.
            key = _key(file)
            if key not in seen:
                seen.add(key)
                yield file


def gathered(paths: Iterable[StrPath]) -> tuple[list[str], str]:
    """What `find_files` gives, and one line on what it passes over, "" when that is nothing."""
    passed: dict[str, str] = {}  # patterns come by the same folder often
    files = list(find_files(paths, lambda path: passed.setdefault(_key(path), path)))
    suffixes = Counter(PurePath(path).suffix.lower() for path in passed.values() if not is_export(path))
    counts = [f"{count} {suffix}" for suffix, count in sorted(suffixes.items())]
    if exports := len(passed) - suffixes.total():
        counts.append(f"{several(exports, 'folder')} with an earlier export")
    told = ", ".join(counts)
    return files, f"passed over in folders, as refcase does not read them: {told}" if told else ""


def _key(file: str) -> str:
    return file if file == STANDARD_INPUT else os.path.normcase(os.path.abspath(file))  # noqa: PTH100


def how_many(files: Sequence[str]) -> int | None:
    """How many case studies the files hold, None where one may be a collection, of which nobody knows."""
    return None if any(file == STANDARD_INPUT or named_as_collection(file) for file in files) else len(files)


def parse_files(
    paths: Iterable[StrPath] | StrPath,
    *,
    exercise: Exercise | None = None,
    max_bytes: int = DEFAULT_MAX_BYTES,
    wishes: Wishes = USUAL,
    tell: Tell = unheard,
) -> Iterator[Outcome]:
    """The outcome for each case study that `paths` stand for, in order, each as soon as it is done.

    A draft has one, a collection (a workbook, CSV, JSON, an archive) one for each of its case studies.
    `exercise` tells the exercise of them all; else it is detected for each. `wishes` say how Word and PDF
    files are to be read; `tell` is called with what one should know of a collection, such as a column that
    it lacks. Nothing raises: what goes wrong inside refcase is an error of kind "internal" for that file.
    """
    for path in find_files(paths):
        for unit in open_collection(path, max_bytes=max_bytes, tell=tell).units:
            yield parse_unit(unit, exercise=exercise, max_bytes=max_bytes, wishes=wishes)


def open_collection(path: str, *, max_bytes: int = DEFAULT_MAX_BYTES, tell: Tell = unheard) -> Opened:
    """The case studies at `path`, not yet read, and whether it is a collection; one for a draft."""
    return opened(path, Limits(max_bytes), tell)


def parse_unit(
    unit: Unit,
    *,
    exercise: Exercise | None = None,
    max_bytes: int = DEFAULT_MAX_BYTES,
    wishes: Wishes = USUAL,
) -> Outcome:
    """The outcome for one of the case studies that `open_collection` gives; in any process."""
    try:
        if isinstance(unit, Failed):
            return Outcome(unit.path, None, unit.error)
        if isinstance(unit, Record):
            from refcase.records.compose import compose
            from refcase.records.merging import merged

            composed = compose(unit)
            study = parse(composed.document, exercise=exercise or unit.exercise)
            return Outcome(unit.path, merged(study, composed), None)
        return Outcome(unit.path, parse(_document(unit, max_bytes, wishes), exercise=exercise), None)
    except ReadError as error:
        is_folder = error.kind == "directory"
        told = ReadError(error.kind, error.message, error.path or unit.path)
        return Outcome(unit.path, None, _folder_error(unit.file, unit.path) if is_folder else told)
    except Exception as fault:
        return Outcome(unit.path, None, internal_error(unit.path, fault))


def _document(draft: Draft, max_bytes: int, wishes: Wishes) -> Document:
    if draft.data is None:
        return read(draft.file, max_bytes, wishes)
    # An archive's member has the name that tells its format; standard input has none.
    return read_as(format_of(draft.data, draft.path), draft.data, draft.path, wishes)


def _meant(path: str, passed_over: Callable[[str], object]) -> Iterator[str]:
    """The files that one path stands for; a pattern that fits nothing to read stays as it is."""
    # A file may really be called `draft[1].txt`.
    if path == STANDARD_INPUT or not has_magic(path) or os.path.lexists(path):
        yield from _at(path, passed_over)
        return
    nothing = True
    found = [n for n in _filled(path) if not _steps_over(PurePath(n).name) and not is_device(n)]
    for file in (file for name in sorted(found, key=_in_order) for file in _at(name, passed_over)):
        # Nobody has named the export: it fits the pattern as everything else there does.
        if export := export_of(file):
            passed_over(export)
        else:
            nothing = False
            yield file
    if nothing:
        yield path


def _filled(pattern: str) -> list[str]:
    """The names that fit the pattern; `**` stands for folders below, none behind a link, which may lead back.

    Not Path.glob: it refuses patterns that begin with a drive or a slash.
    """
    before, stars, rest = _STARS.split(pattern, maxsplit=1) if _STARS.search(pattern) else (pattern, "", "")
    if not stars:
        folder, name = os.path.split(pattern)
        # A folder may really be called `drafts[1]`.
        exact = folder if not has_magic(folder) else escape(folder) if os.path.isdir(folder) else folder  # noqa: PTH112
        return glob(os.path.join(exact, name))  # noqa: PTH118, PTH207
    found: dict[str, None] = {}
    for top in glob(before) if has_magic(before) else [before]:  # noqa: PTH207
        for folder, below, _ in os.walk(top or os.curdir):
            below[:] = [name for name in below if not name.startswith(".")]
            inside = folder if top else folder.removeprefix(os.curdir).lstrip(os.sep)
            found.update(dict.fromkeys(_filled(os.path.join(escape(inside), rest or "*"))))  # noqa: PTH118
    return list(found)


def _at(path: str, passed_over: Callable[[str], object]) -> Iterator[str]:
    """The files that refcase reads in and below a folder; `path` itself when it has none, or is a file."""
    # os.path, not pathlib, here and below: it never raises, and takes no "" for this folder.
    if path == STANDARD_INPUT or not os.path.isdir(path):  # noqa: PTH112
        yield path
        return
    nothing = True
    for file in _walk(PurePath(path), passed_over):
        known = format_named(file)
        if (known and known.reader) or is_collection(file):
            nothing = False
            yield file
        elif known or named_as_collection(file):
            passed_over(file)
        elif os.path.isdir(file):  # noqa: PTH112  # a folder that cannot be opened
            nothing = False
            yield file
    if nothing:
        yield path
    elif is_export(path):
        passed_over(path)


def _walk(folder: PurePath, passed_over: Callable[[str], object]) -> Iterator[str]:
    """Every file below `folder`, in the order of names; a folder that cannot be opened comes as itself.

    What refcase has exported it does not read: the tables would be taken for case studies.
    """
    own = own_files(folder)
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: _in_order(entry.name))
    except OSError:
        yield folder.as_posix()
        return
    for entry in entries:
        if _steps_over(entry.name):
            continue
        below = folder / entry.name
        # Links to folders are not followed: they may lead in a circle.
        if entry.is_dir(follow_symlinks=False):
            if is_export(below):
                passed_over(below.as_posix())
            yield from _walk(below, passed_over)
        elif entry.name not in own and os.path.isfile(below):  # noqa: PTH113
            yield below.as_posix()


def _steps_over(name: str) -> bool:
    """Whether a file or folder is hidden, or is the lock that Word keeps while a draft is open."""
    return name.startswith((".", "~$"))


def _in_order(name: str) -> tuple[list[str], str]:
    return [part.casefold() for part in PurePath(name).parts], name


def _folder_error(path: str, name: str) -> ReadError:
    """Why a folder came through `find_files` as if it were a file."""
    try:
        os.scandir(path).close()
    except OSError:
        return ReadError("permission", "this folder cannot be opened; ask for access to it", name)
    if is_export(path):
        message = "this folder holds an earlier export and no case studies; name what that was made of"
        return ReadError("unsupported", message, name)
    drafts, collections = ", ".join(suffixes_read()), ", ".join(SUFFIXES)
    message = (
        f"there is no file to read in this folder (refcase reads {drafts}, and where they hold case studies "
        f"{collections}; name a file to be told why it is not read)"
    )
    return ReadError("missing", message, name)
