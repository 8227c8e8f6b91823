"""Settings: where they are found, what they say, and how what is misspelt in them is told."""

import json
from pathlib import Path

import jsonschema
import pytest

from refcase import settings as home
from refcase.findings import Severity
from refcase.settings import Settings, SettingsError, read_settings, schema, settings_for
from refcase.validate.suppressions import Suppression


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home._nearest.cache_clear()
    (tmp_path / "drafts/old").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(text: str, name: str = "refcase.toml") -> Path:
    path = Path(name)
    path.write_text(text, encoding="utf-8")
    return path


class TestWhereTheyAreFound:
    def test_upwards_from_the_draft(self) -> None:
        written('ignore = ["LNK"]')
        assert settings_for("drafts/old/a.txt").ignore == ("LNK",)

    def test_the_nearest_alone(self) -> None:
        written('ignore = ["LNK"]\nacronyms = ["NOMS"]')
        written('ignore = ["SET"]', "drafts/refcase.toml")
        near = settings_for("drafts/old/a.txt")
        assert (near.ignore, near.acronyms) == (("SET",), ())

    def test_in_pyproject_where_it_has_such_a_table(self) -> None:
        written('[tool.refcase]\nignore = ["LNK"]', "pyproject.toml")
        written('[tool.other]\nignore = ["SET"]', "drafts/pyproject.toml")
        assert settings_for("drafts/a.txt").ignore == ("LNK",)

    def test_refcase_toml_goes_before_pyproject(self) -> None:
        written('[tool.refcase]\nignore = ["LNK"]', "pyproject.toml")
        written('ignore = ["SET"]')
        assert settings_for("a.txt").ignore == ("SET",)

    def test_standard_input_is_here(self) -> None:
        written('ignore = ["LNK"]')
        assert settings_for("-").ignore == ("LNK",)

    def test_none(self) -> None:
        assert settings_for("a.txt") == Settings()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('select = "LNK"', 'select: this must be a list, such as ["LNK"]'),
        ("x = " + "[" * 5000, "this is no TOML (brackets within brackets"),
        ("select = []", "select names no rule; leave it out to run the usual ones"),
        ("words = 5", "words: this must be a table"),
        ("ignroe = []", "there is no key ignroe; did you mean ignore?"),
        ("extend_selekt = []", "there is no key extend_selekt; did you mean extend-select?"),
        ("[words]\ntotl = 3", "there is no key words.totl; did you mean total?"),
        ("[words]\n1 = 0", "words.1: input should be greater than 0"),
        ('ignore = ["LMK"]', "there is no rule 'LMK'; did you mean LNK?"),
        ('[severity]\nLNK001 = "eror"', "severity.LNK001: input should be 'error', 'warning' or 'info'"),
        ('[severity]\nLNK901 = "error"', "there is no rule 'LNK901'"),
        ('fail-on = "all"', "fail-on: input should be 'error', 'warning' or 'info'"),
        ('profile = "ref2921"', "profile: 'ref2921' is none of"),
        ("ignore = [", "this is no TOML"),
        ('[[suppress]]\npath = "a.txt"\ncode = "LNK001"', "suppress.0.reason is missing"),
        (
            '[[suppress]]\npath = "a"\ncode = "LNK001"\nreason = ""',
            "suppress.0.reason: string should have at least",
        ),
        ('[[suppress]]\npath = "a"\ncode = "LMK"\nreason = "x"', "there is no rule 'LMK'; did you mean LNK?"),
        ('[per-file-ignores]\n"a" = ["LMK"]', "there is no rule 'LMK'; did you mean LNK?"),
    ],
)
def test_what_is_misspelt(text: str, told: str) -> None:
    with pytest.raises(SettingsError) as fault:
        read_settings(written(text))
    assert str(fault.value).startswith(f"refcase.toml: {told}")
    assert "\n" not in str(fault.value)


def test_what_is_not_there() -> None:
    with pytest.raises(SettingsError, match=r"none\.toml: there is no such file"):
        read_settings("none.toml")


def test_severity_of_a_family() -> None:
    assert read_settings(written('[severity]\nSET = "info"')).severity == {
        "SET001": Severity.INFO,
        "SET002": Severity.INFO,
    }


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("drafts/old/*", "drafts/old/a.txt", True),
        ("drafts/old", "drafts/old/a.txt", True),
        ("drafts/old/", "drafts/old/a.txt", True),
        ("*.txt", "drafts/a.txt", True),
        ("A.TXT", "drafts/old/a.txt", True),
        ("./drafts/a.txt", "drafts/a.txt", True),
        ("drafts\\a.txt", "drafts/a.txt", True),
        ("drafts/a.txt", "drafts/old/a.txt", False),
        ("old/*", "drafts/old/a.txt", False),
    ],
)
def test_patterns(pattern: str, path: str, fits: bool) -> None:
    text = f"[per-file-ignores]\n'{pattern}' = ['LNK']\n"
    text += f"[[suppress]]\npath = '{pattern}'\ncode = 'SET'\nlabel = 'E3'\nreason = 'to come'"
    settings = read_settings(written(text))
    assert settings.ignored(path).ignore == (("LNK",) if fits else ())
    assert settings.suppressions(path) == (
        (Suppression("SET", "E3", "to come", "*" in pattern),) if fits else ()
    )


def test_patterns_are_seen_from_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = read_settings(written('[per-file-ignores]\n"old/*" = ["LNK"]', "drafts/refcase.toml"))
    monkeypatch.chdir("drafts/old")
    assert settings.ignored("a.txt").ignore == ("LNK",)


def test_word_limits_of_ones_own() -> None:
    profile = read_settings(written("[words]\n1 = 120\ntotal = 2000")).held_to("REF2021")
    assert profile.words["1"].value == 120
    assert profile.words["1"].basis == "your own limit (refcase.toml)"
    assert profile.words["4"].value == 750
    assert profile.words_total is not None and profile.words_total.value == 2000


def test_a_profile_beside_the_settings() -> None:
    written(
        'extends = "ref2029"\nname = "loxley"\n[words.1]\nvalue = 90\nbasis = "us"\nconfidence = "H"',
        "drafts/l.toml",
    )
    settings = read_settings(written('profile = "l.toml"', "drafts/refcase.toml"))
    assert settings.held_to("REF2014").name == "loxley"


def test_the_schema_takes_what_the_settings_take() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    check = jsonschema.Draft202012Validator(schema())
    good = {"select": ["LNK"], "words": {"1": 120}, "fail-on": "info", "severity": {"LNK001": "info"}}
    assert list(check.iter_errors(good)) == []
    for bad in ({"ignroe": []}, {"words": {"1": 0}}, {"fail-on": "all"}, {"suppress": [{"path": "a"}]}):
        assert list(check.iter_errors(bad)), json.dumps(bad)


def test_the_more_exact_severity_decides() -> None:
    text = '[severity]\nSET001 = "info"\nSET = "warning"'
    assert read_settings(written(text)).severity["SET001"] is Severity.INFO


def test_a_baseline_is_beside_the_settings_whatever_it_is_called() -> None:
    settings = read_settings(written('baseline = "known.base"', "drafts/refcase.toml"))
    assert settings.baseline_path is not None
    assert Path(settings.baseline_path) == Path("drafts/known.base").absolute()


@pytest.mark.parametrize("told", ["refcase = 5", "[[tool.refcase]]"])
def test_settings_of_a_project_are_a_table(told: str) -> None:
    written(f"[tool]\n{told}" if told[0] != "[" else told, "pyproject.toml")
    with pytest.raises(SettingsError, match=r"tool.refcase: this must be a table"):
        settings_for("draft.txt")
