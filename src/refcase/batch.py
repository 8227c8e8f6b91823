"""The unit of work of an export: case studies in, rows of its tables out; pure, and fit for any scheduler.

`process` is the same on Arrow tables, for those who bring their own: Spark, Ray, Dask, a queue.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from refcase.base import first_fault
from refcase.checker import USUAL, Asked, Held, held_by, held_for, report_on
from refcase.corpus import parse_unit
from refcase.export.rows import Rows, failure_rows, rows_of
from refcase.findings import Placed
from refcase.gathering import gathered_placed
from refcase.metadata import Metadata
from refcase.models import CaseStudy
from refcase.parse import parse
from refcase.profiles import ProfileError
from refcase.reading import ReadError, shown
from refcase.reading.errors import MOST_CHARACTERS, internal_error, too_much
from refcase.reading.formats import format_named, format_of, read_as
from refcase.reading.plain import document_of
from refcase.records import Unit
from refcase.settings import Settings, SettingsError, read_settings
from refcase.sizes import in_words
from refcase.text import Document
from refcase.validate.registry import RegistryError

if TYPE_CHECKING:
    import pyarrow as pa

_SUFFIXES = {"text": ".txt", "markdown": ".md", "html": ".html", "docx": ".docx", "pdf": ".pdf"}
_AT_ONCE = 32  # rows of an Arrow table that are Python objects at the same time


class Item(NamedTuple):
    """A case study: `id`, its key, and its `text`, or the bytes of its file as `data`.

    `name` is the file's: it tells the format where the bytes do not; `format` (text, markdown, html, docx,
    pdf) goes before both. `metadata` is what a database says of it, as the JSON has it.
    """

    id: str
    text: str | None = None
    data: bytes | None = None
    name: str | None = None
    format: str | None = None
    metadata: str | None = None


def process(table: "pa.Table", *, options: Asked = USUAL) -> "dict[str, pa.Table]":
    """The tables of the export for the case studies in `table`, by name; all are there, with all columns.

    Shape: `table` has `id`, and `text` (strings) or `bytes` (binary); `name`, `format` and `metadata` (JSON)
    if wanted. `id` is the key in all that comes back. Nothing depends on the machine, its clock or its
    folders, but for the files that `options` name. A case study that goes wrong is a row in failures.
    Errors: ValueError when the columns are not those; `SettingsError`, `ProfileError` or `RegistryError` when
    the options cannot be used; ModuleNotFoundError without pyarrow.
    """
    from refcase.export.arrow import tables_of

    check_columns(table.column_names)
    return tables_of(rows(items(table), options=options))


def check_columns(names: Iterable[str]) -> None:
    """Nothing, when a table with these columns can be processed. Errors: ValueError, which says why not."""
    found, known = set(names), {"id", "text", "bytes", "name", "format", "metadata"}
    if "id" not in found or not {"text", "bytes"} & found:
        raise ValueError("the table needs a column id, and a column text or bytes")
    if more := found - known:
        raise ValueError(
            f"no column {', '.join(sorted(more))} is known; there are {', '.join(sorted(known))}"
        )


def items(table: "pa.Table") -> Iterator[Item]:
    """The rows of a table with the columns that `process` takes, in order."""
    for start in range(0, table.num_rows, _AT_ONCE):
        for row in table.slice(start, _AT_ONCE).to_pylist():
            told = {name: row.get(name) for name in ("text", "name", "format", "metadata")}
            key = "" if row["id"] is None else str(row["id"])
            yield Item(id=key, data=row.get("bytes"), **told)


def rows(items: Iterable[Item], *, options: Asked = USUAL) -> Iterator[Rows]:
    """The rows of each case study, by the names of the tables: as `process`, without Arrow."""
    settings = read_settings(options.config) if options.config else Settings()
    for item in items:
        if not item.id:
            name = item.name or "a row without an id"
            yield failure_rows(ReadError("damaged", "it has no id, which every row needs", name), name)
            continue
        name = item.name or item.id
        held = held_by(settings, name, options)
        yield _studied(partial(_parsed, item, held, options), name, held, item.id)


def unit_rows(unit: Unit, held: Held, options: Asked, *, findings: bool) -> Rows:
    """The rows of a case study that was found in a file; its key is its identifier, else its path."""

    def parsed() -> CaseStudy:
        outcome = parse_unit(unit, exercise=held.exercise, max_bytes=options.max_bytes, wishes=options.wishes)
        if outcome.study is None:
            raise outcome.error or ReadError("internal", "refcase failed on this file", outcome.path)
        return outcome.study

    return _studied(parsed, unit.path, held, None, findings=findings)


def held_for_unit(unit: Unit, options: Asked) -> Held:
    """What it is held to, by the settings near its file. Errors: `ReadError`, which says what is wrong."""
    try:
        return held_for(unit, options)
    except (SettingsError, ProfileError, RegistryError) as error:
        raise ReadError("settings", f"not exported, as {error}", unit.path) from None
    except Exception as fault:
        raise internal_error(unit.path, fault) from None


def _studied(
    parsed: Callable[[], CaseStudy], path: str, held: Held, key: str | None, *, findings: bool = True
) -> Rows:
    """The rows of what `parsed` gives; whatever goes wrong on the way is a row in failures."""
    name = shown(path)
    try:
        study = parsed()
        key = key or (study.metadata.id if study.metadata else None) or name
        found = _found(study, path, held) if findings else ()
        return rows_of(study, found, key)
    except ReadError as error:
        return failure_rows(error, name)
    except Exception as fault:
        return failure_rows(internal_error(name, fault), name)


def _found(study: CaseStudy, path: str, held: Held) -> list[Placed]:
    """What a check finds, told as `refcase check` tells it."""
    if study.document is None:
        return []
    report = report_on(shown(path), study, study.document, path, held)
    return gathered_placed(report.findings)


def _parsed(item: Item, held: Held, options: Asked) -> CaseStudy:
    """The case study of an item. Errors: `ReadError`."""
    study = parse(_document(item, options), exercise=held.exercise)
    if item.metadata is None:
        return study
    try:
        metadata = Metadata.model_validate_json(item.metadata)
    except ValueError as fault:
        found = first_fault(fault)
        where = ".".join(found.where) or ("no JSON" if found.kind == "json_invalid" else "no JSON object")
        message = f"its metadata is not that of refcase.Metadata ({where})"
        raise ReadError("damaged", message, item.name or item.id) from None
    return study.model_copy(update={"metadata": metadata})


def _document(item: Item, options: Asked) -> Document:
    name = item.name or item.id
    kind = format_named("x" + _SUFFIXES.get(item.format, "")) if item.format else None
    if item.format and item.format not in _SUFFIXES:
        raise ReadError("unsupported", f"{item.format} is none of {', '.join(_SUFFIXES)}", name)
    if item.text is not None and item.format in (None, "text"):
        document = document_of(item.text, name)
        if not document.text.strip():
            raise ReadError("empty", "there is no text in it", name)
        if len(document.text) > MOST_CHARACTERS:
            raise too_much(name)
        return document
    data = item.data if item.text is None else item.text.encode()
    if data is None:
        raise ReadError("empty", "there is neither text nor bytes", name)
    if len(data) > options.max_bytes:
        raise ReadError("too-large", f"larger than the limit of {in_words(options.max_bytes)}", name)
    return read_as(kind or format_of(data, name), data, name, options.wishes)
