"""What all models are made of: frozen values with named fields.

A model is made a dozen times for each reference and is there before the first line of a draft is read, so
making one, and importing its class, costs little: types are what mypy checks, and `refcase.schemas` has
pydantic check them where values come from outside, and only then.
"""

from enum import Enum
from typing import Any, ClassVar, NamedTuple, Self, TypeVar, dataclass_transform, get_origin

_T = TypeVar("_T")
_M = TypeVar("_M", bound="Model")
_MISSING: Any = object()
# `made(Line, (1, 9))` is `Line(1, 9)` for a NamedTuple, in half the time: no function of Python's is called,
# so none counts the fields, and all are given.
made = tuple.__new__


class Field(NamedTuple):
    """A field of a model: its type, its default, and what else `field` says of it, in pydantic's words."""

    annotation: Any
    default: Any
    said: dict[str, Any]

    @property
    def required(self) -> bool:
        """Whether it must be given."""
        return self.default is _MISSING


class _Said(NamedTuple):
    default: Any
    said: dict[str, Any]


def field(*, default: Any = _MISSING, **said: Any) -> Any:
    """A default, with what pydantic's `Field` takes besides: description, alias, min_length and so on."""
    return _Said(default, said)


class Constraint(NamedTuple):
    """What `Annotated` types say to pydantic, in the words of its `Field`."""

    said: tuple[tuple[str, Any], ...]

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return {**handler(source), **dict(self.said)}


def constraint(**said: Any) -> Constraint:
    """A constraint on values of a type, such as `min_length=1`."""
    return Constraint(tuple(said.items()))


class Fault(NamedTuple):
    """What is wrong with data from outside: where, which kind of pydantic's it is, and in words."""

    where: list[str]
    kind: str
    message: str


def first_fault(fault: ValueError) -> Fault:
    """The first thing that pydantic found wrong."""
    from pydantic import ValidationError

    if not isinstance(fault, ValidationError):
        return Fault([], "value_error", str(fault))
    first = fault.errors(include_url=False)[0]
    message = str(first["msg"]).removeprefix("Value error, ")
    return Fault([str(step) for step in first["loc"]], first["type"], message[:1].lower() + message[1:])


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
class Model:
    """What all models share: values never change, unknown fields are errors, equal fields are equal models.

    Setting a field raises AttributeError. The methods beginning with `model_` are those of a pydantic model.
    Words after the base of a class are pydantic's configuration of it.
    """

    model_fields: ClassVar[dict[str, Field]] = {}
    model_config: ClassVar[dict[str, Any]] = {"extra": "forbid"}
    _made: ClassVar[int] = 0

    def __init_subclass__(cls, **config: Any) -> None:
        """Takes the fields of the class from its annotations; its parents' come first."""
        super().__init_subclass__()
        cls.model_config = {**cls.model_config, **config}
        cls.model_fields = dict(cls.model_fields)
        for name, annotation in cls.__annotations__.items():
            kind: object = get_origin(annotation) or annotation
            if name.startswith(("model_", "_")) or kind is ClassVar:
                continue
            default = cls.__dict__.get(name, _MISSING)
            said: dict[str, Any] = {}
            if isinstance(default, _Said):
                default, said = default
                if default is _MISSING:
                    delattr(cls, name)
                else:
                    setattr(cls, name, default)
            cls.model_fields[name] = Field(annotation, default, said)
        cls._made = 0
        setattr(cls, "__init__", _first_init)  # noqa: B010  # mypy takes no assignment

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen; model_copy makes another with {name} changed")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} stays")

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        mine, theirs = self.__dict__, other.__dict__
        return all(mine[name] == theirs[name] for name in self.model_fields)

    def __hash__(self) -> int:
        return hash((self.__class__, *map(self.__dict__.__getitem__, self.model_fields)))

    def __repr__(self) -> str:
        told = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.model_fields)
        return f"{type(self).__name__}({told})"

    def model_copy(self, *, update: dict[str, Any] | None = None, deep: bool = False) -> Self:
        """The same with the fields in `update` changed; their types are not checked.

        With `deep`, what is in the fields is copied too, which matters for dicts only.
        Errors: TypeError when `update` names what is no field.
        """
        mine, fields = self.__dict__, self.model_fields
        if update and (unknown := [name for name in update if name not in fields and name[0] != "_"]):
            raise TypeError(f"{type(self).__name__} has no field {unknown[0]}")
        copy = object.__new__(self.__class__)
        # Not what was worked out from fields that may be others now.
        kept = {name: mine[name] for name in mine if name in fields or name[0] == "_"}
        if deep:
            from copy import deepcopy

            kept = deepcopy(kept)
        copy.__dict__.update(kept)
        copy.__dict__.update(update or {})
        return copy

    def model_check(self) -> None:
        """Raises ValueError where fields do not go together; asked of values that come from outside."""

    @classmethod
    def model_aliases(cls) -> dict[str, str]:
        """The fields by the names that they have in files."""
        generator = cls.model_config.get("alias_generator", str)
        return {about.said.get("alias") or generator(name): name for name, about in cls.model_fields.items()}

    def model_dump(self, *, mode: str = "python", by_alias: bool = False) -> dict[str, Any]:
        """The fields as a dict, models in them as dicts too; with mode "json" as JSON has them."""
        names = self.model_aliases() if by_alias else {name: name for name in self.model_fields}
        return {key: _plain(self.__dict__[name], mode == "json", by_alias) for key, name in names.items()}

    def model_dump_json(self, *, indent: int | None = None) -> str:
        """The fields as JSON text."""
        from json import dumps

        separators = (",", ":") if indent is None else (",", ": ")
        return dumps(self.model_dump(mode="json"), ensure_ascii=False, indent=indent, separators=separators)

    @classmethod
    def model_validate(cls, data: object) -> Self:
        """The model that `data` describes. Errors: pydantic's ValidationError, a ValueError."""
        from refcase.schemas import validated

        return validated(cls, data)

    @classmethod
    def model_validate_json(cls, data: str | bytes) -> Self:
        """The model that JSON text describes. Errors: as `model_validate`."""
        from refcase.schemas import validated_json

        return validated_json(cls, data)

    @classmethod
    def model_json_schema(cls, *, by_alias: bool = True, mode: str = "validation") -> dict[str, Any]:
        """The JSON Schema of the model, as pydantic makes it."""
        from refcase.schemas import json_schema

        return json_schema(cls, by_alias=by_alias, mode=mode)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """How pydantic checks a field of this type, in models of anyone."""
        from refcase.schemas import core_schema_of

        return core_schema_of(cls, handler)


