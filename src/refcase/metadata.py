"""What a database says of a case study besides its text."""

from refcase.base import Model, field


class Award(Model):
    """A grant as a database's row gives it; `amount` is a decimal string, in pounds."""

    number: str | None = None
    amount: str | None = None


class Metadata(Model):
    """What the row of a database or the fields of an export say of a case study, besides its text.

    `id` is the database's own. `institution`, `unit_of_assessment`, `title` and the lists of names are as the
    database has them, white space tidied; they go before what is read from the text. `unit_number` is that of
    the unit of assessment, `submission_letter` and `submission_name` tell the submissions of one unit apart.
    `other` holds the fields that no name here stands for, as they are, by their own names.
    """

    id: str | None = None
    ukprn: int | None = None
    institution: str | None = None
    main_panel: str | None = None
    unit_number: int | None = None
    unit_of_assessment: str | None = None
    submission_letter: str | None = None
    submission_name: str | None = None
    joint_submission: str | None = None
    title: str | None = None
    continued: bool | None = None
    impact_type: str | None = None
    countries: tuple[str, ...] = ()
    formal_partners: tuple[str, ...] = ()
    funding_programmes: tuple[str, ...] = ()
    global_research_identifiers: tuple[str, ...] = ()
    funders: tuple[str, ...] = ()
    orcids: tuple[str, ...] = ()
    grants: tuple[Award, ...] = ()
    covid_statement: str | None = None
    url: str | None = None
    other: dict[str, str] = field(default={})
