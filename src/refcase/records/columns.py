"""Columns: which field of a case study the column of a database, or the key of an interface, is.

`COLUMNS` is the whole table. Names are compared by their letters and digits alone, and without the number of
a section before them: case, spaces, underscores and stops make no difference.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from refcase.models import Exercise

# Fields that are sections, in order; the others are those of `Metadata`, and three of a record alone:
# "unit", which holds a number or a name, "exercise", and "text", a whole case study.
SECTIONS = ("section 1", "section 2", "section 3", "section 4", "section 5")
LISTS = (
    "countries",
    "formal_partners",
    "funding_programmes",
    "global_research_identifiers",
    "funders",
    "orcids",
)

# The first name is what a missing column is called; of two columns for a field that of the earlier name is
# taken. Basis: the workbooks of the REF 2014 and REF 2021 databases, the REF 2014 interface, the CSV of a
# dashboard built on REF 2021, and the names of refcase's own JSON.
COLUMNS: dict[str, tuple[str, ...]] = {
    "section 1": ("Summary of the impact", "ImpactSummary", "Summary"),
    "section 2": ("Underpinning research",),
    "section 3": ("References to the research", "References"),
    "section 4": ("Details of the impact", "ImpactDetails", "Details"),
    "section 5": ("Sources to corroborate the impact", "Sources"),
    "text": ("text",),
    "exercise": ("exercise",),
    "id": ("REF impact case study identifier", "ics_id", "Case Study Id", "Case study identifier", "id"),
    "ukprn": ("Institution UKPRN code", "UKPRN", "UKPRN code"),
    "institution": ("Institution name", "Institution"),
    "main_panel": ("Main panel", "Panel"),
    "unit": ("UOA",),
    "unit_number": ("Unit of assessment number", "UOA number", "unit_number"),
    "unit_of_assessment": ("Unit of assessment name", "Unit of assessment", "UOA name"),
    "submission_letter": ("Multiple submission letter", "submission_letter"),
    "submission_name": ("Multiple submission name", "submission_name"),
    "joint_submission": ("Joint submission",),
    "title": ("Title", "Title of case study", "Case study title"),
    "continued": ("Is continued from 2014", "Continued from 2014", "continued"),
    "impact_type": ("Summary impact type", "Impact type", "ImpactType"),
    "countries": ("Countries", "Country"),
    "formal_partners": ("Formal partners",),
    "funding_programmes": ("Funding programmes",),
    "global_research_identifiers": ("Global research identifiers",),
    "funders": ("Name of funders", "Names of funders", "Funders"),
    "orcids": ("Researcher ORCIDs", "ORCIDs"),
    "grants": ("Grant funding", "grants"),
    "covid_statement": ("COVID-19 Statement", "covid_statement"),
    "url": ("ics_url", "URL"),
}
_LONGEST = 200  # characters; what is longer is no name of a column


def plain(name: str) -> str:
    """The letters and digits of a column's name, in lower case, without a section's number before them."""
    bare = "".join(c for c in name[:_LONGEST].casefold() if c.isalnum())
    return bare[1:] if bare[:1] in "12345" and bare[1:2].isalpha() else bare


_FIELDS = {plain(name): (field, rank) for field, names in COLUMNS.items() for rank, name in enumerate(names)}
# Names as the templates have them; "References" alone may head anything.
_SURE = {plain(COLUMNS[field][0]) for field in SECTIONS} | {"impactsummary", "impactdetails"}

# Columns that the downloads of one exercise have, and those of the other have not.
_OF_2014 = {"casestudyid", "researchsubjectareas", "researchsubjecttags", "impactsummary", "impactdetails"}
_OF_2021 = {
    "refimpactcasestudyidentifier",
    "icsid",
    "iscontinuedfrom2014",
    "summaryimpacttype",
    "formalpartners",
    "globalresearchidentifiers",
    "researcherorcids",
}


class Columns(NamedTuple):
    """What the columns of a collection are for.

    `fields` gives the column's own name by its field, `others` the names that stand for no field;
    `missing` what the collection lacks, as its columns are called.
    """

    fields: dict[str, str]
    others: tuple[str, ...]
    exercise: Exercise | None
    missing: tuple[str, ...]


@lru_cache(64)
def columns_of(names: tuple[str, ...]) -> Columns:
    """What the columns so called are for."""
    best: dict[str, tuple[int, str]] = {}
    for name in names:
        field, rank = _FIELDS.get(plain(name), ("", 0))
        if field and (field not in best or rank < best[field][0]):
            best[field] = rank, name
    fields = {field: name for field, (_, name) in best.items()}
    taken = set(fields.values())
    lacking = [] if "text" in fields else [field for field in (*SECTIONS, "title") if field not in fields]
    return Columns(
        fields,
        tuple(name for name in names if name not in taken),
        _exercise({plain(name) for name in names}),
        tuple(COLUMNS[field][0] for field in lacking),
    )


def apart(names: Iterable[str]) -> tuple[str, ...]:
    """The names of the columns, as many; one that is there already, or has no name, with its number."""
    found: dict[str, None] = {}
    for number, name in enumerate(names, 1):
        own = name.strip()
        while not own or own in found:
            own = f"{own} {number}".strip()
        found[own] = None
    return tuple(found)


def _exercise(names: set[str]) -> Exercise | None:
    """The exercise whose download has such columns, None where both or neither do."""
    of_2014, of_2021 = bool(names & _OF_2014), bool(names & _OF_2021)
    if of_2014 == of_2021:
        return None
    return "REF2014" if of_2014 else "REF2021"


def hold_case_studies(names: Iterable[str]) -> bool:
    """Whether columns so called are those of case studies: one that says a section, or three that may."""
    known = {plain(name) for name in names}
    fields = {_FIELDS[name][0] for name in known if name in _FIELDS}
    return bool(known & _SURE) or len(fields.intersection(SECTIONS)) >= 3
