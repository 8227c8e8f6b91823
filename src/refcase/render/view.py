"""The readable view of a case study: what it holds, then what in it does not meet.

Laid out by rich, without boxes. Text of the document only gets there through `page.text`, so it
is never read as markup and holds no control characters.
"""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.text import Text

from refcase.links import links
from refcase.models import CaseStudy, Grant, ItemKind, Reference, Scheme, Source
from refcase.patterns import compile_re
from refcase.render.page import NAME, QUIET, STRONG, WARNING, Page, heading, indented, table, text
from refcase.render.problems import problems
from refcase.render.safe import visible
from refcase.render.signs import signs_for

MOST_COLUMNS = 140  # past this, lines are too long to read
FEWEST_COLUMNS = 40
_WIDE = 110  # from here on a DOI has a column of its own; below, it stands under the title

_PADDING = compile_re(r"(?m)(?<! ) +$")
_ADORNED = compile_re(r"\A[\s#*_]*\d?[\s.:)*_]*|[\s#*_:]+\Z")

_EXERCISES = {"REF2014": "REF 2014", "REF2021": "REF 2021", "REF2029": "REF 2029"}
_ENCODINGS = {"cp1252": "Windows-1252", "utf-16": "UTF-16"}


def to_view(study: CaseStudy, *, width: int = 100, color: bool = False, encoding: str = "utf-8") -> str:
    """The view as text that ends in a newline.

    `width` is in columns. With `color` there are the escape sequences of a terminal, without them
    nothing but characters. `encoding` is what the text will be written in: signs that it lacks are
    not added. What the document itself holds and the encoding lacks is the writer's to see to.
    """
    width = max(FEWEST_COLUMNS, min(width, MOST_COLUMNS))
    out = StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=color,
        color_system="standard" if color else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    page = Page(study, links(study), signs_for(encoding), wide=width >= _WIDE)
    console.print(Group(*_parts(page)))
    # Rich fills lines up to the full width, which wraps when a window is made narrower.
    return _PADDING.sub("", out.getvalue())


def _parts(page: Page) -> Iterator[RenderableType]:
    yield from _head(page)
    yield from _sections(page)
    yield from _references(page)
    yield from _sources(page)
    yield from _grants(page)
    yield from _context(page)
    yield from problems(page)


def _head(page: Page) -> Iterator[RenderableType]:
    study, header = page.study, page.study.header
    yield text(study.title, STRONG) if study.title else Text("No title found", WARNING)
    facts = {
        # a newline in a name is told as such, not folded into a space
        "File": visible(study.path or "") if study.path != "-" else "standard input",
        "Exercise": _EXERCISES.get(study.exercise or "", "not known"),
        "Institution": study.institution,
        "Unit": study.unit_of_assessment,
        "Research": header.research_period,
        "Impact": header.impact_period,
        "Continued": None if header.continued is None else ("yes" if header.continued else "no"),
        "Encoding": _ENCODINGS.get(study.encoding),
    }
    rows = [(Text(name, QUIET), text(value)) for name, value in facts.items() if value]
    for n, member in enumerate(header.staff):
        told = ", ".join(part for part in (member.name, member.role, member.period) if part)
        rows.append((Text("" if n else "Staff", QUIET), text(told)))
    yield indented(table(("", ""), rows))


def _sections(page: Page) -> Iterator[RenderableType]:
    sections = page.study.sections
    total = sum(section.words for section in sections)
    yield heading("Sections", f"{total:,} words" if sections else "")
    if not sections:
        yield indented(Text("No section of a case study was found.", WARNING))
        return
    rows = [
        (
            Text(str(section.number), NAME),
            text(_words_of(section.heading)),
            Text(f"{section.words:,}"),
            Text(page.line(section.heading_span), QUIET),
        )
        for section in sections
    ]
    yield indented(table(("", "Heading", ">Words", f">{page.lines}"), rows))


def _references(page: Page) -> Iterator[RenderableType]:
    references, scheme = page.study.references, page.study.schemes.references
    yield heading("References", _how_many(len(references)))
    if not references:
        yield indented(Text("No reference was found.", WARNING))
        return
    yield indented(_scheme(page, scheme))
    rows = []
    for n, reference in enumerate(references):
        about = text(reference.title) if reference.title else text(page.excerpt(reference.raw), QUIET)
        without = "no DOI, but a link" if reference.url else "no DOI"
        doi = text(reference.doi) if reference.doi else Text(without, QUIET)
        if not page.wide:
            doi.stylize(QUIET)
            about, doi = Text("\n").join((about, doi)), Text()
        year = Text(str(reference.year or page.signs.none))
        author = text(_first_author(reference) or page.signs.none)
        rows.append((_label(reference.label, n), author, year, about, doi, _where(page, "reference", n)))
    columns = ("Label|12", "First author|18", "Year", "Title", "DOI|34", "Cited in|14")
    yield indented(table(columns, rows))


