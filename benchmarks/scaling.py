"""Whether parsing stays linear: the cost of a text 2, 4 and 8 times as long, for honest and hostile texts.

    python benchmarks/scaling.py [--from N] [NAME…]

Prints process time for each length and how many times as much the longest costs as the shortest; exit 1
when that is over the limit: 9 for a text that somebody could have written, from the length of a case study;
12 for all others, from 4,000 characters to 32,000, or from `--from N` on. Texts are cut to a length first, so
that every row begins with the same number of characters. Nothing is downloaded; the honest texts are the
samples.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

import refcase

LENGTH, HOSTILE = 16_000, 4_000  # characters of the shortest: a case study has some 18,000
STEPS = (1, 2, 4, 8)
LIMIT, HONEST = 12.0, {"sample, sections repeated": 9.0, "prose": 9.0}
RUNS = 3  # the best counts
SAMPLES = Path(__file__).parent.parent / "samples"
HEADINGS = (
    "1. Summary of the impact",
    "2. Underpinning research",
    "3. References to the research",
    "4. Details of the impact",
    "5. Sources to corroborate the impact",
)
REFERENCE = "Flint, A. and Ochre, B. (2010) Kilns and coughs. Journal of Clay, 4(2), 10–20. doi:10.5555/jc.4"
PROSE = "Kilns were enclosed in forty potteries, and the coughs of potters were counted for a year [R1, E2]. "


def study(filling: dict[int, str]) -> str:
    """A case study whose sections hold what `filling` says, and a line of text where it says nothing."""
    bodies = {n: filling.get(n, "Kilns were enclosed.") for n in range(1, 6)}
    return "\n\n".join(f"{heading}\n{bodies[n]}" for n, heading in enumerate(HEADINGS, 1)) + "\n"


def everywhere(piece: str) -> Callable[[int], str]:
    """Five sections, each filled with the piece over and over."""
    return lambda size: study({n: piece * (size // 5 // len(piece)) for n in range(1, 6)})


def inside(section: int, piece: str) -> Callable[[int], str]:
    """One section filled with the piece over and over."""
    return lambda size: study({section: piece * (size // len(piece))})


def alone(piece: str) -> Callable[[int], str]:
    """The piece over and over, without any section."""
    return lambda size: piece * (size // len(piece))


def listed(label: Callable[[int], str], text: str) -> Callable[[int], str]:
    """Sections 3 and 5 as long lists, cited in section 4."""

    def make(size: int) -> str:
        items = [f"{label(n)} {text}" for n in range(1, size // 2 // len(text))]
        cites = " ".join(f"Kilns leak [{label(n)}]." for n in range(1, size // 100))
        return study({3: "\n".join(items), 4: cites, 5: "\n".join(items)})

    return make


def _sample(size: int) -> str:
    """A sample, each section repeated; twice for the shortest."""
    text = (SAMPLES / "database-page.txt").read_text(encoding="utf-8")
    parts: dict[int, str] = {}
    starts = [text.index(heading) + len(heading) for heading in HEADINGS]
    ends = [*(text.index(heading) for heading in HEADINGS[1:]), text.index("Additional contextual")]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        parts[number] = text[start:end].strip("\n") + "\n\n"
    times = size // LENGTH * 2
    return study({number: part * times for number, part in parts.items()})


STAFF = "Details of staff conducting the underpinning research:\n"
TABLE = "E1 A letter\nGrant funding\n"
TEXTS: dict[str, Callable[[int], str]] = {
    "sample, sections repeated": _sample,
    "prose": everywhere(PROSE),
    "prose, wrapped": everywhere(PROSE.replace(", ", ",\n") + "\n"),
    "references": inside(3, REFERENCE + "\n\n"),
    "references, numbered": listed(lambda n: f"{n}.", REFERENCE),
    "references, R1 R2 …": listed(lambda n: f"[R{n}]", REFERENCE),
    "references, all R1": inside(3, "R1 " + REFERENCE + "\n"),
    "references, wrapped": inside(3, REFERENCE.replace(" ", "\n") + "\n"),
    "grants in section 3": inside(3, "Grants\nG1 Clay Council, EP/K012345/1, £40,000, Flint (PI)\n"),
    "sources with parts": inside(5, "E1 Letters 1a) guild 1b) council 1c) potters\n"),
    "one source of many parts": inside(5, "a) guild b) council c) potters "),
    "[": everywhere("["),
    "(": everywhere("("),
    "[[]": everywhere("[[]"),
    "((a) ": everywhere("((a) "),
    "[R1, ": everywhere("[R1, "),
    ")": everywhere(")"),
    "spaces": everywhere(" "),
    "spaces and a letter": everywhere(" " * 99 + "a"),
    "tabs": everywhere("\t"),
    "blank lines": everywhere("\n"),
    "blank lines without sections": alone("\n"),
    "lines of one space": everywhere(" \n"),
    "digits": everywhere("1"),
    "digits and commas": everywhere("1,"),
    "digits and stops": everywhere("1."),
    "digits and dashes": everywhere("1-"),
    "one long word": everywhere("a"),
    "capitals": everywhere("A"),
    "capitalised words": everywhere("Flint Ochre "),
    "R1, R2 …": everywhere("R1, R2, "),
    "R1-R9 …": everywhere("R1-R9 "),
    "[R1-R9] …": everywhere("[R1-R9] "),
    "[1]-[5] …": everywhere("[1]-[5] "),
    "(1) a (2) b": everywhere("(1) a (2) b "),
    "(Flint 2010; …": inside(4, "(Flint 2010; "),
    "Flint 2010, cited and listed": lambda size: study(
        {3: (REFERENCE + "\n\n") * 6, 4: "Flint (2010), Flint and Ochre 2010; " * (size // 36)}
    ),
    "years": everywhere("2010 "),
    "http://": everywhere("http://"),
    "http://a.b/": everywhere("http://a.b/ "),
    "10.1234/": everywhere("10.1234/"),
    "10.1234/ and a space": everywhere("10.1234/a "),
    "£1 ": everywhere("£1 "),
    "£1,000,000": everywhere("£1,000,000,"),
    "EP/K012345/1": everywhere("EP/K012345/1 "),
    "A/B/C/": everywhere("A/B/C/"),
    "headings": alone("1. Summary of the impact\nKilns.\n"),
    "headings without text": alone("4. Details of the impact\n"),
    "headings without numbers": alone("Underpinning research\nKilns.\n"),
    "headings in other words": alone("3. Publications\n4. Impact\n"),
    "#": everywhere("#"),
    "*": everywhere("*"),
    "**a** ": everywhere("**a** "),
    "* lines": everywhere("* a\n"),
    "(indicative ": alone("3. References to the research (indicative \n"),
    "quotation marks": everywhere("“"),
    "'": everywhere("'a"),
    "A. B. C.": everywhere("A. B. "),
    "names and commas": inside(3, "Flint, A., "),
    "full names with particles": inside(3, "Ab De La Fox, "),
    "A.A.A.": everywhere("A."),
    "A.A.A. in one reference": inside(3, "A."),
    "A, B, C in one reference": inside(3, "A, B, "),
    "and, and in one reference": inside(3, "Flint and "),
    "(2010) in one reference": inside(3, "(2010) "),
    "pages in one reference": inside(3, "pp. 1–2, 4(2): "),
    "“a” in one reference": inside(3, "“a” "),
    "In, (eds) in one reference": inside(3, "In Flint (eds) "),
    "commas in one reference": inside(3, ", "),
    "one long reference": inside(3, REFERENCE + " "),
    "one long source": inside(5, "Letter from the guild; minutes, 4 May 2012. "),
    "spaces in the head": lambda size: "Title: Kilns\n" + " " * size + "\nDraft\n" + study({}),
    "spaces in the context": lambda size: study({5: TABLE + " " * size + "\nX1 £4"}),
    "spaces in a table's row": lambda size: study({5: TABLE + "X1" + " " * size + "£4\n"}),
    "spaces in a heading": lambda size: study({2: "Details of" + " " * size + "the impact"}),
    "names and years, listed": lambda size: study(
        {3: (REFERENCE + "\n\n") * 6, 4: "(see Flint and Ochre and Umber and Slate 2010 " * (size // 45)}
    ),
    "grants table": lambda size: study({5: TABLE + "X1 £40,000\n" * (size // 11)}),
    "numbers without amounts": lambda size: study({5: TABLE + "X1\n" * (size // 3)}),
    "[20110011: 4];": lambda size: study({5: TABLE + "[20110011: 4];" * (size // 14)}),
    "[ in the table": lambda size: study({5: TABLE + "[" * size}),
    "fields": alone("Institution: Brackwater\n"),
    "staff": alone(STAFF + "Ada Flint\tReader\t2001–2009\n"),
    "staff, long": lambda size: STAFF + "Ada\n" * (size // 4),
    "Page n": alone("Page 1\nKilns.\nPage 2\n"),
    "Page n among headings": alone("1. Summary of the impact\nPage 1\n"),
    "Page n among lines that are no row": lambda size: study({5: TABLE + "Kilns.\nPage 1\n" * (size // 14)}),
    "Countries": lambda size: study({5: "Countries\nNorland\n" * (size // 18)}),
    "Skip to main": alone("Skip to main\n"),
    "statements": inside(3, "All outputs are listed below\n\n"),
    "headings of grants": inside(3, "Grants\n"),
    "Key key key": inside(3, "key " * 30 + "\n"),
    "escaped brackets": everywhere("\\[R1\\] "),
    "labels a line": inside(5, "1.\n2.\n3.\n"),
    "letters a line": inside(5, "a)\nb)\nc)\n"),
    "ranges 1-99": inside(4, "[1-40, 2-40] "),
    "dates in brackets": everywhere("(07/03/09) (3.2.2013) "),
    "sections spoken of": everywhere("(section 5, sections 2, 3, "),
    "[5.1.1-5.1.9]": everywhere("[5.1.1-5.1.9] "),
    "5.1.1 5.1.2 in one source": lambda size: study(
        {5: "5.1 Letters\n" + "".join(f"5.1.{n} A letter\n" for n in range(1, size // 16))}
    ),
    "£1, 000, 000": everywhere("£1, 000, 000, "),
    "bulleted grants": inside(3, "Grants\n• Kilns\nClay Council, £40,000\n"),
    "grants, a cell a line": inside(3, "Grants\n\nFlint\nKilns\n£40,000\n\n"),
    "lines without labels": inside(5, "Letter from the guild, May 2012\n\n"),
    "statements among lines": inside(5, "Individual corroboration available\n\nA letter\n\n"),
    "http:// in a line of its own": inside(3, "http://" * 60 + " x\nfoo.pdf\n"),
    "http:// in one line": lambda size: study({3: "http://" * (size // 7) + " x\nfoo.pdf\n"}),
    "www. in one line": lambda size: study({3: "www." * (size // 4) + " x\nfoo.pdf\n"}),
    "***": inside(3, "***\n"),
    "one author's works, cited": lambda size: study(
        {
            3: "\n\n".join(f"Flint, A. (2010) Kilns and coughs {n}." for n in range(size // 120)),
            4: "Flint (2010) leak. " * (size // 40),
        }
    ),
    "many authors, bare years": lambda size: study(
        {
            3: "\n\n".join(
                f"{chr(65 + n % 26)}{chr(97 + n // 26 % 26)}lint, A. (2010) Kilns." for n in range(size // 70)
            ),
            4: "in 2010 kilns. " * (size // 30),
        }
    ),
    "(Flint 2010a,b; …": lambda size: study(
        {3: REFERENCE.replace("2010", "2010a") + "\n", 4: "(Flint 2010a,b; " * (size // 16)}
    ),
    "headings broken over lines": alone("4. Details of\nthe\n"),
    "group headings": inside(5, "1. A letter\n\nLetters\n\n"),
    "[Aii, Ai-iii]": everywhere("[Aii, Ai-iii] "),
    "forms of many letters": lambda size: study(
        {4: " ".join(f"[{chr(65 + n // 26 % 26)}{chr(65 + n % 26)}{n % 90 + 1}]" for n in range(size // 7))}
    ),
}  # fmt: skip


def cost(text: str) -> float:
    """Seconds of process time that parsing takes, the best of a few runs."""
    best = float("inf")
    for _ in range(RUNS):
        start = process_time()
        refcase.parse_text(text)
        best = min(best, process_time() - start)
        if best > 1:
            break
    return best


def main(names: list[str]) -> int:
    hostile = HOSTILE
    if names[:1] == ["--from"]:
        hostile, names = int(names[1]), names[2:]
    chosen = {name: make for name, make in TEXTS.items() if not names or name in names}
    refcase.parse_text(_sample(LENGTH))  # patterns are compiled on first use
    slow = []
    print(f"{'text':<32}{''.join(f'{step}x ms'.rjust(10) for step in STEPS)}{'8x / 1x':>10}")
    for name, make in chosen.items():
        length = LENGTH if name in HONEST else hostile
        costs = [cost(make(length * step)) for step in STEPS]
        ratio = costs[-1] / costs[0]
        limit = HONEST.get(name, LIMIT)
        too_slow = ratio > limit
        if too_slow:
            slow.append(name)
        row = "".join(f"{seconds * 1000:10.1f}" for seconds in costs)
        print(f"{name:<32}{row}{ratio:10.1f}   at most {limit:g}{'   OVER' if too_slow else ''}", flush=True)
    print(f"{len(chosen) - len(slow)} of {len(chosen)} texts stay within their limit")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
