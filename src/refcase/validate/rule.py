"""What a rule is: a code for life, a name, a severity, and a function that yields hits.

A rule is a module below `rules/`: its docstring says what is wrong in one line, then Why, Basis,
Flagged and Fine; its function is made a rule by `@rule`. See CONTRIBUTING.md for how to add one.
"""

import sys
from collections.abc import Callable, Iterator
from typing import NamedTuple

from refcase.findings import Gather, Severity
from refcase.patterns import compile_re
from refcase.text import Span
from refcase.validate.draft import Draft


class Aside(NamedTuple):
    """Another place that a hit speaks of, and what is there."""

    span: Span
    message: str


class Hit(NamedTuple):
    """What a rule yields: the place, what is wrong, and what to do.

    `message` is one short sentence without a full stop, the fact first, the author's characters in
    quotation marks. `hint` says what to do. `suggestion` is text that could stand in place of the span.
    `label` is that of the item it is about; `gather` says how it is told with others of its kind. Text of the
    draft goes in as it is; renderers escape it.
    """

    span: Span
    message: str
    hint: str | None = None
    suggestion: str | None = None
    label: str | None = None
    asides: tuple[Aside, ...] = ()
    gather: Gather | None = None


Check = Callable[[Draft], Iterator[Hit]]

_CODE = compile_re(r"[A-Z]{3}\d{3}")
_NAME = compile_re(r"[a-z]+(?:-[a-z]+)*")
_PARTS = ("Why", "Basis", "Flagged", "Fine")
_PART = compile_re(r"(?m)^(Why|Basis|Flagged|Fine):[ \t]*")


class Rule(NamedTuple):
    """A rule. `selected` says whether it runs when nobody asks for it by code; `limit` is the field of the
    profile with the number that it holds drafts to, whose confidence its severity follows.

    `doc` is the module's docstring; `since` the version of refcase that brought it. A rule that is `late`
    runs when the others are done, and finds in `draft.idle` the suppressions that met none of their findings.
    """

    code: str
    name: str
    severity: Severity
    since: str
    selected: bool
    late: bool
    doc: str
    check: Check
    limit: str | None = None

    @property
    def summary(self) -> str:
        """The first line of its docstring: what is wrong when it finds something."""
        return self.doc.partition("\n")[0].strip()

    @property
    def parts(self) -> dict[str, str]:
        """Why, Basis, Flagged, Fine: the paragraphs of its docstring by name, those missing left out."""
        pieces = _PART.split(self.doc)
        return {name: text.strip() for name, text in zip(pieces[1::2], pieces[2::2], strict=True)}


def rule(
    code: str,
    name: str,
    severity: Severity,
    *,
    since: str,
    selected: bool = True,
    late: bool = False,
    limit: str | None = None,
) -> Callable[[Check], Rule]:
    """A decorator that makes a function a rule, documented by the docstring of its module.

    Errors: ValueError when the code or the name is not of the form that all have, or a part of the
    docstring is missing.
    """

    def made(check: Check) -> Rule:
        doc = sys.modules[check.__module__].__doc__ or ""
        found = Rule(code, name, severity, since, selected, late, doc.strip(), check, limit)
        if not _CODE.fullmatch(code) or not _NAME.fullmatch(name):
            raise ValueError(f"{check.__module__}: a rule is called like LNK001 and dangling-citation")
        parts = found.parts
        missing = [part for part in _PARTS if not parts.get(part)]
        if missing:
            raise ValueError(f"{check.__module__}: its docstring says no {', '.join(missing)}")
        return found

    return made
