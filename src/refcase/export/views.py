"""The usual questions, as views of the DuckDB file."""

from typing import NamedTuple


class View(NamedTuple):
    """A view: its name, the question that it answers, and the query."""

    name: str
    about: str
    sql: str


# As in refcase.links: a mention in the lists of sections 3 and 5 does not make an item cited.
_CITED = """EXISTS (
    SELECT 1 FROM citations c
    WHERE c.study = {0}.study AND c.kind = '{1}' AND c.item = {0}.item AND c.section IN (1, 2, 4))"""

_NUMBER = r"lower(regexp_replace(number, '\s', '', 'g'))"
_AMOUNT = "TRY_CAST(amount AS DECIMAL(18, 2))"

VIEWS = (
    View(
        "uncited_sources",
        "which sources does no claim cite?",
        f"""
SELECT st.unit_of_assessment, st.institution, s.study, s.item, s.label, s.text
FROM sources s JOIN studies st USING (study)
WHERE NOT {_CITED.format("s", "source")}
ORDER BY ALL""",
    ),
    View(
        "uncited_sources_by_unit",
        "how many sources does no claim cite, in each unit of assessment?",
        f"""
WITH told AS (
    SELECT s.study, {_CITED.format("s", "source")} AS cited FROM sources s)
SELECT st.unit_of_assessment, count(DISTINCT told.study) AS studies, count(*) AS sources,
    count(*) FILTER (NOT cited) AS uncited,
    round(100 * count(*) FILTER (NOT cited) / count(*), 1) AS percent
FROM told JOIN studies st USING (study)
GROUP BY ALL ORDER BY uncited DESC, st.unit_of_assessment""",
    ),
    View(
        "dois",
        "which DOIs are referred to, and by which case studies?",
        """
SELECT lower(doi) AS doi, count(DISTINCT study) AS studies, any_value(title ORDER BY study, item) AS title,
    list(DISTINCT study ORDER BY study) AS study_list
FROM "references" WHERE doi IS NOT NULL
GROUP BY lower(doi) ORDER BY studies DESC, doi""",
    ),
    View(
        "grants_by_funder",
        "how many grants, and how much, of each funder? One that section 3 tells and the database's own "
        "list (the table after section 5) has too, by number, or by amount where one of the two has no "
        "number, counts once: as that list has it, with the funder that section 3 names",
        f"""
WITH told AS (
    SELECT study, item, section, funder, currency, {_NUMBER} AS number, {_AMOUNT} AS sum FROM grants),
same AS (
    SELECT t.study, t.item, l.item AS listed, l.funder
    FROM told t JOIN told l USING (study, number) WHERE t.section IS NULL AND l.section = 3),
-- Of those whose number is not in the other list, each has one partner at most: where amounts are equal,
-- whatever has a number goes to what has none, as far as it goes.
others AS (
    SELECT *, row_number() OVER (
        PARTITION BY study, section, sum, currency
        ORDER BY (number IS NULL) = (section IS NULL), item) AS place
    FROM told o WHERE NOT EXISTS (
        SELECT 1 FROM same WHERE same.study = o.study AND o.item IN (same.item, same.listed))),
twice AS (
    FROM same UNION ALL
    SELECT t.study, t.item, l.item, l.funder
    FROM others t JOIN others l USING (study, sum, currency, place)
    WHERE t.section IS NULL AND l.section = 3 AND (t.number IS NULL OR l.number IS NULL)),
named AS (SELECT study, item, any_value(funder ORDER BY listed) AS named FROM twice GROUP BY ALL)
SELECT coalesce(funder, named) AS funder, currency, count(*) AS grants, count(DISTINCT study) AS studies,
    sum({_AMOUNT}) AS amount
FROM grants g LEFT JOIN named USING (study, item)
WHERE NOT EXISTS (SELECT 1 FROM twice WHERE twice.study = g.study AND twice.listed = g.item)
GROUP BY ALL ORDER BY amount DESC NULLS LAST, grants DESC, 1, currency""",
    ),
    View(
        "evidence",
        "which claim rests on what? A row for each thing that sections 1, 2 and 4 cite",
        """
SELECT c.study, c.section, c.written, c.kind, c.label, c.part, coalesce(r.raw, s.raw, g.raw) AS evidence,
    r.doi, s.urls
FROM citations c
LEFT JOIN "references" r ON c.kind = 'reference' AND r.study = c.study AND r.item = c.item
LEFT JOIN sources s ON c.kind = 'source' AND s.study = c.study AND s.item = c.item
LEFT JOIN grants g ON c.kind = 'grant' AND g.study = c.study AND g.item = c.item
WHERE c.section IN (1, 2, 4)
ORDER BY c.study, c.citation, c.target""",
    ),
    View(
        "source_hosts",
        "which web sites do sources lead to?",
        r"""
WITH hosts AS (
    SELECT study, regexp_replace(regexp_extract(lower(u.url), '^[a-z]+://(?:[^/@]*@)?([^/:?#]+)', 1),
        '^www\.', '') AS host
    FROM (SELECT study, unnest(urls) AS url FROM sources) u)
SELECT host, count(*) AS links, count(DISTINCT study) AS studies
FROM hosts WHERE host <> '' GROUP BY host ORDER BY links DESC, host""",
    ),
    View(
        "findings_by_rule",
        "which rules find most?",
        """
SELECT code, name, severity, count(*) AS findings, count(DISTINCT study) AS studies,
    round(100 * count(DISTINCT study) / (SELECT count(*) FROM studies), 1) AS percent_of_studies
FROM findings GROUP BY ALL ORDER BY findings DESC, code, severity""",
    ),
)
