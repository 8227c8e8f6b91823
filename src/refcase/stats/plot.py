"""Figures as charts for a report: one page, readable in grey, the same bytes for the same figures."""

import warnings
from io import BytesIO
from typing import Any, cast

import matplotlib
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.ticker import MaxNLocator

from refcase.plurals import several, studies_in_words
from refcase.render.safe import one_line
from refcase.stats.figures import Figures, Rule, ranked, spread
from refcase.stats.words import percent, rounded, style_in_words

_DARK, _MIDDLE, _LIGHT = "#1f2d3a", "#6b7f92", "#c3ced8"
_GREYS = {"error": _DARK, "warning": _MIDDLE, "info": _LIGHT}
_SECTIONS = {1: "1 Summary", 2: "2 Research", 3: "3 References", 4: "4 Details", 5: "5 Sources"}
_MOST_STYLES, _MOST_RULES = 7, 10
_LONGEST = 30  # characters of a label

_SETTINGS: dict[str, Any] = {
    "font.family": ["DejaVu Sans"],  # comes with matplotlib: the same everywhere
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": _MIDDLE,
    "axes.titlesize": 10.5,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.titlepad": 12,
    "axes.labelcolor": _DARK,
    "xtick.color": _DARK,
    "ytick.color": _DARK,
    "text.color": _DARK,
    "svg.hashsalt": "refcase",
    "text.parse_math": False,  # a dollar sign in a label is one
}


def to_plot(figures: Figures, kind: str) -> bytes:
    """The charts as a file of `kind`, "svg" or "png". Errors: ValueError when there is no case study."""
    if not figures.studies:
        raise ValueError("there is no case study to draw")
    with matplotlib.rc_context(cast(Any, _SETTINGS)), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a letter that the font lacks is drawn as a box
        apart = ConstrainedLayoutEngine(w_pad=0.15, h_pad=0.15, wspace=0.06, hspace=0.08)
        page = Figure(figsize=(11.7, 8.3), layout=apart)  # A4 across
        axes = page.subplots(2, 2)
        _words(axes[0][0], figures)
        _cited(axes[0][1], figures)
        _styles(axes[1][0], figures)
        _rules(axes[1][1], figures)
        page.supxlabel(_about(figures), x=0.01, ha="left", fontsize=8, color=_MIDDLE)
        out = BytesIO()
        date = {"Date": None} if kind == "svg" else {"Software": None}
        page.savefig(out, format=kind, dpi=150, metadata=date)
    return out.getvalue()


def _about(figures: Figures) -> str:
    """What the charts are of."""
    exercises = ", ".join(f"{name or 'no known exercise'}: {n:,}" for name, n in ranked(figures.exercises))
    return f"{studies_in_words(figures.studies)} ({exercises})"


def _words(axes: Any, figures: Figures) -> None:
    """Quartiles of words in each section."""
    found = {n: told for n, words in figures.words.items() if (told := spread(words))}
    longest = max(found.values(), key=lambda told: told.median, default=None)
    if longest is None:
        _nothing(axes, "No section was found")
        return
    number = next(n for n, told in found.items() if told is longest)
    axes.set_title(
        f"Section {number} has {rounded(longest.lower)} to {rounded(longest.upper)} words\n"
        "in half of the case studies"
    )
    for row, told in enumerate(found.values()):
        axes.barh(row, told.upper - told.lower, left=told.lower, height=0.55, color=_LIGHT, edgecolor="none")
        axes.plot([told.median] * 2, [row - 0.275, row + 0.275], color=_DARK, linewidth=2)
        axes.annotate(
            rounded(told.median), (told.upper, row), (5, 0), textcoords="offset points", va="center"
        )
    axes.set_yticks(range(len(found)), [_SECTIONS[n] for n in found])
    axes.invert_yaxis()
    axes.set_xlim(left=0)
    axes.set_xlabel("words in a section\n(bar: middle half of the case studies; line, figure: median)")
    axes.xaxis.set_major_formatter("{x:,.0f}")
    axes.tick_params(axis="y", length=0)


