"""Settings: what a folder of drafts wants of `refcase check`, from `refcase.toml` or `pyproject.toml`.

The nearest file upwards from a draft counts, and it alone: `refcase.toml`, or else the table `[tool.refcase]`
of a `pyproject.toml` that has one. What the command says goes before what the settings say.
"""

import os
import tomllib
from collections.abc import Iterable
from fnmatch import fnmatchcase
from functools import cache
from glob import has_magic
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from refcase.base import Model, constraint, field, first_fault
from refcase.closest import closest
from refcase.findings import Severity
from refcase.models import Exercise
from refcase.profiles import Limit, Profile, ProfileError, for_exercise, load
from refcase.validate.registry import all_rules
from refcase.validate.selection import Selection, SelectionError, read_codes, severities
from refcase.validate.suppressions import Suppression

NAME = "refcase.toml"
SCHEMA_ID = "urn:refcase:schema:1.0:settings"

FailOn = Literal["error", "warning", "info"]


class SettingsError(Exception):
    """Settings that cannot be used; the message is one line that says which file, where and why."""


class _Table(Model, alias_generator=lambda name: name.replace("_", "-")):
    """A table, whose keys are written with hyphens."""


_Count = Annotated[int, constraint(gt=0, strict=True)]
_Codes = tuple[Annotated[str, constraint(min_length=1)], ...]


class Words(_Table):
    """Word limits of one's own: for each section by number, and for all five together."""

    section_1: _Count | None = field(default=None, alias="1")
    section_2: _Count | None = field(default=None, alias="2")
    section_3: _Count | None = field(default=None, alias="3")
    section_4: _Count | None = field(default=None, alias="4")
    section_5: _Count | None = field(default=None, alias="5")
    total: _Count | None = None


class Suppress(_Table):
    """Findings that are known and accepted, in a file that cannot say so itself."""

    path: str = field(
        description="The draft, or a pattern such as `drafts/*.docx`, seen from these settings."
    )
    code: str = field(min_length=1, description="The rule, or a prefix of several.")
    label: str | None = field(default=None, description="Only findings on this label.")
    reason: str = field(min_length=1, description="Why this is accepted.")


class Settings(_Table):
    """All that can be set; what is left out is as refcase has it."""

    profile: str | None = field(
        default=None, min_length=1, description="ref2014, ref2021, ref2029, or a .toml file that extends one."
    )
    select: _Codes | None = field(default=None, description="Rules to run instead of the usual ones.")
    extend_select: _Codes = field(default=(), description="Rules to run besides the usual ones.")
    ignore: _Codes = field(default=(), description="Rules not to run.")
    fail_on: FailOn = field(
        default="error", description="From which severity on findings make the exit code 1."
    )
    acronyms: tuple[str, ...] = field(default=(), description="Acronyms that need no explanation.")
    severity: dict[str, Severity] = field(default={}, description="The severity of rules, by code.")
    per_file_ignores: dict[str, _Codes] = field(
        default={}, description="Rules not to run on some drafts, by a pattern such as `drafts/old/*`."
    )
    words: Words = field(default=Words(), description="Word limits of your own.")
    baseline: str | None = field(default=None, min_length=1, description="A file of findings that are known.")
    suppress: tuple[Suppress, ...] = field(default=(), description="Findings that are known and accepted.")

    @property
    def path(self) -> Path | None:
        """The file that holds these settings, from the root on; None when there is none."""
        path: Path | None = self.__dict__.get("_path")
        return path

    def lying_in(self, path: Path) -> Self:
        """The same settings, knowing the file that holds them."""
        return self.model_copy(update={"_path": path})

    @property
    def selection(self) -> Selection:
        """What the settings say of which rules run."""
        return Selection(self.select, self.extend_select, self.ignore)

    def with_profile(self, name: str) -> Self:
        """The same settings with another profile; a file is named as seen from where one stands."""
        here = os.path.abspath(name) if name.endswith(".toml") else name  # noqa: PTH100
        return self.model_copy(update={"profile": here})

    def ignored(self, path: str) -> Selection:
        """What does not run on the draft at `path`."""
        fitting = (codes for pattern, codes in self.per_file_ignores.items() if self._fits(path, pattern))
        return Selection(ignore=tuple(code for codes in fitting for code in codes))

    def suppressions(self, path: str) -> tuple[Suppression, ...]:
        """What is suppressed in the draft at `path`."""
        return tuple(
            Suppression(entry.code, entry.label, entry.reason, has_magic(entry.path))
            for entry in self.suppress
            if self._fits(path, entry.path)
        )

    def held_to(self, exercise: Exercise | None) -> Profile:
        """The profile for a case study of `exercise`, with one's own word limits.

        Errors: `ProfileError`.
        """
        named = self.profile
        if named and named.lower().endswith(".toml"):
            named = self._beside(named)
        profile = load(named) if named else for_exercise(exercise)
        try:
            profile = profile.model_copy(update={"severity": severities(profile.severity, all_rules())})
        except SelectionError as error:
            raise ProfileError(f"{named}: severity: {error}") from None
        source = f"your own limit ({self.path.name})" if self.path else "your own limit"

        def own(value: int) -> Limit:
            return Limit(value=value, basis=source, confidence="H")

        limits = self.words.model_dump(by_alias=True)
        total = limits.pop("total")
        words = {number: own(value) for number, value in limits.items() if value}
        changed: dict[str, Any] = {"words": {**profile.words, **words}} if words else {}
        if total:
            changed["words_total"] = own(total)
        return profile.model_copy(update=changed) if changed else profile

    @property
    def baseline_path(self) -> str | None:
        """Where the baseline is, seen from here."""
        return self._beside(self.baseline) if self.baseline else None

    def _beside(self, name: str) -> str:
        """A file named in the settings, seen from here."""
        return str(self.path.parent / name) if self.path else name

    def _fits(self, path: str, pattern: str) -> bool:
        """Whether the pattern, as seen from the settings, means the draft at `path`; case counts nowhere."""
        top = self.path.parent if self.path else Path()
        given = os.path.relpath(os.path.abspath(path), os.path.abspath(top)).replace(os.sep, "/").casefold()  # noqa: PTH100
        wanted = pattern.replace("\\", "/").removeprefix("./").removeprefix("**/").casefold() or "*"
        wanted = "*" if wanted == "." else wanted
        # A name without a folder means it in any; a folder means all that is in it.
        return any(
            fnmatchcase(name, fitting)
            for name in (given, *([given.rpartition("/")[2]] if "/" not in wanted else []))
            for fitting in (wanted, wanted.rstrip("/") + "/*")
        )


