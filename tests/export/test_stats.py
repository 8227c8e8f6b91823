"""`refcase stats`: figures that add up, tables and charts."""

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from statistics import quantiles

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure

import refcase
from refcase.batch import Item, rows
from refcase.links import links
from refcase.stats.data import to_json
from refcase.stats.figures import Figures, Rule, Style, counted, spread
from refcase.stats.plot import _cited, _rules, _styles, to_plot
from refcase.stats.view import to_view
from refcase.stats.words import percent, rounded, style_in_words

SAMPLES = sorted((Path(__file__).parent.parent.parent / "samples").glob("*.txt"))


@pytest.fixture(scope="module")
def figures() -> Figures:
    items = [Item(path.name, text=path.read_text(encoding="utf-8")) for path in SAMPLES]
    return counted(zip([item.id for item in items], rows(items), strict=True))


def run(*arguments: str) -> tuple[int, bytes, str]:
    done = subprocess.run([sys.executable, "-m", "refcase", *arguments], capture_output=True)
    return done.returncode, done.stdout, done.stderr.decode()


def test_figures_are_those_of_the_case_studies(figures: Figures) -> None:
    studies = [refcase.parse_text(path.read_text(encoding="utf-8")) for path in SAMPLES]
    assert figures.studies == len(studies)
    uncited = sum(len(links(study).uncited_sources) for study in studies)
    total = sum(len(study.sources) for study in studies)
    assert figures.sources == (total - uncited, total)
    assert figures.numbers["citations"] == Counter(len(study.citations) for study in studies)
    assert figures.words[4] == Counter(
        sum(section.words for section in study.sections if section.number == 4) for study in studies
    )


def test_parts_add_up(figures: Figures) -> None:
    together = Figures()
    for path in SAMPLES:
        item = Item(path.name, text=path.read_text(encoding="utf-8"))
        together.add(counted((path.name, each) for each in rows([item])))
    assert to_json(together) == to_json(figures)


@given(st.lists(st.integers(0, 30), min_size=2, max_size=40))
def test_quartiles(numbers: list[int]) -> None:
    found = spread(Counter(numbers))
    assert found is not None
    assert [found.lower, found.median, found.upper] == pytest.approx(quantiles(numbers, method="inclusive"))
    assert (found.least, found.most, found.studies) == (min(numbers), max(numbers), len(numbers))


def test_nothing_to_spread() -> None:
    assert spread(Counter()) is None


def test_words() -> None:
    assert [percent(*pair) for pair in ((0, 9), (1, 2), (1, 2000), (1999, 2000), (9, 9), (0, 0))] == [
        "0%",
        "50%",
        "0.1%",
        "99.9%",
        "100%",
        "–",
    ]
    assert [rounded(number) for number in (7.5, 7.0, 612.5, 1234.0)] == ["7.5", "7", "612", "1,234"]
    assert style_in_words(Style("Rn", "[Rn]", "exact")) == "Rn, cited as [Rn]"
    assert style_in_words(Style(None, None, "none")) == "no labels, not cited"


def test_the_tables_are_harmless(figures: Figures) -> None:
    odd = Figures()
    odd.add(figures)
    odd.styles["sources"][Style("\x1b[2J[red]n", "n", "exact")] += 99
    told = to_view(odd, width=100, color=False)
    assert "\x1b" not in told
    assert "[red]n" in told
    assert max(map(len, told.splitlines())) <= 100


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_charts_are_the_same_each_time(figures: Figures, kind: str) -> None:
    drawn = to_plot(figures, kind)
    assert drawn == to_plot(figures, kind)
    assert drawn.startswith(b"\x89PNG" if kind == "png" else b"<?xml")
    assert b"<dc:date>" not in drawn


def test_charts_of_little() -> None:
    little = counted([("a", next(rows([Item("a", text="Nothing of the kind $x^")])))])
    assert to_plot(little, "svg")
    with pytest.raises(ValueError, match="no case study"):
        to_plot(Figures(), "svg")


def test_a_chart_says_what_it_leaves_out() -> None:
    many = Figures()
    many.styles["sources"].update({Style(f"{letter}n", "n", "exact"): 2 for letter in "ABCDEFGH"})
    many.styles["sources"][Style("An", "n", "position")] += 1  # labelled so, whatever the way to the item
    axes = Figure().subplots()
    _styles(axes, many)
    title = "The 7 commonest of 8 ways to label sources;\nthe first is in 18% of the lists of sources"
    assert axes.get_title() == title
    assert [label.get_text() for label in axes.get_yticklabels()][-1] == "1 other"


