"""Findings for people: a line for each, the place in the draft under it, what to do, and one line of sums.

drafts/a.txt:9:23 LNK001 error E4 is cited and not listed
  9 | Regulators took it up [E1, E4].
    |                       ^^^^^^^^
    = hint: list E4, or cite what is meant
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate

from refcase.findings import Placed, Severity
from refcase.render.findings import Sheet
from refcase.render.findings.summary import in_words
from refcase.render.findings.words import at
from refcase.render.safe import one_line, visible
from refcase.render.signs import Signs, signs_for
from refcase.report import Report, tally

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold cyan"}
_FEWEST = 30  # columns of a draft, however narrow the screen is

Paint = Callable[[str, str], str]


def write(reports: Sequence[Report], sheet: Sheet) -> Iterator[str]:
    """The findings, those of a file together, and the sums."""
    paint = _painter(sheet)
    signs = signs_for(sheet.encoding)
    for report in reports:
        for placed in report.findings:
            yield "\n".join(_told(report.path, placed, sheet.width, signs, paint)) + "\n\n"
    yield in_words(tally(reports)) + "\n"


def _painter(sheet: Sheet) -> Paint:
    if not sheet.color:
        return lambda text, style: text
    from rich.color import ColorSystem
    from rich.style import Style

    return lambda text, style: Style.parse(style).render(text, color_system=ColorSystem.STANDARD)


def _told(path: str, placed: Placed, width: int, signs: Signs, paint: Paint) -> Iterator[str]:
    finding = placed.finding
    where = at(visible(path), placed.place)
    severity = paint(finding.severity.value, _STYLES[finding.severity])
    yield f"{paint(where, 'bold')} {paint(finding.code, 'cyan')} {severity} {one_line(finding.message)}"
    number = str(placed.place.line)
    margin = " " * len(number)
    text, before, marked = window(placed, max(_FEWEST, width - len(number) - 5), signs.more)
    yield f"  {paint(f'{number} |', 'dim')} {text}".rstrip()
    yield f"  {margin} {paint('|', 'dim')} {' ' * before}{paint('^' * marked, _STYLES[finding.severity])}"
    for aside, place in zip(finding.related, placed.related, strict=True):
        yield f"  {margin} {paint('=', 'dim')} {place}: {one_line(aside.message)}"
    if finding.suggestion is not None:
        said = one_line(finding.suggestion)
        yield (
            f"  {margin} {paint('=', 'dim')} instead: {said}"
            if said
            else f"  {margin} {paint('=', 'dim')} take it out"
        )
    if finding.hint:
        yield f"  {margin} {paint('=', 'dim')} hint: {one_line(finding.hint)}"


def window(placed: Placed, width: int, more: str) -> tuple[str, int, int]:
    """The part of the finding's line that fits `width` columns; columns before the marks; how many marks.

    A paragraph may be thousands of characters long: the stretch that the finding is about is kept, with what
    stands around it, `more` where something is cut off.
    """
    line, start, end = placed.excerpt, placed.mark, max(placed.mark_end, placed.mark + 1)
    first, last = max(0, start - 2 * width), min(len(line), end + 2 * width)  # no need to look at all of it
    shown, wide = _cells(line[first:last])
    start, end = start - first, min(end - first, len(shown))
    cut_before, cut_after = first > 0, last < len(line)
    if sum(wide) > width or cut_before or cut_after:
        room = max(0, width - 2 * (len(more) + 1) - sum(wide[start:end]))
        low = start - _fitting(reversed(wide[:start]), room // 3)
        high = end + _fitting(wide[end:], room - sum(wide[low:start]))
        low = start - _fitting(reversed(wide[:start]), room - sum(wide[end:high]))
        low, high = _at_words(shown, low, start, high, end)
        while high > start + 1 and sum(wide[low:high]) > width - 2 * (len(more) + 1):
            high -= 1  # the stretch itself is too wide
        cut_before, cut_after = cut_before or low > 0, cut_after or high < len(shown)
        shown, wide = shown[low:high], wide[low:high]
        start, end = start - low, min(end, high) - low
    head = f"{more} " if cut_before else ""
    tail = f" {more}" if cut_after else ""
    text = head + "".join(shown).rstrip() + tail
    return text, len(head) + sum(wide[:start]), max(1, sum(wide[start:end]))


def _cells(stretch: str) -> tuple[list[str], list[int]]:
    """What is shown for each character, and how many columns that takes."""
    if stretch.isascii() and stretch.isprintable():  # as most are
        return list(stretch), [1] * len(stretch)
    shown = [" " if c in "\t\u3000" else c if c.isprintable() else visible(c) for c in stretch]
    return shown, [_columns(piece) for piece in shown]


def _columns(shown: str) -> int:
    """How many columns a character or the escape for one takes; only for rare ones rich has to be asked."""
    if shown < "\u0300" or "\u2010" <= shown <= "\u2027":
        return len(shown)
    from rich.cells import cell_len

    return cell_len(shown)


def _fitting(wide: Iterable[int], room: int) -> int:
    """How many of the characters fit."""
    return sum(used <= room for used in accumulate(wide))


def _at_words(shown: list[str], low: int, start: int, high: int, end: int) -> tuple[int, int]:
    """The cuts moved inwards to spaces, where there are any between them and the stretch."""
    if low > 0:
        low = next((n + 1 for n in range(low - 1, start) if shown[n] == " "), low)
    if high < len(shown):
        high = next((n for n in range(high, end, -1) if shown[n - 1] == " "), high)
    return low, high