def _cited(axes: Any, figures: Figures) -> None:
    """How case studies spread over shares of sources cited."""
    if not figures.cited:
        _nothing(axes, "No sources are listed")
        return
    total = figures.cited.total()
    names = ("none", "up to\n25%", "up to\n50%", "up to\n75%", "more", "all")
    counts = [0] * len(names)
    for (cited, sources), n in figures.cited.items():
        place = 0 if not cited else 5 if cited == sources else 1 + min(3, (4 * cited - 1) // sources)
        counts[place] += n
    axes.set_title(
        f"{percent(counts[-1], total)} of the case studies that list sources\n"
        f"cite all of them, {percent(counts[0], total)} none"
    )
    bars = axes.bar(range(len(names)), counts, width=0.7, color=[_MIDDLE, *[_LIGHT] * 4, _DARK])
    axes.bar_label(bars, [percent(n, total) for n in counts], padding=2)
    axes.set_xticks(range(len(names)), names)
    axes.set_xlabel("share of its sources that a case study\ncites in sections 1, 2 and 4")
    axes.set_ylabel("case studies")
    axes.tick_params(axis="x", length=0)
    axes.yaxis.set_major_locator(MaxNLocator(6, integer=True))
    axes.yaxis.set_major_formatter("{x:,.0f}")


def _styles(axes: Any, figures: Figures) -> None:
    """The commonest styles of labels of sources."""
    styles = _merged(figures)
    total = figures.styles["sources"].total()
    if not total:
        _nothing(axes, "No sources are listed")
        return
    shown = [(style_in_words(style), n) for style, n in styles[:_MOST_STYLES]]
    rest = total - sum(n for _, n in shown)
    ways = several(len(styles), "way")
    if rest:
        title, first = f"The {len(shown)} commonest of {ways} to label sources", "first"
    else:
        title, first = f"Sources are labelled in {ways}", "commonest"
    share = percent(shown[0][1], total)
    axes.set_title(f"{title};\nthe {first} is in {share} of the lists of sources")
    if rest:
        others = len(styles) - len(shown)
        shown.append((several(others, "other"), rest))
    colors = [_DARK] + [_MIDDLE] * (len(shown) - 1)
    if rest:
        colors[-1] = _LIGHT
    _bars(axes, shown, colors, total)
    axes.set_xlabel("case studies that list sources, by their labels\nas listed and as cited (n: a number)")


def _merged(figures: Figures) -> list[tuple[Any, int]]:
    """Styles whatever the way in which labels find their items."""
    merged: dict[Any, int] = {}
    for style, n in figures.styles["sources"].items():
        plain = style._replace(mapping="")
        merged[plain] = merged.get(plain, 0) + n
    return sorted(merged.items(), key=lambda each: (-each[1], str(each[0])))


def _rules(axes: Any, figures: Figures) -> None:
    """The rules that find something in most case studies."""
    rules: list[tuple[Rule, int]] = ranked(figures.found_in)[:_MOST_RULES]
    if not rules:
        _nothing(axes, "Nothing was found")
        return
    first, most = rules[0]
    axes.set_title(
        f"Most often found: {_plain(first)},\nin {percent(most, figures.studies)} of the case studies"
    )
    shown = [(f"{_plain(rule)}  {rule.code}", n) for rule, n in rules]
    _bars(axes, shown, [_GREYS[rule.severity] for rule, _ in rules], figures.studies)
    all_rules = len(figures.found_in)
    axes.set_xlabel(
        "case studies with the finding"
        + (f"\n(the {len(rules)} commonest of {all_rules} rules)" if all_rules > len(rules) else "")
    )
    for name in ("error", "warning", "info"):
        if any(rule.severity == name for rule, _ in rules):
            axes.barh([0], [0], color=_GREYS[name], label=name)
    axes.legend(edgecolor="none", loc="lower right")


def _plain(rule: Rule) -> str:
    return rule.name.replace("-", " ")


def _bars(axes: Any, shown: list[tuple[str, int]], colors: list[str], total: int) -> None:
    """Bars with their names to the left and their shares behind them."""
    bars = axes.barh(range(len(shown)), [n for _, n in shown], height=0.7, color=colors)
    axes.bar_label(bars, [percent(n, total) for _, n in shown], padding=3)
    axes.set_yticks(range(len(shown)), [_short(name) for name, _ in shown])
    axes.set_ylim(max(len(shown), 6) - 0.5, -0.5)
    axes.tick_params(axis="y", length=0)
    axes.margins(x=0.12)
    axes.xaxis.set_major_locator(MaxNLocator(5, integer=True))
    axes.xaxis.set_major_formatter("{x:,.0f}")


def _short(name: str) -> str:
    line = one_line(name)
    return line if len(line) <= _LONGEST + 8 else line[:_LONGEST] + "…"


def _nothing(axes: Any, told: str) -> None:
    axes.set_title(told)
    axes.set_axis_off()
