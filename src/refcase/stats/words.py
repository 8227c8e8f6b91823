"""Figures in words: shares, numbers, label styles."""

from refcase.stats.figures import Style


def percent(part: int, whole: int) -> str:
    """The share as people say it: `83%`, `0.4%`; never 0 or 100 for what is not quite that."""
    if not whole:
        return "–"
    share = 100 * part / whole
    if 0 < share < 1 or 99 < share < 100:
        share = min(max(share, 0.1), 99.9)
        return f"{share:.1f}%"
    return f"{share:.0f}%"


def rounded(number: float) -> str:
    """A number, with its half where it is small: `612`, `7.5`."""
    return f"{number:,.1f}".removesuffix(".0") if number < 20 else f"{number:,.0f}"


def style_in_words(style: Style) -> str:
    """How a list is labelled and cited: `Rn, cited as [Rn]`."""
    listed = style.listed or "no labels"
    if style.cited is None:
        return f"{listed}, not cited"
    return listed if style.cited == style.listed else f"{listed}, cited as {style.cited}"
