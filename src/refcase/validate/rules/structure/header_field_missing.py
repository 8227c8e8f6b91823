"""A field of the template's header is missing.

Why: the fields above section 1 are mandatory.
Basis: REF 2021 guidance, Annex G, paragraphs 3 and 4; the labels as printed in the template.

Flagged: a header with title and institution, and no period of the impact
Fine:    all fields
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule


@rule("STR015", "header-field-missing", Severity.WARNING, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """One hit at the first section, where the profile has such a header and two fields or more were found."""
    study, header = draft.study, draft.study.header
    fields = {
        "Institution": study.institution,
        "Unit of Assessment": study.unit_of_assessment,
        "Title of case study": study.title,
        "Period when the underpinning research was undertaken": header.research_period,
        "Details of staff conducting the underpinning research": header.staff,
        "Period when the claimed impact occurred": header.impact_period,
    }
    missing = [name for name, value in fields.items() if not value]
    # The public database prints a title alone; a draft has more.
    told = [value for name, value in fields.items() if value and name != "Title of case study"]
    # Without any of these it is no such header: that of REF 2014 has institution, unit and title only.
    own = header.research_period or header.staff or header.impact_period
    if draft.profile.header and missing and own and len(told) > 1 and study.sections:
        names = ", ".join(f"“{name}”" for name in missing)
        yield Hit(
            study.sections[0].heading_span,
            f"missing in the header: {names}",
            hint="fill in the template's fields",
        )
