"""What serves continuous integration: a hook for pre-commit, an action for GitHub, a snippet for GitLab."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from test_check import CLEAN, FAULTY

ROOT = Path(__file__).parent.parent

needs_bash = pytest.mark.skipif(os.name == "nt" or not shutil.which("bash"), reason="needs bash")


@pytest.fixture
def job(tmp_path: Path) -> Path:
    """A folder of drafts, and `refcase` as a job finds it."""
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin/refcase"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m refcase "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts/clean.txt").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "drafts/it's faulty.txt").write_text(FAULTY, encoding="utf-8")
    (tmp_path / "refcase.toml").write_text('select = ["LNK001"]', encoding="utf-8")
    return tmp_path


def bash(job: Path, script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    path = f"{job / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=job,
        env=os.environ | {"PATH": path} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def action(
    job: Path, paths: str, *, fail_on: str = "", arguments: str = ""
) -> subprocess.CompletedProcess[str]:
    """The step of the action that checks, run as GitHub runs it."""
    steps = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
    (step,) = [step for step in steps if step.get("id") == "check"]
    assert "${{" not in step["run"]
    return bash(
        job,
        step["run"],
        REFCASE_PATHS=paths,
        REFCASE_FAIL_ON=fail_on,
        REFCASE_ARGUMENTS=arguments,
        GITHUB_OUTPUT=str(job / "output"),
        GITHUB_STEP_SUMMARY=str(job / "summary.md"),
        RUNNER_TEMP=str(job),
    )


@needs_bash
class TestAction:
    def test_findings_fail_the_job(self, job: Path) -> None:
        done = action(job, "drafts")
        assert done.returncode == 1
        assert done.stdout.startswith("::error file=drafts/it's faulty.txt,line=9,")
        assert "LNK001" in (job / "summary.md").read_text(encoding="utf-8")
        sarif = re.fullmatch(r"sarif=(.+)\n", (job / "output").read_text(encoding="utf-8"))
        assert sarif and "LNK001" in Path(sarif[1]).read_text(encoding="utf-8")

    def test_a_clean_draft_passes(self, job: Path) -> None:
        done = action(
            job, "\n drafts/none*\ndrafts/clean.txt\n".replace(" drafts/none*\n", ""), fail_on="info"
        )
        assert (done.returncode, done.stdout) == (0, "")

    def test_arguments_a_line_each(self, job: Path) -> None:
        assert action(job, "drafts", arguments="--select=SET\n--no-color\n").returncode == 0

    def test_a_path_is_no_command(self, job: Path) -> None:
        done = action(job, "drafts/clean.txt\n$(touch broken)\n;touch broken")
        assert done.returncode == 2
        assert not (job / "broken").exists()


def test_the_hook_names_a_command_that_is_there() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["entry"].split() == ["refcase", "check"]
    assert re.search(hook["files"], "drafts/a.txt") and not re.search(hook["files"], "a.py")


@needs_bash
def test_the_hook_fails_on_findings(job: Path) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert bash(job, f'{hook["entry"]} "drafts/clean.txt"').returncode == 0
    assert bash(job, f'{hook["entry"]} "drafts/clean.txt" "drafts/it\'s faulty.txt"').returncode == 1


@needs_bash
def test_the_snippet_for_gitlab(job: Path) -> None:
    page = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
    (snippet,) = re.findall(r"(?s)## GitLab.*?```yaml\n(.*?)```", page)
    told = yaml.safe_load(snippet)["refcase"]
    done = bash(job, told["script"][-1])
    assert done.returncode == 1
    assert (job / told["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8").startswith("[")
