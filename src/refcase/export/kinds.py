"""Kinds of values: what a column holds, taken from the annotations of the models."""

from enum import Enum
from types import NoneType, UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from refcase.base import Model
from refcase.text import Position, Span


class Kind(NamedTuple):
    """What a value is when it is there; every value may be missing.

    `name` is "string", "integer", "number", "boolean", "list" (of `item`), "record" (of `fields`) or "map"
    (from strings to strings).
    """

    name: str
    item: "Kind | None" = None
    fields: "tuple[tuple[str, Kind], ...]" = ()

    def __str__(self) -> str:
        if self.name == "list":
            return f"list of {self.item}" + ("" if self.item and self.item.nested else "s")
        if self.name == "record":
            return "{" + ", ".join(name for name, _ in self.fields) + "}"
        return self.name

    @property
    def nested(self) -> bool:
        """Whether a single cell of text cannot hold it as it is."""
        return self.name in ("list", "record", "map")


STRING, INTEGER, NUMBER, BOOLEAN = (Kind(name) for name in ("string", "integer", "number", "boolean"))
MAP = Kind("map")
# `bool` first: it is an `int` too.
_PLAIN = ((bool, BOOLEAN), (int, INTEGER), (float, NUMBER), (str, STRING))


def kind_of(annotation: Any) -> Kind:
    """The kind that an annotation of a model stands for, None left aside.

    Errors: TypeError for an annotation that no column can hold.
    """
    origin, args = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType):
        kinds = {kind_of(each) for each in args if each is not NoneType}
        if len(kinds) == 1:
            return kinds.pop()
    elif origin is Literal:
        return kind_of(type(args[0]))
    elif origin is tuple:
        return Kind("list", kind_of(args[0]))
    elif origin is dict:
        return MAP
    elif isinstance(annotation, type):
        if issubclass(annotation, Model):
            fields = {name: field.annotation for name, field in annotation.model_fields.items()}
            if annotation is Span:  # in the JSON a span has its place with it
                fields |= get_type_hints(Position)
            return Kind("record", fields=tuple((name, kind_of(each)) for name, each in fields.items()))
        if issubclass(annotation, Enum):
            return STRING
        for plain, kind in _PLAIN:
            if issubclass(annotation, plain):
                return kind
    raise TypeError(f"no column can hold {annotation}")
