"""Which notes the paths of a command line mean, and what is said of those that mean none."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from notes_lsp.cli.paths import shown_path
from tests.cli.conftest import Run
from tests.cli.outcome import Outcome, text
from tests.vault.files import link, put, write

VAULT = """
//- a.md
[[gone]]
//- x/b.md
[[gone]] [[c]]
//- x/sub/c.md
[[gone]]
//- x2/d.md
[[gone]]
//- picture.png
//- .hidden/e.md
[[gone]]
"""


def checked(said: Outcome) -> list[str]:
    """The notes with a finding."""
    return [line.split(":")[0] for line in said.out.splitlines() if "There is no note" in line]


@pytest.mark.parametrize(
    ("paths", "notes"),
    [
        ([], ["a.md", "x/b.md", "x/sub/c.md", "x2/d.md"]),
        (["."], ["a.md", "x/b.md", "x/sub/c.md", "x2/d.md"]),
        (["x"], ["x/b.md", "x/sub/c.md"]),
        (["x/"], ["x/b.md", "x/sub/c.md"]),
        (["x/sub/../b.md"], ["x/b.md"]),
        (["x2", "a.md", "a.md"], ["a.md", "x2/d.md"]),
    ],
)
def test_folders_and_notes_are_checked_in_their_vault(
    run: Run, paths: list[str], notes: list[str]
) -> None:
    said = run("check", *paths, vault=VAULT)
    assert (checked(said), said.err) == (notes, "")


def test_a_repository_whose_notes_quartz_publishes_is_checked_whole(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    put(tmp_path / "quartz.config.ts", "")
    write(tmp_path, "README.md")
    put(tmp_path / "content" / "a.md", "[[gone]]")
    assert checked(run("check", ".")) == ["content/a.md"]
    assert checked(run("check", "content")) == ["content/a.md"]


def test_paths_are_shown_from_the_current_folder(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("check", vault=VAULT)
    monkeypatch.chdir(tmp_path / "x")
    assert checked(run("check")) == ["b.md", "sub/c.md"]
    assert checked(run("check", "..")) == ["../a.md", "../x2/d.md", "b.md", "sub/c.md"]


def test_the_vault_is_the_root_that_is_given(run: Run) -> None:
    said = run("check", "--root", "x", vault=VAULT)
    assert checked(said) == ["x/b.md", "x/sub/c.md"]
    said = run("check", "--root", "x", "x/b.md")
    assert checked(said) == ["x/b.md"]
    assert "c" not in [line.split("“")[-1].split("”")[0] for line in said.out.splitlines()]


@pytest.mark.parametrize(
    ("path", "remark"),
    [
        ("picture.png", "picture.png: skipped, since notes end in .md or .markdown"),
        (".hidden/e.md", ".hidden/e.md: skipped, since it is ignored or no ordinary file"),
        (".hidden", ".hidden: there are no notes here"),
        ("empty", "empty: there are no notes here"),
    ],
)
def test_what_is_no_note_is_told(run: Run, tmp_path: Path, path: str, remark: str) -> None:
    (tmp_path / "empty").mkdir()
    said = run("check", path, "x", vault=VAULT)
    assert (checked(said), said.err) == (["x/b.md", "x/sub/c.md"], f"{remark}\n")
    assert run("check", "--quiet", path) == Outcome(0, "")


def test_several_vaults_are_checked_each_for_itself(run: Run) -> None:
    vault = """
        //- one/.notes-lsp.toml
        //- one/a.md
        [[b]]
        //- two/.notes-lsp.toml
        //- two/b.md
        [[a]] [[b]]
        """
    said = run("check", "two", "one", vault=text(vault))
    assert checked(said) == ["one/a.md", "two/b.md"]
    assert "2 findings in 2 notes.\n" in said.out


NESTED = """
//- a.md
[[b]] [[gone]]
//- x/.obsidian/app.json
//- x/b.md
[[a]]
//- x/y/.notes-lsp.toml
//- x/y/c.md
[[b]]
//- z/.obsidian/app.json
//- z/no.txt
"""


def test_vaults_inside_of_a_vault_are_checked_too(run: Run) -> None:
    said = run("check", vault=NESTED)
    assert (checked(said), said.err) == (["a.md", "a.md", "x/b.md", "x/y/c.md"], "")
    assert "in 3 notes." in said.out
    said = run("check", "x/y/c.md", ".")
    assert (checked(said), said.err) == (["a.md", "a.md", "x/b.md", "x/y/c.md"], "")
    assert checked(run("check", "x")) == ["x/b.md", "x/y/c.md"]
    assert checked(run("check", "x/y", "a.md")) == ["a.md", "a.md", "x/y/c.md"]
    assert checked(run("check", "--root", ".")) == ["a.md", "a.md"]
    assert run("check", "z").err == "z: there are no notes here\n"


def test_a_folder_that_cannot_be_read_is_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(place: str | Path) -> Iterator[os.DirEntry[str]]:
        if Path(place).name == "sub":
            raise PermissionError(13, "Permission denied")
        return scan(place)

    scan = os.scandir
    monkeypatch.setattr(os, "scandir", refuse)  # root may read all
    said = run("check", vault=VAULT)
    assert checked(said) == ["a.md", "x/b.md", "x/b.md", "x2/d.md"]
    assert said.err == "x/sub: skipped, since it can't be read: Permission denied\n"
    assert run("check", "x2").err == ""
    said = run("check", "x/sub")
    assert (said.code, said.err) == (2, "notes-lsp: x/sub: can't be read: Permission denied\n")


def test_a_link_to_a_note_is_the_note(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", ".notes-lsp.toml")
    put(tmp_path / "elsewhere" / "real.md", "[[gone]]\n")
    link(tmp_path / "link.md", tmp_path / "elsewhere" / "real.md")
    assert checked(run("check", "link.md", vault="//- a.md\n")) == ["elsewhere/real.md"]


def test_a_link_to_itself_is_an_error(run: Run, tmp_path: Path) -> None:
    link(tmp_path / "loop.md", tmp_path / "loop.md")
    said = run("check", "loop.md", vault="//- a.md\n")
    assert (said.code, said.err) == (2, "notes-lsp: loop.md: can't be read: it leads to itself\n")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_bad_files_cost_themselves_alone(run: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    link(tmp_path / "loop", tmp_path)
    link(tmp_path / "nowhere.md", tmp_path / "not there")
    put(tmp_path / "nul.md", "a\0b")
    (tmp_path / "bytes.md").write_bytes(b"\xff\xfe\x00\x01 binary")
    (tmp_path / "latin.md").write_bytes("[[gone]] café".encode("latin-1"))
    said = run("check", vault="//- a.md\n[[gone]]\n")
    assert said.err == ""
    assert said.out.splitlines()[:5] == [
        "a.md:1:3: information link.unresolved There is no note “gone”: create it, "
        "or correct the name",
        "bytes.md:1:1: warning note.encoding This file is UTF-16: save it as UTF-8",
        "latin.md:1:3: information link.unresolved There is no note “gone”: create it, "
        "or correct the name",
        "latin.md:1:13: warning note.encoding This file is not UTF-8: the byte 0xe9 stands here",
        "nul.md:1:2: warning note.encoding A NUL byte stands here: is this a text?",
    ]
    assert run("check", "pipe.md").err == (
        "pipe.md: skipped, since it is ignored or no ordinary file\n"
    )


@pytest.mark.parametrize("place", ["x.md", "a/x.md", "a/b/c.md", ".", "", "b/..x"])
@pytest.mark.parametrize("root", [".", "q", "q/a", ".."])
def test_any_place_is_shown_from_any_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, root: str, place: str
) -> None:
    write(tmp_path, "q/a/b/")
    for folder in (".", "q", "q/a", "q/a/b"):
        monkeypatch.chdir(tmp_path / folder)
        for vault in (tmp_path / root, Path(root)):
            assert shown_path(vault, place) == os.path.relpath(vault / place)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"a\nb.md", "a\\nb.md"),
        (b"\x1b[31mred.md", "\\x1b[31mred.md"),
        (b"latin-\xe9.md", "latin-\\udce9.md"),
        ("\u202erid.md".encode(), "\\u202erid.md"),
        ("\u2068cleo\u2069 – é 🗂️.md".encode(), "\u2068cleo\u2069 – é 🗂️.md"),
    ],
)
def test_odd_names_are_printed_on_one_line(
    run: Run, tmp_path: Path, name: bytes, shown: str
) -> None:
    try:
        (tmp_path / os.fsdecode(name)).write_text("[[gone]]")
    except OSError:
        pytest.skip("no such names here")
    line = f"{shown}:1:3: information link.unresolved "
    assert run("check", vault="//- a.md\n").out.startswith(line)
