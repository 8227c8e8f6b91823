"""Case studies made up by rule: one abstract study, told with any labels, in any layout.

`study_of` makes a study, `render` tells it as text, `parsed` reads the text back, and `expected` is
what must come out: the same, whatever the labels.
"""

from collections.abc import Callable
from random import Random
from textwrap import fill
from typing import NamedTuple

import refcase

FAMILIES = [
    "Flint",
    "Ochre",
    "Umber",
    "Slate",
    "Marl",
    "Sienna",
    "Tallow",
    "Quarry",
    "Loam",
    "Pumice",
    "Garnet",
]
NOUNS = [
    "kilns",
    "potters",
    "masks",
    "coughs",
    "glazes",
    "guilds",
    "ovens",
    "chimneys",
    "workshops",
    "wheels",
]
VERBS = ["change", "measure", "follow", "rebuild", "survey", "replace", "calm", "enclose"]
BODIES = [
    "Guild of Potters",
    "Clay Council",
    "Kiln Weekly",
    "Brackwater City Council",
    "Norland Ministry of Crafts",
]
KINDS = ["Letter from the", "Report of the", "Minutes of the", "Film made by the", "Statement of the"]
HEADINGS = {
    1: "Summary of the impact",
    2: "Underpinning research",
    3: "References to the research",
    4: "Details of the impact",
    5: "Sources to corroborate the impact",
}


class Aim(NamedTuple):
    """What a citation points at: which list, the item's place from 0, the part's place or None."""

    kind: str
    item: int
    part: int | None = None


class Study(NamedTuple):
    """A study without labels. A sentence is its words and what it cites, in order of `aims`."""

    title: str
    references: tuple[tuple[str, int, str], ...]  # family, year, title
    sources: tuple[tuple[str, int], ...]  # text, number of parts
    sections: dict[int, tuple[tuple[str, tuple[Aim, ...]], ...]]


class LabelScheme(NamedTuple):
    """How the lists are labelled and how they are cited.

    The pairs are for references and sources. Each callable gives the label for a place from 1: as `printed`
    in the list ("" for none), as `cited`, and as the item must be `called` in the end.
    `brackets` go around citations; `glued` puts numbers of references behind the word without any;
    `author_year` cites references so, and sources not at all. `part` prints the marker of a part; None: the
    scheme has none. `mixed`: section 4 cites references too. `ranges`: three in a row are
    cited as a range. `running`: the count of sources goes on from that of references.
    """

    name: str
    printed: tuple[Callable[[int], str], Callable[[int], str]]
    cited: tuple[Callable[[int], str], Callable[[int], str]]
    called: tuple[Callable[[int], str | None], Callable[[int], str | None]]
    brackets: tuple[str, str] = ("[]", "[]")
    part: Callable[[int, str], str] | None = None
    mixed: bool = True
    ranges: bool = True
    glued: bool = False
    author_year: bool = False
    running: bool = False


class Layout(NamedTuple):
    """How the text is set. `wrap` is 0 for a paragraph a line, `heading` prints a section's heading."""

    name: str
    heading: Callable[[int, str], str]
    wrap: int = 0
    gaps: bool = True
    page: bool = False


def _like(pattern: str) -> Callable[[int], str]:
    """Labels by an example: `[R1]`, `3.1`, `A.`, `(i)`, `EV1`; "" for none."""
    romans = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
    kinds = {
        "{n}": str,
        "{A}": lambda n: chr(64 + n),
        "{a}": lambda n: chr(96 + n),
        "{i}": lambda n: romans[n - 1],
    }

    def label(place: int) -> str:
        text = pattern
        for slot, spell in kinds.items():
            if slot in text:
                text = text.replace(slot, spell(place))
        return text

    return label


def _scheme(
    name: str,
    printed: tuple[str, str],
    cited: tuple[str, str],
    called: tuple[str, str] | None = None,
    **others: object,
) -> LabelScheme:
    called = called or cited
    return LabelScheme(
        name,
        (_like(printed[0]), _like(printed[1])),
        (_like(cited[0]), _like(cited[1])),
        (_like(called[0]), _like(called[1])),
        **others,  # type: ignore[arg-type]
    )


def _nothing(place: int) -> None:
    return None


def _restarted(place: int) -> str:
    """1. 1. 2. 3. …: an export took the first item for a list of its own."""
    return f"{max(1, place - 1)}."


