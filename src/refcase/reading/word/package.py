"""The package of a Word file: a zip archive of XML parts, opened so that no file can do harm."""

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from refcase.reading.errors import ReadError
from refcase.sizes import in_words

# A case study of five pages with pictures unpacks to less than 10 MB; its XML to less than 2 MB.
MOST_UNPACKED = 50 * 1024 * 1024
MOST_PARTS = 5_000
_MOST_XML = 10 * 1024 * 1024
_CHUNK = 1 << 16

_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONSHIPS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_MAIN = tuple(f"{kind}/officeDocument" for kind in _RELATIONSHIPS)

DAMAGED = "this Word file is damaged or not complete; open it in Word, save it anew and give the new file"
NO_WORD = "this is no Word document inside; check that this is the right file"
TOO_LARGE = f"this Word file unpacks to more than {in_words(MOST_UNPACKED)}; take large pictures out of it"
PROTECTED = "this Word file is protected by a password; save it without one"
DANGEROUS = "this Word file declares entities of its own, which Word never does; it was not read"


class Package:
    """The parts of a Word file by name.

    Errors: `ReadError`, from here on and from every method, for whatever is wrong with the file.
    """

    def __init__(self, data: bytes, path: str | None) -> None:
        self._path = path
        try:
            self._zip = ZipFile(BytesIO(data))
            entries = self._zip.infolist()
        except (BadZipFile, OSError, ValueError, NotImplementedError, EOFError, KeyError):
            raise self.fault("damaged", DAMAGED) from None
        if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
            raise self.fault("too-large", TOO_LARGE)
        # Names are compared without case, as Word does; the first of two counts.
        self._entries: dict[str, ZipInfo] = {}
        for entry in entries:
            self._entries.setdefault(entry.filename.lstrip("/").casefold(), entry)

    def fault(self, kind: str, message: str) -> ReadError:
        """The error to raise."""
        return ReadError(kind, message, self._path)  # type: ignore[arg-type]

    def xml(self, name: str) -> etree._Element | None:
        """The root of a part, None when there is no such part."""
        entry = self._entries.get(name.lstrip("/").casefold())
        if entry is None:
            return None
        data = self._bytes(entry)
        if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data or b"\0<\0!\0D\0O\0C" in data[:4096]:
            raise self.fault("damaged", DANGEROUS)
        # Word 2010 can write the strict form of the standard, which has other names for the same things.
        data = data.replace(_STRICT.encode(), _WORD.encode())
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
        )
        try:
            return etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise self.fault("damaged", DAMAGED) from None

    def _bytes(self, entry: ZipInfo) -> bytes:
        """What the part holds; what an entry says of its size may be a lie."""
        pieces, size = [], 0
        try:
            with self._zip.open(entry) as part:
                while piece := part.read(_CHUNK):
                    size += len(piece)
                    if size > _MOST_XML:
                        raise self.fault("too-large", TOO_LARGE)
                    pieces.append(piece)
        except ReadError:
            raise
        except RuntimeError:  # an encrypted entry
            raise self.fault("protected", PROTECTED) from None
        except (BadZipFile, OSError, ValueError, NotImplementedError, EOFError, KeyError, zlib.error):
            raise self.fault("damaged", DAMAGED) from None
        return b"".join(pieces)

    def main(self) -> str:
        """The name of the part with the document's text."""
        root = self.xml("_rels/.rels")
        for relation in [] if root is None else root:
            if relation.get("Type") in _MAIN:
                return str(relation.get("Target", "")).lstrip("/")
        if "word/document.xml" in self._entries:
            return "word/document.xml"
        raise self.fault("unsupported", NO_WORD)

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """The relations of a part by their ids: the last word of the kind, and the target."""
        folder, _, name = part.rpartition("/")
        root = self.xml(f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels")
        found = {}
        for relation in [] if root is None else root:
            kind = str(relation.get("Type", "")).rpartition("/")[2]
            target = str(relation.get("Target", ""))
            if relation.get("TargetMode") != "External" and not target.startswith("/"):
                target = _joined(folder, target)
            found[str(relation.get("Id"))] = (kind, target)
        return found


def _joined(folder: str, target: str) -> str:
    """The name of a part as seen from a folder; a name is looked up in the archive and nowhere else."""
    steps: list[str] = folder.split("/") if folder else []
    for step in target.split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)
