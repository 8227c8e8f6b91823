"""References as RIS, which reference managers read: a tag and a value a line."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from refcase.export.bibliography import key_of, names, pages_of, values
from refcase.export.rows import Row, Rows, keyed
from refcase.export.writing import Add, opened

_TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "broadcast": "VIDEO",
    "chapter": "CHAP",
    "dataset": "DATA",
    "figure": "FIGURE",
    "graphic": "ART",
    "legislation": "STAT",
    "map": "MAP",
    "manuscript": "UNPB",
    "motion_picture": "MPCT",
    "musical_score": "MUSIC",
    "paper-conference": "CPAPER",
    "patent": "PAT",
    "report": "RPRT",
    "software": "COMP",
    "thesis": "THES",
    "webpage": "ELEC",
}
_TAGS = {
    "year": "PY",
    "title": "TI",
    "container": "T2",
    "volume": "VL",
    "issue": "IS",
    "publisher": "PB",
    "isbn": "SN",
    "doi": "DO",
    "url": "UR",
}


@contextmanager
def writing(file: Path) -> Iterator[Add]:
    """What adds the references of a case study to `file`, whole when the block ends well."""
    with opened(file) as out:

        def add(key: str, rows: Rows) -> None:
            out.writelines(record(reference) + "\r\n" for reference in keyed(rows, key)["references"])

        yield add


def record(reference: Row) -> str:
    """A reference as a record; where no title is known, `N1` is the whole as it stands.

    Shape: lines of a tag, two spaces, a hyphen and a space, then the value on one line; ends with `ER`.
    """
    told = values(reference)
    lines = [("TY", _TYPES.get(reference["type"], "GEN")), ("ID", key_of(reference))]
    lines += [("AU", f"{family}, {given}" if given else family) for family, given, _ in names(reference)]
    lines += [(tag, told[name]) for name, tag in _TAGS.items() if name in told]
    lines += zip(("SP", "EP"), pages_of(told["pages"]) if "pages" in told else [], strict=False)
    if "title" not in told and "raw" in told:
        lines.append(("N1", told["raw"]))
    return "".join(f"{tag}  - {value}\r\n" for tag, value in [*lines, ("ER", "")])
