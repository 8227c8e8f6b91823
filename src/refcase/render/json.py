"""JSON of a case study, and the JSON Schema of it.

The names are those of the models; `docs/json.md` tells what each holds. Here, and only here, every
span is given the line and column of its start.
"""

import json
from json.encoder import encode_basestring
from typing import Any

from refcase.base import Model
from refcase.models import SCHEMA_VERSION, CaseStudy
from refcase.patterns import compile_re
from refcase.reading.errors import ReadError
from refcase.text import Document, Span

SCHEMA_ID = f"urn:refcase:schema:{SCHEMA_VERSION}:case-study"

# What JSON allows and a terminal obeys, or a reader of lines takes for the end of one. As an escape it
# is the same string to every JSON reader.
_UNSAFE = compile_re("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


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
    line = _safe(_written(study, document))
    return line if indent is None else dumps(json.loads(line), indent=indent)


def error_data(error: ReadError) -> dict[str, Any]:
    """What stands in the output for a file that could not be read."""
    return {"path": error.path, "error": {"kind": error.kind, "message": error.message}}


def dumps(data: object, *, indent: int | None = None) -> str:
    """JSON text that can be written in UTF-8 whatever the strings hold, and in one line without `indent`."""
    separators = (",", ":") if indent is None else (",", ": ")
    return _safe(json.dumps(data, ensure_ascii=False, indent=indent, separators=separators))


def _safe(text: str) -> str:
    """JSON text with escapes where a terminal, a reader of lines or a runner of jobs would obey."""
    # What cannot be printed holds all that is unsafe, and is told by a look that takes a third of the time.
    if not text.isprintable():
        text = _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    # A command to the runner of jobs on GitHub.
    return text.replace("##[", "##\\u005b") if "#" in text else text


def _written(value: Any, document: Document) -> str:
    """A value as JSON text in a line: models by their fields, each span with its place in the file.

    Straight to text, as dicts in between would take as long again. A case study has 70 models with 450
    fields, 230 of them strings and 100 empty: those are written without a call for each.
    """
    if isinstance(value, Span):
        return _span(value, document)
    if isinstance(value, tuple):
        return f"[{','.join([_written(each, document) for each in value])}]"
    if not isinstance(value, Model):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    fields, told = value.__dict__, []
    for name in value.model_fields:
        each = fields[name]
        kind = each.__class__
        if each is None:
            told.append(f'"{name}":null')
        elif kind is str:
            told.append(f'"{name}":{encode_basestring(each)}')
        elif kind is Span:
            told.append(f'"{name}":{_span(each, document)}')
        elif kind is int:
            told.append(f'"{name}":{each}')
        else:
            told.append(f'"{name}":{_written(each, document) if each != () else "[]"}')
    return f"{{{','.join(told)}}}"


def _span(span: Span, document: Document) -> str:
    line, column, page, paragraph, cell = document.position(span.start)
    told = f'{{"start":{span.start},"end":{span.end},"line":{line},"column":{column},"page":'
    if page is None and paragraph is None and cell is None:  # as in every text file
        return told + 'null,"paragraph":null,"cell":null}'
    where = [json.dumps(each, ensure_ascii=False) for each in (page, paragraph, cell)]
    return f'{told}{where[0]},"paragraph":{where[1]},"cell":{where[2]}}}'


def schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of `to_data`; `$defs/ReadFailure` is that of a file that could not be read."""
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
        "description": "Stands in place of a case study when a file could not be read.",
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
