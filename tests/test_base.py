"""Models: frozen values with named fields, which pydantic checks where they come from outside."""

import ast
import pickle
from datetime import date
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Annotated, ClassVar, NamedTuple

import pytest
from pydantic import BaseModel, ValidationError

import refcase
from refcase.base import Model, constraint, field, first_fault, maker
from refcase.metadata import Metadata
from refcase.profiles import BUILT_IN, Profile, _data, load
from refcase.text import Span


class Kiln(Model):
    """A kiln."""

    name: str
    heat: int = 900
    built: date | None = None
    notes: dict[str, str] = field(default={}, description="What was said of it.")
    span: Span | None = None


class Works(Model, alias_generator=lambda name: name.replace("_", "-")):
    """A works."""

    first_kilns: tuple[Kiln, ...] = ()
    size: Annotated[int, constraint(gt=0)] = 1

    def model_check(self) -> None:
        if self.size < len(self.first_kilns):
            raise ValueError("It is too small")


@pytest.mark.parametrize("before", [0, 100])
def test_fields_are_named_and_have_defaults(before: int) -> None:
    """The first few of a class are made in one way, the many in another."""
    for _ in range(before):
        Kiln(name="One of many")
    kiln = Kiln(name="Old")
    assert (kiln.name, kiln.heat, kiln.notes) == ("Old", 900, {})
    assert Kiln(name="Old").notes is not kiln.notes
    for wrong in ({}, {"name": "Old", "colour": "red"}):
        with pytest.raises(TypeError):
            Kiln(**wrong)


def test_models_are_frozen_and_compared_by_their_fields() -> None:
    span = Span(start=1, end=2)
    assert span == Span(start=1, end=2) != Span(start=1, end=3)
    assert hash(span) == hash(Span(start=1, end=2))
    assert span != (1, 2)
    assert repr(span) == "Span(start=1, end=2)"
    with pytest.raises(AttributeError, match="frozen"):
        span.start = 3  # type: ignore[misc]
    with pytest.raises(AttributeError, match="frozen"):
        del span.start
    assert pickle.loads(pickle.dumps(span)) == span


def test_a_copy_has_what_was_changed() -> None:
    kiln = Kiln(name="Old")
    assert kiln.model_copy(update={"heat": 1}) == Kiln(name="Old", heat=1)
    assert kiln.heat == 900
    assert kiln.model_copy(deep=True) == kiln
    with pytest.raises(TypeError, match="no field colour"):
        kiln.model_copy(update={"colour": "red"})


def test_models_become_data_and_data_models() -> None:
    works = Works(first_kilns=(Kiln(name="Old", built=date(1890, 1, 2), span=Span(start=0, end=1)),))
    data = works.model_dump(mode="json", by_alias=True)
    assert data["first-kilns"][0] == {
        "name": "Old",
        "heat": 900,
        "built": "1890-01-02",
        "notes": {},
        "span": {"start": 0, "end": 1},
    }
    assert Works.model_validate(data) == works
    assert Kiln.model_validate_json(works.first_kilns[0].model_dump_json()) == works.first_kilns[0]


@pytest.mark.parametrize(
    ("data", "where", "kind", "message"),
    [
        ({"first-kilns": [{"name": 3}]}, ["first-kilns", "0", "name"], "string_type", "input should be"),
        ({"first-kilns": [{}]}, ["first-kilns", "0", "name"], "missing", "field required"),
        ({"kilns": []}, ["kilns"], "extra_forbidden", "extra inputs"),
        ({"size": 0}, ["size"], "greater_than", "input should be greater than 0"),
    ],
)
def test_data_from_outside_is_checked(
    data: dict[str, object], where: list[str], kind: str, message: str
) -> None:
    with pytest.raises(ValidationError) as caught:
        Works.model_validate(data)
    fault = first_fault(caught.value)
    assert (fault.where, fault.kind) == (where, kind)
    assert fault.message.startswith(message)


