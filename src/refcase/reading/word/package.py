"""The package of a Word file: a zip of XML parts that point at each other, opened safely.

Nothing is ever written to disk, and every size is known before anything is unpacked: what a part declares
in the directory of the zip, and what its stream really holds, must both stay below the limits.
"""

import posixpath
import zipfile
from io import BytesIO
from typing import NamedTuple

from lxml import etree

from refcase.reading.errors import ReadError, ReadErrorKind
from refcase.reading.word.names import Element

# A case study of 20 pages has parts of 1 MB in all, one of them document.xml. Pictures are never opened.
_MOST_PARTS = 5_000
_MOST_UNPACKED = 50 * 1000 * 1000
_MOST_PICTURES = 1000 * 1000 * 1000
_LARGEST_PART = 12 * 1000 * 1000
# The tree of a part takes about 150 bytes of memory for a tag and for an attribute.
_MOST_TAGS = 300_000

_DIRECTORY_ENTRY = b"PK\x01\x02"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = "/media/"
_ENCRYPTED = 0x1
# The same words under the names of ISO 29500 Strict.
_STRICT = {
    b'"http://purl.oclc.org/ooxml/wordprocessingml/main"': (
        b'"http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ),
    b'"http://purl.oclc.org/ooxml/officeDocument/relationships"': (
        b'"http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ),
    b'"http://purl.oclc.org/ooxml/officeDocument/math"': (
        b'"http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ),
}
_OTHERS = (
    ("word/", ""),
    ("xl/", "this is an Excel workbook, not a Word document; copy the case study into Word"),
    ("ppt/", "this is a PowerPoint presentation, not a Word document; copy the case study into Word"),
    ("content.xml", "this is an OpenDocument file; open it in Word or LibreOffice and save it as .docx"),
    ("index/", "this is a Pages document; export it as Word (.docx) and give that file"),
)
_DAMAGED = "this Word file is damaged or incomplete; open it in Word, save it again and give the new file"
_TOO_LARGE = "far larger inside than any case study; copy its text into a new Word document and give that"


class Relation(NamedTuple):
    """Where a part points: the last word of the relation's type, and a part's name or an outside address."""

    kind: str
    target: str


class Package:
    """The parts of a Word file by name.

    Errors: every method raises `ReadError` only, one line for the person whose file it is.
    """

    def __init__(self, data: bytes, path: str | None) -> None:
        self._path = path
        if data.startswith(_OLE):
            raise self._locked_or_old(data)
        if not data.startswith(b"PK"):
            raise self.error("unsupported", "this is no Word document; give a .docx file or plain text")
        if data.count(_DIRECTORY_ENTRY) > _MOST_PARTS:
            raise self.error("too-large", f"it holds more parts than a Word document can; it is {_TOO_LARGE}")
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except Exception:  # the zip library answers damaged bytes with errors of a dozen kinds
            raise self.error("damaged", _DAMAGED) from None
        self._members = {
            member.filename.replace("\\", "/").lstrip("/").lower(): member
            for member in self._zip.infolist()
            if not member.is_dir()
        }
        self._check_sizes()
        self.main = self._main_part()

    def error(self, kind: ReadErrorKind, message: str) -> ReadError:
        """The error for this file."""
        return ReadError(kind, message, self._path)

    def has(self, name: str) -> bool:
        """Whether there is a part called `name`."""
        return name.lower() in self._members

    def root(self, name: str) -> Element:
        """The root of the XML part called `name`."""
        return self._parsed(self._read(name))

    def relations(self, name: str) -> dict[str, Relation]:
        """Where the part called `name` points, by id; "" is the package itself."""
        folder, base = posixpath.split(name)
        beside = posixpath.join(folder, "_rels", f"{base}.rels")
        if beside.lower() not in self._members:
            return {}
        found = {}
        for child in self.root(beside):
            kind = child.get("Type", "").rpartition("/")[2]
            target = child.get("Target", "")
            if child.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[child.get("Id", "")] = Relation(kind, target)
        return found

    def _locked_or_old(self, data: bytes) -> ReadError:
        if "EncryptedPackage".encode("utf-16-le") in data:
            message = "this Word document is locked with a password; save it in Word without one"
        else:
            message = "this is an old Word document; open it in Word and save it as .docx"
        return self.error("unsupported", message)

    def _check_sizes(self) -> None:
        pictures = sum(m.file_size for name, m in self._members.items() if _PICTURES in name)
        rest = sum(m.file_size for name, m in self._members.items() if _PICTURES not in name)
        if rest > _MOST_UNPACKED or pictures > _MOST_PICTURES:
            raise self.error("too-large", f"it is {_TOO_LARGE}")

    def _main_part(self) -> str:
        """The name of the part that holds the text."""
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and relation.target.lower().startswith(("xl/", "ppt/")):
                break
            if relation.kind == "officeDocument" and relation.target.lower() in self._members:
                return relation.target
        else:
            if "word/document.xml" in self._members:
                return "word/document.xml"
        for start, message in _OTHERS:
            if any(name.startswith(start) for name in self._members):
                if not message:
                    raise self.error("damaged", f"the part with the text is missing; {_DAMAGED}")
                raise self.error("unsupported", message)
        raise self.error("unsupported", "this is a zip archive and no Word document; unpack it first")

    def _read(self, name: str) -> bytes:
        member = self._members.get(name.lower())
        if member is None:
            raise self.error("damaged", f"its part {_shown(name)} is missing; {_DAMAGED}")
        if member.flag_bits & _ENCRYPTED:
            raise self.error("unsupported", "this file is locked with a password; save it without one")
        # The standard allows these two ways only; the others may ask for memory before they are read.
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise self.error("damaged", _DAMAGED)
        if member.file_size > _LARGEST_PART:
            raise self.error("too-large", f"it is {_TOO_LARGE}")
        try:
            with self._zip.open(member) as stream:
                data = stream.read(_LARGEST_PART + 1)
        except Exception:
            raise self.error("damaged", _DAMAGED) from None
        if len(data) > _LARGEST_PART:
            raise self.error("too-large", f"it is {_TOO_LARGE}")
        return data

    def _parsed(self, data: bytes) -> Element:
        encoding = None
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            data, encoding = data.decode("utf-16", "replace").encode("utf-8", "replace"), "utf-8"
        if b"<!DOCTYPE" in data:
            raise self._declares()
        if data.count(b"<") > _MOST_TAGS or data.count(b"=") > _MOST_TAGS:
            raise self.error("too-large", f"it is {_TOO_LARGE}")
        if b"purl.oclc.org/ooxml" in data:
            for strict, usual in _STRICT.items():
                data = data.replace(strict, usual)
        # Not shared: a parser remembers, and readers may run in several threads.
        parser = etree.XMLParser(
            encoding=encoding,
            resolve_entities=False,
            no_network=True,
            remove_comments=True,
            remove_pis=True,
            collect_ids=False,
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError, LookupError):
            raise self.error("damaged", _DAMAGED) from None
        # Seen here where the declaration hides in another encoding than ASCII's.
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._declares()
        return root

    def _declares(self) -> ReadError:
        message = "it declares XML entities, which no Word document does; save it again in Word"
        return self.error("damaged", message)


def _shown(name: str) -> str:
    """A part's name fit for a line of a message."""
    return "".join(c if c.isprintable() else "?" for c in name[:60])
