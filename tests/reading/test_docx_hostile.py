"""Files that are damaged, locked, something else, or made to harm: one line each, and nothing but."""

import random
import struct
import zipfile
from pathlib import Path

import pytest
from word_files import (
    abstract,
    docx,
    in_list,
    item,
    lvl,
    num,
    p,
    part,
    parts_of,
    r,
    style,
    styled,
    tbl,
    tr,
    zipped,
)

from refcase.reading.errors import ReadError
from refcase.reading.word import document_from_docx
from refcase.text import Document

KILNS = parts_of(p("Kilns"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
ENTITIES = '<!DOCTYPE k [<!ENTITY a "kiln"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE k [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


def with_document(content: str | bytes) -> bytes:
    return zipped({**KILNS, "word/document.xml": content})


def body(content: str) -> str:
    return part("document", f"<w:body>{content}</w:body>")


def declared(data: bytes, name: str, size: int) -> bytes:
    """The zip with another size declared for a part, in its directory."""
    changed = bytearray(data)
    entry = changed.rfind(name.encode()) - 46
    struct.pack_into("<I", changed, entry + 24, size)
    return bytes(changed)


def entry_with(method: int | None = None, flags: int | None = None) -> bytes:
    """The zip with another way of packing, or other flags, for the part with the text."""
    changed = bytearray(zipped(KILNS))
    for entry, at in (
        (changed.find(b"word/document.xml") - 30, 6),
        (changed.rfind(b"word/document.xml") - 46, 8),
    ):
        if flags is not None:
            struct.pack_into("<H", changed, entry + at, flags)
        if method is not None:
            struct.pack_into("<H", changed, entry + at + 2, method)
    return bytes(changed)


def without(name: str, **others: str) -> bytes:
    parts = parts_of(p("Kilns"), **others)
    del parts[name]
    return zipped(parts)


def other_zip(*names: str) -> bytes:
    return zipped(dict.fromkeys(names, "<x/>"))


HOSTILE = [
    # something else
    ("a password", OLE + "EncryptedPackage".encode("utf-16-le"), "unsupported", "locked with a password"),
    ("an old Word document", OLE, "unsupported", "old Word document"),
    ("a text", b"Kilns", "unsupported", "no Word document"),
    ("nothing", b"", "unsupported", "no Word document"),
    ("a workbook", other_zip("[Content_Types].xml", "xl/workbook.xml"), "unsupported", "Excel"),
    ("a presentation", other_zip("ppt/presentation.xml"), "unsupported", "PowerPoint"),
    ("an OpenDocument text", other_zip("mimetype", "content.xml"), "unsupported", "OpenDocument"),
    ("a zip", other_zip("kilns.txt"), "unsupported", "zip archive"),
    ("a root of another kind", with_document("<kilns/>"), "unsupported", "no Word text"),
    ("a document without a body", with_document(part("document", "")), "unsupported", "no Word text"),
    ("no text", docx(p(), p(r(" "))), "empty", "no text"),
    # damaged
    ("no document", without("word/document.xml"), "damaged", "missing"),
    (
        "no numbering",
        without("word/numbering.xml", numbering=""),
        "damaged",
        "word/numbering.xml is missing",
    ),
    ("cut short", zipped(KILNS)[:-200], "damaged", "damaged"),
    ("a beginning alone", b"PK\x03\x04", "damaged", "damaged"),
    ("XML cut short", with_document(body(p("Kilns"))[:-30]), "damaged", "damaged"),
    (
        "an entity unknown",
        with_document(body(p("Kilns")).replace("Kilns", "&kilns;")),
        "damaged",
        "damaged",
    ),
    ("packed in a way of its own", entry_with(method=99), "damaged", "damaged"),
    ("packed with a great dictionary", entry_with(method=zipfile.ZIP_LZMA), "damaged", "damaged"),
    ("a locked part", entry_with(flags=1), "unsupported", "password"),
    # made to harm
    ("entities", with_document(ENTITIES + "<k>&b;</k>"), "damaged", "declares XML entities"),
    (
        "entities in UTF-16",
        with_document((ENTITIES + "<k>&b;</k>").encode("utf-16")),
        "damaged",
        "entities",
    ),
    ("a file from outside", with_document(OUTSIDE + "<k>&a;</k>"), "damaged", "declares XML entities"),
    (
        "entities among the styles",
        zipped(parts_of(p("a"), styles="") | {"word/styles.xml": ENTITIES + "<k/>"}),
        "damaged",
        "entities",
    ),
    ("two million paragraphs", docx("<w:p/>" * 2_000_000), "too-large", "larger inside"),
    ("paragraphs past counting", docx("<w:p/>" * 20_001), "too-large", "far more text"),
    (
        "paragraphs in deleted rows",
        docx(tbl(tr("<w:p/>" * 20_001).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>"))),
        "too-large",
        "far more text",
    ),
    ("a text past reading", docx(p("Kilns. " * 300_000)), "too-large", "far more text"),
    ("tags past counting", docx(p("<w:r/>" * 300_001)), "too-large", "larger inside"),
    (
        "four gigabytes, declared",
        declared(docx(p("a")), "word/document.xml", 0xFFFFFFF0),
        "too-large",
        "larger inside",
    ),
    (
        "four gigabytes beside",
        declared(zipped({**KILNS, "bomb": "x"}), "bomb", 0xFFFFFFF0),
        "too-large",
        "larger inside",
    ),
    (
        "less declared than there is",
        declared(docx("<w:p/>" * 2_000_000), "word/document.xml", 999),
        "damaged",
        "damaged",
    ),
    ("parts past counting", zipped(KILNS | {f"x{n}": "" for n in range(5_001)}), "too-large", "more parts"),
    (
        "tables nested past depth",
        docx("<w:tbl><w:tr><w:tc>" * 90 + p("a") + "</w:tc></w:tr></w:tbl>" * 90),
        "damaged",
        "damaged",
    ),
]


@pytest.mark.parametrize(
    ("data", "kind", "words"), [row[1:] for row in HOSTILE], ids=[row[0] for row in HOSTILE]
)
def test_hostile_files_are_answered_in_one_line(data: bytes, kind: str, words: str) -> None:
    with pytest.raises(ReadError) as error:
        document_from_docx(data, "draft.docx")
    assert (error.value.kind, error.value.path) == (kind, "draft.docx")
    assert words in error.value.message
    assert "\n" not in error.value.message


NESTED = {
    "tables": "<w:tbl><w:tr><w:tc>" * 80 + p("a") + "</w:tc></w:tr></w:tbl>" * 80,
    "content controls": "<w:sdt><w:sdtContent>" * 120 + p("a") + "</w:sdtContent></w:sdt>" * 120,
    "changes": p("<w:ins>" * 240 + r("a") + "</w:ins>" * 240),
    "text boxes": "<w:p><w:r><w:pict><w:txbxContent>" * 60
    + p("a")
    + "</w:txbxContent></w:pict></w:r></w:p>" * 60,
    "fields": p(
        (r('<w:fldChar w:fldCharType="begin"/>') + r('<w:fldChar w:fldCharType="separate"/>')) * 1000 + r("a")
    ),
}


@pytest.mark.parametrize("content", NESTED.values(), ids=NESTED)
def test_deep_nesting_is_read(content: str) -> None:
    assert document_from_docx(docx(content)).text == "a"


UNHARMED = {
    "a template's type": {"[Content_Types].xml": "<Types/>"},
    "no relations, but the usual names": {"_rels/.rels": "<Relationships/>"},
    "a picture that unpacks large": {"word/media/map.emf": bytes(60_000_000)},
    "names with back slashes": {"docProps\\thumbnail.jpeg": b""},
}


@pytest.mark.parametrize("others", UNHARMED.values(), ids=UNHARMED)
def test_odd_but_harmless(others: dict[str, str | bytes]) -> None:
    assert document_from_docx(zipped(KILNS | others)).text == "Kilns"


def test_strict_names() -> None:
    strict = {
        name: content.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, content in parts_of(item("Kilns"), numbering=abstract(0, lvl(0, "R%1")) + num(1, 0)).items()
    }
    assert document_from_docx(zipped(strict)).text == "R1 Kilns"


def test_utf_16() -> None:
    assert (
        document_from_docx(with_document(body(p("Öfen")).replace("UTF-8", "UTF-16").encode("utf-16"))).text
        == "Öfen"
    )


# the fuzzer

RAISED = '<w:vertAlign w:val="superscript"/>'
FULL = parts_of(
    p("1. Summary of the impact", styled("Heading"))
    + p(r("Kilns") + r("1", RAISED) + r(" and ") + f'<w:hyperlink r:id="rId9">{r("bees")}</w:hyperlink>')
    + item("Ada (2014) Kilns.")
    + item("Bo (2015) Bees.", 2, 1)
    + tbl(tr("Ada", p("Potter") + p("Dean")), tr(tbl(tr("a", "b")), "R1"))
    + p(f"<w:ins>{r('new')}</w:ins><w:del>{r('old')}</w:del>", '<w:rPr><w:del w:id="1"/></w:rPr>')
    + p(
        r('<w:fldChar w:fldCharType="begin"/>')
        + r("<w:instrText>HYPERLINK x</w:instrText>")
        + r('<w:fldChar w:fldCharType="separate"/>')
        + r("x")
        + r('<w:fldChar w:fldCharType="end"/>')
    )
    + p(
        r('<w:sym w:font="Symbol" w:char="F061"/><w:br w:type="page"/>')
        + r('<w:footnoteReference w:id="2"/>')
    )
    + p(r("<w:lastRenderedPageBreak/>") + r("last"), '<w:spacing w:line="200" w:lineRule="exact"/>')
    + '<w:sectPr><w:pgMar w:left="1440" w:top="720"/></w:sectPr>',
    {"rId9": "https://bees.example/"},
    styles=style(
        "Heading", f'<w:basedOn w:val="Base"/><w:pPr>{in_list(1)}</w:pPr><w:rPr><w:sz w:val="28"/></w:rPr>'
    )
    + style("Base"),
    numbering=abstract(0, lvl(0, "E%1", "lowerRoman"), lvl(1, "%1.%2", more="<w:isLgl/>"))
    + num(1, 0)
    + num(2, 0, '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="3"/></w:lvlOverride>'),
    footnotes=f'<w:footnote w:id="2">{p("Clay.")}</w:footnote>',
    app="3",
)
INSERTED = (
    b"<w:p>",
    b"</w:p>",
    b"<",
    b">",
    b'"',
    b"&#55296;",
    b"&lt;",
    b"\xff",
    b"-1",
    b"99999999999",
    b"w:tbl",
    b"\x00",
    b"%9",
)
MUTATIONS = 500


def answered(data: bytes) -> None:
    """A document whose pieces are whole, or one line: nothing else comes back."""
    try:
        document = document_from_docx(data, "draft.docx", tracked="original" if len(data) % 2 else "accepted")
    except ReadError as error:
        assert error.message
        assert "\n" not in error.message
    else:
        assert isinstance(document, Document)
        offsets = [piece.offset for piece in document.pieces]
        assert offsets[0] == 0
        assert offsets == sorted(set(offsets))
        assert set(document.line_starts) - {len(document.text)} <= set(offsets)


def test_bytes_of_the_zip_flipped() -> None:
    chance, whole = random.Random(2029), zipped(FULL)
    for _ in range(MUTATIONS):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        answered(bytes(data[: chance.choice([len(data), len(data), chance.randrange(len(data))])]))


@pytest.mark.parametrize("name", ["document", "numbering", "styles"])
def test_parts_mutated(name: str) -> None:
    chance, path = random.Random(name), f"word/{name}.xml"
    whole = FULL[path].encode()
    start = whole.index(b">", whole.index(b"<w:"))
    for _ in range(MUTATIONS):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(start, len(data))
            match chance.randrange(4):
                case 0:
                    data[at] = chance.randrange(256)
                case 1:
                    data[at:at] = chance.choice(INSERTED)
                case 2:
                    del data[at : at + chance.randint(1, 40)]
                case _:
                    data[at:at] = data[at : at + chance.randint(1, 200)]
        answered(zipped({**FULL, path: bytes(data)}))


TAGS = (
    "w:p",
    "w:r",
    "w:t",
    "w:tbl",
    "w:tr",
    "w:tc",
    "w:ins",
    "w:del",
    "w:pPr",
    "w:rPr",
    "w:numPr",
    "w:lvl",
    "w:num",
    "w:style",
)
VALUES = ("", "-1", "0", "9", "99999999999999999999", "abc", "%1%9", "1.5", "superscript", "bullet", "true")


@pytest.mark.parametrize("name", ["document", "numbering", "styles"])
def test_parts_well_formed_but_wrong(name: str) -> None:
    """Elements renamed and values exchanged: the XML parser lets them all through."""
    chance, path = random.Random(f"{name} 2"), f"word/{name}.xml"
    pieces = FULL[path].split('w:val="')
    for _ in range(MUTATIONS):
        changed = [pieces[0]]
        for piece in pieces[1:]:
            _, quote, rest = piece.partition('"')
            changed.append(chance.choice(VALUES) + quote + rest if chance.random() < 0.3 else piece)
        content = 'w:val="'.join(changed)
        old, new = chance.choice(TAGS), chance.choice(TAGS)
        for before, after in ((f"<{old}>", f"<{new}>"), (f"</{old}>", f"</{new}>"), (f"<{old} ", f"<{new} ")):
            content = content.replace(before, after)
        answered(zipped({**FULL, path: content}))


def test_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts that name files elsewhere are not unpacked."""
    folder = tmp_path / "drafts"
    folder.mkdir()
    monkeypatch.chdir(folder)
    assert document_from_docx(zipped(KILNS | {"../outside.txt": "x", "inside.txt": "x"})).text == "Kilns"
    assert list(tmp_path.rglob("*")) == [folder]