def test_fields_that_do_not_go_together_are_a_fault() -> None:
    with pytest.raises(ValidationError, match="too small"):
        Works.model_validate({"first-kilns": [{"name": "Old"}, {"name": "New"}]})


def test_models_are_fields_of_anyones_pydantic_models() -> None:
    class Town(BaseModel):
        works: Works

    assert Town.model_validate({"works": {"size": 2}}).works == Works(size=2)
    assert Town(works=Works(size=2)).works == Works(size=2)
    assert Town.model_json_schema()["$defs"]["Kiln"]["description"] == "A kiln."


@pytest.mark.parametrize("name", BUILT_IN)
def test_our_own_profiles_need_no_checking(name: str) -> None:
    assert load(name) == Profile.model_validate(_data(name, ()))


class Shared(Model):
    """What a class has for all is no field."""

    known: ClassVar[dict[str, int]] = {}
    name: str = ""


def test_what_is_the_classs_is_no_field() -> None:
    assert list(Shared.model_fields) == ["name"]
    assert Shared.known is Shared(name="a").known


@pytest.mark.parametrize("before", [0, 100])
def test_fields_are_given_by_name(before: int) -> None:
    for _ in range(before):
        Shared()
    with pytest.raises(TypeError, match="Shared"):
        Shared("a")  # type: ignore[misc]


def test_a_deep_copy_shares_no_dict() -> None:
    told = Metadata(other={"kiln": "old"})
    assert told.model_copy().other is told.other
    assert told.model_copy(deep=True).other is not told.other
    assert told.model_copy(deep=True) == told


def test_a_maker_makes_what_the_class_does() -> None:
    make = maker(Kiln)
    made = make(name="Old", heat=1200)
    assert type(made) is Kiln
    assert made == Kiln(name="Old", heat=1200)
    assert make(name="Old").notes is not make(name="New").notes
    with pytest.raises(TypeError):
        make()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        make(name="Old", size=1)  # type: ignore[call-arg]


def wrongly_made(module: ModuleType, source: str) -> tuple[int, list[str]]:
    """How many calls of `made` have values that can be counted, and those of them with a wrong number."""
    counted, wrong = 0, []
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "made"):
            continue
        kind, values = node.args
        if isinstance(values, ast.Tuple) and not any(isinstance(each, ast.Starred) for each in values.elts):
            counted += 1
            if len(values.elts) != len(getattr(module, ast.unparse(kind))._fields):
                wrong.append(f"{module.__name__}:{node.lineno}: {ast.unparse(node)}")
    return counted, wrong


def test_what_is_made_without_a_count_of_its_fields_has_them_all() -> None:
    """`made` itself counts none: a field too few shows where it is read, far away."""
    package = Path(refcase.__file__).parent
    total = 0
    for path in sorted(package.rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        if "made(" not in source or "from refcase.base import" not in source:
            continue
        name = ".".join(path.relative_to(package).with_suffix("").parts).removesuffix(".__init__")
        counted, wrong = wrongly_made(import_module(f"refcase.{name}"), source)
        assert wrong == []
        total += counted
    assert total >= 15


class Pair(NamedTuple):
    """Two."""

    first: int
    second: int


@pytest.mark.parametrize(
    ("values", "counted", "fine"),
    [
        ("(1, 2)", 1, True),
        ("(1,)", 1, False),
        ("(1, 2, 3)", 1, False),
        ("(*some, 2, 3)", 0, True),
        ("some", 0, True),
    ],
)
def test_a_field_too_few_or_too_many_is_seen(values: str, counted: int, fine: bool) -> None:
    module = ModuleType("module")
    module.Pair = Pair  # type: ignore[attr-defined]
    call = f"made(Pair, {values})"
    assert wrongly_made(module, f"\n{call}") == (counted, [] if fine else [f"module:2: {call}"])
