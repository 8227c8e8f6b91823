"""CaseStudy and findings → rows of the tables: plain values, as in the JSON, by the names of the columns."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from refcase.export import tables
from refcase.export.columns import Table
from refcase.export.tables import TABLES
from refcase.findings import Placed
from refcase.models import CaseStudy
from refcase.patterns import compile_re
from refcase.reading.errors import ReadError
from refcase.render.findings.json import finding_data
from refcase.render.json import to_json

Row = dict[str, Any]
Rows = dict[str, list[Row]]

_LONE_SURROGATES = compile_re("[\ud800-\udfff]")
_ESCAPED_SURROGATE = "\\ud"  # as the JSON of a case study has them


def no_rows() -> Rows:
    """Every table, without a row."""
    return {table.name: [] for table in TABLES}


def failure_rows(error: ReadError, path: str) -> Rows:
    """The rows of what could not be read: one, in failures."""
    told = {"path": path, "kind": error.kind, "message": error.message}
    return whole(no_rows() | {"failures": [told]})


def rows_of(study: CaseStudy, findings: Sequence[Placed], key: str) -> Rows:
    """The rows of one case study; `key` is its key. Errors: ValueError when it knows no document."""
    written = to_json(study, indent=None)
    data = json.loads(written)
    told = [finding_data(placed).model_dump(mode="json") for placed in findings]
    found = {
        **no_rows(),
        "studies": _picked(tables.STUDIES, key, [_study(data)]),
        "citations": _picked(tables.CITATIONS, key, _citations(data)),
        "parts": _picked(
            tables.PARTS,
            key,
            (
                {"source": source, "item": n, **part, **part["span"]}
                for source, item in enumerate(data["sources"])
                for n, part in enumerate(item["parts"])
            ),
        ),
        **whole({"findings": _picked(tables.FINDINGS, key, _numbered(told))}),
    }
    for table in (tables.SECTIONS, tables.REFERENCES, tables.SOURCES, tables.GRANTS):
        items = ({**item, **item["span"]} for item in data[table.name])
        found[table.name] = _picked(table, key, _numbered(items))
    clean = _ESCAPED_SURROGATE not in written and not _LONE_SURROGATES.search(key)
    return found if clean else whole(found)


def keyed(rows: Rows, key: str) -> Rows:
    """The rows with `key` as the key of their case study."""
    if all(row["study"] == key for row in rows["studies"]):
        return rows
    return {
        name: [{**row, "study": key} if "study" in row else row for row in many]
        for name, many in rows.items()
    }


def whole(rows: Rows) -> Rows:
    """The rows with U+FFFD for what no encoding can write, as half of a pair of UTF-16."""
    try:
        told = json.dumps(rows, ensure_ascii=False)
        told.encode()
    except UnicodeEncodeError:
        mended: Rows = json.loads(_LONE_SURROGATES.sub("\ufffd", told))
        return mended
    return rows


def _picked(table: Table, key: str, many: Iterable[Row]) -> list[Row]:
    """Rows with the columns of the table, in their order, under the key of the case study."""
    names = table.names
    picked = [dict(zip(names, map(values.get, names), strict=True)) for values in many]
    for row in picked:
        row["study"] = key
    return picked


def _numbered(many: Iterable[Row]) -> Iterator[Row]:
    return ({"item": n, **values} for n, values in enumerate(many))


def _study(data: Row) -> Row:
    """The values of one row of studies; what a database says goes before what the text says."""
    schemes = {
        f"{kind}_{name}": value for kind, scheme in data["schemes"].items() for name, value in scheme.items()
    }
    told = {name: value for name, value in (data["metadata"] or {}).items() if value not in (None, [], {})}
    awards = {"grants": told.get("grants", [])}  # the case study's own have a table
    return {**data, **data["header"], **data["context"], **schemes, **told, **awards}


def _citations(data: Row) -> Iterator[Row]:
    for n, citation in enumerate(data["citations"]):
        for m, target in enumerate(citation["targets"]):
            yield {
                "citation": n,
                "target": m,
                "section": citation["section"],
                "written": citation["written"],
                "citation_kind": citation["kind"],
                **target,
                **citation["span"],
            }