SCHEMES = [
    _scheme("R and E", ("[R{n}]", "E{n}"), ("R{n}", "E{n}"), part=lambda n, p: f"{n}{p})"),
    _scheme(
        "P and S", ("P{n}.", "S{n}:"), ("P{n}", "S{n}"), brackets=("()", "()"), part=lambda n, p: f"({p})"
    ),
    _scheme("O and C", ("O{n})", "[C{n}]"), ("O{n}", "C{n}"), part=lambda n, p: f"C{n}{p})"),
    _scheme("UR and CS", ("UR{n}", "CS{n}"), ("UR{n}", "CS{n}")),
    _scheme("escaped", ("\\[R{n}\\]", "\\[S{n}\\]"), ("R{n}", "S{n}"), brackets=("\\[\\]", "\\[\\]")),
    _scheme("3.n and 5.n", ("3.{n}", "5.{n}"), ("3.{n}", "5.{n}"), part=lambda n, p: f"5.{n}{p}"),
    _scheme("numbers cited 3.n and 5.n", ("{n}.", "{n}."), ("3.{n}", "5.{n}"), ("{n}", "{n}")),
    _scheme("numbers and capitals", ("{n}.", "{A}."), ("{n}", "{A}")),
    _scheme("numbers and letters in square brackets", ("[{n}]", "[{a}]"), ("{n}", "{a}")),
    _scheme("capitals and numbers", ("{A}.", "{n}."), ("{A}", "{n}")),
    _scheme(
        "numbers and romans, round", ("({n})", "({i})"), ("{n}", "{i}"), brackets=("()", "()"), ranges=False
    ),
    _scheme(
        "Ref and Source",
        ("Ref {n}", "Source {n}:"),
        ("Ref {n}", "Source {n}"),
        ranges=False,
        brackets=("()", "()"),
    ),
    _scheme("numbers cited R and EV", ("{n}.", "{n}."), ("R{n}", "EV{n}"), ("{n}", "{n}")),
    _scheme("both numbered, cited (n)", ("{n}.", "{n}."), ("{n}", "{n}"), brackets=("()", "()"), mixed=False),
    _scheme("both numbered, cited [n]", ("{n}.", "{n}."), ("{n}", "{n}"), mixed=False),
    _scheme("both numbered, [n] and (n)", ("[{n}]", "({n})"), ("{n}", "{n}"), brackets=("[]", "()")),
    _scheme("superscripts", ("{n}.", "S{n}"), ("{n}", "S{n}"), glued=True, mixed=False),
    _scheme("restarted, cited by letters", ("", "E{n}"), ("{A}", "E{n}"))._replace(
        printed=(_restarted, _like("E{n}"))
    ),
    _scheme("sources lost their labels, cited S", ("[R{n}]", ""), ("R{n}", "S{n}")),
    _scheme("restarted sources", ("R{n}.", ""), ("R{n}", "{A}"))._replace(
        printed=(_like("R{n}."), _restarted)
    ),
    _scheme("bare R and E", ("R{n}", "E{n}."), ("R{n}", "E{n}"), brackets=("", "")),
    _scheme("full-width", ("［R{n}］", "［E{n}］"), ("R{n}", "E{n}"), brackets=("［］", "［］")),
    _scheme("R and numbers", ("R{n}:", "[{n}]"), ("R{n}", "{n}")),
    _scheme("R and letters", ("[R{n}]", "{a})"), ("R{n}", "{a}")),
    _scheme("romans and letters", ("[{i}]", "[{A}]"), ("{i}", "{A}"), ranges=False),
    _scheme("3A and 5A", ("3{A}", "5{A}"), ("3{A}", "5{A}"), ranges=False),
    _scheme(
        "words", ("Publication {n}.", "Evidence {n}."), ("Publication {n}", "Evidence {n}"), ranges=False
    ),
    _scheme("numbers that run on", ("{n}.", "{n}."), ("{n}", "{n}"), running=True),
    _scheme("sources lost numbers that run on", ("[{n}]", ""), ("{n}", "{n}"), running=True),
    _scheme("sources lost letters", ("{n}.", ""), ("{n}", "{a}")),
    _scheme("references lost numbers", ("", "S{n}."), ("{n}", "S{n}"))._replace(
        called=(_like("{n}"), _like("S{n}"))
    ),
    _scheme("unlabelled, author and year", ("", ""), ("", ""), author_year=True)._replace(
        called=(_nothing, _nothing)
    ),
]

