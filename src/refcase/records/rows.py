"""Rows → Records: what every kind of collection shares, once its rows are there by their columns."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from refcase.models import Exercise
from refcase.reading.errors import ReadError
from refcase.records.columns import COLUMNS, LISTS, SECTIONS, columns_of
from refcase.records.units import Failed, Limits, Record, Tell, Unit
from refcase.records.values import Value, tidied
from refcase.sizes import in_words

_EXERCISES: dict[str, Exercise] = {"2014": "REF2014", "2021": "REF2021", "2029": "REF2029"}
_NAMES_OF_ITEMS = ("Name", "name", "InstitutionName")


class Row(NamedTuple):
    """A row: its number for people, its values by the collection's own names, how it was encoded.

    `breaks_off` is the last one where it has fewer cells than all others, and no end.
    """

    number: int
    values: Mapping[str, Any]
    encoding: str = "utf-8"
    breaks_off: bool = False


class Spoilt(NamedTuple):
    """A row that cannot be read, and why."""

    number: int
    error: ReadError


def too_large(row: int, limit: int) -> ReadError:
    """A row that is larger than a case study may be."""
    message = (
        f"row {row} is larger than the limit of {in_words(limit)}; "
        "if this is a case study, raise the limit (--max-bytes)"
    )
    return ReadError("too-large", message)


def records_of(
    rows: Iterable[Row | Spoilt], name: str, file: str, kind: str, limits: Limits, tell: Tell
) -> Iterator[Unit]:
    """The case studies of a collection called `name`, a row each; `kind` is their documents' format.

    A row with values in some cells and no text is a failure; one with none is stepped over. What the first
    row's columns lack, ids that more than one row has, and a last row that breaks off are told.
    """
    seen: dict[str, int] = {}
    first = nothing = True
    for row in rows:
        if isinstance(row, Spoilt):
            nothing = False
            path = f"{name}#row-{row.number}"
            yield Failed(path, file, ReadError(row.error.kind, row.error.message, path), row=True)
            continue
        if not any(_there(value) for value in row.values.values()):
            continue
        nothing = False
        if first:
            first = False
            _tell_missing(row, name, tell)
        if row.breaks_off:
            tell(f"{name}: row {row.number}, the last, ends early: the file may be cut off")
        record = _record(row, name, file, kind)
        own = record.fields.get("id")
        key = own if isinstance(own, str) else ""
        if key and key in seen:
            tell(f"{name}: row {row.number} has the id {_short(key)}, as row {seen[key]} has")
            record = record._replace(path=f"{name}#row-{row.number}")
        elif key:
            seen[key] = row.number
        yield _judged(record, file, limits)
    if nothing:
        raise ReadError("empty", "there are no case studies in it", name)


def _there(value: Any) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value not in (None, [], {})


def _tell_missing(row: Row, name: str, tell: Tell) -> None:
    missing = columns_of(tuple(row.values)).missing
    if missing:
        columns = "column" if len(missing) == 1 else "columns"
        tell(f"{name}: no {columns} {', '.join(f'“{column}”' for column in missing)}")


def _record(row: Row, name: str, file: str, kind: str) -> Record:
    columns = columns_of(tuple(row.values))
    fields: dict[str, Value] = {}
    for field, own in columns.fields.items():
        value = _value(row.values[own], listed=field in LISTS or field == "grants")
        if value:
            fields[field] = value
    other = {own: value for own in columns.others if (value := _as_words(row.values[own]))}
    _institution(fields, row.values)
    said = tidied(_one(fields.pop("exercise", "")))
    exercise = next((known for year, known in _EXERCISES.items() if year in said), columns.exercise)
    if said and not any(year in said for year in _EXERCISES):
        other[columns.fields["exercise"]] = said
    # Sections beside a whole text are not read, and kept.
    if "text" in fields:
        other |= {columns.fields[field]: _one(fields.pop(field)) for field in SECTIONS if field in fields}
    fields["id"] = _id(_one(fields.get("id", "")))
    if not fields["id"]:
        del fields["id"]
    mark = _one(fields.get("id", "")) or f"row-{row.number}"
    return Record(
        path=f"{name}#{mark}",
        file=file,
        row=row.number,
        format=kind,
        encoding=row.encoding,
        exercise=exercise,
        fields=fields,
        names={field: own for field, own in columns.fields.items() if field in fields},
        other=other,
    )


def _judged(record: Record, file: str, limits: Limits) -> Unit:
    """The record, or why it is none."""
    size = sum(len(_one(value)) for value in (*record.fields.values(), *record.other.values()))
    if size > limits.study:
        error = too_large(record.row, limits.study)
        return Failed(record.path, file, ReadError(error.kind, error.message, record.path), row=True)
    if not any(_one(record.fields.get(field, "")).strip() for field in (*SECTIONS, "text")):
        message = f"row {record.row} has no text in any section"
        return Failed(record.path, file, ReadError("empty", message, record.path), row=True)
    return record


def _id(written: str) -> str:
    """An id on one line, as it is printed: `007` and `7` are two."""
    return _short("".join(c for c in tidied(written) if c.isprintable()))


def _short(words: str) -> str:
    return words if len(words) <= 200 else words[:200]


def _one(value: Value) -> str:
    return value if isinstance(value, str) else "; ".join(value)


def _value(value: Any, *, listed: bool) -> Value:
    """The value of a field: words, or the items of a list where the collection has them apart."""
    if isinstance(value, list) and listed:
        return tuple(words for item in value if (words := _item(item)))
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "\n".join(value)
    return _as_words(value)


def _item(item: Any) -> str:
    if isinstance(item, Mapping):
        if "number" in item or "amount" in item:
            return f"{item.get('number') or ''}: {item.get('amount') or ''}"
        return next((str(item[name]) for name in _NAMES_OF_ITEMS if item.get(name)), _as_words(item))
    if isinstance(item, list) and len(item) == 2:
        return ": ".join(_as_words(part) for part in item)
    return _as_words(item)


def _as_words(value: Any) -> str:
    """A value as it stands: words as they are, nothing as none, anything else as JSON."""
    if isinstance(value, str):
        return value if value.strip() else ""
    return "" if value in (None, [], {}) else json.dumps(value, ensure_ascii=False)


def _institution(fields: dict[str, Value], values: Mapping[str, Any]) -> None:
    """The interface has the number of the institution within a list of institutions, of one as a rule."""
    told = values.get("Institutions")
    if "ukprn" not in fields and isinstance(told, list) and len(told) == 1 and isinstance(told[0], Mapping):
        number = told[0].get("UKPRN")
        if isinstance(number, int | str):
            fields["ukprn"] = str(number)


def wanted() -> str:
    """The columns that were looked for, in words."""
    return ", ".join(COLUMNS[field][0] for field in SECTIONS)