# Of most classes few are made in a run: to write them an `__init__` would take longer than it saves.
_FEW = 16


def _first_init(self: Model, *unnamed: Any, **given: Any) -> None:
    """What makes the first few of a class."""
    cls = self.__class__
    if unnamed:
        raise TypeError(f"{cls.__name__} takes its fields by their names")
    cls._made += 1
    if cls._made > _FEW:
        _write_init(cls)
        self.__init__(**given)  # type: ignore[misc]
        return
    values = self.__dict__
    for name, about in cls.model_fields.items():
        if name in given:
            values[name] = given.pop(name)
        elif about.required:
            raise TypeError(f"{cls.__name__} needs {name}")
        else:
            values[name] = dict(about.default) if isinstance(about.default, dict) else about.default
    if given:
        raise TypeError(f"{cls.__name__} has no field {next(iter(given))}")


def _write_init(cls: type[Model]) -> None:
    """Writes the class an `__init__` that names its fields.

    Setting each field by its name takes half the time of any loop over them (0.8 us for eight, 1.4).
    """
    init = _written(cls, ["self"], "_values = self.__dict__{settings}")
    init.__name__ = "__init__"
    init.__qualname__ = f"{cls.__qualname__}.__init__"  # Python's errors say it
    setattr(cls, "__init__", init)  # noqa: B010


def maker(cls: type[_M]) -> type[_M]:
    """What makes a model of the class when called as the class is, in two thirds of the time; it is no class.

    Where a class is called, Python puts the fields into a dict and takes them out again: that is spared those
    of which a text has a dozen.
    """
    make: type[_M] = _written(cls, [], "_made = _new(_cls); _values = _made.__dict__{settings}; return _made")
    return make


def _written(cls: type[Model], first: list[str], body: str) -> Any:
    """The function that takes the fields of the class by name; `{settings}` in its body sets all of them."""
    defaults = {name: about.default for name, about in cls.model_fields.items() if not about.required}
    fields = [f"{name}=_defaults[{name!r}]" if name in defaults else name for name in cls.model_fields]
    arguments = ", ".join([*first, *(["*"] if fields else []), *fields])
    # Those of a dict are no two models' own.
    fresh = {name for name, default in defaults.items() if isinstance(default, dict)}
    values = (f"dict({name})" if name in fresh else name for name in cls.model_fields)
    settings = "".join(
        f"; _values[{name!r}] = {value}" for name, value in zip(cls.model_fields, values, strict=True)
    )
    known = {"_defaults": defaults, "_new": object.__new__, "_cls": cls}
    written: dict[str, Any] = {}
    exec(f"def written({arguments}): {body.format(settings=settings)}", known, written)
    return written["written"]


def _plain(value: Any, json: bool, by_alias: bool) -> Any:
    """A value of a field as `model_dump` has it."""
    kind = value.__class__
    if kind is str or value is None or kind is int:
        return value
    if isinstance(value, Model):
        return value.model_dump(mode="json" if json else "python", by_alias=by_alias)
    if isinstance(value, tuple | list):
        plain = [_plain(each, json, by_alias) for each in value]
        return plain if json else type(value)(*plain) if hasattr(value, "_fields") else type(value)(plain)
    if isinstance(value, dict):
        return {key: _plain(each, json, by_alias) for key, each in value.items()}
    if not json:
        return value
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if hasattr(value, "isoformat") else value
