"""`check --fix`: what it changes, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from notes_lsp.cli import fixing
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.replace import Refused, replace_note
from tests.cli.conftest import Run
from tests.cli.outcome import text

FAB = "---\ntitle: The fab\n---\n"


def files(folder: Path) -> dict[str, str]:
    """All notes below `folder`, with their line ends."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode()
        for path in sorted(folder.rglob("*.md"))
    }


def test_it_repairs_what_is_safe_and_tells_what_it_did(run: Run, tmp_path: Path) -> None:
    said = run(
        "check",
        "--fix",
        "--min-level",
        "hint",
        vault=text(
            """
            //- x/a.md
            ---
            title: Chips: a history
            ---
            [[The fab]], [[gone]], [[The mill]].
            //- x/fab.md
            ---
            title: The fab
            ---
            //- y/mill.md
            ---
            title: The mill
            ---
            """
        ),
    )
    assert files(tmp_path)["x/a.md"] == text(
        """
        ---
        title: "Chips: a history"
        ---
        [[fab | The fab]], [[gone]], [[The mill]].
        """
    )
    assert said.err == "repairing 1 frontmatter.syntax\nrepairing 1 link.inexact\nchanged 1 note\n"
    assert said.out.splitlines() == [
        "x/a.md:4:22: information link.unresolved There is no note “gone”: create it, "
        "or correct the name",
        "x/a.md:4:32: hint link.inexact “The mill” is a title: write the note's name, mill",
        "",
        "1  information  link.unresolved",
        "1  hint         link.inexact",
        "2 findings in 3 notes.",
        "What a code means: notes-lsp rule link.unresolved",
    ]
    assert said.code == 0


def test_a_note_and_a_link_to_it_are_repaired_once(run: Run, tmp_path: Path) -> None:
    (tmp_path / "b.md").symlink_to("c.md")
    header = "---\nvideoId: aB3_dE-gH1k\n---\n"
    said = run(
        *("check", "--fix", "."),
        vault=f'//- c.md\n{header}<a class="yt-timestamp" data-t="12:40">[00:12:40]</a>\n',
    )
    mended = '<a class="yt-timestamp" data-t="00:12:40">[00:12:40]</a>\n'
    assert files(tmp_path)["c.md"] == header + mended
    assert said.err == "repairing 1 timestamp.parts\nchanged 1 note\n"
    assert said.out == "Nothing found in 2 notes.\n"
    assert said.code == 0


def test_a_second_run_changes_nothing(run: Run, tmp_path: Path) -> None:
    vault = f"//- a.md\n[[The fab]] [[The fab#^x]]\n//- fab.md\n{FAB}"
    run("check", "--fix", "--min-level", "hint", vault=vault)
    once = files(tmp_path)
    assert run("check", "--fix", "--min-level", "hint").err == ""
    assert files(tmp_path) == once


def test_what_a_repair_lays_open_is_repaired_too(run: Run, tmp_path: Path) -> None:
    vault = f"//- a.md\n```markdown\n# Chips\n[[The fab]]\n```\n//- fab.md\n{FAB}"
    said = run("check", "--fix", "--min-level", "hint", vault=vault)
    assert files(tmp_path)["a.md"] == "# Chips\n[[fab | The fab]]\n"
    assert said.err == "repairing 1 link.inexact\nrepairing 1 note.fenced-body\nchanged 1 note\n"


def test_what_is_below_the_level_is_left_alone(run: Run, tmp_path: Path) -> None:
    said = run("check", "--fix", vault=f"//- a.md\n[[The fab]]\n//- fab.md\n{FAB}")
    assert files(tmp_path)["a.md"] == "[[The fab]]\n"
    assert said.err == ""


def test_a_code_that_makes_the_check_fail_is_repaired_at_any_level(
    run: Run, tmp_path: Path
) -> None:
    vault = f"//- a.md\n[[The fab]]\n//- fab.md\n{FAB}"
    assert run("check", "--fix", "--fail-on", "link.inexact", vault=vault).code == 0
    assert files(tmp_path)["a.md"] == "[[fab | The fab]]\n"


def test_only_notes_that_were_asked_for_are_changed(run: Run, tmp_path: Path) -> None:
    vault = f"//- a.md\n[[The fab]]\n//- b.md\n[[The fab]]\n//- fab.md\n{FAB}"
    run("check", "--fix", "--min-level", "hint", "b.md", vault=vault)
    assert files(tmp_path)["a.md"] == "[[The fab]]\n"
    assert files(tmp_path)["b.md"] == "[[fab | The fab]]\n"


def test_what_is_ignored_is_left_alone_and_what_ignores_nothing_goes(
    run: Run, tmp_path: Path
) -> None:
    ignore = "<!-- notes-lsp: ignore link.inexact -->"
    vault = f"//- a.md\n[[The fab]] {ignore}\n[[fab]] {ignore}\n//- fab.md\n{FAB}"
    said = run("check", "--fix", "--min-level", "hint", vault=vault)
    assert files(tmp_path)["a.md"] == f"[[The fab]] {ignore}\n[[fab]]\n"
    assert said.err == "repairing 1 suppression.unused\nchanged 1 note\n"
    assert said.out == "Nothing found in 2 notes.\n"


def test_line_ends_and_the_bom_are_kept(run: Run, tmp_path: Path) -> None:
    run("check", vault=f"//- fab.md\n{FAB}")
    (tmp_path / "a.md").write_bytes("\ufeff[[The fab]]\r\n\r\nOne\rTwo".encode())
    run("check", "--fix", "--min-level", "hint")
    written = (tmp_path / "a.md").read_bytes()
    assert written == "\ufeff[[fab | The fab]]\r\n\r\nOne\rTwo".encode()


def test_a_note_that_is_no_utf8_is_left_alone(run: Run, tmp_path: Path) -> None:
    run("check", vault=f"//- fab.md\n{FAB}")
    (tmp_path / "a.md").write_bytes(b"[[The fab]] caf\xe9")
    said = run("check", "--fix", "--min-level", "hint")
    assert (tmp_path / "a.md").read_bytes() == b"[[The fab]] caf\xe9"
    assert said.err == ""


def test_a_note_that_changed_meanwhile_is_left_alone(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def change_first(root: Path, path: NotePath, old: str, new: str) -> Refused | None:
        (root / path).write_text("somebody else was here")
        return replace_note(root, path, old, new)

    monkeypatch.setattr(fixing, "replace_note", change_first)
    vault = f"//- x/a.md\n[[The fab]]\n//- x/fab.md\n{FAB}"
    said = run("check", "--fix", "--min-level", "hint", vault=vault)
    assert files(tmp_path)["x/a.md"] == "somebody else was here"
    assert said.err == (
        "repairing 1 link.inexact\nx/a.md was left alone: it has changed meanwhile\n"
    )


def test_what_cannot_be_written_is_told_once(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(root: Path, path: NotePath, old: str, new: str) -> Refused:
        return Refused("it is read-only")

    monkeypatch.setattr(fixing, "replace_note", refuse)
    vault = f"//- a.md\n[[The fab]]\n//- fab.md\n{FAB}"
    said = run("check", "--fix", "--min-level", "hint", "--format", "json", vault=vault)
    assert said.err == "repairing 1 link.inexact\na.md was left alone: it is read-only\n"
    assert '"code": "link.inexact"' in said.out
