"""Makes docs/images/parse.svg and check.svg: what `refcase parse` and `refcase check` print for a sample.

    python tools/make_picture.py

The picture needs no fonts of its own and fetches nothing. Its size is fixed by the text alone, so the
same output gives the same bytes.
"""

import re
from html import unescape
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

import refcase
from refcase.render.findings import Sheet
from refcase.render.findings.text import write
from refcase.render.view import to_view
from refcase.validate.selection import Selection

ROOT = Path(__file__).resolve().parent.parent
PARSED = "samples/database-page.txt"
CHECKED = "samples/faults.txt"
COLUMNS = 100

# Dark enough on white, and no colour that carries a meaning by itself.
_THEME = TerminalTheme(
    (255, 255, 255),
    (31, 35, 40),
    [
        (36, 41, 47),
        (180, 35, 24),
        (17, 99, 41),
        (125, 78, 0),
        (9, 80, 174),
        (110, 60, 170),
        (20, 105, 115),
        (87, 96, 106),
    ],
)

# Rich's own frame names a font to be fetched from the web, and draws the buttons of a window.
# Its height leaves 51 above and below the text.
_FONTS = 'ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace'
_FRAME = f"""\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {{width}} {{height}}">
<title>What refcase shows for a sample</title>
<style>
.{{unique_id}}-matrix {{{{ font-family: {_FONTS}; font-size: {{char_height}}px; }}}}
{{styles}}
</style>
<defs>
<clipPath id="{{unique_id}}-clip-terminal">
<rect x="0" y="0" width="{{terminal_width}}" height="{{terminal_height}}"/>
</clipPath>
{{lines}}
</defs>
<rect x="1" y="1" width="{{width}}" height="{{height}}" rx="8" fill="#ffffff"/>
<g transform="translate({{terminal_x}}, 25)" clip-path="url(#{{unique_id}}-clip-terminal)">
{{backgrounds}}
<g class="{{unique_id}}-matrix">
{{matrix}}
</g>
</g>
</svg>
"""
_TEXT = re.compile(r'<text class="(?P<kind>[^"]*)"[^>]*?\by="(?P<y>[^"]*)"[^>]*>(?P<text>[^<]*)</text>')


def pictures(root: Path = ROOT) -> list[tuple[str, str]]:
    """Each picture as its path below the root and its SVG."""
    study = refcase.parse_file(str(root / PARSED)).model_copy(update={"path": PARSED})
    parsed = to_view(study, width=COLUMNS, color=True)
    links = refcase.Asked(selection=Selection(select=("LNK",)))
    (report,) = refcase.check_files(str(root / CHECKED), links)
    checked = "".join(write([report._replace(path=CHECKED)], Sheet(COLUMNS, color=True)))
    return [
        ("docs/images/parse.svg", _drawn(f"refcase parse {PARSED}", parsed)),
        ("docs/images/check.svg", _drawn(f"refcase check {CHECKED} --select LNK", checked)),
    ]


def _drawn(command: str, printed: str) -> str:
    console = Console(file=StringIO(), record=True, width=COLUMNS, highlight=False)
    console.print(f"$ {command}\n", markup=False)
    console.print(Text.from_ansi(printed))
    svg = console.export_svg(title="refcase", theme=_THEME, code_format=_FRAME, unique_id="refcase")
    return re.sub(r"[ \t]+(?=\n)", "", svg)


def words(svg: str) -> list[str]:
    """The lines of text that a picture shows, whatever release of rich drew it."""
    lines: dict[str, str] = {}
    for piece in _TEXT.finditer(svg):
        lines[piece["y"]] = lines.get(piece["y"], "") + unescape(piece["text"]).replace("\xa0", " ")
    return [" ".join(line.split()) for line in lines.values() if line.strip()]


def main() -> None:
    """Writes the pictures."""
    for name, svg in pictures():
        path = ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(svg, encoding="utf-8", newline="\n")
        print(name)


if __name__ == "__main__":
    main()
