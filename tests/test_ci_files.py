"""What other repositories take from this one: the hooks, the action, the blocks of README.md."""

from __future__ import annotations

import importlib.util
import os
import re
import shlex
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from notes_lsp.cli.main import main

TOP = Path(__file__).parents[1]
HOOKS = yaml.safe_load((TOP / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
ACTION = yaml.safe_load((TOP / "action.yml").read_text(encoding="utf-8"))
BLOCKS = [
    yaml.safe_load(block)
    for block in re.findall(
        r"^```yaml\n(.*?)^```$", (TOP / "README.md").read_text(encoding="utf-8"), re.S | re.M
    )
]

SOUND = 0
BROKEN = 1


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A vault, which is the current folder, with a finding that `--fix` repairs."""
    (tmp_path / ".notes-lsp.toml").touch()
    (tmp_path / "a.md").write_text("---\ntitle: A: b\n---\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_STEP_SUMMARY", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.mark.parametrize(("identifier", "code"), [("notes-lsp", BROKEN), ("notes-lsp-fix", SOUND)])
def test_the_hooks_run(vault: Path, identifier: str, code: int) -> None:
    (hook,) = [hook for hook in HOOKS if hook["id"] == identifier]
    program, *words = shlex.split(hook["entry"])
    assert program == "notes-lsp"
    assert main([*words, "a.md"]) == code
    assert (hook["language"], hook["types"]) == ("python", ["markdown"])


def run_step(name: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a step of the action as the runner does."""
    (step,) = [step for step in ACTION["runs"]["steps"] if step["name"] == name]
    assert step["shell"] == "bash"
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def stub(folder: Path) -> Path:
    """A program in place of the installed one: it prints its arguments, and fails."""
    program = folder / "notes-lsp" / "bin" / "notes-lsp"
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\nprintf '<%s>' \"$@\"\nexit 1\n", encoding="utf-8")
    program.chmod(0o755)
    return folder


@pytest.mark.skipif(os.name == "nt", reason="the action runs on Linux and macOS")
@pytest.mark.parametrize(
    ("paths", "options", "given"),
    [
        (".", "", "<check><--format><github><--><.>"),
        (
            "my notes\n\nb.md\n",
            "--min-level hint\n  --fail-on error",
            "<check><--format><github><--min-level><hint><--fail-on><error><--><my notes><b.md>",
        ),
        ("$(id)", "`id` *", "<check><--format><github><`id`><*><--><$(id)>"),
    ],
)
def test_the_action_hands_over_what_it_is_given(
    tmp_path: Path, paths: str, options: str, given: str
) -> None:
    ran = run_step(
        "Check the notes",
        RUNNER_TEMP=str(stub(tmp_path)),
        NOTES_PATHS=paths,
        NOTES_ARGS=options,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (1, given, "")


def test_inputs_reach_scripts_by_the_environment_alone() -> None:
    given = [value for step in ACTION["runs"]["steps"] for value in step["env"].values()]
    assert given == [f"${{{{ inputs.{name} }}}}" for name in ("python", "paths", "args")]
    assert set(ACTION["inputs"]) == {"python", "paths", "args"}
    assert not any("${{" in step["run"] for step in ACTION["runs"]["steps"])


def test_the_action_installs_what_is_there() -> None:
    (step,) = [step for step in ACTION["runs"]["steps"] if step["name"] == "Install notes-lsp"]
    named = re.findall(r"\$GITHUB_ACTION_PATH/([\w./-]+)", step["run"])
    assert named == [".ci/make-venv", ".ci/requirements.txt"]
    assert all((TOP / name).is_file() for name in named)


def strings(value: Any) -> list[str]:
    """All texts in a block."""
    if isinstance(value, dict):
        return [text for item in value.values() for text in strings(item)]
    if isinstance(value, list):
        return [text for item in value for text in strings(item)]
    return [str(value)]


def test_the_options_in_the_readme_exist(vault: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commands = [
        text.removeprefix("notes-lsp ")
        for block in BLOCKS
        for text in strings(block)
        if text.startswith(("notes-lsp check", "--"))
    ]
    assert len(commands) == 3
    for command in commands:
        code = main(shlex.split(command if command.startswith("check") else f"check {command}"))
        assert (code, capsys.readouterr().err) == (int("--exit-zero" not in command), "")
    assert (vault / "notes.sarif").is_file()
    assert (vault / "gl-code-quality-report.json").is_file()


def test_the_hook_in_the_readme_exists() -> None:
    named = {
        hook["id"] for block in BLOCKS for repo in block.get("repos", []) for hook in repo["hooks"]
    }
    assert named == {"notes-lsp"}
    assert named <= {hook["id"] for hook in HOOKS}


def test_the_action_in_the_readme_takes_its_inputs() -> None:
    steps = [
        step for block in BLOCKS for job in block.get("jobs", {}).values() for step in job["steps"]
    ]
    used = [step["with"] for step in steps if step["uses"].startswith("OWNER/notes-lsp@")]
    assert len(used) == 2
    for given in used:
        assert set(given) <= set(ACTION["inputs"])


WORKFLOWS = sorted((TOP / ".github" / "workflows").glob("*.yml"))


@pytest.mark.parametrize("place", WORKFLOWS, ids=lambda place: place.name)
def test_no_workflow_may_write_or_keeps_what_lets_it(place: Path) -> None:
    workflow = yaml.safe_load(place.read_text(encoding="utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        assert "permissions" not in job
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False
            assert "${{" not in step.get("run", "")


@pytest.mark.parametrize("name", ["", "-dev", "-audit"])
def test_all_that_is_installed_is_pinned_by_its_hash(name: str) -> None:
    pinned = (TOP / ".ci" / f"requirements{name}.txt").read_text(encoding="utf-8")
    entries = re.findall(r"^(?![ #])(.+(?:\n    .+)*)", pinned, re.M)
    assert len(entries) > 10
    assert all(re.match(r"[\w.-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", one, re.S) for one in entries)


def audit() -> Any:
    """`.ci/audit.py`, which is in no package."""
    specification = importlib.util.spec_from_file_location("audit", TOP / ".ci" / "audit.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def test_an_audit_fails_for_known_holes_in_what_users_run_alone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    tell = audit().tell
    assert tell({"x, tools of development": ["a 1: HOLE"], "y, what users run": []}) == 0
    assert tell({"z, what users run": None}) == 0
    assert capsys.readouterr().out.splitlines() == [
        "x, tools of development: 1 known holes",
        "  a 1: HOLE",
        "y, what users run: no known holes",
        "NOT AUDITED: z, what users run: NO SERVICE COULD BE REACHED THAT KNOWS",
    ]
    assert tell({"y, what users run": ["a 1: HOLE"]}) == 1


def test_who_knows_nothing_of_a_package_knows_of_no_holes() -> None:
    known = {"name": "a", "version": "1", "vulns": [{"id": "HOLE"}]}
    skipped = {"name": "b", "skip_reason": "not found"}
    module = audit()
    assert module.of_pip_audit({"dependencies": [known]}) == ["a 1: HOLE"]
    assert module.of_pip_audit({"dependencies": [known, skipped]}) is None
    assert module.of_npm({"vulnerabilities": {"c": {"severity": "low"}}}) == ["c: low"]
    assert module.of_npm({"error": {"code": "ENOTFOUND"}}) is None
