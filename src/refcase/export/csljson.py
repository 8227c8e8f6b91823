"""References as CSL-JSON, which Zotero, pandoc and citeproc read: one list, an item a line."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from refcase.export.bibliography import key_of, names, values
from refcase.export.rows import Row, Rows, keyed
from refcase.export.writing import Add, opened
from refcase.render.json import dumps

_NAMES = {
    "title": "title",
    "container": "container-title",
    "volume": "volume",
    "issue": "issue",
    "pages": "page",
    "publisher": "publisher",
    "doi": "DOI",
    "url": "URL",
    "isbn": "ISBN",
}


@contextmanager
def writing(file: Path) -> Iterator[Add]:
    """What adds the references of a case study to the list in `file`, whole when the block ends well."""
    with opened(file) as out:
        before = "[\n"

        def add(key: str, rows: Rows) -> None:
            nonlocal before
            for reference in keyed(rows, key)["references"]:
                out.write(before + dumps(item(reference)))
                before = ",\n"

        yield add
        out.write("[]\n" if before == "[\n" else "\n]\n")


def item(reference: Row) -> dict[str, Any]:
    """A reference as a CSL item; where no title is known, `note` is the whole as it stands."""
    told = values(reference)
    found: dict[str, Any] = {"id": key_of(reference), "type": reference["type"] or "document"}
    found |= {csl: told[name] for name, csl in _NAMES.items() if name in told}
    if authors := [_name(*name) for name in names(reference)]:
        found["author"] = authors
    if reference["year"] is not None:
        found["issued"] = {"date-parts": [[reference["year"]]]}
    if "title" not in told and "raw" in told:
        found["note"] = told["raw"]
    return found


def _name(family: str, given: str | None, body: bool) -> dict[str, str]:
    if body:
        return {"literal": family}
    return {"family": family, "given": given} if given else {"family": family}
