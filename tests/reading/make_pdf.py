"""Makes small PDF files in memory: text at places on pages, links, pictures, a password."""

from dataclasses import dataclass, field
from hashlib import md5

_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_IMAGE = b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"


@dataclass
class Page:
    """A page of 595 by 842 points; `shown` are (x, y, size, text), `links` (x, y, width, address)."""

    shown: list[tuple[float, float, float, str]] = field(default_factory=list)
    links: list[tuple[float, float, float, str]] = field(default_factory=list)
    picture: bool = False


def page_of(text: str, *, top: float = 780, left: float = 57, size: float = 11, lead: float = 13) -> Page:
    """A page with the lines of `text`, one below the other; an empty line is a gap."""
    shown = []
    for line in text.split("\n"):
        if line:
            shown.append((left, top, size, line))
        top -= lead if line else lead / 2
    return Page(shown)


def pdf(*pages: Page, password: str | None = None, kids: str = "") -> bytes:
    """A PDF file of these pages; `kids` takes the place of the list of pages in the page tree."""
    objects: dict[int, bytes] = {}
    key = _key(password) if password else None
    names = []
    number = 4
    for page in pages:
        own = number
        names.append(f"{own} 0 R")
        content = _content(page)
        links = []
        number += 2
        for x, y, width, address in page.links:
            links.append(f"{number} 0 R")
            objects[number] = (
                f"<</Type/Annot/Subtype/Link/Rect[{x} {y - 3} {x + width} {y + 9}]"
                f"/A<</S/URI/URI{_string(address, number, key)}>>>>"
            ).encode("latin-1")
            number += 1
        picture = ""
        if page.picture:
            picture = f"/XObject<</I {number} 0 R>>"
            objects[number] = _stream(_IMAGE, b"\x80", number, key)
            number += 1
        objects[own] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {own + 1} 0 R"
            f"/Resources<</Font<</F 3 0 R>>{picture}>>/Annots[{' '.join(links)}]>>"
        ).encode()
        objects[own + 1] = _stream(f"<</Length {len(content)}>>".encode(), content, own + 1, key)
    objects[1] = b"<</Type/Catalog/Pages 2 0 R>>"
    tree = kids or " ".join(names)
    objects[2] = f"<</Type/Pages/Count {len(pages)}/Kids[{tree}]>>".encode()
    objects[3] = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    trailer = ""
    if password and key:
        objects[number] = _locked(password)
        trailer = f"/Encrypt {number} 0 R/ID[<{'00' * 16}><{'00' * 16}>]"
    return _file(objects, trailer)


def _content(page: Page) -> bytes:
    out = [f"BT /F {size} Tf 1 0 0 1 {x} {y} Tm ({_escaped(text)}) Tj ET" for x, y, size, text in page.shown]
    if page.picture:
        out.append("q 100 0 0 100 50 50 cm /I Do Q")
    return "\n".join(out).encode("cp1252")


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _string(text: str, number: int, key: bytes | None) -> str:
    data = text.encode("latin-1")
    return "<" + (_rc4(_object_key(key, number), data) if key else data).hex() + ">"


def _stream(head: bytes, content: bytes, number: int, key: bytes | None) -> bytes:
    data = _rc4(_object_key(key, number), content) if key else content
    return head + b"stream\n" + data + b"\nendstream"


def _file(objects: dict[int, bytes], trailer: str) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = {}
    for number, content in sorted(objects.items()):
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    for number in range(1, len(objects) + 1):
        out += f"{places.get(number, 0):010d} 00000 n \n".encode()
    out += f"trailer<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(out)


# The standard handler of PDF 1.1: RC4 with a key of 40 bits.
_ALLOWED = -4


def _padded(password: str) -> bytes:
    return (password.encode("latin-1") + _PADDING)[:32]


def _owner(password: str) -> bytes:
    return _rc4(md5(_padded(password)).digest()[:5], _padded(password))


def _key(password: str) -> bytes:
    allowed = _ALLOWED.to_bytes(4, "little", signed=True)
    return md5(_padded(password) + _owner(password) + allowed + bytes(16)).digest()[:5]


def _object_key(key: bytes | None, number: int) -> bytes:
    return md5((key or b"") + number.to_bytes(3, "little") + b"\0\0").digest()[:10]


def _locked(password: str) -> bytes:
    user = _rc4(_key(password), _PADDING).hex()
    return f"<</Filter/Standard/V 1/R 2/O<{_owner(password).hex()}>/U<{user}>/P {_ALLOWED}>>".encode()


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
