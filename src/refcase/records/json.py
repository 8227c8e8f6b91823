"""JSON → rows: a list of objects, as an interface gives it, or an object a line; one at a time."""

import codecs
import json
import re
from collections.abc import Callable, Iterator, Mapping
from math import isfinite
from typing import Any, NamedTuple

from refcase.patterns import compile_re
from refcase.reading.errors import ReadError
from refcase.records.columns import columns_of, hold_case_studies
from refcase.records.rows import Row, Spoilt, too_large
from refcase.records.streams import UTF_16, Stream, text_lines
from refcase.sizes import in_words

_CHUNK = 1 << 16
_TRIED = 20  # lines
_WHITE = " \t\r\n"
_NO_OBJECT = "row {} is no object with the fields of a case study"


def _fraction(written: str) -> float | str:
    """A number as it is written where it is too large for one: no id becomes `inf`, and two ids one."""
    number = float(written)
    return number if isfinite(number) else written


def _constant(written: str) -> str | None:
    """`NaN` is what pandas has where there is nothing; the infinite are words."""
    return None if written == "NaN" else written


def _whole(written: str) -> int | str:
    """A number as it is written where it has more digits than Python takes."""
    try:
        return int(written)
    except ValueError:
        return written


_JSON = json.JSONDecoder(parse_float=_fraction, parse_int=_whole, parse_constant=_constant)


def kind_of(stream: Stream, most: int) -> str | None:
    """What it is: "json", a list of case studies or one over several lines; "jsonl", one a line; or neither.

    More of the stream comes into sight, up to `most` bytes, until the first of them is whole.
    """
    while True:
        text = stream.head.decode(_encoding(stream.head), "replace").lstrip(_WHITE)
        listed = text.startswith("[")
        bare = text[1:].lstrip(_WHITE) if listed else text
        if not bare.startswith("{") or bare[1:].lstrip(_WHITE)[:1] not in ('"', ""):
            return None
        try:
            value, end = _JSON.raw_decode(bare)
        except (ValueError, RecursionError) as fault:
            # What is wrong with it is told when it is read.
            deep = isinstance(fault, RecursionError) and _names_case_study(bare)
            if deep and (listed or _closed(bare.partition("\n")[0])):
                return "json" if listed else "jsonl"
            large = len(stream.head) > most and not stream.whole
            if large and _names_case_study(bare):  # the first of them is too large, the next ones may not be
                over_lines = "\n" in bare.rstrip() and not has_one(stream.head)
                return "json" if listed or over_lines else "jsonl"
            if stream.whole or large:
                broken = deep or (listed and _names_case_study(bare))
                return "jsonl" if not listed and has_one(stream.head) else "json" if broken else None
            stream.grow()
            continue
        if not holds_case_studies(value):
            return None
        return "json" if listed or "\n" in bare[:end] else "jsonl"


def _encoding(head: bytes) -> str:
    return "utf-16" if head.startswith(UTF_16) else "utf-8-sig"


def has_one(head: bytes) -> bool:
    """Whether one of the first lines is a case study: a bad line at the top is one bad row."""
    return any(map(_is_one, head.decode(_encoding(head), "replace").split("\n")[:_TRIED]))


def _is_one(line: str) -> bool:
    try:
        return holds_case_studies(_JSON.decode(line))
    except (ValueError, RecursionError):
        return False


_NAMES = compile_re(r'"([^"\\\n]{1,80})"[ \t]{0,8}:')


def _names_case_study(text: str) -> bool:
    """Whether names stand in a text that is no JSON as fields of a case study have them."""
    return holds_case_studies(dict.fromkeys(_NAMES.findall(text), ""))


_WORDS = compile_re(r'"(?:[^"\\]++|\\.)*+"?')


def _closed(line: str) -> bool:
    """Whether a line closes all brackets that it opens; those in words are none."""
    bare = _WORDS.sub("", line)
    return sum(map(bare.count, "[{")) == sum(map(bare.count, "]}"))


def holds_case_studies(value: object) -> bool:
    """Whether an object has the fields of a case study, or its text."""
    if not isinstance(value, Mapping):
        return False
    text = value.get(columns_of(tuple(map(str, value))).fields.get("text", ""))
    return isinstance(text, str) or hold_case_studies(map(str, value))


def lines(stream: Stream, most: int) -> Iterator[Row | Spoilt]:
    """An object a line; a line that is none is spoilt, and the others go on. Empty lines are stepped over."""
    number, within = 1, False
    for line in text_lines(stream, most):
        if line.large and not within:
            yield Spoilt(number, too_large(number, most))
        elif not line.large and line.words.strip(_WHITE + "\0"):
            yield _row(number, line.words, line.encoding)
        within = not line.ends
        number += line.ends