def _sources(page: Page) -> Iterator[RenderableType]:
    sources, scheme = page.study.sources, page.study.schemes.sources
    yield heading("Sources", _how_many(len(sources)))
    if not sources:
        yield indented(Text("No source was found.", WARNING))
        return
    yield indented(_scheme(page, scheme))
    rows = []
    for n, source in enumerate(sources):
        where = _where(page, "source", n)
        own = text(_without_parts(page, source)) or Text("in parts", QUIET)
        rows.append((_label(source.label, n), own, where))
        for part in source.parts:
            name = Text("  ").append_text(text(part.label, NAME))
            rows.append((name, text(_alone(part.raw)), _where(page, "source", n, part.label)))
    yield indented(table(("Label|12", "Source", "Cited in|14"), rows))


def _grants(page: Page) -> Iterator[RenderableType]:
    grants = page.study.grants
    if not grants:
        return
    yield heading("Grants", _how_many(len(grants)))
    rows = [
        (
            text(grant.label or "", NAME),
            text(grant.number or page.signs.none),
            text(page.money(grant.amount, grant.currency) if grant.amount else page.signs.none),
            text(grant.funder or ""),
            Text("section 3" if grant.section else "grant table", QUIET),
        )
        for grant in grants
    ]
    for grants_there, place in (
        ([g for g in grants if g.section is None], "grant table"),
        ([g for g in grants if g.section is not None], "section 3"),
    ):
        # Two sums: a grant may well stand both in section 3 and in the table.
        for currency, sum_ in _sums(grants_there).items():
            total = text(page.money(sum_, currency), STRONG)
            rows.append((Text(), Text("Sum", STRONG), total, Text(), Text(place, QUIET)))
    yield indented(table(("Label|12", "Number", ">Amount", "Funder", "Listed in"), rows))


def _context(page: Page) -> Iterator[RenderableType]:
    context = page.study.context
    facts = {
        "Countries": context.countries,
        "Formal partners": context.formal_partners,
        "Programmes": context.funding_programmes,
        "Funders": context.funders,
        "Research identifiers": context.global_research_identifiers,
        "ORCIDs": context.orcids,
    }
    rows = [(Text(name, QUIET), text("; ".join(values))) for name, values in facts.items() if values]
    if rows:
        yield heading("Context")
        yield indented(table(("", ""), rows))


def _words_of(heading: str) -> str:
    """A heading without its number and Markdown, as far as it has other words."""
    return _ADORNED.sub("", heading).replace("**", "") or heading


def _how_many(count: int) -> str:
    return str(count) if count else ""


def _scheme(page: Page, scheme: Scheme) -> Text:
    """How the list is labelled and cited: the reason says it with its evidence."""
    listed, cited = scheme.listed or page.signs.none, scheme.cited or page.signs.none
    return text(scheme.reason or f"labelled {listed}, cited as {cited}", QUIET)


def _label(label: str | None, n: int) -> Text:
    return text(label, NAME) if label else Text(f"no. {n + 1}", QUIET)


def _where(page: Page, kind: ItemKind, item: int, part: str | None = None) -> Text:
    """Where the item or part is cited; nothing when its whole list never is, which is said elsewhere."""
    where = page.where(page.links.where(kind, item, part))
    if where:
        return Text(where)
    # A part is cited with its source; that it is never cited alone is a problem only where others are.
    if part is not None and (item, part) not in page.links.uncited_parts:
        return Text()
    return Text("not cited", WARNING) if any(cited[0] == kind for cited in page.links.cited) else Text()


def _first_author(reference: Reference) -> str:
    if not reference.authors:
        return ""
    first = reference.authors[0]
    return first.literal or first.family or first.given or ""


def _alone(part: str) -> str:
    """The text of a part without what joins it to the next: "7b) list of the expert group and"."""
    return part.rstrip(" \n,;").removesuffix(" and").rstrip(" \n,;")


def _without_parts(page: Page, source: Source) -> str:
    """The text of the source without the parts listed below it."""
    if not source.parts:
        return source.text
    label = len(source.raw) - len(source.text)
    first, last = source.parts[0].span.start, source.parts[-1].span.end
    before = source.raw[label : max(label, first - source.span.start)].strip()
    after = source.raw[max(0, last - source.span.start) :].strip()
    return f"{before} {page.signs.more} {after}" if after else before


def _sums(grants: list[Grant]) -> dict[str | None, Decimal]:
    """The sum of the amounts in each currency, where there is more than one amount to add."""
    sums: dict[str | None, Decimal] = {}
    counts = Counter(grant.currency for grant in grants if grant.amount)
    for grant in grants:
        if grant.amount and counts[grant.currency] > 1:
            try:
                sums[grant.currency] = sums.get(grant.currency, Decimal(0)) + Decimal(grant.amount)
            except InvalidOperation:
                continue
    return sums
