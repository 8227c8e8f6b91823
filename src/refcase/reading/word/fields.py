"""Fields: what Word works out, such as links and cross-references. Only their results are shown."""

import re

_LINK = re.compile(r'\s*HYPERLINK\s+(?:\\[a-z]\s+)*"(?P<target>[^"]{1,2000})"', re.IGNORECASE)


class Fields:
    """The fields that are open where one reads, the innermost last: what each instructs, and whether its
    result has begun.
    """

    def __init__(self) -> None:
        self._open: list[tuple[list[str], bool]] = []
        self._links: list[str | None] = []  # where the text in each leads, or in those around it
        self._silent = 0

    def mark(self, kind: str) -> None:
        """A field begins, comes to its result, or ends."""
        if kind == "begin":
            self._open.append(([], False))
            self._links.append(self.link)
            self._silent += 1
        elif kind == "separate" and self._open and not self._open[-1][1]:
            said, _ = self._open[-1]
            self._open[-1] = (said, True)
            self._links[-1] = self.target("".join(said)) or self._links[-1]
            self._silent -= 1
        elif kind == "end" and self._open:
            _, shown = self._open.pop()
            self._links.pop()
            self._silent -= not shown

    def instruct(self, text: str) -> None:
        """A piece of what the innermost field instructs."""
        if self._open and not self._open[-1][1]:
            self._open[-1][0].append(text)

    @property
    def silent(self) -> bool:
        """Whether what is read now is no result, and not shown."""
        return self._silent > 0

    @property
    def link(self) -> str | None:
        """Where the text that is read now leads, None for nowhere."""
        return self._links[-1] if self._links else None

    @staticmethod
    def target(instruction: str) -> str | None:
        """The address in an instruction such as `HYPERLINK "https://…"`, None in any other."""
        found = _LINK.match(instruction)
        return found["target"] if found else None
