"""JSON of a case study, and the JSON Schema of it.

The names are those of the models; `docs/json.md` tells what each holds. Here, and only here, every
span is given the line and column of its start.
"""

import json
from bisect import bisect_right
from collections.abc import Callable
from json.encoder import encode_basestring, encode_basestring_ascii
from types import NoneType
from typing import TYPE_CHECKING, Any, get_origin

from refcase.base import Model
from refcase.models import SCHEMA_VERSION, CaseStudy
from refcase.patterns import compile_re, compile_regex
from refcase.reading.errors import ReadError
from refcase.text import Document, Span

if TYPE_CHECKING:
    from regex import Pattern

SCHEMA_ID = f"urn:refcase:schema:{SCHEMA_VERSION}:case-study"

# What JSON allows and a terminal obeys, or a reader of lines takes for the end of one. As an escape it
# is the same string to every JSON reader. The end of a line is none of a string's by then: it is layout.
_UNSAFE = compile_re("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_NOT_ASCII = compile_regex(r"[^\x00-\x7e]+")
_NOT_PLAIN = compile_regex(r"[^\x20-\x7e]+")


def to_data(study: CaseStudy, document: Document | None = None) -> dict[str, Any]:
    """The case study as dicts, lists, strings and numbers, every key there, spans with line and column.

    Errors: ValueError when `study` does not know its document (it was read back from JSON) and none is given.
    """
    data: dict[str, Any] = json.loads(to_json(study, document, indent=None))
    return data


def to_json(study: CaseStudy, document: Document | None = None, *, indent: int | None = 2) -> str:
    """The case study as JSON text without a final newline; `indent=None` gives a single line.

    The same case study gives the same text. Errors: as `to_data`.
    """
    document = document or study.document
    if document is None:
        raise ValueError("a case study read from JSON has no text to count lines in; pass its document too")
    line = _safe(_WRITERS[study.__class__](document, study), _NOT_PLAIN)
    return line if indent is None else dumps(json.loads(line), indent=indent)


def error_data(error: ReadError) -> dict[str, Any]:
    """What stands in the output for a file, or a row of a collection, that could not be read."""
    return {"path": error.path, "error": {"kind": error.kind, "message": error.message}}


def dumps(data: object, *, indent: int | None = None) -> str:
    """JSON text that can be written in UTF-8 whatever the strings hold, and in one line without `indent`."""
    separators = (",", ":") if indent is None else (",", ": ")
    return _safe(json.dumps(data, ensure_ascii=False, indent=indent, separators=separators))


def _safe(text: str, odd: "Pattern[str]" = _NOT_ASCII) -> str:
    """JSON text with escapes where a terminal, a reader of lines or a runner of jobs would obey."""
    # What cannot be printed holds all that is unsafe. Only what is odd is asked: a third of the time.
    if not "".join(odd.findall(text)).isprintable():
        text = _UNSAFE.sub(lambda found: encode_basestring_ascii(found[0])[1:-1], text)
    # A command to the runner of jobs on GitHub.
    return text.replace("##[", "##\\u005b") if "#" in text else text


_Writer = Callable[[Document, Any], str]


class _Writers(dict[type, _Writer]):
    """What writes a value of each class as JSON text in a line; spans get their place in the document's file.

    Straight to text, as dicts in between would take as long again. A case study has 90 models with 500
    fields: a class writes them by a function of its own, in two thirds of the time of a loop over them.
    """

    def __missing__(self, kind: type) -> _Writer:
        made = self[kind] = self._of_model(kind) if issubclass(kind, Model) else _any
        return made

    def _of_model(self, kind: type[Model]) -> _Writer:
        """For `Tool`: `return f'''{"name":{… given["name"] …},"version":{… given["version"] …}}'''`."""
        fields = ",".join(
            f'"{name}":{{{_field(field.annotation).format(name, "long" if name in _LONG else "text")}}}'
            for name, field in kind.model_fields.items()
        )
        made: dict[str, Any] = {**_NAMES, "writers": self}
        exec(f"def written(document, model):\n given = model.__dict__\n return f'''{{{{{fields}}}}}'''", made)
        written: _Writer = made["written"]
        return written


def _field(annotation: Any) -> str:
    """How a field is written: what is of its type without a look for the writer, all else by that."""
    for kind, written in _WRITTEN.items():
        if kind in (annotation, get_origin(annotation)):
            return f"{written} else writers[v.__class__](document, v)"
    return f'"null" if (v := given["{{0}}"]) is None else {_OTHER} else writers[v.__class__](document, v)'


_WRITTEN = {
    str: '{1}(v) if (v := given["{0}"]).__class__ is str',
    int: 'v if (v := given["{0}"]).__class__ is int',
    Span: 'span(document, v) if (v := given["{0}"]).__class__ is Span',
    tuple: '"[]" if (v := given["{0}"]) == () else many(document, v) if v.__class__ is tuple',
}
# Most of the others may be None, or are one of a few words.
_OTHER = "{1}(v) if v.__class__ is str else v if v.__class__ is int"


_LONG = ("raw", "text")  # fields with many characters


def _long(text: str) -> str:
    """As `encode_basestring`, in half the time where there is much; rare characters are left to `_safe`."""
    if "\\" in text:  # first: the other escapes bring their own
        text = text.replace("\\", r"\\")
    if "\t" in text:
        text = text.replace("\t", r"\t")
    if '"' in text:
        text = text.replace('"', r"\"")
    return '"' + text.replace("\n", r"\n") + '"'


def _any(_: Document, value: Any) -> str:
    return _ENCODER.encode(value)


def _many(document: Document, values: Any) -> str:
    if not values:
        return "[]"
    return f"[{','.join([_WRITERS[each.__class__](document, each) for each in values])}]"


def _span(document: Document, span: Any) -> str:
    start, end = span.start, span.end
    if document.pieces or document.removed:
        line, column, *rest = document.position(start)
        page, paragraph, cell = [_WRITERS[each.__class__](document, each) for each in rest]
        where = f'"line":{line},"column":{column},"page":{page},"paragraph":{paragraph},"cell":{cell}'
        return f'{{"start":{start},"end":{end},{where}}}'
    starts = document.line_starts  # a text file, read as it is
    line = bisect_right(starts, start)
    return (
        f'{{"start":{start},"end":{end},"line":{line},"column":{start - starts[line - 1] + 1},'
        '"page":null,"paragraph":null,"cell":null}'
    )


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_NAMES = {"text": encode_basestring, "long": _long, "many": _many, "span": _span, "Span": Span}
_WRITERS = _Writers(
    {
        NoneType: lambda _, none: "null",
        str: lambda _, text: encode_basestring(text),
        int: lambda _, number: int.__repr__(number),
        tuple: _many,
        Span: _span,
    }
)


def schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of `to_data`; `$defs/ReadFailure` is that of what could not be read."""
    generated = CaseStudy.model_json_schema(mode="serialization")
    definitions: dict[str, Any] = generated.pop("$defs")
    definitions["Span"]["properties"] |= {
        "line": {"type": "integer", "minimum": 1, "description": "The line of `start`, from 1."},
        "column": {"type": "integer", "minimum": 1, "description": "The column of `start`, from 1."},
        "page": _or_null("integer", "The page of `start`, null where the file does not say."),
        "paragraph": _or_null(
            "integer", "The paragraph of `start` in a Word file, from 1; `line` is the same."
        ),
        "cell": _or_null("string", "The cell of `start` in a table of a Word file or a row of a collection."),
    }
    definitions["ReadFailure"] = {
        "description": "In place of a case study: a file or a row of a collection that could not be read.",
        "type": "object",
        "properties": {
            "path": {"type": "string"},
            "error": {
                "type": "object",
                "properties": {"kind": {"type": "string"}, "message": {"type": "string"}},
            },
        },
    }
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": generated.pop("title"),
        "description": generated.pop("description"),
        **generated,
        "$defs": definitions,
    }
    _close(whole)
    return whole


def _or_null(kind: str, description: str) -> dict[str, Any]:
    return {"anyOf": [{"type": kind}, {"type": "null"}], "description": description}


def _close(node: Any) -> None:
    """Says of every object in the schema that each key is there and no other, and drops invented titles."""
    if isinstance(node, list):
        for item in node:
            _close(item)
    elif isinstance(node, dict):
        properties = node.get("properties")
        if node.get("type") == "object" and isinstance(properties, dict):
            node["required"] = list(properties)
            node["additionalProperties"] = False
            for property_schema in properties.values():
                property_schema.pop("title", None)
                property_schema.pop("default", None)
        for item in node.values():
            _close(item)