LAYOUTS = [
    Layout("database page", lambda n, h: f"{n}. {h}", page=True),
    Layout("draft", lambda n, h: f"{n}) {h} (indicative maximum)", gaps=False),
    Layout("hard-wrapped", lambda n, h: f"{n}. {h.upper()}", wrap=74, gaps=False),
    Layout("hard-wrapped with blank lines", lambda n, h: f"{n}. {h}", wrap=68),
    Layout("Markdown", lambda n, h: f"### {n}. {h}"),
    Layout("bold without numbers", lambda n, h: f"**{h}**"),
    Layout("without numbers", lambda n, h: h),
]


def study_of(*, references: int, sources: int, seed: int) -> Study:
    """A study in which every item is cited at least once."""
    chance = Random(seed)
    families = chance.sample(FAMILIES, references)
    listed = tuple(
        (family, 1998 + chance.randrange(20), f"{_words(chance, 3).capitalize()} in {chance.choice(NOUNS)}")
        for family in families
    )
    named = tuple(
        (
            f"{chance.choice(KINDS)} {chance.choice(BODIES)} on {_words(chance, 4)}",
            chance.choice([0, 0, 2, 3]),
        )
        for _ in range(sources)
    )
    early = [(Aim("reference", n),) for n in range(references)]
    early += [_some(chance, "reference", references) for _ in range(3)]
    late = [
        (Aim("source", n, chance.randrange(parts) if parts else None),) for n, (_, parts) in enumerate(named)
    ]
    late += [_some(chance, "source", sources) for _ in range(3)]
    late += [(Aim("reference", chance.randrange(references)), Aim("source", chance.randrange(sources)))]
    late += [_some(chance, "reference", references)]
    sections = {
        1: _sentences(chance, []),
        2: _sentences(chance, early),
        4: _sentences(chance, late),
    }
    return Study(f"Kinder {chance.choice(NOUNS)}", listed, named, sections)


def _words(chance: Random, count: int) -> str:
    return " ".join(chance.choice([*NOUNS, *VERBS]) for _ in range(count))


def _some(chance: Random, kind: str, size: int) -> tuple[Aim, ...]:
    """A few items in order, often in a row."""
    first = chance.randrange(size)
    if chance.random() < 0.6:
        return tuple(Aim(kind, n) for n in range(first, min(size, first + 3)))
    return tuple(Aim(kind, n) for n in sorted(chance.sample(range(size), 2)))


def _sentences(chance: Random, cites: list[tuple[Aim, ...]]) -> tuple[tuple[str, tuple[Aim, ...]], ...]:
    sentences: list[tuple[str, tuple[Aim, ...]]] = [(_words(chance, chance.randint(9, 16)), ())]
    for cite in cites:
        sentences.append((_words(chance, chance.randint(9, 16)), cite))
        if chance.random() < 0.3:
            sentences.append((_words(chance, chance.randint(6, 12)), ()))
    return tuple(sentences)


def _kept(aims: tuple[Aim, ...], section: int, scheme: LabelScheme) -> list[Aim]:
    """What of a citation can be said in the scheme."""
    kept = []
    for aim in aims:
        if section == 4 and aim.kind == "reference" and not scheme.mixed:
            continue
        if aim.kind == "source" and scheme.author_year:
            continue
        kept.append(aim if scheme.part else aim._replace(part=None))
    return kept


def _before(study: Study, scheme: LabelScheme) -> int:
    """How many places are counted before the first source."""
    return len(study.references) if scheme.running else 0


def _cite(aims: list[Aim], study: Study, scheme: LabelScheme) -> str:
    """The citation as text, with the space before it if it needs one."""
    if scheme.author_year:
        return (
            " ("
            + "; ".join(f"{study.references[a.item][0]} {study.references[a.item][1]}" for a in aims)
            + ")"
        )
    pieces: list[tuple[str, str]] = []  # brackets, content
    for kind, cited, brackets in zip(("reference", "source"), scheme.cited, scheme.brackets, strict=True):
        own = [aim for aim in aims if aim.kind == kind]
        before = _before(study, scheme) if kind == "source" else 0
        items = [aim.item + before for aim in own]
        if not own:
            continue
        if scheme.ranges and len(own) > 2 and items == list(range(items[0], items[-1] + 1)):
            content = f"{cited(items[0] + 1)}-{cited(items[-1] + 1)}"
        else:
            content = ", ".join(
                cited(a.item + before + 1) + ("" if a.part is None else "abc"[a.part]) for a in own
            )
        if scheme.glued and kind == "reference":
            return content.replace(", ", ",")
        if pieces and pieces[-1][0] == brackets != "":
            pieces[-1] = (brackets, f"{pieces[-1][1]}, {content}")
        else:
            pieces.append((brackets, content))
    return "".join(f" {b[: len(b) // 2]}{content}{b[len(b) // 2 :]}" for b, content in pieces)


