"""`notes-lsp init`: what it says of a vault, what it writes, and what it leaves alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests import vaultfix
from tests.cli.conftest import Run
from tests.cli.outcome import Outcome, text

NOTES = """
//- talks/scaling_laws.md
---
title: Scaling laws
videoId: kJ3vHq8-Wm0
---
From: [[talks]] <br/>

See [[data_sets | data]], [[Data sets | these]] and [[gone]].
<a class="yt-timestamp" data-t="12:40">[12:40]</a>
//- talks/data_sets.md
---
title: Data sets
videoId: kJ3vHq8-Wm0
---
From: [[talks]] <br/>
//- talks/talks.md
"""

Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write the files of a fixture into a vault without settings, and go there."""

    def write(source: str) -> Path:
        for path, content in vaultfix.read(source).files.items():
            file = tmp_path / "vault" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.encode())
        monkeypatch.chdir(tmp_path / "vault")
        return tmp_path / "vault"

    return write


def test_what_a_vault_is_and_what_is_wrong_in_it(run: Run, write: Write) -> None:
    vault = write(f"//- .obsidian/app.json\n{{}}\n{NOTES.lstrip()}")
    assert run("init") == Outcome(
        0,
        f"vault   {vault}\n"
        + text(
            """
                    which has an .obsidian folder
            notes   3 in 1 folder
            links   5, mostly [[name]]
                    60 % name a file, 20 % another name of a note, 20 % no note that is there
                    they find notes of their own folder first, then others
            names   scaling_laws.md for “Scaling laws”: so in 2 of 2 notes with a title
            videos  1 with 1 timestamp, mostly <a class="yt-timestamp" …>

            3 findings, by kind, and what goes on with each:
            1  link.inexact     notes-lsp check --fix-only link.inexact
            1  link.unresolved  notes-lsp unresolved
            1  timestamp.parts  notes-lsp check --fix-only timestamp.parts

            Wrote .notes-lsp.toml: 2 settings, with reasons.

            To go on:
              notes-lsp check --statistics                     how much there is of each kind
              notes-lsp check --diff > repairs.patch           what safe repairs would change, to review
              notes-lsp check --fix                            make them
              notes-lsp check --write-baseline                 live with what is left, and from then on
              notes-lsp check --baseline .notes-lsp-baseline   let only new findings fail
            """  # noqa: E501
        ),
    )
    written = (vault / ".notes-lsp.toml").read_text(encoding="utf-8")
    assert "# Obsidian takes 1 of 5 links to another note" in written
    assert run("config", "check").code == 0
    assert "\n3 findings in 3 notes.\n" in run("check", "--min-level", "hint").out


def test_the_vault_of_a_folder_in_it(run: Run, write: Write) -> None:
    vault = write(f"//- .obsidian/app.json\n{{}}\n{NOTES.lstrip()}")
    said = run("init", "talks")
    assert said.out.startswith(f"vault   {vault}\n")
    assert "notes   3 in 1 folder\n" in said.out
    assert (vault / ".notes-lsp.toml").is_file()


def test_commands_are_for_the_folder_that_they_are_said_for(run: Run, write: Write) -> None:
    vault = write(NOTES)
    said = run("init", "--root", "talks")
    assert f"vault   {vault}/talks\n        as asked for: nothing in it or above it" in said.out
    assert "3 findings, by kind, and what goes on with each, in talks:\n" in said.out
    assert "Wrote talks/.notes-lsp.toml" in said.out
    assert "\nTo go on, in talks:\n" in said.out


def test_what_quartz_publishes(run: Run, write: Write) -> None:
    vault = write("//- quartz.config.ts\n//- content/a.md\n[[B]]\n//- content/b.md\n")
    said = run("init")
    assert said.out.startswith(
        f"vault   {vault}/content\n        which a quartz.config.ts beside it publishes\n"
    )
    assert "they find notes as on the site that Quartz makes\n" in said.out
    assert 'resolution = "quartz"\n' in (vault / "content/.notes-lsp.toml").read_text("utf-8")