def _row(number: int, line: str, encoding: str) -> Row | Spoilt:
    try:
        value = _JSON.decode(line)
    except (json.JSONDecodeError, RecursionError) as fault:
        return Spoilt(number, ReadError("damaged", f"row {number} {_why(fault)}"))
    if not isinstance(value, dict):
        return Spoilt(number, ReadError("damaged", _NO_OBJECT.format(number)))
    return Row(number, value, encoding)


_TOO_LARGE = object()
_SIGNS = compile_re(r'\\.?|["\[\]{},]', re.DOTALL)


def objects(stream: Stream, most: int) -> Iterator[Row | Spoilt]:
    """The objects of a list, or one object over several lines; what is no JSON ends it."""
    marked = stream.head.startswith(UTF_16)
    encoding = "utf-16" if marked else "utf-8-sig" if stream.head.startswith(b"\xef\xbb\xbf") else "utf-8"
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    number = 0
    for number, value in enumerate(_values(stream, decoder, most), 1):
        if isinstance(value, ReadError):
            yield Spoilt(number, ReadError(value.kind, value.message.format(row=number)))
        elif value is _TOO_LARGE:
            yield Spoilt(number, too_large(number, most))
        elif isinstance(value, dict):
            yield Row(number, value, encoding)
        else:
            yield Spoilt(number, ReadError("damaged", _NO_OBJECT.format(number)))


def _values(stream: Stream, decoder: codecs.IncrementalDecoder, most: int) -> Iterator[Any]:
    """The values in the list, each as soon as it is whole; last a `ReadError` where they do not end well.

    One that is too large comes as `_TOO_LARGE`.
    """
    read = _JSON.raw_decode
    text, at, enough, ended = "", 0, 0, False
    opened = damaged = False

    def more() -> tuple[str, bool]:
        data = stream.file.read1(_CHUNK)
        return decoder.decode(data, not data), not data

    while True:
        while at < len(text) and text[at] in _WHITE + (",[" if not opened else ","):
            opened = opened or text[at] == "["
            at += 1
        if text[at : at + 1] == "]":
            while not ended:  # a file that is packed is known to be sound at its end alone
                _, ended = more()
            return
        fault: Exception | None = None
        if at < len(text) and (ended or len(text) - at >= min(enough, most + 1)):
            try:
                value, at = read(text, at)
            except (json.JSONDecodeError, RecursionError) as wrong:
                fault = wrong
                enough = 2 * (len(text) - at)  # no need to try again with little more
            else:
                enough = 0
                yield value
                if not opened:
                    return
                continue
        if isinstance(fault, RecursionError) or (ended and (fault or opened)):
            why = _why(fault) if fault else "is no JSON (the list has no end)"
            yield ReadError("damaged", f"row {{row}} {why}; what follows was not read")
            return
        if ended:
            return
        if fault and len(text) - at > most:
            behind = _behind(text, at, more) if opened else None
            follows = "; what follows was not read" if opened else ""
            if behind is None:
                told = f"is larger than the limit of {in_words(most)}, or no JSON"
                yield ReadError("too-large", f"row {{row}} {told}{follows}")
                return
            if behind.size <= most:
                yield ReadError("damaged", f"row {{row}} {_why(fault)}{follows}")
                return
            yield _TOO_LARGE
            text, at, enough = behind.text, behind.at, 0
            continue
        pieces, held = [text[at:]], len(text) - at
        try:
            while True:
                piece, ended = more()
                pieces.append(piece)
                held += len(piece)
                if ended or held >= min(enough, most + 1):
                    break
        except Exception:
            if damaged:
                raise
            damaged, enough = True, 0  # what is whole goes first
        text, at = "".join(pieces), 0


class _Behind(NamedTuple):
    """A text, the place in it of the comma or bracket behind a value, and how many characters that has."""

    text: str
    at: int
    size: int


def _behind(text: str, at: int, more: Callable[[], tuple[str, bool]]) -> _Behind | None:
    """What is behind the value that begins at a place, by its brackets; None where it has no such end."""
    depth, quoted, escaped, ended = 0, False, False, False
    passed = -at  # characters of the value in the texts before this one
    while not ended:
        sign = ""
        for found in _SIGNS.finditer(text, at + escaped):
            sign = found[0]
            if sign == '"':
                quoted = not quoted
            elif quoted or sign[0] == "\\":
                continue
            elif sign in "[{":
                depth += 1
            elif not depth:
                return None if sign == "}" else _Behind(text, found.start(), passed + found.start())
            elif sign != ",":
                depth -= 1
        escaped = sign == "\\" or (escaped and len(text) == at)
        passed, at = passed + len(text), 0
        text, ended = more()
    return None


def _why(fault: Exception) -> str:
    """What is wrong with it, without its words; what is nested too deep may be JSON all the same."""
    if isinstance(fault, json.JSONDecodeError):
        said = fault.msg.removesuffix(" at").removesuffix(" starting")  # the place is that of our own piece
        return f"is no JSON ({said[:1].lower()}{said[1:]})"
    return "is nested too deep to be read"
