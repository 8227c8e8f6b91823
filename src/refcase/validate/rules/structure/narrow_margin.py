"""A margin of the page is narrower than the exercise allows.

Why: a case study that does not keep to the template may be sent back.
Basis: the guidance, as universities quote it: margins of 2 cm at least.

Flagged: a margin of 1.5 cm
Fine:    2 cm
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.text import Span
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule

# Word keeps margins in 20ths of a point: two centimetres are 2.0 only when rounded.
_ROUNDED = 0.02


@rule("STR023", "narrow-margin", Severity.WARNING, since="0.1", limit="margin")
def check(draft: Draft) -> Iterator[Hit]:
    """One hit at the beginning."""
    limit, narrowest = draft.profile.margin, draft.document.facts.narrowest_margin
    if limit is not None and narrowest is not None and narrowest < limit.value - _ROUNDED:
        told = f"a margin of the page is {narrowest:g} cm wide; the least is {limit.value} cm"
        yield Hit(Span(start=0, end=1), told, hint=f"set all margins to {limit.value} cm (Layout, Margins)")
