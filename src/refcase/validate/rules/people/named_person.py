"""A source names a person who wrote a letter or a statement.

Why: the statement's author did not ask to be published with it.
Basis: REF 2021 guidance on submissions, p. 98: name only the organisation and, if apt, the position. Names of
public figures and of authors are often legitimate, so it is only worth a look.

Flagged: ``Testimonial from Dr Ada Flint, Guild of Potters``
Fine:    ``Testimonial from the clerk, Guild of Potters``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.patterns import compile_re, compile_regex
from refcase.validate.draft import Draft
from refcase.validate.gathering import told_once
from refcase.validate.rule import Hit, rule
from refcase.validate.running import places, span_of

_NAMED = compile_regex(
    r"""(?x) \b(?P<kind>(?i:letter|statement|testimonial|testimony|e-?mail))s?
    [ ](?:of[ ]support[ ])?(?:from|by)\s
    (?P<name> (?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss)\.?\s
      \p{Lu}[\p{L}.’'-]{0,20} (?:\s\p{Lu}[\p{L}’'-]{1,20}){0,2} ) """
)
_HINTS = tuple(compile_re(rf" {word}\s(?:dr|prof|mr|ms|miss)") for word in ("from", "by"))


@rule("PII004", "named-person", Severity.INFO, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each name, the place gathered when there are many."""
    hits = [
        Hit(
            span_of(found, "name"),
            f"“{found['name']}” is named as the author of a {found['kind'].lower()}",
            hint="name the organisation and, if apt, the position",
        )
        for found in places(draft, _NAMED, 5, hints=_HINTS)
    ]
    yield from told_once(hits, "place")
