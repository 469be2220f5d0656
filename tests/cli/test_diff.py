"""`check --diff`: a patch of what repairs would change, and nothing changed."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.outcome import text
from tests.vault.files import put

FAB = "//- x/fab.md\n---\ntitle: The fab\n---\n"
ANCHOR = '---\nvideoId: aB3_dE-gH1k\n---\n<a class="yt-timestamp" data-t="2:31">[00:02:31]</a>\n'
BEFORE, AFTER = "[[The fab]]\n", "[[fab | The fab]]\n"


def apply(folder: Path, patch: str) -> None:
    """What a user does with a patch."""
    subprocess.run(["git", "apply"], cwd=folder, input=patch.encode(), check=True)


def test_it_prints_a_patch_and_changes_nothing(run: Run, tmp_path: Path) -> None:
    said = run("check", "--diff", "--min-level", "hint", vault=f"//- x/a.md\n{BEFORE}{FAB}")
    assert said.out == text(
        """
        --- a/x/a.md
        +++ b/x/a.md
        @@ -1 +1 @@
        -[[The fab]]
        +[[fab | The fab]]
        """
    )
    assert said.err == "would repair 1 link.inexact\nwould change 1 note\n"
    assert said.code == 0
    assert (tmp_path / "x" / "a.md").read_text() == BEFORE


def test_nothing_to_repair_is_no_patch(run: Run) -> None:
    said = run("check", "--diff", vault="//- a.md\n[[#Gone]]\n")
    assert (said.code, said.out, said.err) == (1, "", "")


def test_it_ends_as_a_check_of_what_is_there(run: Run) -> None:
    assert run("check", "--diff", vault=f"//- a.md\n{ANCHOR}").code == 1
    assert run("check", "--fix").code == 0


@pytest.mark.parametrize("linked", ["z.md", "hidden/z.txt"])
def test_git_takes_it_for_a_file_that_a_link_leads_to(
    run: Run, tmp_path: Path, linked: str
) -> None:
    put(tmp_path / linked, ANCHOR)
    (tmp_path / "a.md").symlink_to(linked)
    said = run("check", "--diff", vault="//- b.md\n")
    assert said.out.startswith(f"--- a/{linked}\n+++ b/{linked}\n")
    apply(tmp_path, said.out)
    assert (tmp_path / linked).read_text() == ANCHOR.replace('"2:31"', '"00:02:31"')


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize("name", ["a.md", "my b.md", 'q".md', "t\tb.md", "é 🗂.md", "-x.md"])
@pytest.mark.parametrize("here", [".", "x"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        (BEFORE, AFTER),
        (
            "\ufeff# A\r\n\r\n[[The fab]]\r\nOne\rTwo",
            "\ufeff# A\r\n\r\n[[fab | The fab]]\r\nOne\rTwo",
        ),
        ("```markdown\n# A\n\n[[The fab]]\n```\n", "# A\n\n[[fab | The fab]]\n"),
    ],
)
def test_git_takes_it_in_any_folder(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    name: str,
    here: str,
    before: str,
    after: str,
) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    run("check", vault=FAB)
    file = tmp_path / "x" / name
    put(file, before)
    monkeypatch.chdir(tmp_path / here)
    said = run("check", "--diff", "--min-level", "hint")
    apply(tmp_path / here, said.out)
    assert file.read_bytes() == after.encode()


def test_what_git_would_refuse_is_told(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    run("check", vault=f"//- x/a.md\n{BEFORE}{FAB}//- y/b.md\n")
    monkeypatch.chdir(tmp_path / "y")
    said = run("check", "--diff", "--min-level", "hint", "../x")
    assert (said.code, said.out) == (2, "")
    assert said.err.splitlines()[-1] == (
        "notes-lsp: --diff: ../x/a.md is not below this folder, so that git apply would not take "
        f"the patch: go to {tmp_path} first"
    )
