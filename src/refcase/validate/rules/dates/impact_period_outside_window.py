"""The header's period of the impact is outside the window.

Why: what lies outside the window does not count, and the header is where assessors look first.
Basis: the profile's window: REF 02.2011, executive summary, for REF 2014; the guidance on submissions and the
letter on the revised deadline for REF 2021; provisional for REF 2029.

Flagged: ``2010–2022`` under REF 2021
Fine:    ``2014–2020`` under REF 2021
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.validate.dates import years
from refcase.validate.draft import Draft
from refcase.validate.headers import header_span
from refcase.validate.rule import Hit, rule


@rule("DAT004", "impact-period-outside-window", Severity.WARNING, since="0.1", limit="impact")
def check(draft: Draft) -> Iterator[Hit]:
    """One hit, where the period stands in the header."""
    window, period = draft.profile.impact, draft.study.header.impact_period
    outside = [
        year for year, _ in years(period or "") if window and not window.start.year <= year <= window.end.year
    ]
    if window and period and outside:
        told = (
            f"the period of the impact is “{period}”; the window is {window.start.year} to {window.end.year}"
        )
        yield Hit(header_span(draft, period), told, hint="give the years inside the window")
