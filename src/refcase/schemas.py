"""The models as pydantic sees them: values from outside are checked here, and JSON Schemas made.

Each model has a twin, a pydantic model with the same fields. It is made when it is first asked for, so that
reading and checking a draft needs no pydantic.
"""

from typing import Any, Literal, TypeVar, cast, get_type_hints

from pydantic import BaseModel, GetCoreSchemaHandler, TypeAdapter, create_model
from pydantic import Field as PydanticField
from pydantic_core import CoreSchema, core_schema

_M = TypeVar("_M")
_TWINS: dict[type, type[BaseModel]] = {}
_CHECKERS: dict[type, TypeAdapter[Any]] = {}


def twin(model: type[Any]) -> type[BaseModel]:
    """The pydantic model with the fields, the documentation and the configuration of `model`."""
    if model in _TWINS:
        return _TWINS[model]
    types = get_type_hints(model, include_extras=True)
    fields: dict[str, Any] = {
        name: (
            types[name],
            PydanticField(**({} if about.required else {"default": about.default}), **about.said),
        )
        for name, about in model.model_fields.items()
    }
    # A class of its own for the configuration: create_model takes a base or a configuration, not both.
    base = type("Twin", (BaseModel,), {"model_config": model.model_config, "__module__": __name__})
    _TWINS[model] = create_model(
        model.__name__, __base__=base, __module__=model.__module__, __doc__=model.__doc__, **fields
    )
    return _TWINS[model]


def _checker(model: type[_M]) -> TypeAdapter[_M]:
    """What checks data for a model."""
    if model not in _CHECKERS:
        _CHECKERS[model] = TypeAdapter(model)
    checker: TypeAdapter[_M] = _CHECKERS[model]
    return checker


def validated(model: type[_M], data: object) -> _M:
    """The model that `data` describes. Errors: pydantic's ValidationError, a ValueError."""
    return _checker(model).validate_python(data)


def validated_json(model: type[_M], data: str | bytes) -> _M:
    """The model that JSON text describes. Errors: as `validated`."""
    return _checker(model).validate_json(data)


def json_schema(model: type[Any], *, by_alias: bool, mode: str) -> dict[str, Any]:
    """The JSON Schema of a model, of what is read ("validation") or written ("serialization")."""
    return twin(model).model_json_schema(
        by_alias=by_alias, mode=cast(Literal["validation", "serialization"], mode)
    )


def core_schema_of(model: type[Any], handler: GetCoreSchemaHandler) -> CoreSchema:
    """How pydantic checks a field of this model: one of its own passes, data becomes one."""

    def made(value: Any, check: core_schema.ValidatorFunctionWrapHandler) -> Any:
        return value if isinstance(value, model) else _of(model, check(value))

    return core_schema.no_info_wrap_validator_function(made, handler.generate_schema(twin(model)))


def _of(model: type[_M], checked: BaseModel) -> _M:
    made: Any = model(**vars(checked))
    made.model_check()
    return cast(_M, made)
