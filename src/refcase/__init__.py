"""refcase takes impact case studies apart and checks them.

The public door: `read`, `parse_text`, `parse_file`, `parse_files`, `check`, `check_files`, `to_data`,
`to_json`, and the models.
"""

TYPE_CHECKING = False  # as in typing, which takes a third of the time of `refcase --version` to import
if TYPE_CHECKING:
    from os import PathLike
    from typing import Any

    from refcase.checker import Asked, check_files
    from refcase.corpus import Outcome, find_files, parse_files
    from refcase.findings import Finding, Placed, Related, Severity
    from refcase.metadata import Award, Metadata
    from refcase.models import (
        Author,
        CaseStudy,
        Citation,
        Context,
        Exercise,
        Grant,
        Header,
        Leftover,
        Note,
        Part,
        Reference,
        Region,
        Scheme,
        Schemes,
        Section,
        Source,
        StaffMember,
        Target,
        Tool,
    )
    from refcase.reading import ReadError, read
    from refcase.render.json import to_data, to_json
    from refcase.report import Report
    from refcase.text import Document, Position, Span
    from refcase.validate import check

__version__ = "0.1.0"

__all__ = [
    "Asked",
    "Author",
    "Award",
    "CaseStudy",
    "Citation",
    "Context",
    "Document",
    "Exercise",
    "Finding",
    "Grant",
    "Header",
    "Leftover",
    "Metadata",
    "Note",
    "Outcome",
    "Part",
    "Placed",
    "Position",
    "ReadError",
    "Reference",
    "Region",
    "Related",
    "Report",
    "Scheme",
    "Schemes",
    "Section",
    "Severity",
    "Source",
    "Span",
    "StaffMember",
    "Target",
    "Tool",
    "__version__",
    "check",
    "check_files",
    "find_files",
    "parse_file",
    "parse_files",
    "parse_text",
    "read",
    "to_data",
    "to_json",
]

# Where each name is at home, imported on first use: `refcase --version` must not pay for pydantic.
_ELSEWHERE = {
    "refcase.checker": ("Asked", "check_files"),
    "refcase.findings": ("Finding", "Placed", "Related", "Severity"),
    "refcase.metadata": ("Award", "Metadata"),
    "refcase.report": ("Report",),
    "refcase.validate": ("check",),
    "refcase.corpus": ("Outcome", "find_files", "parse_files"),
    "refcase.reading": ("ReadError", "read"),
    "refcase.render.json": ("to_data", "to_json"),
    "refcase.text": ("Document", "Position", "Span"),
}
_HOMES = {name: module for module, names in _ELSEWHERE.items() for name in names}


def __dir__() -> list[str]:
    """The public names, those not yet imported too."""
    return sorted(__all__)


def __getattr__(name: str) -> "Any":
    """The public names, imported when first asked for."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES.get(name, "refcase.models")), name)


def parse_text(text: str, *, exercise: "Exercise | None" = None) -> "CaseStudy":
    """The case study that `text` holds; never raises, whatever the text.

    `exercise` tells the exercise where the caller knows it; else it is detected.
    Errors: TypeError when `text` is no string.
    """
    if not isinstance(text, str):
        raise TypeError(f"text must be a string, not {type(text).__name__}; bytes are for refcase.read(path)")
    from refcase.parse import parse
    from refcase.reading.plain import document_of

    return parse(document_of(text), exercise=exercise)


def parse_file(path: "str | PathLike[str]", *, exercise: "Exercise | None" = None) -> "CaseStudy":
    """The case study in the file at `path`.

    Errors: `ReadError` when the file cannot be read (missing, empty, binary, too large), or holds many.
    """
    from os import fspath

    from refcase.parse import parse
    from refcase.reading import ReadError, read
    from refcase.records import is_collection

    if is_collection(fspath(path)):
        message = "this file holds many case studies; refcase.parse_files gives them one by one"
        raise ReadError("unsupported", message, fspath(path))
    return parse(read(path), exercise=exercise)
