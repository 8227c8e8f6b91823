"""Listed: what the two lists print, to tell what is not listed from what was not read.

A label that is cited and not found may stand in a list all the same, where an export ran two items
together ("… of Welsh. [5.2] AS GCE …"): then nothing is said. And only a list that prints its labels can
be told to lack one.
"""

import re
from collections import Counter
from collections.abc import Iterator

from refcase.links import CLAIMING, Missing
from refcase.lookup import folded
from refcase.models import Citation, Section
from refcase.patterns import compile_re, compile_regex
from refcase.text import Span
from refcase.validate.draft import Draft
from refcase.validate.labelling import Form, Items, Printed, printed

# "(E12 to follow)" is a citation, however others are dressed.
_TO_COME = compile_regex(r"(?i)\b(?:to follow|to come|forthcoming|pending)\b")


_SECTIONS = {"reference": 3, "source": 5}


class Lists:
    """The two lists of a draft, to be asked about many labels: each answer is worked out once."""

    def __init__(self, draft: Draft) -> None:
        study = draft.study
        self._draft = draft
        self._own: dict[int, tuple[int, list[Printed]]] = {
            3: (len(study.references), [label for _, label in draft.labelled_references]),
            5: (len(study.sources), [label for _, label in draft.labelled_sources]),
        }
        self._spoilt = {
            number: any(
                first <= left.span.start < section.span.end
                for section in draft.sections(number)
                for first in [_first(section, study.references if number == 3 else study.sources)]
                for left in study.leftovers
            )
            for number in self._own
        }
        self._found = Counter(
            label.form
            for written in {
                target.label
                for citation in study.citations
                for target in citation.targets
                if target.item is not None
            }
            if (label := printed(written))
        )
        # Which list the labels of each form point at, None where both.
        self._pointed: dict[Form, int | None] = {}
        for citation in study.citations:
            for target in citation.targets:
                own = printed(target.label) if target.item is not None else None
                if own and target.kind in _SECTIONS:
                    section = _SECTIONS[target.kind]
                    known = self._pointed.setdefault(own.form, section)
                    self._pointed[own.form] = section if known == section else None
        # How the citations of each form that find their item are dressed: "[", "(" or nothing.
        self._dress: dict[Form, Counter[str]] = {}
        for citation in study.citations:
            for target in citation.targets:
                own = printed(target.label) if target.item is not None else None
                if own and citation.section in CLAIMING:
                    self._dress.setdefault(own.form, Counter())[_dress(citation)] += 1
        self._lost = Counter(
            label.form for written in {m.label for m in draft.links.missing} if (label := printed(written))
        )
        self._stands: dict[Printed, bool] = {}

    def lacks(self, missing: Missing, citation: Citation) -> bool:
        """Whether the list that the citation means prints labels of this form, and reads without doubt.

        This one must not stand anywhere in the lists, no text of the list may be left over, and most must be
        found where labels are numbers or letters alone, which may number something else. It must be dressed
        as others are that find their item: "E10 fuel" and "(E14)" are no citations where sources are cited as
        [E1].
        """
        own = printed(missing.label)
        if own is None or "item" in citation.written.casefold():  # "[5.1, item 10]"
            return False
        number = self._list_meant(own, citation)
        if number is None or self._spoilt[number]:
            return False
        sure = own.form.prefix or own.form.major
        if not sure and self._lost[own.form] > max(2, self._found[own.form]):
            return False
        dresses = self._dress.get(own.form, Counter())
        if dresses and _dress(citation) not in dresses and not _TO_COME.search(citation.written):
            return False
        if own not in self._stands:
            self._stands[own] = stands_in_lists(self._draft, own)
        return not self._stands[own]

    def _list_meant(self, own: Printed, citation: Citation) -> int | None:
        """The section whose list prints labels of the form, None where another list may be meant."""
        fits = {n: sum(label.form == own.form for label in labels) for n, (_, labels) in self._own.items()}
        if own.form.prefix or own.form.major:
            return next((number for number, count in fits.items() if count), None) or self._by_number(own)
        # A bare number or letter means the list of its section: in section 4 the sources, if labelled.
        wanted, other = (5, 3) if citation.section == 4 else (3, 5)
        if fits[wanted] > 1:
            return wanted
        size, labels = self._own[wanted]
        return other if fits[other] > 1 and len(labels) == size > 0 else None

    def _by_number(self, own: Printed) -> int | None:
        """The section whose list prints 1, 2, 3, is cited as [E1], [E2], and ends before this number."""
        section = self._pointed.get(own.form)
        if section is None:
            return None
        size, labels = self._own[section]
        plain = [label.value for label in labels if label.form == Form("", "", "number")]
        return section if 1 < size == len(plain) and own.value > max(plain) else None


def _first(section: Section, items: Items) -> int:
    """Where the list begins: what stands above it is no item that was not read."""
    inside = (item.span.start for item in items if section.span.start <= item.span.start < section.span.end)
    return min(inside, default=section.span.start)


def _dress(citation: Citation) -> str:
    """The bracket that the citation begins with, "" for none."""
    first = citation.written.lstrip("\\")[:1]
    return first if first in "[(（［【" else ""