def _paragraphs(study: Study, section: int, scheme: LabelScheme) -> list[str]:
    """The prose of a section, four sentences a paragraph."""
    sentences = []
    for words, aims in study.sections[section]:
        kept = _kept(aims, section, scheme)
        sentences.append(words.capitalize() + (_cite(kept, study, scheme) if kept else "") + ".")
    return [" ".join(sentences[n : n + 4]) for n in range(0, len(sentences), 4)]


def _items(study: Study, section: int, scheme: LabelScheme) -> list[str]:
    """The list of section 3 or 5."""
    if section == 3:
        label = scheme.printed[0]
        return [
            f"{label(n)} {family}, A. ({year}) {title}. Journal of Clay, {n + 3}({n}), {n}0–{n}9.".strip()
            for n, (family, year, title) in enumerate(study.references, 1)
        ]
    label = scheme.printed[1]
    found = []
    for n, (text, parts) in enumerate(study.sources, 1 + _before(study, scheme)):
        marks = [scheme.part(n, "abc"[p]) for p in range(parts)] if scheme.part else []
        pieces = "".join(
            f" {mark} {kind.lower()}" for mark, kind in zip(marks, ("letter", "report", "film"), strict=False)
        )
        found.append(f"{label(n)} {text}{pieces}".strip())
    return found


def render(study: Study, scheme: LabelScheme, layout: Layout) -> str:
    """The study as a text."""
    blocks = [f"Title of case study: {study.title}\nInstitution: University of Brackwater"]
    if layout.page:
        blocks = ["Skip to main", "Impact case study database", "Waiting for server", study.title]
    for section, heading in HEADINGS.items():
        listed = section in (3, 5)
        pieces = _items(study, section, scheme) if listed else _paragraphs(study, section, scheme)
        if layout.wrap:
            pieces = [fill(p, layout.wrap, break_long_words=False, break_on_hyphens=False) for p in pieces]
        label = scheme.printed[0 if section == 3 else 1]
        parted = listed and (label is _restarted or not label(1))  # without a gap nothing would tell where
        gap = "\n\n" if layout.gaps or parted else "\n"
        blocks.append(layout.heading(section, heading) + gap + gap.join(pieces))
    return "\n\n".join(blocks) + "\n"


def expected(study: Study, scheme: LabelScheme) -> dict[str, object]:
    """What reading the text back must give."""
    cites = [
        (section, part)
        for section in (1, 2, 4)
        for _, aims in study.sections[section]
        for part in _parted(_kept(aims, section, scheme), scheme)
    ]
    return {
        "title": study.title,
        "sections": [1, 2, 3, 4, 5],
        "references": [
            (scheme.called[0](n), family, year) for n, (family, year, _) in enumerate(study.references, 1)
        ],
        "sources": [
            (scheme.called[1](n), list("abc"[:parts]) if scheme.part else [])
            for n, (_, parts) in enumerate(study.sources, 1 + _before(study, scheme))
        ],
        "citations": cites,
    }


def _parted(aims: list[Aim], scheme: LabelScheme) -> list[list[tuple[str, int, str | None]]]:
    """The citations that the aims make: two where the lists share no bracket."""
    found = [(aim.kind, aim.item, None if aim.part is None else "abc"[aim.part]) for aim in aims]
    if scheme.brackets[0] == scheme.brackets[1] != "":
        return [found] if found else []
    lists = ([aim for aim in found if aim[0] == kind] for kind in ("reference", "source"))
    return [own for own in lists if own]


def parsed(text: str) -> dict[str, object]:
    """What the parser reads in the text."""
    study = refcase.parse_text(text)
    return {
        "title": study.title,
        "sections": [section.number for section in study.sections],
        "references": [
            (item.label, item.authors[0].family if item.authors else None, item.year)
            for item in study.references
        ],
        "sources": [(item.label, [part.label for part in item.parts]) for item in study.sources],
        "citations": [(c.section, [(t.kind, t.item, t.part) for t in c.targets]) for c in study.citations],
    }
