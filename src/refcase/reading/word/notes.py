"""Foot- and endnotes: their marks, counted, and their contents, each given once."""

from refcase.reading.word.names import Element, number, value_of, w
from refcase.reading.word.numerals import written
from refcase.reading.word.package import Package, Relation

_USUAL = {"footnote": "decimal", "endnote": "lowerRoman"}


class Notes:
    """The notes of a document. `relations` are those of each kind's part."""

    def __init__(self, package: Package, parts: dict[str, str], body: Element) -> None:
        self.relations: dict[str, dict[str, Relation]] = {}
        self._contents: dict[tuple[str, str], Element] = {}
        self._counts: dict[str, int] = {}
        self._forms = dict(_USUAL)
        for kind in _USUAL:
            part = parts.get(f"{kind}s")
            self.relations[kind] = package.relations(part) if part else {}
            for content in package.root(part).iterchildren(w(kind)) if part else ():
                self._contents[kind, content.get(w("id"), "")] = content
            settings = body.find(f"{w('sectPr')}/{w(f'{kind}Pr')}")
            if settings is not None:
                self._forms[kind] = value_of(settings, w("numFmt")) or _USUAL[kind]
                start = number(value_of(settings, w("numStart")))
                self._counts[kind] = 0 if start is None else start - 1

    def next_mark(self, kind: str) -> str:
        """The mark of the next note of its kind."""
        self._counts[kind] = self.count(kind) + 1
        return written(self._counts[kind], self._forms[kind])

    def count(self, kind: str) -> int:
        """The number of the note last marked."""
        return self._counts.get(kind, 0)

    def take(self, kind: str, id_: str) -> Element | None:
        """The content of a note, the first time it is asked for."""
        return self._contents.pop((kind, id_), None)