def test_an_empty_folder(run: Run, write: Write) -> None:
    vault = write("//- .obsidian/app.json\n{}\n")
    assert run("init").out == f"vault   {vault}\n" + text(
        """
                which has an .obsidian folder
        notes   0

        Nothing is wrong in it.

        Wrote .notes-lsp.toml.
        """
    )
    assert run("check").code == 0


def test_the_way_that_is_told_leads_to_a_check_that_passes(run: Run, write: Write) -> None:
    write(f"//- .obsidian/app.json\n{{}}\n{NOTES.lstrip()}")
    said = run("init").out.splitlines()
    commands = [line.split("   ")[0].split()[1:] for line in said if line.startswith("  notes-lsp")]
    assert commands[-2:] == [
        ["check", "--write-baseline"],
        ["check", "--baseline", ".notes-lsp-baseline"],
    ]
    assert run("check", "--fail-on", "information").code == 1
    codes = [run(*command).code for command in commands if ">" not in command]
    assert codes[-1] == 0
    assert run("check", "--fail-on", "information", *commands[-1][1:]).code == 0


def test_many_kinds_are_named_up_to_a_limit(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("notes_lsp.cli.init._MOST_KINDS", 2)
    write(f"//- .obsidian/app.json\n{{}}\n{NOTES.lstrip()}")
    said = run("init")
    assert "3 findings" in said.out
    assert "timestamp.parts" not in said.out
    assert "… and 1 kind more: notes-lsp check --statistics --min-level hint\n" in said.out


def test_a_dry_run_prints_the_settings_and_writes_nothing(run: Run, write: Write) -> None:
    vault = write(f"//- .obsidian/app.json\n{{}}\n{NOTES.lstrip()}")
    said = run("init", "--dry-run")
    assert said.code == 0
    assert "\n.notes-lsp.toml would be:\n\n# Settings of notes-lsp for this vault" in said.out
    assert not (vault / ".notes-lsp.toml").exists()
    run("init")
    written = (vault / ".notes-lsp.toml").read_text(encoding="utf-8")
    assert said.out.endswith(written)
    assert run("init", "--dry-run").code == 0


@pytest.mark.parametrize(
    ("name", "settings", "what"),
    [
        (".notes-lsp.toml", "", ".notes-lsp.toml"),
        (".notes-lsp.toml", "[lnks]\n", ".notes-lsp.toml"),
        ("pyproject.toml", "[tool.notes-lsp.rules]\n", "[tool.notes-lsp] in pyproject.toml"),
    ],
)
def test_settings_that_are_there_stay(
    run: Run, write: Write, name: str, settings: str, what: str
) -> None:
    vault = write(f"//- .obsidian/app.json\n{{}}\n//- {name}\n{settings}//- a.md\n[[gone]]\n")
    said = run("init")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"notes-lsp: {what} is there already and stays as it is: ")
    assert said.err.count("\n") == 1
    assert (vault / name).read_text(encoding="utf-8") == settings


def test_a_file_that_comes_meanwhile_stays(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = write("//- .obsidian/app.json\n{}\n//- .notes-lsp.toml\n[rules]\n")
    monkeypatch.setattr("notes_lsp.cli.init._refuse_to_overwrite", lambda root: None)
    assert run("init").code == 2
    assert (vault / ".notes-lsp.toml").read_text(encoding="utf-8") == "[rules]\n"


def test_a_project_of_others_does_not_matter(run: Run, write: Write) -> None:
    vault = write("//- .obsidian/app.json\n{}\n//- pyproject.toml\n[project]\nname = 'notes-lsp'\n")
    assert run("init").code == 0
    assert (vault / ".notes-lsp.toml").is_file()


def test_a_folder_that_is_not_there(run: Run, write: Write) -> None:
    write(NOTES)
    assert run("init", "gone") == Outcome(
        2, "", "notes-lsp: gone: there is no such file or folder\n"
    )
