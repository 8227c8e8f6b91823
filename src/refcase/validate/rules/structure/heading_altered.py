"""A heading is worded differently from the template's.

Why: headings of the template must not be changed.
Basis: the REF 2014 FAQ; no later text was seen. All 2,192 published studies keep the wording.

Flagged: ``2. The underlying research``
Fine:    ``2. Underpinning research (indicative maximum 500 words)``
"""

from collections.abc import Iterator

import regex

from refcase.findings import Severity
from refcase.patterns import compile_regex
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule
from refcase.validate.template import HEADINGS

_SUFFIX = compile_regex(r"[(\[].*", regex.DOTALL)
_NUMBER = "0123456789.: "
_ADORNED = compile_regex(r"(?i)^\W*section\b|[^\p{L}]+")


@rule("STR005", "heading-altered", Severity.WARNING, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each heading whose words differ; case, number, marks and brackets do not count."""
    for section in draft.study.sections:
        wanted = HEADINGS[section.number]
        if section.heading.lstrip(_NUMBER).startswith(wanted):
            continue  # the usual case
        words = " ".join(_ADORNED.sub(" ", _SUFFIX.sub("", section.heading)).split())
        if words and not words.casefold().startswith(wanted.casefold()):
            told = f"the heading of section {section.number} is “{words}”, the template's is “{wanted}”"
            yield Hit(
                section.heading_span,
                told,
                hint="use the template's wording",
                suggestion=f"{section.number}. {wanted}",
            )
