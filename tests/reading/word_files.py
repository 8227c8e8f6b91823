"""Minimal Word files, made in memory: `docx(p(r("words")))`."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape, quoteattr

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OUTSIDE = 'TargetMode="External"'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = (
    f'xmlns:w="{MAIN}" xmlns:r="{RELATIONS}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_KINDS = ("styles", "numbering", "footnotes", "endnotes", "comments", "settings")


def t(text: str) -> str:
    """The text of a run, its spaces kept."""
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def r(content: str, properties: str = "") -> str:
    """A run: plain words, or the XML of its content."""
    inner = content if content.startswith("<") else t(content)
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inner}</w:r>"


def p(content: str = "", properties: str = "") -> str:
    """A paragraph: plain words, or the XML of its content."""
    inner = content if content.startswith("<") or not content else r(content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def in_list(num: int | str, level: int | None = None) -> str:
    """The properties of a paragraph in a list."""
    at = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    return f'<w:numPr>{at}<w:numId w:val="{num}"/></w:numPr>'


def styled(style: str) -> str:
    """The properties of a paragraph of a style."""
    return f'<w:pStyle w:val="{style}"/>'


def item(words: str, num: int = 1, level: int = 0) -> str:
    """A paragraph of a list."""
    return p(words, in_list(num, level))


def tbl(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def tr(*cells: str) -> str:
    """A row: each cell plain words, or the XML of its blocks."""
    return f"<w:tr>{''.join(tc(cell) for cell in cells)}</w:tr>"


def tc(content: str) -> str:
    """A cell."""
    return f"<w:tc>{content if content.startswith('<') else p(content)}</w:tc>"


def lvl(at: int, text: str, form: str = "decimal", more: str = "", start: int | None = 1) -> str:
    """A level of a list."""
    begins = "" if start is None else f'<w:start w:val="{start}"/>'
    shown = f"<w:lvlText w:val={quoteattr(text)}/>"
    return f'<w:lvl w:ilvl="{at}">{begins}<w:numFmt w:val="{form}"/>{more}{shown}</w:lvl>'


def abstract(id_: int, *levels: str) -> str:
    """An abstract list."""
    return f'<w:abstractNum w:abstractNumId="{id_}">{"".join(levels)}</w:abstractNum>'


def num(id_: int, abstract_id: int, *overrides: str) -> str:
    """A list."""
    return f'<w:num w:numId="{id_}"><w:abstractNumId w:val="{abstract_id}"/>{"".join(overrides)}</w:num>'


def starts(at: int, value: int) -> str:
    """A list's own start at a level."""
    return f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{value}"/></w:lvlOverride>'


def style(id_: str, content: str = "", kind: str = "paragraph", more: str = "") -> str:
    """A style."""
    return f'<w:style w:type="{kind}" w:styleId="{id_}"{more}><w:name w:val="{id_}"/>{content}</w:style>'


def part(name: str, content: str) -> str:
    """A part of the package with the root element `name`."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {NAMESPACES}>{content}</w:{name}>'


def parts_of(body: str, links: Mapping[str, str] | None = None, **others: str) -> dict[str, str]:
    """The parts of a file by name. `links` are the targets of hyperlinks by id; `others` the content of
    further parts, as `numbering=abstract(…) + num(…)`; `app` is the number of pages.
    """
    pages = others.pop("app", "")
    relations = [
        f'<Relationship Id="rel{kind}" Type="{RELATIONS}/{kind}" Target="{kind}.xml"/>'
        for kind in _KINDS
        if kind in others
    ]
    relations += [
        f'<Relationship Id="{id_}" Type="{RELATIONS}/hyperlink" Target={quoteattr(to)} {OUTSIDE}/>'
        for id_, to in (links or {}).items()
    ]
    wrap = f'<Relationships xmlns="{PACKAGE}/relationships">'.__add__
    top = f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/>'
    found = {
        "[Content_Types].xml": _types(others),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": wrap("".join(relations) + "</Relationships>"),
    }
    if pages:
        top += f'<Relationship Id="rId2" Type="{RELATIONS}/extended-properties" Target="docProps/app.xml"/>'
        found["docProps/app.xml"] = (
            '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
            f"<Pages>{pages}</Pages></Properties>"
        )
    found["_rels/.rels"] = wrap(top + "</Relationships>")
    for kind, content in others.items():
        found[f"word/{kind}.xml"] = part(kind, content)
    return found


def _types(kinds: Iterable[str]) -> str:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    named = {"document": "document.main", **{kind: kind for kind in kinds}}
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="{rels}"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="{word}.{kind}+xml"/>'
            for name, kind in named.items()
        )
        + "</Types>"
    )


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """The parts as a zip; the same parts give the same bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def docx(*blocks: str, links: Mapping[str, str] | None = None, **others: str) -> bytes:
    """A Word file with these blocks in its body."""
    return zipped(parts_of("".join(blocks), links, **others))
