"""Makes small Word files in memory, part by part, as Word writes them."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES = (
    f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
KINDS = {
    "styles": "word/styles.xml",
    "numbering": "word/numbering.xml",
    "footnotes": "word/footnotes.xml",
    "endnotes": "word/endnotes.xml",
}


def relations(targets: dict[str, tuple[str, str, bool]]) -> str:
    """A part of relations: kind, target and whether it is outside, by id."""
    rows = "".join(
        f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if outside else "/>")
        for name, (kind, target, outside) in targets.items()
    )
    return f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def archive(parts: dict[str, str | bytes]) -> bytes:
    """A zip archive of these parts."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def parts_of(
    body: str,
    *,
    numbering: str = "",
    styles: str = "",
    footnotes: str = "",
    endnotes: str = "",
    links: dict[str, str] | None = None,
    pages: int | None = None,
) -> dict[str, str | bytes]:
    """The parts of a Word file: `body` is what stands in `w:body`, the others what stands in their roots."""
    own = {"styles": styles, "numbering": numbering, "footnotes": footnotes, "endnotes": endnotes}
    related = {
        f"rId{n}": (kind, KINDS[kind].removeprefix("word/"), False)
        for n, (kind, content) in enumerate(own.items(), 1)
        if content
    }
    related |= {name: ("hyperlink", target, True) for name, target in (links or {}).items()}
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations({"rId1": ("officeDocument", "word/document.xml", False)}),
        "word/document.xml": f"{HEAD}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(related),
    }
    for kind, content in own.items():
        if content:
            parts[KINDS[kind]] = f"{HEAD}<w:{kind} {NAMESPACES}>{content}</w:{kind}>"
    if pages is not None:
        parts["docProps/app.xml"] = (
            f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
            f"<Pages>{pages}</Pages></Properties>"
        )
    return parts


def docx(body: str, **parts) -> bytes:
    """A Word file, see `parts_of`."""
    return archive(parts_of(body, **parts))


def run(text: str, properties: str = "") -> str:
    """A run of characters."""
    told = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{told}<w:t xml:space="preserve">{text}</w:t></w:r>'


def par(inside: str, properties: str = "") -> str:
    """A paragraph; plain words become a run."""
    told = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{told}{inside if inside.startswith('<') or not inside else run(inside)}</w:p>"


def table(*rows: list[str]) -> str:
    """A table; plain words in a cell become a paragraph."""
    cells = (
        "".join(f"<w:tc>{cell if cell.startswith('<') else par(cell)}</w:tc>" for cell in row) for row in rows
    )
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def listed(text: str, list_id: int, level: int | None = 0) -> str:
    """A paragraph of a list; the level may be left to its style."""
    told = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    return par(text, f'<w:numPr>{told}<w:numId w:val="{list_id}"/></w:numPr>')


def level(at: int, text: str, form: str = "decimal", start: int = 1, more: str = "") -> str:
    """A level of a list's pattern."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def pattern(name: int, *levels: str, more: str = "") -> str:
    """A list's pattern."""
    return f'<w:abstractNum w:abstractNumId="{name}">{more}{"".join(levels)}</w:abstractNum>'


def num(name: int, of: int, overrides: str = "") -> str:
    """A list of a pattern."""
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def override(at: int, start: int | None = None, whole: str = "") -> str:
    """What a list has of its own at a level."""
    told = "" if start is None else f'<w:startOverride w:val="{start}"/>'
    return f'<w:lvlOverride w:ilvl="{at}">{told}{whole}</w:lvlOverride>'


def style(name: str, inside: str, *, kind: str = "paragraph", based: str = "", default: bool = False) -> str:
    """A style."""
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    told = ' w:default="1"' if default else ""
    return f'<w:style w:type="{kind}"{told} w:styleId="{name}"><w:name w:val="{name}"/>{on}{inside}</w:style>'