def read_settings(path: str | Path) -> Settings:
    """The settings in the file at `path`: a `refcase.toml` of any name, or a `pyproject.toml`.

    Errors: `SettingsError`.
    """
    path = Path(path)
    table = _table(path)
    if path.name == "pyproject.toml":
        table = _of_project(table, path) or {}
    return _made(path, table)


def settings_for(draft: str) -> Settings:
    """The settings of the draft at `draft`: those nearest upwards from it; without any, refcase's own.

    Errors: `SettingsError`.
    """
    folder = Path() if draft == "-" else Path(os.path.abspath(draft)).parent  # noqa: PTH100  # links stay
    return _nearest(Path(os.path.abspath(folder)))  # noqa: PTH100


@cache
def _nearest(folder: Path) -> Settings:
    for above in (folder, *folder.parents):
        own, project = above / NAME, above / "pyproject.toml"
        # os.path: it never raises, whatever the name and the rights
        if os.path.isfile(own):  # noqa: PTH113
            return read_settings(own)
        if os.path.isfile(project) and _of_project(_table(project), project) is not None:  # noqa: PTH113
            return read_settings(project)
    return Settings()


def forget_settings() -> None:
    """Forgets the settings found so far: they may have changed since the last run."""
    _nearest.cache_clear()


def _of_project(table: dict[str, Any], path: Path) -> dict[str, Any] | None:
    """The table `[tool.refcase]`, None when there is none.

    Errors: `SettingsError` when it is no table.
    """
    tool = table.get("tool")
    own = tool.get("refcase") if isinstance(tool, dict) else None
    if own is not None and not isinstance(own, dict):
        raise SettingsError(f"{path}: tool.refcase: this must be a table")
    return own


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise SettingsError(f"{path}: there is no such file") from None
    except tomllib.TOMLDecodeError as fault:
        raise SettingsError(f"{path}: this is no TOML ({fault})") from None
    except RecursionError:
        raise SettingsError(f"{path}: this is no TOML (brackets within brackets without end)") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{path}: this is no text in UTF-8") from None
    except (OSError, ValueError) as fault:
        raise SettingsError(f"{path}: cannot be read ({getattr(fault, 'strerror', None) or fault})") from None


def _made(path: Path, table: dict[str, Any]) -> Settings:
    try:
        settings = Settings.model_validate(table)
    except ValueError as fault:
        raise SettingsError(f"{path}: {_told(fault)}") from None
    settings = settings.lying_in(Path(os.path.abspath(path)))  # noqa: PTH100  # links stay
    try:
        return _checked(settings)
    except SelectionError as error:
        raise SettingsError(f"{path}: {error}") from None
    except ProfileError as error:
        raise SettingsError(f"{path}: profile: {error}") from None


def _checked(settings: Settings) -> Settings:
    """The settings with codes as they are written in the rules; what is misspelt raises."""
    rules = all_rules()

    def codes(written: Iterable[str]) -> tuple[str, ...]:
        return read_codes(written, rules)

    changed: dict[str, Any] = {
        "select": None if settings.select is None else codes(settings.select),
        "extend_select": codes(settings.extend_select),
        "ignore": codes(settings.ignore),
        "per_file_ignores": {pattern: codes(c) for pattern, c in settings.per_file_ignores.items()},
        "severity": severities(settings.severity, rules),
        "suppress": tuple(
            entry.model_copy(update={"code": code})
            for entry in settings.suppress
            for code in codes([entry.code])
        ),
    }
    found = settings.model_copy(update=changed)
    found.held_to(None)  # a profile that cannot be used is known at once
    if found.select is not None and not found.select:
        raise SelectionError("select names no rule; leave it out to run the usual ones")
    return found


def _told(fault: ValueError) -> str:
    """The first thing that is wrong, as words; an unknown key with the one that may be meant."""
    first = first_fault(fault)
    where = first.where
    if first.kind == "extra_forbidden":
        tables: dict[str, type[_Table]] = {"words": Words, "suppress": Suppress}
        table = tables.get(where[0], Settings)
        keys = list(table.model_aliases())
        close = closest(where[-1], keys)
        meant = f"; did you mean {close}?" if close else f" (there are {', '.join(keys)})"
        return f"there is no key {'.'.join(where)}{meant}"
    if first.kind == "missing":
        return f"{'.'.join(where)} is missing"
    if first.kind in ("tuple_type", "dict_type", "model_type", "string_type"):
        form = {"tuple_type": 'a list, such as ["LNK"]', "string_type": "text in quotation marks"}
        return f"{'.'.join(where)}: this must be {form.get(first.kind, 'a table')}"
    return f"{'.'.join(where)}: {first.message}"


def schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of `refcase.toml`."""
    generated = Settings.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID, **generated}
