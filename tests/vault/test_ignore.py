from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from notes_lsp.vault.ignore import _Spec, is_note
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.scan import walk
from notes_lsp.vault.settings import Files, Settings
from tests.vault.files import link, put, write


def settings(*, include: tuple[str, ...] = (), exclude: tuple[str, ...] = ()) -> Settings:
    return Settings(files=Files(include=include, exclude=exclude))


def notes(root: Path, of: Settings | None = None) -> list[str]:
    """The notes of a vault. A note asked for alone must be judged as the walk judges it."""
    of = of or Settings()
    found = [note.path for note in walk(root, of).notes]
    there = [place.relative_to(root).as_posix() for place in root.rglob("*.md")]
    assert [path for path in sorted(there) if is_note(root, NotePath(path), of)] == found
    return list(found)


def test_hidden_files_and_folders_of_programs_hold_no_notes(tmp_path: Path) -> None:
    write(
        tmp_path,
        *("a.md", "x/b.md", ".hidden.md", ".trash/c.md", ".obsidian-like/d.md", "x/.e/f.md"),
        *("node_modules/g.md", "x/node_modules/h.md", "__pycache__/i.md"),
        *("env/pyvenv.cfg", "env/lib/j.md"),
    )
    assert notes(tmp_path) == ["a.md", "x/b.md"]


def test_a_vault_in_the_vault_is_not_entered(tmp_path: Path) -> None:
    write(tmp_path, "a.md", ".notes-lsp.toml", "x/.notes-lsp.toml", "x/b.md", "y/z/.obsidian/")
    write(tmp_path, "y/c.md", "y/z/d.md")
    assert notes(tmp_path) == ["a.md", "y/c.md"]


@pytest.mark.parametrize("name", [".gitignore", ".ignore"])
def test_ignore_files_count_from_their_folder(tmp_path: Path, name: str) -> None:
    write(tmp_path, "a.md", "b.md", "x/a.md", "x/c.md", "x/y/c.md", "drafts/d.md", "x/drafts/e.md")
    put(tmp_path / name, "# a comment\n/a.md\ndrafts/\n")
    put(tmp_path / "x" / name, "/c.md\n")
    assert notes(tmp_path) == ["b.md", "x/a.md", "x/y/c.md"]


def test_the_innermost_ignore_file_and_its_last_pattern_decide(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "x/a.md", "x/b.md", "y/a.md", "y/b.md")
    put(tmp_path / ".gitignore", "*.md\n!b.md\n")
    put(tmp_path / "x/.gitignore", "!a.md\nb.md\n")
    assert notes(tmp_path) == ["x/a.md", "y/b.md"]
    put(tmp_path / "x/.ignore", "a.md\n")
    assert notes(tmp_path) == ["y/b.md"]


def test_nothing_comes_back_from_a_folder_that_is_ignored(tmp_path: Path) -> None:
    write(tmp_path, "x/a.md")
    put(tmp_path / ".gitignore", "x/\n!x/a.md\n")
    assert notes(tmp_path) == []


def test_settings_leave_out_and_bring_back(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "drafts/b.md", "x/drafts/c.md", "x/keep.md", "d.md")
    put(tmp_path / ".gitignore", "d.md\n")
    of = settings(exclude=("drafts/", "x/*"), include=("keep.md", "d.md"))
    assert notes(tmp_path, of) == ["a.md", "d.md", "x/keep.md"]


@pytest.mark.parametrize(
    ("include", "expected"),
    [
        ("node_modules/docs/**", ["a.md", "node_modules/docs/b.md", "node_modules/docs/x/c.md"]),
        ("/node_modules/docs/", ["a.md", "node_modules/docs/b.md", "node_modules/docs/x/c.md"]),
        ("node_modules/*/b.md", ["a.md", "node_modules/docs/b.md", "node_modules/other/b.md"]),
        ("node_modules/docs/x/c.md", ["a.md", "node_modules/docs/x/c.md"]),
        ("b.md", ["a.md"]),
        ("**/b.md", ["a.md"]),
    ],
)
def test_what_is_brought_back_opens_the_folders_on_its_way(
    tmp_path: Path, include: str, expected: list[str]
) -> None:
    write(tmp_path, "a.md", "node_modules/d.md", "node_modules/other/b.md")
    write(tmp_path, "node_modules/docs/b.md", "node_modules/docs/x/c.md")
    assert notes(tmp_path, settings(include=(include,))) == expected


def test_a_hidden_folder_is_brought_back_by_name(tmp_path: Path) -> None:
    write(tmp_path, ".github/a.md", ".github/x/b.md", ".other/c.md")
    assert notes(tmp_path, settings(include=("/.github/",))) == [".github/a.md", ".github/x/b.md"]


