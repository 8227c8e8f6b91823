"""Text from a document made harmless for a terminal or a line of output."""

import regex

from refcase.patterns import compile_regex

# Everything that a terminal obeys or that changes what stands around it: control characters, bidirectional
# overrides, line and paragraph separators, tags. The joiners U+200C and U+200D only shape their neighbours.
_UNSAFE = compile_regex(r"[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}--\u200C\u200D]", regex.V1)
_SPACE = compile_regex(r"[ \t\n]+")


def visible(text: str) -> str:
    r"""`text` with each control character as an escape that can be seen: `\x1b`, `\u202e`, even `\n`."""
    harmless: str = _UNSAFE.sub(_escape, text)
    return harmless.replace("##[", "## [")  # a command to the runner of jobs on GitHub, anywhere in a line


def one_line(text: str) -> str:
    """`text` as one line: white space folded to single spaces, control characters visible."""
    folded: str = _SPACE.sub(" ", text)
    return visible(folded.strip(" "))


def _escape(found: regex.Match[str]) -> str:
    character: str = found[0]
    return character.encode("unicode_escape").decode("ascii")