def stands_in_lists(draft: Draft, label: Printed) -> bool:
    """Whether the label may stand in the text of a list, unread."""
    head = re.escape(label.form.prefix)
    gap = r"[ .\-/]{0,2}(?:No\.?[ ])?" if head else ""
    major = f"{label.form.major[:1]}[.:/,]" if label.form.major else ""
    if head or major:
        pattern = rf"(?i)(?<!\w){head}{gap}{major}0?{label.number}(?!\d)"
    else:  # numbers and letters stand in any text: only at the head of a line, in brackets, or behind a stop
        pattern = (
            rf"(?i)(?:(?m:^)[ \t*_]{{0,8}}|[\[(]|\.[ ])\(?{label.number}(?:[\]).:\t ]|[ivx]{{1,4}}[\])])"
        )
    compiled = re.compile(pattern)
    return any(
        compiled.search(draft.view, section.span.start, section.span.end) for section in draft.sections(3, 5)
    )


def claims_of(missing: Missing) -> list[Citation]:
    """The citations by label in sections 1, 2 and 4: what the lists say of each other proves nothing."""
    return [c for c in missing.citations if c.section in CLAIMING and c.kind == "label"]


def meant(draft: Draft, label: str) -> str | None:
    """The listed label that was probably meant by one that is not, None where that is not clear.

    Only labels with letters in front are compared: of numbers alone too many are alike. It is one slip away,
    and cited nowhere.
    """
    if not label[:1].isalpha():
        return None
    cited = {
        (target.kind, target.item, target.part)
        for citation in draft.study.citations
        if citation.section in CLAIMING
        for target in citation.targets
    }
    whole = {key[:2] for key in cited if key[2] is None}
    cited |= {(kind, item, None) for kind, item, _ in cited}  # with a part its source is cited
    near = [
        name
        for name, key in _names(draft)
        if key not in cited and key[:2] not in whole and name[:1] == label[:1] and _one_slip(label, name)
    ]
    return near[0] if len(near) == 1 else None


def _names(draft: Draft) -> Iterator[tuple[str, tuple[str, int, str | None]]]:
    """Every listed label, parts with that of their source, and what it names."""
    for n, reference in enumerate(draft.study.references):
        if reference.label:
            yield reference.label, ("reference", n, None)
    for n, source in enumerate(draft.study.sources):
        if source.label:
            yield source.label, ("source", n, None)
            for part in source.parts:
                yield source.label + part.label, ("source", n, part.label)


def _one_slip(written: str, listed: str) -> bool:
    """Whether one character is changed, left out, added, or changed places with its neighbour."""
    same = 0
    while same < min(len(written), len(listed)) and written[same] == listed[same]:
        same += 1
    rest, other = written[same:], listed[same:]
    swapped = rest[1::-1] + rest[2:]
    return bool(rest or other) and (
        rest[1:] == other[1:] or rest == other[1:] or rest[1:] == other or swapped == other
    )


# What stands before a label without letters or a section in front, where it may be a citation. Sought from
# the label, whose places in a text are few; a pattern with the label in it takes longer to compile than that.
_BRACKETED = compile_regex(r"[\[(](?:[^()\[\]\n]{0,80}[^\w.])?\Z")
_CALLED = compile_regex(r"(?i)\b(?:source|evidence|ref|reference|see|item)s?\.?[ ]\Z")
_GLUED = compile_regex(r"""(?i)[a-z]{3}[.,;)”"'’]{0,2}\Z""")
_WIDEST, _CALL, _GLUE = 82, 14, 5  # characters that each of them may need
_MORE = compile_re(r"\.?\d")


def may_be_cited(draft: Draft, label: str) -> bool:
    """Whether the label stands in sections 1, 2 or 4 as a citation would, though it was not read as one."""
    own = printed(label)
    sure = own if own and (own.form.prefix or own.form.major) else None
    written = folded(own.number if sure and own else label)
    for section in draft.sections(*CLAIMING):
        start, end = section.span.start, section.span.end
        at = draft.folded.find(written, start, end)
        while at >= 0:
            stop = at + len(written)
            if sure and _is_number_of(sure, draft.view, at, stop):
                return True
            if not sure and _is_like_citation(draft.view, label, at, section.span):
                return True
            at = draft.folded.find(written, at + 1, end)
    return False


def _is_number_of(label: Printed, view: str, at: int, stop: int) -> bool:
    """Whether the number from `at` to `stop` is that of the label.

    Such a label is sure enough anywhere, glued to a word as exports leave it too: "cancer5.3, 5.4".
    """
    if _MORE.match(view, stop):
        return False
    at -= view[at - 1] == "0"
    if label.form.major:
        if view[at - 1] not in ".:/" or view[at - 2] != label.form.major[0]:
            return False
        at -= 2
    prefix = label.form.prefix
    if not prefix:
        return not view[at - 1].isdecimal() and not (view[at - 1] == "." and view[at - 2].isdecimal())
    at -= view[at - 1] in " .-"
    start = at - len(prefix)
    return view[start:at].casefold() == prefix and not view[start - 1].isalpha()


def _is_like_citation(view: str, label: str, at: int, section: Span) -> bool:
    """Whether the label, which may stand at `at`, is written there like a citation."""
    stop = at + len(label)
    if view[at:stop].casefold() != label.casefold():
        return False
    following = view[stop : min(stop + 1, section.end)]
    before = max(section.start, at - _WIDEST)
    if view[at - 1 : at].isdecimal():
        return False  # the end of a figure: the usual case
    word = following.isalnum() or following == "_"
    if not word and (
        _BRACKETED.search(view, before, at) or _CALLED.search(view, max(before, at - _CALL), at)
    ):
        return True
    closed = not following or following in ".,;:)" or following.isspace()
    return closed and _GLUED.search(view, max(before, at - _GLUE), at) is not None