def test_the_repository_around_a_vault_has_a_say(tmp_path: Path) -> None:
    root = tmp_path / "site" / "content"
    write(root, "a.md", "private/b.md", "x/c.md", "x/d.md")
    write(tmp_path, ".git/")
    put(tmp_path / ".gitignore", "private/\n/site/content/x/c.md\n/a.md\n")
    put(tmp_path / "site/.gitignore", "d.md\n")
    assert notes(root) == ["a.md"]
    put(root / ".gitignore", "!d.md\n")
    assert notes(root) == ["a.md", "x/d.md"]


@pytest.mark.parametrize("pattern", ["site/", "*", "/site/content", "content/"])
def test_a_repository_that_leaves_out_the_vault_itself_has_none(
    tmp_path: Path, pattern: str
) -> None:
    root = tmp_path / "site" / "content"
    write(root, "a.md", "private/b.md")
    write(tmp_path, ".git/")
    put(tmp_path / ".gitignore", f"{pattern}\nprivate/\n")
    assert notes(root) == ["a.md", "private/b.md"]


def test_what_is_above_the_repository_has_none_either(tmp_path: Path) -> None:
    write(tmp_path, "site/.git", "site/content/a.md")
    put(tmp_path / ".gitignore", "a.md\n")
    assert notes(tmp_path / "site" / "content") == ["a.md"]


def test_an_ignore_file_that_changes_holds_at_once(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "b.md")
    put(tmp_path / ".gitignore", "a.md\n")
    assert notes(tmp_path) == ["b.md"]
    put(tmp_path / ".gitignore", "[ab].md\n")
    assert notes(tmp_path) == []


@pytest.mark.parametrize(
    "data",
    [
        *(b"\xff\xfe\n", b"[\n", b"\\", b"!\n", b"/\n", b"a\0b\n", b"", b"***\n"),
        # A range that runs backwards, and two that Python warns of.
        *(b"[z-a]\n", b"[[:alpha:]]x\n", b"[x||y]\n"),
    ],
)
def test_an_ignore_file_may_hold_anything(tmp_path: Path, data: bytes) -> None:
    write(tmp_path, "a.md", ".git/")
    (tmp_path / ".gitignore").write_bytes(data + b"\nb.md\n")
    write(tmp_path, "b.md", "c/a.md")
    assert "b.md" not in notes(tmp_path)


def test_an_ignore_file_may_be_a_folder(tmp_path: Path) -> None:
    write(tmp_path, "a.md", ".gitignore/x")
    assert notes(tmp_path) == ["a.md"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("new.md", True),
        ("new/folder/new.MARKDOWN", True),
        ("new.txt", False),
        ("../new.md", False),
        ("/new.md", False),
        ("x/../new.md", False),
        ("drafts/new.md", False),
        (".hidden/new.md", False),
        ("", False),
        ("a\0.md", False),
    ],
)
def test_a_file_that_is_not_there_yet_may_become_a_note(
    tmp_path: Path, path: str, expected: bool
) -> None:
    put(tmp_path / ".gitignore", "drafts/\n")
    assert is_note(tmp_path, NotePath(path), Settings()) is expected


def test_no_patterns_are_read_through_a_link(tmp_path: Path) -> None:
    root = tmp_path / "vault"
    write(root, "a.md", "x/b.md")
    put(tmp_path / "outside", "*.md\n")
    link(root / ".gitignore", tmp_path / "outside")
    link(root / "x" / ".ignore", tmp_path / "outside")
    assert notes(root) == ["a.md", "x/b.md"]


def test_what_a_link_leads_to_outside_of_the_vault_is_no_note(tmp_path: Path) -> None:
    root = tmp_path / "vault"
    write(tmp_path, "outside/a.md", "vault/x/b.md")
    link(root / "c.md", tmp_path / "outside/a.md")
    link(root / "y", tmp_path / "outside")
    link(root / "z.md", root / "x/b.md")
    asked = ["c.md", "y/a.md", "z.md", "x/b.md"]
    assert [path for path in asked if is_note(root, NotePath(path), Settings())] == [
        "z.md",
        "x/b.md",
    ]


PATTERNS = st.lists(
    st.lists(
        st.sampled_from(["a", "b", "*", "**", "?", "/", "!", "[ab]", ".md", "#", " ", "\\"]),
        max_size=6,
    ).map("".join),
    max_size=4,
)
PATHS = st.lists(st.sampled_from(["a", "b", "ab", "a.md", ".a"]), min_size=1, max_size=3)


@given(PATTERNS, PATHS, st.sampled_from(["", "/"]))
@example(["*/"], ["a"], "/")
@example(["**/", "!a/"], ["a", "b"], "/")
def test_patterns_as_one_find_what_each_of_them_finds(
    patterns: list[str], names: list[str], end: str
) -> None:
    path = "/".join(names) + end
    try:
        expected = GitIgnoreSpec.from_lines(patterns).check_file(path).include
    except ValueError:
        return  # one that git can't read
    assert _Spec.of(patterns).decide(path) == expected
