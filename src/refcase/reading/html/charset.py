"""Which encoding a web page is in."""

import re

from refcase.patterns import compile_re

# Those that pages are written in, by what they are called there; a browser takes Latin-1 for Windows-1252.
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{1,40})|<\?xml[^>]{0,80}?encoding\s*=\s*["']([\w:.-]{1,40})""",
    re.IGNORECASE,
)
_KNOWN = compile_re(
    r"iso-8859-(?:[2-9]|1[013-6])|windows-(?:874|125\d)|cp125\d|koi8-[ru]|macintosh|mac-roman|gb2312|gbk|gb18030|big5|shift_jis"
    r"|euc-(?:jp|kr)"
)
_HEAD = 4_096  # bytes; browsers look at 1,024


def decoded(data: bytes) -> tuple[str, str]:
    """The text of a page and the name of its encoding.

    By the byte-order mark; else UTF-8, if it is that: no other text is by chance, and what a page says of
    itself may be older than its last edit. Else as it says, UTF-8 too where little of it is none; else
    Windows-1252.
    """
    if data.startswith(b"\xef\xbb\xbf"):
        return data.decode("utf-8-sig", "replace"), "utf-8-sig"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), "utf-16"
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        name = _declared(data)
        return data.decode(name, "replace"), name


_MOST_BROKEN = 0.1  # of the characters beyond ASCII


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data[:_HEAD])
    name = (found[1] or found[2]).decode("ascii", "replace").lower() if found else ""
    if name in ("utf-8", "utf8"):
        foreign = [character for character in data.decode("utf-8", "replace") if character > "\x7f"]
        if foreign.count("\ufffd") <= _MOST_BROKEN * len(foreign):
            return "utf-8"
    if not _KNOWN.fullmatch(name):
        return "cp1252"
    return {"macintosh": "mac-roman", "windows-874": "cp874"}.get(name, name)
