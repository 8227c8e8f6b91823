"""Figures as tables for reading, laid out by rich."""

from collections.abc import Iterator
from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.text import Text

from refcase.plurals import studies_in_words
from refcase.render.page import NAME, STRONG, heading, indented, table, text
from refcase.stats.figures import LISTS, NUMBERS, Figures, Rule, Spread, ranked, spread
from refcase.stats.words import percent, rounded

MOST_COLUMNS = 140
_MOST_STYLES = 8
_MOST_RULES = 15


def to_view(figures: Figures, *, width: int, color: bool) -> str:
    """The tables as text that ends in a newline; `width` is in columns."""
    out = StringIO()
    console = Console(
        file=out,
        width=max(40, min(width, MOST_COLUMNS)),
        force_terminal=color,
        color_system="standard" if color else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    console.print(Group(*_parts(figures)))
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def _parts(figures: Figures) -> Iterator[RenderableType]:
    exercises = ", ".join(f"{n:,} of {name or 'no known exercise'}" for name, n in ranked(figures.exercises))
    yield Text(studies_in_words(figures.studies) + (f": {exercises}" if exercises else ""), STRONG)
    if not figures.studies:
        return
    yield heading("Words", "per section")
    yield _spreads({f"Section {n}": spread(words) for n, words in figures.words.items()}, figures.studies)
    yield heading("Lists and citations", "per case study")
    yield _spreads({name.capitalize(): spread(figures.numbers[name]) for name in NUMBERS}, figures.studies)
    yield from _links(figures)
    for name in LISTS:
        yield from _styles(figures, name)
    yield from _findings(figures)


def _spreads(spreads: dict[str, Spread | None], studies: int) -> RenderableType:
    told = [(name, found) for name, found in spreads.items() if found]
    rows = [
        (Text(name), *(Text(rounded(number)) for number in found[1:]), Text(_in(found.studies, studies)))
        for name, found in told
    ]
    columns = ("|20", ">least", ">lower quartile", ">median", ">upper quartile", ">most", ">case studies")
    return indented(table(columns, rows))


def _in(part: int, whole: int) -> str:
    return f"{part:,}" if part == whole else f"{part:,} ({percent(part, whole)})"


def _links(figures: Figures) -> Iterator[RenderableType]:
    cited, sources = figures.sources
    listed, targets = figures.targets[True], figures.targets.total()
    yield heading("Links")
    lines = []
    if sources:
        lines.append(f"{cited:,} of {sources:,} sources ({percent(cited, sources)}) are cited in a claim")
    if targets:
        lines.append(f"{listed:,} of {targets:,} labels cited ({percent(listed, targets)}) are listed")
    yield indented(Text("\n".join(lines) or "nothing is listed, and nothing cited"))


def _styles(figures: Figures, name: str) -> Iterator[RenderableType]:
    styles = ranked(figures.styles[name])
    if not styles:
        return
    total = figures.styles[name].total()
    yield heading(f"Labels of {name}", "as listed, as cited, and how the two meet")
    rows = [
        (
            text(style.listed or "none", NAME),
            text(style.cited or "none"),
            Text(style.mapping),
            *_share(n, total),
        )
        for style, n in styles[:_MOST_STYLES]
    ]
    rest = styles[_MOST_STYLES:]
    if rest:
        others = sum(n for _, n in rest)
        rows.append((Text(f"{len(rest)} more"), Text(""), Text(""), *_share(others, total)))
    yield indented(table(("listed|20", "cited|20", "by", ">case studies", ">share"), rows))


def _share(n: int, total: int) -> tuple[Text, Text]:
    return Text(f"{n:,}"), Text(percent(n, total))


def _findings(figures: Figures) -> Iterator[RenderableType]:
    found = ranked(figures.findings)
    about = ", ".join(
        f"{kind} in {percent(figures.severities[kind], figures.studies)}"
        for kind in ("error", "warning", "info")
    )
    yield heading("Findings", f"{figures.findings.total():,}; {about} of the case studies")
    rows = [
        (Text(rule.code, NAME), Text(rule.severity), text(rule.name), Text(f"{n:,}"), *_where(figures, rule))
        for rule, n in found[:_MOST_RULES]
    ]
    rest = found[_MOST_RULES:]
    if rest:
        more = sum(n for _, n in rest)
        blank = Text("")
        rows.append((Text(f"{len(rest)} more"), blank, blank, Text(f"{more:,}"), blank, blank))
    if rows:
        yield indented(table(("rule", "severity", "name", ">findings", ">case studies", ">share"), rows))


def _where(figures: Figures, rule: Rule) -> tuple[Text, Text]:
    return _share(figures.found_in[rule], figures.studies)
