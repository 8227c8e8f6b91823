"""A member of staff was not employed while the research was done.

Why: the research must have been done by staff of the submitting institution.
Basis: the REF 2014 FAQ: staff must have been there when doing the research.

Flagged: ``Ada Flint, Reader, 2017–2019`` with research of 2009–2015
Fine:    ``Ada Flint, Reader, 2008–2012``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.validate.dates import term
from refcase.validate.draft import Draft
from refcase.validate.headers import header_span
from refcase.validate.rule import Hit, rule


@rule("DAT007", "staff-outside-research-period", Severity.WARNING, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each member whose period of employment ends before the research or begins after it."""
    header = draft.study.header
    research = term(header.research_period or "")
    for member in header.staff:
        own = term(member.period or "")
        if member.period is None or own is None or research is None:
            continue
        after = research.last is not None and own.first > research.last
        # One year alone may be that of an appointment.
        before = own.last is not None and own.first < own.last < research.first
        if after or before:
            told = (
                f"{member.name} was employed {member.period}; the research was done {header.research_period}"
            )
            yield Hit(header_span(draft, member.period), told, hint="mend the period, or leave the name out")
