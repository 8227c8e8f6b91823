"""Backing: whether a passage of section 4 names evidence at all, in whatever way."""

import re
from collections.abc import Iterator
from itertools import chain

from refcase.patterns import compile_re
from refcase.validate.draft import Draft
from refcase.validate.quotations import Quotation, is_title, quotations
from refcase.validate.running import Hint, hinted

# A source told in words: "(The Courier, 3 May 2019)", "(para 12)", "see section 5", an address, "on file".
# One pattern for all of it takes ten times as long.
_DATED = r"[^()\[\]\n]{0,120} \b(?:19|20)\d\d\b [^()\[\]\n]{0,60} [)\]]"
_SAID = r"(?:letters?|e-?mails?|testimonials?|interviews?|statements?|survey|feedback)"
_TOLD: tuple[Hint, ...] = (
    *("¹²³⁰⁴⁵⁶⁷⁸⁹"),
    ("(", compile_re(rf"(?xi) \( (?: {_DATED} | [^()\n]{{0,60}}\b{_SAID}\b[^()\n]{{0,60}}\) )")),
    ("[", compile_re(rf"(?xi) \[ {_DATED}")),
    *(
        (word, compile_re(rf"(?i)\b{word} (?:source|testimonial|letter|statement)\b"))
        for word in ("first", "second", "third", "fourth", "fifth", "sixth")
    ),
    ("p.", compile_re(r"(?i)(?:(?<!\w)|(?<=\bp))p\. ?[\divx]")),
    ("para", compile_re(r"(?i)\bpara(?:s?\.?|graphs?) ?[\divx]")),
    ("page", compile_re(r"(?i)\bpages? ?[\divx]")),
    *("http:", "https:", "www."),
    ("sect", compile_re(r"(?i)\bsect(?:ion|\.)[ \n]5")),
    ("corroborat", compile_re(r"(?i)\bcorroborat")),
    ("on file", compile_re(r"(?i)\bon file\b")),
    ("available", compile_re(r"(?i)\bavailable (?:from|on|at)\b")),
)
# What may be a citation that was not read: "( D)", "(doc. 5.2)", "[iv"; numbers glued to a word or a stop.
_LABELLED = compile_re(
    r"""(?x) [\[(] (?:[^()\[\]\n]{0,40}[\s,;])??
    (?: [A-Za-z]{0,4}\d{1,2}(?:\.\d{1,2})?(?:[a-z]|p\d+)? | [A-Za-z][ivx]{0,4} | [ivx]{1,4} | [IVX]{1,4} )
    (?=[\s,;:.\])(]) | \([^()\n]{1,60}\([^()\n]{1,10}\)[ ]\d{1,2}\) """
)
_GLUED = compile_re(
    r"""(?x) [^\W\d_][.,;)”"'’]{1,3}[ ]?(?:\d\.)?\d{1,2}(?![\d%,.]\d|\w|[ ][a-z])
    | [A-Za-z]{2}\d{1,2}(?!\w) | [^\W_][.]?[35]\.\d """
)
# Sought from its first figure, which stands no further behind its beginning: a quarter of the time.
_FIGURES = compile_re(r"\d+")
_UP_TO_FIGURES = 5
# What a passage begins with that goes on about what the one before it cites.
_CARRIES_ON = compile_re(
    r"(?:He|She|It|They|His|Her|Its|Their|(?:The|This) (?:report|review|letter|document))\b"
)
# A citation that opens the next passage is often meant for what stands before it.
_OPENING = 200
# A term or a turn of phrase in quotation marks has no more words.
_SHORT = 8
# A reference may be where a quotation comes from, if it is cited as near to it as this.
_BEHIND = 40
# "[Source E3]" is a form to follow, "[E3, p. 12 of the annex]" is none.
_DRESS = 10


def is_backed(draft: Draft, place: int) -> bool:
    """Whether the passage at this place cites a source, tells one in words, or may do so.

    Shape: `place` is the index into `draft.passages`.
    """
    passage = draft.passages[place]
    if passage.cites:
        return True
    if place and draft.passages[place - 1].cites and _CARRIES_ON.match(draft.view, passage.start):
        return True
    following = draft.passages[place + 1 : place + 2]
    if any(draft.citations_in(f.start, min(f.end, f.start + _OPENING)) for f in following if f.cites):
        return True
    stretch = draft.view, passage.start, passage.end
    for match in chain(_LABELLED.finditer(*stretch), _glued(*stretch)):
        if not draft.citations_in(match.start(), match.end()):
            return True
    return hinted(draft, _TOLD, passage.start, passage.end)


def _glued(view: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """What `_GLUED` finds in the stretch."""
    at = start
    for figures in _FIGURES.finditer(view, start, end):
        at = max(at, figures.start() - _UP_TO_FIGURES)
        while at < figures.end():
            found = _GLUED.match(view, at, end)
            if found:
                yield found
            at = found.end() if found else at + 1


def unsourced_quotations(draft: Draft, place: int) -> list[Quotation]:
    """The quotations of some length in the passage at this place, none where it is backed."""
    passage = draft.passages[place]
    if passage.cites:
        return []
    found = [
        quotation
        for quotation in quotations(draft.view, passage.start, passage.end)
        if quotation.words > _SHORT
        and not is_title(draft.view, passage.start, quotation)
        and not draft.citations_in(quotation.start, quotation.end + _BEHIND)
    ]
    return found if found and not is_backed(draft, place) else []


def as_cited(draft: Draft, label: str) -> str:
    """The label as this document writes its citations: `[E3]`, `(E3)`, `E3`."""
    for citation in draft.study.citations:
        if citation.section != 4 or len(citation.targets) != 1 or citation.targets[0].kind != "source":
            continue
        target = citation.targets[0]
        known = (target.item is not None and draft.study.sources[target.item].label) or target.label
        before, found, after = citation.written.partition(known + (target.part or ""))
        if found and len(before + after) <= _DRESS:
            return before.strip() + label + after.strip()
    return label
