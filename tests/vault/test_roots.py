from __future__ import annotations

from pathlib import Path

import pytest

from notes_lsp.vault.roots import find_root, is_published_by_quartz
from tests.vault.files import write


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """A folder with nothing above it that makes a vault."""
    if find_root(tmp_path, None) is not None:
        pytest.skip("the folder for temporary files lies in a vault or repository")
    return tmp_path


@pytest.mark.parametrize(
    ("files", "asked", "expected"),
    [
        ([".notes-lsp.toml", "a/b/"], "a/b", (".", "settings")),
        ([".obsidian/", "a/"], "a", (".", "obsidian")),
        ([".obsidian/", ".notes-lsp.toml", "a/"], "a", (".", "settings")),
        ([".obsidian/", "a/.notes-lsp.toml", "a/b/"], "a/b", ("a", "settings")),
        ([".notes-lsp.toml", "a/.obsidian/", "a/b/"], "a/b", ("a", "obsidian")),
        ([".notes-lsp.toml", "a/.git/", "a/b/"], "a/b", (".", "settings")),
        (["quartz.config.ts", "content/a/"], "content/a", ("content", "quartz")),
        (["quartz.config.ts", "content/"], "content", ("content", "quartz")),
        (["quartz.config.ts", "content/"], ".", ("content", "quartz")),
        (["quartz.config.ts", ".git/", "content/a/"], "content/a", ("content", "quartz")),
        (["quartz.config.ts", ".git/", "content/", "docs/"], "docs", (".", "git")),
        (["quartz.config.ts", "content/.obsidian/"], "content", ("content", "obsidian")),
        (["quartz.config.ts", ".git/", "notes/"], "notes", (".", "git")),
        (
            ["a/quartz.config.ts", "a/content/x/content/"],
            "a/content/x/content",
            ("a/content", "quartz"),
        ),
        (["quartz.config.ts/", "content/", ".git/"], "content", (".", "git")),
        ([".git/", "a/b/"], "a/b", (".", "git")),
        ([".git", "a/b/"], "a/b", (".", "git")),
        ([".git/", "a/.git", "a/b/"], "a/b", ("a", "git")),
        (["pyproject.toml", "a/"], "a", ("fallback", "folder")),
        (["a/"], "a", ("fallback", "folder")),
    ],
)
def test_the_nearest_mark_of_the_strongest_kind_tells_the_root(
    top: Path, files: list[str], asked: str, expected: tuple[str, str]
) -> None:
    write(top, *files)
    root = find_root(top / asked, top / "fallback")
    assert (root.path, root.kind) == (top / expected[0], expected[1])


def test_without_a_fallback_there_may_be_no_root(top: Path) -> None:
    assert find_root(top, None) is None


@pytest.mark.parametrize(
    ("files", "root", "published"),
    [
        (["quartz.config.ts", "content/"], "content", True),
        (["quartz.config.ts"], ".", True),
        (["quartz.config.ts", "content/a/"], "content/a", False),
        (["quartz.config.ts/", "content/"], "content", False),
        (["content/"], "content", False),
    ],
)
def test_a_site_is_told_by_its_configuration(
    tmp_path: Path, files: list[str], root: str, published: bool
) -> None:
    write(tmp_path, *files)
    assert is_published_by_quartz(tmp_path / root) is published
