"""refcase takes impact case studies apart.

The public door: `read`, `parse_text`, `parse_file`, and the models.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from refcase.models import CaseStudy, Exercise
    from refcase.read import ReadError, read
    from refcase.text import Document, Position, Span

__version__ = "0.1.0"

__all__ = [
    "CaseStudy",
    "Document",
    "Position",
    "ReadError",
    "Span",
    "__version__",
    "parse_file",
    "parse_text",
    "read",
]

# Imported on first use: `refcase --version` must not pay for pydantic.
_HOMES = {
    "CaseStudy": "refcase.models",
    "Document": "refcase.text",
    "Position": "refcase.text",
    "ReadError": "refcase.read",
    "Span": "refcase.text",
    "read": "refcase.read",
}


def __getattr__(name: str) -> Any:
    """The public names, imported when first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def parse_text(text: str, *, exercise: "Exercise | None" = None) -> "CaseStudy":
    """The case study that `text` holds; never raises, whatever the text.

    `exercise` tells the exercise where the caller knows it; else it is detected.
    """
    from refcase.parse import parse
    from refcase.read.plain import document_of

    return parse(document_of(text), exercise=exercise)


def parse_file(path: str, *, exercise: "Exercise | None" = None) -> "CaseStudy":
    """The case study in the file at `path`.

    Errors: `ReadError` when the file cannot be read (missing, empty, binary, too large).
    """
    from refcase.parse import parse
    from refcase.read import read

    return parse(read(path), exercise=exercise)