def test_shares_of_lists_are_those_of_case_studies_that_have_one() -> None:
    texts = ["1. Summary of the impact\nBells ring."] * 2
    texts.append(f"{texts[0]} [E1]\n5. Sources to corroborate the impact\nE1 Letter from the tower.")
    items = [Item(str(n), text=text) for n, text in enumerate(texts)]
    one = counted(zip("abc", rows(items), strict=True))
    axes = Figure().subplots(2)
    _styles(axes[0], one)
    _cited(axes[1], one)
    assert [each.get_title() for each in axes] == [
        "Sources are labelled in 1 way;\nthe commonest is in 100% of the lists of sources",
        "100% of the case studies that list sources\ncite all of them, 0% none",
    ]
    assert axes[0].get_xlabel().startswith("case studies that list sources, ")


@pytest.mark.parametrize(
    ("rules", "told"),
    [(10, ""), (11, "\n(the 10 commonest of 11 rules)"), (14, "\n(the 10 commonest of 14 rules)")],
)
def test_the_chart_of_findings_says_of_how_many_rules_it_shows_the_commonest(rules: int, told: str) -> None:
    many = Figures()
    many.exercises["REF2021"] += 40
    many.found_in.update({Rule(f"X{n:02}", f"rule-{n}", "info"): 40 - n for n in range(rules)})
    axes = Figure().subplots()
    _rules(axes, many)
    assert axes.get_xlabel() == f"case studies with the finding{told}"
    names = [label.get_text() for label in axes.get_yticklabels()]
    assert names == [f"rule {n} X{n:02}" for n in range(10)]


def test_the_command(tmp_path: Path) -> None:
    paths = [str(path) for path in SAMPLES]
    code, told, complaints = run("stats", *paths, "--format", "json", "--plot", str(tmp_path / "charts.svg"))
    assert (code, complaints) == (0, "")
    assert json.loads(told)["studies"] == len(SAMPLES)
    assert (tmp_path / "charts.svg").read_bytes().startswith(b"<?xml")
    assert run("stats", *paths, "--format", "json", "-j", "2")[1] == told
    code, told, complaints = run("stats", paths[0], "gone.txt")
    assert code == 2
    assert told.startswith(b"1 case study")
    assert complaints.startswith("refcase: gone.txt: there is no such file")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--plot", "charts.pdf"], ".svg or .png"),
        (["--format", "csv"], "none of text, json"),
        (["--plot", "charts.svg", "-o", "./charts.svg"], "the figures are to go there too"),
        (["--plot", "gone/charts.svg"], "the folder to write it in does not exist"),
        (["-j", "-1"], "--jobs: write a number of processes, or 0"),
        (["-j", "x"], "--jobs: write a number of processes, or 0"),
        (["-j", "1.5"], "--jobs: write a number of processes, or 0"),
    ],
)
def test_a_wrong_command_is_one_line(arguments: list[str], said: str) -> None:
    code, _, complaints = run("stats", str(SAMPLES[0]), *arguments)
    assert (code, len(complaints.splitlines())) == (2, 1)
    assert said in complaints


def test_failures_are_told_in_the_order_of_their_rows(tmp_path: Path) -> None:
    """In that of their names row 10 would stand before row 2."""
    path = tmp_path / "rows.jsonl"
    good = json.dumps({"id": "a", "text": SAMPLES[0].read_text(encoding="utf-8")})
    path.write_text("\n".join([good, *["[]"] * 40, good]), encoding="utf-8")
    for jobs in "12":
        code, _, complaints = run("stats", str(path), "-j", jobs)
        numbers = re.findall(r"#row-(\d+)", complaints)
        assert (code, numbers) == (2, [str(n) for n in range(2, 42)])


def test_quiet_draws_and_says_nothing(tmp_path: Path) -> None:
    charts = tmp_path / "charts.svg"
    assert run("stats", str(SAMPLES[0]), "-q", "--plot", str(charts)) == (0, b"", "")
    assert charts.exists()


def test_json_loads_no_rich() -> None:
    program = (
        "import sys\nfrom refcase.cli import main\n"
        f"sys.argv = ['refcase', 'stats', {str(SAMPLES[0])!r}, '--format', 'json']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print({'rich', 'pyarrow', 'duckdb', 'matplotlib', 'numpy'} & set(sys.modules), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stderr.decode().strip() == "set()"
